// Gallery: form rows in every state at every level, and every kind of control.
#include <QVBoxLayout>

#include "widgets/card.h"
#include "widgets/form_row.h"
#include "widgets/gallery_parts.h"

namespace zk::widgets {
namespace {

using Control = FormRowSpec::Control;

FormRowSpec number(const QString& key, const QString& label, const QString& help, const QString& unit = {}) {
  FormRowSpec spec;
  spec.key = key;
  spec.label = label;
  spec.help = help;
  spec.unit = unit;
  spec.control = Control::Number;
  spec.range = {1, 1e6, 1, false, true};
  return spec;
}

FormRow* row(const FormRowSpec& spec, const FormRowState& state, FormRow::Level level) {
  auto* r = new FormRow(spec);
  r->setLevel(level);
  r->setState(state);
  return r;
}

QWidget* states(const QString& title, FormRow::Level level) {
  auto* card = new Card(title, GalleryWords::tr("2 values differ from the preset (1 not shown at this level)"));
  const auto width =
      number(QStringLiteral("model.d_model"), GalleryWords::tr("Width"),
             GalleryWords::tr("Size of the vector that stands for one token."), GalleryWords::tr("units"));
  const auto layers = number(QStringLiteral("model.n_layer"), GalleryWords::tr("Layers"),
                             GalleryWords::tr("More layers give more steps of thought and cost time. Usual: 4–16."));
  const auto heads = number(QStringLiteral("model.n_head"), GalleryWords::tr("Attention heads"),
                            GalleryWords::tr("A number that divides the width."));
  auto mlp = number(QStringLiteral("model.d_ff"), GalleryWords::tr("MLP width"), {}, GalleryWords::tr("units"));
  mlp.derivable = true;
  FormRowSpec experts;
  experts.key = QStringLiteral("model.moe");
  experts.label = GalleryWords::tr("Mixture of experts");
  experts.control = Control::Check;
  FormRowState automatic;
  automatic.derived = 1024;
  automatic.formula = GalleryWords::tr("Automatic: 8/3 × width, rounded to 128.");
  FormRowState wrong;
  wrong.value = 5;
  wrong.changed = true;
  wrong.error = GalleryWords::tr("384 cannot be split into 5 equal heads. Use 4, 6 or 8.");
  wrong.fix = GalleryWords::tr("Use 6");
  FormRowState live;
  live.value = 8;
  live.changed = true;
  live.tag = GalleryWords::tr("applies at the next step");
  FormRowState disabled;
  disabled.value = false;
  disabled.disabled = GalleryWords::tr("Needs 16 layers or more. You have 8.");
  auto* v = card->body();
  v->addWidget(row(width, {384}, level));
  v->addWidget(row(layers, live, level));
  v->addWidget(row(mlp, automatic, level));
  v->addWidget(row(experts, disabled, level));
  v->addWidget(row(heads, wrong, level));
  return card;
}

FormRowSpec choice(const QString& label, const QStringList& items) {
  FormRowSpec spec;
  spec.label = label;
  spec.control = Control::Choice;
  for (const QString& item : items) spec.choices.append({item, item});
  return spec;
}

QWidget* kinds() {
  auto* card = new Card(GalleryWords::tr("Kinds of control"));
  const auto level = FormRow::Level::Build;
  auto* v = card->body();
  v->addWidget(row(choice(GalleryWords::tr("Norm"), {QStringLiteral("LayerNorm"), QStringLiteral("RMSNorm")}),
                   {QStringLiteral("RMSNorm")}, level));
  v->addWidget(row(choice(GalleryWords::tr("Schedule"), {QStringLiteral("constant"), QStringLiteral("linear"),
                                                         QStringLiteral("cosine"), QStringLiteral("wsd")}),
                   {QStringLiteral("cosine")}, level));
  FormRowSpec check;
  check.label = GalleryWords::tr("Shared head");
  check.control = Control::Check;
  v->addWidget(row(check, {true}, level));
  FormRowSpec rate;
  rate.label = GalleryWords::tr("Learning rate");
  rate.control = Control::Number;
  rate.range = {1e-8, 1, 0.01, true, false};
  v->addWidget(row(rate, {0.0025}, level));
  FormRowSpec path;
  path.label = GalleryWords::tr("Folder of texts");
  path.control = Control::Path;
  v->addWidget(row(path, {QStringLiteral("~/texts")}, level));
  FormRowSpec list;
  list.label = GalleryWords::tr("Sample prompts");
  list.control = Control::List;
  v->addWidget(row(list, {QStringList{GalleryWords::tr("One morning,"), GalleryWords::tr("The fox said")}}, level));
  FormRowSpec name;
  name.label = GalleryWords::tr("Name");
  name.control = Control::Text;
  v->addWidget(row(name, {QStringLiteral("baseline-16M")}, level));
  return card;
}

}  // namespace

void addFormSections(QVector<GallerySection>& out) {
  out.append({GalleryWords::tr("Form rows: default, changed, automatic, disabled, invalid"),
              sideBySide({states(GalleryWords::tr("Learn"), FormRow::Level::Learn),
                          states(GalleryWords::tr("Build"), FormRow::Level::Build),
                          states(GalleryWords::tr("Expert"), FormRow::Level::Expert), kinds()},
                         16, 380)});
}

}  // namespace zk::widgets

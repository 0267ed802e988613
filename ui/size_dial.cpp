// One question is on its way at most; the newest position wins, so the dial follows the hand however fast it moves.
#include "ui/size_dial.h"

#include <QGridLayout>
#include <utility>

#include "ui/shape_words.h"
#include "ui/train_draft.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

SizeDial::SizeDial(AppModel& app, QWidget* parent) : Card({}, {}, parent), m_app(app) {
  m_dial = new PlanDial;
  m_dial->setRange(0, 1, false);
  m_leave = new Button({}, Button::Role::Quiet);
  m_leave->setSmall(true);
  m_leave->hide();
  m_back = new Button({}, Button::Role::Quiet, "undo");
  m_back->setSmall(true);
  m_why = new Button({}, Button::Role::Quiet);
  m_why->setSmall(true);
  addTool(m_why);
  addTool(m_back);
  addTool(m_leave);
  m_state = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  body()->addWidget(m_dial);
  body()->addWidget(m_state);
  m_formulas = new QWidget;
  m_formulaTable = new QGridLayout(m_formulas);
  m_formulaTable->setContentsMargins(0, 0, 0, 0);
  m_formulaTable->setHorizontalSpacing(16);
  m_formulaTable->setVerticalSpacing(4);
  m_formulaTable->setColumnStretch(2, 1);
  m_formulas->hide();
  body()->addWidget(m_formulas);
  connect(m_back, &QPushButton::clicked, this, &SizeDial::attachAll);
  connect(m_why, &QPushButton::clicked, this, [this] {
    m_showFormulas = !m_showFormulas;
    showState();
  });
  connect(m_dial, &PlanDial::moved, this, &SizeDial::turn);
  connect(m_leave, &QPushButton::clicked, this, [this] {
    setDialState(m_app.notes(), {});
    m_answer = Json::object();
    showState();
    Q_EMIT answered();
  });
}

void SizeDial::retranslate() {
  setTitle(tr("One dial for the whole model"));
  m_dial->setName(tr("One dial for the whole model"), false);
  m_dial->setEnds(tr("tiny: learns here in minutes"), tr("large: needs a cluster"));
  m_leave->setText(tr("Leave the dial"));
  m_back->setText(tr("All back on the dial"));
  showState();
}

void SizeDial::refresh(double parameters) {
  m_parameters = parameters;
  const DialState state = dialState(m_app.notes());
  if (state.used()) {
    m_dial->setValue(state.position);
    const bool known = m_answer.contains("position") && m_answer["position"] == Json(state.position);
    if (!known && !m_open) ask(state.position, false);
  }
  showState();
}

void SizeDial::turn(double position) {
  DialState state = dialState(m_app.notes());
  state.position = position;
  ask(position, true);  // first: until the answer is there nothing is taken for a change by hand
  setDialState(m_app.notes(), state);
}

void SizeDial::ask(double position, bool apply) {
  if (m_open) {
    m_wanted = position;
    m_wantedApply = m_wantedApply || apply;
    return;
  }
  m_open = true;
  const Json train = m_app.notes().draft("train");
  Json args = {{"position", position}};
  if (train.contains("dataset") && train["dataset"].is_string()) args["dataset"] = train["dataset"];
  m_app.zk().request("dial", args, this, {}, [this, apply](const Json& answer) {
    m_open = false;
    if (!answer.contains("issue")) {
      m_answer = answer;
      if (apply) this->apply(answer);
    }
    const double next = std::exchange(m_wanted, -1.0);
    const bool nextApply = std::exchange(m_wantedApply, false);
    if (next >= 0) ask(next, nextApply);
    showState();
    Q_EMIT answered();
  });
}

void SizeDial::apply(const Json& answer) {
  const DialState state = dialState(m_app.notes());
  if (!state.used() || !answer.contains("values")) return;
  Json values = Json::object();
  const Json& given = answer["values"];
  for (const auto& [path, value] : given.items())
    if (!state.own.contains(QString::fromStdString(path))) values[path] = value;
  // Steps and minutes would overrule the tokens that the dial gives.
  if (values.contains("tokens_millions")) values["steps"] = nullptr, values["minutes"] = 0;
  writeDraft(m_app.notes(), values);
}

QString SizeDial::formulaOf(const std::string& path) const {
  const DialState state = dialState(m_app.notes());
  if (!state.used() || state.own.contains(QString::fromStdString(path)) || !m_answer.contains("formulas")) return {};
  const Json& formulas = m_answer["formulas"];
  const auto it = formulas.find(path);
  if (it == formulas.end()) return {};
  return ShapeWords::engineText("formula." + it->get<std::string>());
}

void SizeDial::lookAtValues(const std::function<Json(const std::string& path)>& valueOf) {
  DialState state = dialState(m_app.notes());
  const bool settled =
      state.used() && !m_open && m_answer.contains("values") && m_answer["position"] == Json(state.position);
  if (!settled) return;
  const Json& given = m_answer["values"];
  bool detached = false;
  for (const auto& [path, value] : given.items()) {
    const QString own = QString::fromStdString(path);
    if (state.own.contains(own) || valueOf(path) == value) continue;
    state.own << own;
    detached = true;
  }
  if (detached) setDialState(m_app.notes(), state);
  showState();
}

void SizeDial::attachAll() {
  DialState state = dialState(m_app.notes());
  state.own.clear();
  ask(state.position, true);
  setDialState(m_app.notes(), state);
}

/// A table: value, how it is worked out.
void SizeDial::showFormulas() {
  const DialState state = dialState(m_app.notes());
  m_formulas->setVisible(m_showFormulas && state.used());
  if (!m_formulas->isVisibleTo(this)) return;
  while (QLayoutItem* item = m_formulaTable->takeAt(0)) {
    if (QWidget* old = item->widget()) old->hide(), old->deleteLater();
    delete item;
  }
  if (!m_answer.contains("formulas")) return;
  int row = 0;
  const Json &formulas = m_answer["formulas"], &values = m_answer["values"];
  for (const auto& [path, id] : formulas.items()) {
    const bool own = state.own.contains(QString::fromStdString(path));
    m_formulaTable->addWidget(new Label(ShapeWords::label(path), Type::Role::Help), row, 0, Qt::AlignTop);
    auto* value = new Label(numbers::natural(values[path].get<double>()), Type::Role::Strong);
    m_formulaTable->addWidget(value, row, 1, Qt::AlignTop | Qt::AlignRight);
    auto* how = new Label(own ? tr("set by you") : ShapeWords::engineText("formula." + id.get<std::string>()),
                          Type::Role::Help, Label::Fit::Wrap);
    m_formulaTable->addWidget(how, row, 2);
    ++row;
  }
}

void SizeDial::showState() {
  const DialState state = dialState(m_app.notes());
  m_leave->setVisible(state.used());
  m_back->setVisible(!state.own.isEmpty());
  m_why->setVisible(state.used());
  m_why->setText(m_showFormulas ? tr("Hide formulas") : tr("Show formulas"));
  showFormulas();
  m_dial->setValueText(m_parameters > 0 ? tr("%1 parameters").arg(Words::beforeUnit(numbers::compact(m_parameters)))
                                        : QString());
  if (!state.used()) {
    m_state->setText(tr("Turn it: width, layers, heads, context, learning rate, batch and tokens follow by formulas."));
    return;
  }
  QStringList own;
  for (const QString& path : state.own) own << ShapeWords::label(path.toStdString());
  m_state->setText(own.isEmpty()
                       ? tr("Width, layers, heads, context, learning rate, batch and tokens follow the dial.")
                       : tr("Yours, off the dial: %1. Everything else follows it.")
                             .arg(own.join(numbers::japanese() ? QStringLiteral("、") : QStringLiteral(", "))));
}

}  // namespace zk::ui

// The first opening is the one that is taken where nobody chooses.
#include "ui/opening_picker.h"

#include <QEvent>
#include <QVBoxLayout>

#include "widgets/reflow_layout.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

OpeningPicker::OpeningPicker(AppModel& app, QWidget* parent) : QWidget(parent), m_app(app) {
  auto* column = vbox(this, 0, 4);
  m_title = new Label({}, Type::Role::Strong, Label::Fit::Wrap);
  m_why = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  column->addWidget(m_title);
  column->addWidget(m_why);
  column->addSpacing(4);
  auto* choices = new ReflowLayout(nullptr, 260, 8);
  for (int i = 0; i < openings().size(); ++i) {
    auto* choice = new Button;
    choice->setCheckable(true);
    connect(choice, &QPushButton::clicked, this, [this, i] {
      m_app.chooseOpening(openings()[i]);
      refresh();
    });
    m_choices.append(choice);
    choices->addWidget(choice);
  }
  column->addLayout(choices);
  connect(&app.notes(), &ProjectNotes::changed, this, &OpeningPicker::refresh);
  refresh();
}

QStringList OpeningPicker::openings() {
  return {tr("One windy evening, Kai"), tr("Tomorrow was Mika's birthday."),
          tr("Rin put the glass cup into the pond.")};
}

void OpeningPicker::refresh() {
  m_title->setText(tr("Pick a first sentence"));
  m_why->setText(tr("The model goes on from it while it learns: from noise to a small story."));
  const QStringList all = openings();
  const QString chosen = all.contains(m_app.opening()) ? m_app.opening() : all.first();
  for (qsizetype i = 0; i < all.size(); ++i) {
    const bool on = all[i] == chosen;
    m_choices[i]->setText(all[i]);
    m_choices[i]->setChecked(on);
    m_choices[i]->setIconName(on ? "check" : "ring");
    m_choices[i]->setAccessibleDescription(on ? tr("chosen") : QString());
  }
}

void OpeningPicker::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) refresh();
  QWidget::changeEvent(event);
}

}  // namespace zk::ui

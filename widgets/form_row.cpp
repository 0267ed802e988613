// The control is built from the spec; setState() writes into it without telling anybody.
#include "widgets/form_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <algorithm>
#include <cmath>

#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

constexpr int kDot = 12, kLabel = 144, kControl = 136;
constexpr int kLeastLabel = 88;  // of a form whose names are all short

void setMark(QWidget* w, const char* name, bool on) {
  const QString value = on ? QStringLiteral("1") : QString();
  if (w->property(name).toString() == value) return;
  w->setProperty(name, value);
  w->style()->unpolish(w);
  w->style()->polish(w);
}

}  // namespace

FormRow::FormRow(const FormRowSpec& spec, QWidget* parent) : QWidget(parent) {
  auto* v = vbox(this, 0, 2);
  m_top = hbox(nullptr, 0, 0);
  m_top->setContentsMargins(scaled(kDot), 0, 0, 0);
  auto* names = vbox(nullptr, 0, 0);
  m_label = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_key = new Label({}, Type::Role::Mono, Label::Fit::Elide);
  names->addStretch(1);
  names->addWidget(m_label);
  names->addWidget(m_key);
  names->addStretch(1);
  m_top->addLayout(names);
  m_top->addSpacing(8);
  m_tag = new Label({}, Type::Role::Caption);
  m_reset = new IconButton(QStringLiteral("reset"));
  m_lock = new IconButton(QStringLiteral("lock"));
  m_help = new IconButton(QStringLiteral("help"));
  m_top->addStretch(1);  // after the control, which buildControl() puts before it
  m_top->addSpacing(8);
  m_top->addWidget(m_tag, 0, Qt::AlignVCenter);
  for (IconButton* b : {m_reset, m_lock, m_help}) m_top->addWidget(b, 0, Qt::AlignVCenter);
  v->addLayout(m_top);

  m_belowBox = new QWidget;
  m_below = hbox(m_belowBox, 0, 6);
  m_below->setContentsMargins(scaled(kDot), 0, 0, 0);
  m_lineIcon = new IconLabel(QStringLiteral("lock"), &Tokens::text2, 14);
  m_line = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_fix = new Button({}, Button::Role::Quiet);
  m_fix->setSmall(true);
  m_below->addWidget(m_lineIcon, 0, Qt::AlignTop);
  m_below->addWidget(m_line, 1);
  m_below->addWidget(m_fix, 0, Qt::AlignTop);
  v->addWidget(m_belowBox);

  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);

  connect(m_reset, &QToolButton::clicked, this, &FormRow::resetRequested);
  connect(m_lock, &QToolButton::clicked, this, [this] { Q_EMIT derivedRequested(m_state.value.isValid()); });
  connect(m_help, &QToolButton::clicked, this, &FormRow::helpRequested);
  connect(m_fix, &QPushButton::clicked, this, &FormRow::fixRequested);
  connect(&Theme::instance(), &Theme::changed, this, &FormRow::applyWidths);
  setSpec(spec);
}

void FormRow::setSpec(const FormRowSpec& spec) {
  const bool same = m_control && m_spec.control == spec.control && m_spec.segmented() == spec.segmented();
  m_spec = spec;
  // A rebuilt control would lose the focus while one types.
  if (!same) buildControl();
  refresh();
}

void FormRow::buildControl() {
  delete m_control;
  using C = FormRowSpec::Control;
  if (m_spec.control == C::Number) {
    auto* field = new NumberField;
    connect(field, &NumberField::numberEdited, this, &FormRow::edited);
    m_control = field;
  } else if (m_spec.control == C::Choice && m_spec.segmented()) {
    auto* segments = new SegmentedControl;
    connect(segments, &SegmentedControl::changed, this,
            [this](int i) { Q_EMIT edited(m_spec.choices.value(i).value); });
    m_control = segments;
  } else if (m_spec.control == C::Choice) {
    auto* combo = new Combo;
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(combo, &QComboBox::activated, this, [this](int i) { Q_EMIT edited(m_spec.choices.value(i).value); });
    m_control = combo;
  } else if (m_spec.control == C::Check) {
    auto* box = new QCheckBox;
    connect(box, &QCheckBox::clicked, this, [this](bool on) { Q_EMIT edited(on); });
    m_control = box;
  } else if (m_spec.control == C::Path) {
    auto* path = new PathField;
    connect(path, &PathField::pathEdited, this, &FormRow::edited);
    m_control = path;
  } else if (m_spec.control == C::List) {
    auto* list = new ChipList;
    connect(list, &ChipList::itemsEdited, this, &FormRow::edited);
    m_control = list;
  } else {
    auto* edit = new QLineEdit;
    connect(edit, &QLineEdit::textEdited, this, &FormRow::edited);
    m_control = edit;
  }
  (m_control->focusProxy() ? m_control->focusProxy() : m_control)->installEventFilter(this);
  m_top->insertWidget(2, m_control, 0, Qt::AlignVCenter);
  applyWidths();
  // Tab goes control, then what stands at its right.
  setTabOrder(m_control, m_reset);
  setTabOrder(m_reset, m_lock);
  setTabOrder(m_lock, m_help);
  setTabOrder(m_help, m_fix);
}

void FormRow::applyWidths() {
  using C = FormRowSpec::Control;
  const bool wide = m_spec.control == C::Path || m_spec.control == C::List || m_spec.control == C::Text ||
                    (m_spec.control == C::Choice && !m_spec.segmented());
  m_top->setContentsMargins(scaled(kDot), 0, 0, 0);
  m_below->setContentsMargins(scaled(kDot), 0, 0, 0);
  const int names = m_labelWidth > 0 ? m_labelWidth : scaled(kLabel);
  m_label->setFixedWidth(names);
  m_key->setFixedWidth(names);
  const bool combo = m_spec.control == C::Choice && !m_spec.segmented();
  const int narrow = m_spec.control == C::Check || m_spec.control == C::Choice ? 0 : scaled(kControl);
  m_control->setMinimumWidth(combo ? scaled(kControl) : narrow);
  const int widest = m_spec.control == C::Number ? scaled(kControl)
                     : combo && !m_spec.asList   ? scaled(200)
                                                 : scaled(360);
  m_control->setMaximumWidth(wide || m_spec.control == C::Number ? widest : QWIDGETSIZE_MAX);
  // A wide control takes the room there is up to its limit, before the stretch behind it gets any.
  m_top->setStretchFactor(m_control, wide ? 1000 : 0);
  setMinimumHeight(scaled(m_level == Level::Learn ? 44 : 36));
  update();
}

int FormRow::wantedLabelWidth() const {
  if (m_level == Level::Expert) return scaled(kLabel);  // the key under the name needs it
  const double text = QFontMetricsF(Type::font(Type::Role::Body)).horizontalAdvance(m_spec.label);
  return std::clamp(int(std::ceil(text)) + 2, scaled(kLeastLabel), scaled(kLabel));
}

void FormRow::setLabelWidth(int px) {
  if (m_labelWidth == px) return;
  m_labelWidth = px;
  applyWidths();
}

void FormRow::setState(const FormRowState& state) {
  m_state = state;
  refresh();
}

void FormRow::setLevel(Level level) {
  m_level = level;
  applyWidths();
  refresh();
}

void FormRow::refresh() {
  m_label->setText(m_spec.label);
  m_label->setColor(m_state.disabled.isEmpty() ? &Tokens::text : &Tokens::text2);
  m_key->setText(m_spec.key);
  m_key->setVisible(m_level == Level::Expert);
  m_tag->setText(m_state.tag);
  m_tag->setVisible(!m_state.tag.isEmpty());
  const bool automatic = m_spec.derivable && !m_state.value.isValid();
  m_reset->setVisible(m_state.changed && !m_spec.derivable);
  m_lock->setVisible(m_spec.derivable);
  m_help->setVisible(m_spec.helpButton);
  m_lock->setIconName(automatic ? QStringLiteral("lock") : QStringLiteral("reset"));
  refreshControl();
  refreshLine();
  describe();
  update();
}

void FormRow::refreshControl() {
  const QSignalBlocker quiet(m_control);
  const bool automatic = m_spec.derivable && !m_state.value.isValid();
  const QVariant shown = automatic ? m_state.derived : m_state.value;
  m_control->setEnabled(m_state.disabled.isEmpty());
  if (auto* number = qobject_cast<NumberField*>(m_control)) {
    number->setRange(m_spec.range);
    number->setUnit(m_spec.unit);
    number->setReadOnly(automatic);
    number->setPlaceholderText(automatic ? tr("automatic") : QString());
    // While what is typed is no number the field keeps it; the error says so.
    if (automatic || m_state.value.isValid()) number->setNumber(shown);
    setMark(number, "derived", automatic);
    setMark(number, "invalid", !m_state.error.isEmpty());
  } else if (auto* segments = qobject_cast<SegmentedControl*>(m_control)) {
    QStringList labels;
    int current = 0;
    for (qsizetype i = 0; i < m_spec.choices.size(); ++i) {
      labels << m_spec.choices[i].label;
      if (m_spec.choices[i].value == shown) current = int(i);
    }
    segments->setItems(labels);
    segments->setCurrent(current);
    segments->setName(m_spec.label);
  } else if (auto* combo = qobject_cast<QComboBox*>(m_control)) {
    combo->clear();
    for (const auto& choice : m_spec.choices) combo->addItem(choice.label, choice.value);
    combo->setCurrentIndex(combo->findData(shown));
  } else if (auto* box = qobject_cast<QCheckBox*>(m_control)) {
    box->setChecked(shown.toBool());
    box->setText(shown.toBool() ? tr("On") : tr("Off"));
  } else if (auto* path = qobject_cast<PathField*>(m_control)) {
    path->setPath(shown.toString());
    setMark(path->edit(), "invalid", !m_state.error.isEmpty());
  } else if (auto* list = qobject_cast<ChipList*>(m_control)) {
    list->setItems(shown.toStringList());
  } else if (auto* edit = qobject_cast<QLineEdit*>(m_control)) {
    if (edit->text() != shown.toString()) edit->setText(shown.toString());
    setMark(edit, "invalid", !m_state.error.isEmpty());
  }
}

QString FormRow::secondLine() const {
  if (!m_state.error.isEmpty()) return m_state.error;
  if (!m_state.disabled.isEmpty()) return m_state.disabled;
  if (m_spec.derivable && !m_state.value.isValid() && !m_state.formula.isEmpty()) return m_state.formula;
  return m_level == Level::Learn ? m_spec.help : QString();
}

void FormRow::refreshLine() {
  const QString line = secondLine();
  const bool error = !m_state.error.isEmpty();
  m_line->setText(line);
  m_line->setColor(error ? &Tokens::danger : &Tokens::text2);
  m_lineIcon->setVisible(!error && !m_state.disabled.isEmpty());
  m_fix->setVisible(error && !m_state.fix.isEmpty());
  m_fix->setText(m_state.fix);
  m_belowBox->setVisible(!line.isEmpty());
}

QString FormRow::stateWords() const {
  QStringList words;
  if (m_state.changed) words << tr("changed");
  if (m_spec.derivable && !m_state.value.isValid()) words << tr("automatic");
  if (!m_state.disabled.isEmpty()) words << tr("not available: %1").arg(m_state.disabled);
  if (!m_state.error.isEmpty()) words << m_state.error;
  return words.join(QStringLiteral(", "));
}

void FormRow::describe() {
  const bool automatic = m_spec.derivable && !m_state.value.isValid();
  m_reset->setName(tr("Reset %1").arg(m_spec.label));
  m_lock->setName(automatic ? tr("Set %1 by hand").arg(m_spec.label) : tr("Make %1 automatic").arg(m_spec.label));
  m_help->setName(tr("Help: %1").arg(m_spec.label));
  QWidget* named = m_control->focusProxy() ? m_control->focusProxy() : m_control;
  if (!qobject_cast<SegmentedControl*>(named)) named->setAccessibleName(m_spec.label);
  QStringList about{m_spec.help, m_spec.unit};
  if (m_spec.control == FormRowSpec::Control::Number && m_spec.range.high < 1e300)
    about << numbers::range(numbers::plain(m_spec.range.low), numbers::plain(m_spec.range.high));
  about << stateWords();
  about.removeAll(QString());
  named->setAccessibleDescription(about.join(QStringLiteral(". ")));
  const QString tip = m_level == Level::Learn ? QString() : m_spec.help;
  m_label->setToolTip(tip);
  m_control->setToolTip(tip);
}

void FormRow::paintEvent(QPaintEvent*) {
  if (!m_state.changed) return;
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(tokens().accent);
  const double y = m_label->geometry().top() + QFontMetricsF(Type::font(Type::Role::Body)).height() / 2;
  p.drawEllipse(QPointF(scaled(3), y), scaled(3), scaled(3));
}

bool FormRow::eventFilter(QObject* object, QEvent* e) {
  if (e->type() == QEvent::FocusIn) Q_EMIT focused();
  return QWidget::eventFilter(object, e);
}

void FormRow::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) refresh();
}

}  // namespace zk::widgets

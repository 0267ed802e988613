// See form_fields.h. The unit is painted in the field's right margin, so that it can never be selected or typed over.
#include "widgets/form_fields.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolTip>
#include <cmath>

#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

/// The next of 1, 2, 5, 10, 20 … above or below `v`.
double nextNice(double v, int direction) {
  if (v <= 0) return direction > 0 ? 1e-8 : v;
  const double power = std::pow(10, std::floor(std::log10(v)));
  const double lead = v / power;
  constexpr double kEps = 1e-9;
  if (direction > 0) {
    for (const double nice : {1.0, 2.0, 5.0, 10.0})
      if (nice > lead + kEps) return nice * power;
    return 20 * power;
  }
  for (const double nice : {5.0, 2.0, 1.0})
    if (nice < lead - kEps) return nice * power;
  return 0.5 * power;
}

}  // namespace

NumberField::NumberField(QWidget* parent) : QLineEdit(parent) {
  setAlignment(Qt::AlignRight);
  connect(this, &QLineEdit::textEdited, this, [this] { Q_EMIT numberEdited(number()); });
  connect(&Theme::instance(), &Theme::changed, this, &NumberField::fitUnit);
}

void NumberField::setUnit(const QString& unit) {
  m_unit = unit;
  fitUnit();
  update();
}

void NumberField::fitUnit() {
  const QFontMetricsF m(Type::font(Type::Role::Caption));
  const int room = m_unit.isEmpty() ? 0 : int(std::ceil(m.horizontalAdvance(m_unit))) + scaled(6);
  setTextMargins(0, 0, room, 0);
}

QSize NumberField::minimumSizeHint() const { return {scaled(96), QLineEdit::minimumSizeHint().height()}; }

QString NumberField::written(const QVariant& number) {
  if (!number.isValid()) return {};
  if (number.typeId() == QMetaType::Double) return QLocale::c().toString(number.toDouble(), 'g', 12);
  return QString::number(number.toLongLong());
}

void NumberField::setNumber(const QVariant& value) {
  // What is being typed ("1.", "3e") stays as it is while it means the same number.
  if (hasFocus() && number() == value && !text().isEmpty()) return;
  setText(written(value));
}

QVariant NumberField::number() const {
  QString plain = text().trimmed();
  plain.replace(QChar(0x2212), QLatin1Char('-'));
  plain.remove(QLatin1Char(','));
  bool ok = false;
  if (m_range.integer) {
    const qlonglong whole = plain.toLongLong(&ok);
    if (ok) return whole;
    const double v = QLocale::c().toDouble(plain, &ok);  // 1e6 is a whole number, too
    return ok && v == std::floor(v) && std::fabs(v) < 9e15 ? QVariant(qlonglong(v)) : QVariant();
  }
  const double v = QLocale::c().toDouble(plain, &ok);
  return ok ? QVariant(v) : QVariant();
}

void NumberField::stepBy(int direction, bool large) {
  const QVariant now = number();
  if (!now.isValid() || isReadOnly()) return;
  double v = now.toDouble();
  if (m_range.log && m_range.integer)
    v = direction > 0 ? v * (large ? 10 : 2) : std::floor(v / (large ? 10 : 2));
  else if (m_range.log)
    v = large ? (direction > 0 ? v * 10 : v / 10) : nextNice(v, direction);
  else
    v += direction * m_range.step * (large ? 10 : 1);
  v = std::clamp(v, m_range.low, m_range.high);
  const QVariant next = m_range.integer ? QVariant(qlonglong(std::llround(v))) : QVariant(v);
  if (next == now) return;
  setText(written(next));
  selectAll();
  Q_EMIT numberEdited(next);
}

void NumberField::keyPressEvent(QKeyEvent* e) {
  const int direction = e->key() == Qt::Key_Up ? 1 : e->key() == Qt::Key_Down ? -1 : 0;
  const bool alone = !(e->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
  if (direction != 0 && alone) return stepBy(direction, e->modifiers() & Qt::ShiftModifier);
  QLineEdit::keyPressEvent(e);
}

void NumberField::paintEvent(QPaintEvent* e) {
  QLineEdit::paintEvent(e);
  if (m_unit.isEmpty()) return;
  QPainter p(this);
  p.setFont(Type::font(Type::Role::Caption));
  p.setPen(isEnabled() ? tokens().text2 : tokens().text3);
  p.drawText(rect().adjusted(0, 0, -9, 0), Qt::AlignVCenter | Qt::AlignRight, m_unit);
}

void NumberField::changeEvent(QEvent* e) {
  QLineEdit::changeEvent(e);
  if (e->type() == QEvent::FontChange) fitUnit();
}

// ---------------------------------------------------------------- PathField

namespace {

/// The text of the combo as it fits into its field.
QString shownText(const QComboBox& box, const QStyleOptionComboBox& option) {
  const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
  return box.fontMetrics().elidedText(box.currentText(), Qt::ElideRight, field.width() - 2);
}

}  // namespace

void Combo::paintEvent(QPaintEvent*) {
  QStylePainter p(this);
  p.setPen(palette().color(QPalette::Text));
  QStyleOptionComboBox option;
  initStyleOption(&option);
  p.drawComplexControl(QStyle::CC_ComboBox, option);
  option.currentText = shownText(*this, option);
  p.drawControl(QStyle::CE_ComboBoxLabel, option);
}

bool Combo::event(QEvent* e) {
  if (e->type() == QEvent::ToolTip && toolTip().isEmpty()) {
    QStyleOptionComboBox option;
    initStyleOption(&option);
    if (shownText(*this, option) != currentText())
      QToolTip::showText(static_cast<QHelpEvent*>(e)->globalPos(), currentText(), this);
    return true;
  }
  return QComboBox::event(e);
}

PathField::PathField(QWidget* parent) : QWidget(parent) {
  auto* row = hbox(this, 0, 4);
  m_edit = new QLineEdit;
  m_browse = new IconButton(QStringLiteral("collect"));
  row->addWidget(m_edit, 1);
  row->addWidget(m_browse);
  setFocusProxy(m_edit);
  connect(m_edit, &QLineEdit::textEdited, this, &PathField::pathEdited);
  connect(m_browse, &QToolButton::clicked, this, &PathField::browse);
  retranslate();
}

void PathField::setPath(const QString& path) {
  if (m_edit->text() != path) m_edit->setText(path);
}

void PathField::browse() {
  auto* dialog = new QFileDialog(this, tr("Choose a file"), path());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    setPath(file);
    Q_EMIT pathEdited(file);
  });
  dialog->open();
}

void PathField::retranslate() { m_browse->setName(tr("Browse")); }

void PathField::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) retranslate();
}

// ---------------------------------------------------------------- ChipList

ChipList::ChipList(QWidget* parent) : QWidget(parent) {
  m_rows = vbox(this, 0, 4);
  m_edit = new QLineEdit;
  m_rows->addWidget(m_edit);
  setFocusProxy(m_edit);
  connect(m_edit, &QLineEdit::returnPressed, this, &ChipList::addTyped);
  connect(m_edit, &QLineEdit::editingFinished, this, &ChipList::addTyped);
  retranslate();
}

void ChipList::setItems(const QStringList& items) {
  if (items == m_items) return;
  m_items = items;
  rebuild();
}

void ChipList::addTyped() {
  const QString typed = m_edit->text().trimmed();
  if (typed.isEmpty()) return;
  m_edit->clear();
  m_items << typed;
  rebuild();
  Q_EMIT itemsEdited(m_items);
}

void ChipList::rebuild() {
  for (QWidget* chip : m_chips) {
    chip->hide();
    chip->deleteLater();
  }
  m_chips.clear();
  for (qsizetype i = 0; i < m_items.size(); ++i) {
    auto* chip = new QFrame;
    chip->setProperty("role", "sunken");
    auto* row = hbox(chip, 0, 4);
    row->setContentsMargins(8, 0, 0, 0);
    row->addWidget(new Label(m_items[i], Type::Role::Help, Label::Fit::Elide), 1);
    auto* remove = new IconButton(QStringLiteral("close"), tr("Take out: %1").arg(m_items[i]));
    remove->setEnabled(isEnabled());
    connect(remove, &QToolButton::clicked, this, [this, i] {
      m_items.removeAt(i);
      rebuild();
      Q_EMIT itemsEdited(m_items);
    });
    row->addWidget(remove);
    m_rows->insertWidget(int(i), chip);
    m_chips.append(chip);
  }
  updateGeometry();
}

void ChipList::retranslate() {
  m_edit->setPlaceholderText(tr("Add one, then Enter"));
  rebuild();
}

void ChipList::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace zk::widgets

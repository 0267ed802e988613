// The field keeps the focus; arrows and Enter are passed on to the list.
#include "ui/search_palette.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include "widgets/controls.h"
#include "widgets/icons.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr int kMost = 9;

}  // namespace

SearchResults::SearchResults(QWidget* parent) : PaintedList(parent) {
  setFocusPolicy(Qt::NoFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SearchResults::setItems(const QVector<SearchItem>& items) {
  m_items = items;
  itemsChanged();
  setCurrentItem(items.isEmpty() ? -1 : 0);
  setFixedHeight(sizeHint().height());
}

double SearchResults::rowHeight() const {
  return QFontMetricsF(Type::font(Type::Role::Body)).height() + QFontMetricsF(Type::font(Type::Role::Help)).height() +
         scaled(8);
}

QRectF SearchResults::itemRect(int i) const { return {0, rowHeight() * i, double(width()), rowHeight()}; }

QSize SearchResults::sizeHint() const { return {scaled(520), int(rowHeight() * itemCount())}; }

void SearchResults::paintEvent(QPaintEvent*) {
  const Tokens& t = tokens();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const QFont title = Type::font(Type::Role::Body), detail = Type::font(Type::Role::Help);
  const QFontMetricsF titleSize(title), detailSize(detail);
  for (int i = 0; i < itemCount(); ++i) {
    const QRectF cell = itemRect(i);
    if (i == currentItem() || i == hoveredItem()) {
      p.setPen(Qt::NoPen);
      p.setBrush(i == currentItem() ? t.accentSoft : t.sunken);
      p.drawRoundedRect(cell.adjusted(0, 1, 0, -1), 6, 6);
    }
    const double side = scaled(16), left = scaled(36), width = cell.width() - left - scaled(8);
    paintIcon(p, m_items[i].icon, {double(scaled(10)), cell.center().y() - side / 2, side, side}, t.text2);
    p.setFont(title);
    p.setPen(t.text);
    p.drawText(QRectF(left, cell.top() + scaled(4), width, titleSize.height()), Qt::AlignVCenter | Qt::AlignLeft,
               titleSize.elidedText(m_items[i].title, Qt::ElideRight, width));
    p.setFont(detail);
    p.setPen(t.text2);
    p.drawText(QRectF(left, cell.top() + scaled(4) + titleSize.height(), width, detailSize.height()),
               Qt::AlignVCenter | Qt::AlignLeft, detailSize.elidedText(m_items[i].detail, Qt::ElideRight, width));
    if (i == currentItem()) paintFocusRing(p, cell.adjusted(1, 1, -1, -1), 6);
  }
}

SearchPalette::SearchPalette(AppModel& app, QWidget* window) : QFrame(window), m_app(app) {
  setProperty("role", "card");
  setObjectName("searchPalette");
  auto* v = vbox(this, 12, 8);
  m_field = new QLineEdit;
  m_field->installEventFilter(this);
  m_results = new SearchResults;
  m_note = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  v->addWidget(m_field);
  v->addWidget(m_results);
  v->addWidget(m_note);
  connect(m_field, &QLineEdit::textChanged, this, &SearchPalette::search);
  connect(m_results, &PaintedList::opened, this, &SearchPalette::choose);
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
    if (isVisible() && now && !isAncestorOf(now)) hide();
  });
  window->installEventFilter(this);
  retranslate();
  hide();
}

void SearchPalette::retranslate() {
  m_field->setPlaceholderText(tr("Page, setting, word, lesson, run"));
  m_field->setAccessibleName(tr("Find"));
  m_results->setAccessibleName(tr("Found"));
  if (isVisible()) collect();
}

void SearchPalette::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void SearchPalette::open(const QStringList& pages, const QString& words) {
  m_before = QApplication::focusWidget();
  m_pages = pages;
  show();
  raise();
  m_field->setText(words);
  m_field->setFocus(Qt::ShortcutFocusReason);
  if (!m_shelved)
    withLessonShelf(this, [this](const LessonShelf& shelf) {
      m_shelf = shelf;
      m_shelved = true;
      collect();
    });
  if (!m_described) describe();
  collect();
}

/// Asks zk what can be set; without zk the settings are missing and the rest is found.
void SearchPalette::describe() {
  if (m_app.engineMissing()) {
    m_described = true;
    return;
  }
  m_app.zk().request("describe", Json::object(), this, {}, [this](const Json& reply) {
    m_description = reply;
    m_described = true;
    if (isVisible()) collect();
  });
}

void SearchPalette::collect() {
  m_items = pageItems(m_pages);
  if (m_description.is_object()) m_items += settingItems(m_description, m_pages);
  if (m_pages.contains("lessons")) m_items += wordItems(m_shelf) + lessonItems(m_shelf);
  m_items += runItems(m_app.workspace());
  search();
}

void SearchPalette::search() {
  const QString words = m_field->text();
  // Nothing typed yet: the pages, so that the palette also is a way to get about.
  const auto found = words.trimmed().isEmpty() ? m_items.mid(0, std::min<qsizetype>(kMost, m_pages.size()))
                                               : searchFor(words, m_items, kMost);
  m_results->setItems(found);
  m_results->setVisible(!found.isEmpty());
  m_note->setText(found.isEmpty() ? tr("Nothing is called that. Try another word, or the key of a setting.")
                                  : tr("↑ ↓ choose, Enter opens, Esc closes."));
  place();
}

void SearchPalette::place() {
  const int width = std::min(scaled(560), parentWidget()->width() - scaled(48));
  setFixedWidth(width);
  layout()->activate();
  resize(width, layout()->totalHeightForWidth(width) > 0 ? layout()->totalHeightForWidth(width) : sizeHint().height());
  move((parentWidget()->width() - width) / 2, scaled(56));
}

void SearchPalette::choose(int row) {
  if (row < 0 || row >= m_results->itemCount()) return;
  const SearchItem item = m_results->items()[row];
  hide();
  Q_EMIT chosen(item);
}

bool SearchPalette::eventFilter(QObject* object, QEvent* event) {
  if (object == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
  // While one searches, Esc belongs to the palette and not to the window's own shortcut.
  if (object == m_field && event->type() == QEvent::ShortcutOverride &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
    return event->accept(), true;
  if (object != m_field || event->type() != QEvent::KeyPress) return QFrame::eventFilter(object, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  const int rows = m_results->itemCount(), at = m_results->currentItem();
  if (key == Qt::Key_Down && rows > 0) return m_results->setCurrentItem((at + 1) % rows), true;
  if (key == Qt::Key_Up && rows > 0) return m_results->setCurrentItem((at + rows - 1) % rows), true;
  if (key == Qt::Key_Return || key == Qt::Key_Enter) return choose(at), true;
  if (key == Qt::Key_Escape) {
    hide();
    if (m_before) m_before->setFocus();
    return true;
  }
  return QFrame::eventFilter(object, event);
}

}  // namespace zk::ui

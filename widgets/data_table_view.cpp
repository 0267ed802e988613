// Cells are painted by hand: one font, one line, a hairline below; the focus ring surrounds the current row and lies
// inside it.
#include "widgets/data_table_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/chart_parts.h"
#include "widgets/icons.h"

namespace zk::widgets {
namespace {

QFont cellFont() { return Type::font(Type::Role::Help); }
QFont headFont() { return Type::font(Type::Role::Caption, true); }
int pad() { return scaled(10); }

}  // namespace

bool rightAligned(TableColumn::Kind kind) { return kind == TableColumn::Kind::Number; }

// ---------------------------------------------------------------- TableModel

TableModel::TableModel(DataTable* table) : QAbstractTableModel(table), m_table(table) {}

void TableModel::setSource(TableSource* source) {
  beginResetModel();
  if (m_source) disconnect(m_source, nullptr, this, nullptr);
  m_source = source;
  m_pages.clear(), m_recent.clear(), m_asked.clear();
  if (source) {
    connect(source, &TableSource::reset, this, [this] {
      beginResetModel();
      m_pages.clear(), m_recent.clear(), m_asked.clear();
      endResetModel();
    });
    connect(source, &TableSource::arrived, this, [this](int from, const QVector<TableRow>& rows) {
      const int page = from / kPage;
      m_asked.remove(page);
      m_pages[page] = rows;
      m_recent.removeAll(page), m_recent.append(page);
      Q_EMIT dataChanged(index(from, 0), index(from + int(rows.size()) - 1, std::max(0, columnCount() - 1)));
    });
  }
  endResetModel();
}

void TableModel::columnsChanged() { beginResetModel(), endResetModel(); }
int TableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_source ? 0 : m_source->count();
}
int TableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(m_table->columns().size());
}

const TableRow* TableModel::row(int r) const {
  if (!m_source || r < 0 || r >= m_source->count()) return nullptr;
  const int page = r / kPage;
  if (!m_pages.contains(page)) {
    if (m_asked.contains(page)) return nullptr;
    QVector<TableRow> rows;
    if (!m_source->fetch(page * kPage, kPage, rows)) {
      m_asked.insert(page);
      return nullptr;
    }
    m_pages[page] = rows;
    m_recent.append(page);
    while (m_recent.size() > kKeptPages) m_pages.remove(m_recent.takeFirst());
  } else if (m_recent.last() != page) {
    m_recent.removeAll(page), m_recent.append(page);
  }
  const auto& rows = m_pages[page];
  return r % kPage < rows.size() ? &rows[r % kPage] : nullptr;
}

const TableCell* TableModel::cell(const QModelIndex& index) const {
  const TableRow* r = row(index.row());
  return r && index.column() < r->cells.size() ? &r->cells[index.column()] : nullptr;
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
  const auto& column = m_table->columns()[index.column()];
  if (role == Qt::TextAlignmentRole)
    return int(rightAligned(column.kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
  if (role == Qt::CheckStateRole && m_table->isCheckable() && index.column() == 0) {
    const TableRow* r = row(index.row());
    return r && m_table->isChecked(r->id) ? Qt::Checked : Qt::Unchecked;
  }
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  const TableCell* c = cell(index);
  return c ? c->text : QStringLiteral("…");
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section >= m_table->columns().size()) return {};
  const auto& column = m_table->columns()[section];
  if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return column.title;
  return role == Qt::ToolTipRole && !column.help.isEmpty() ? QVariant(column.help) : QVariant();
}

Qt::ItemFlags TableModel::flags(const QModelIndex& index) const {
  auto f = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  return m_table->isCheckable() && index.column() == 0 ? f | Qt::ItemIsUserCheckable : f;
}

void TableModel::rowChanged(int row) { Q_EMIT dataChanged(index(row, 0), index(row, std::max(0, columnCount() - 1))); }

// ---------------------------------------------------------------- TableHeader

TableHeader::TableHeader(DataTable* table) : QHeaderView(Qt::Horizontal, table), m_table(table) {
  setSectionsClickable(true);
  setHighlightSections(false);
  setSortIndicatorShown(true);
  setMinimumSectionSize(scaled(32));
  setStretchLastSection(false);
}

QSize TableHeader::sizeHint() const {
  return {scaled(200), std::max(scaled(30), int(lineHeight(headFont())) + scaled(10))};
}

int TableHeader::wanted(int column) const {
  return int(std::ceil(textWidth(m_table->columns()[column].title, headFont()))) + 2 * pad() + scaled(16);
}

void TableHeader::paintSection(QPainter* p, const QRect& r, int column) const {
  if (column >= m_table->columns().size()) return;
  const Tokens& t = tokens();
  const auto& c = m_table->columns()[column];
  p->save();
  p->setRenderHint(QPainter::Antialiasing);
  p->fillRect(r, t.surface);
  p->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.borderStrong);
  const bool sorted = sortIndicatorSection() == column, right = rightAligned(c.kind);
  const double arrow = scaled(14),
               first = sectionViewportPosition(column) + offset() == 0 ? m_table->view()->checkWidth() : 0;
  QRectF words = QRectF(r).adjusted(pad() + first, 0, -pad(), 0);
  const double room = words.width() - (sorted ? arrow + 2 : 0);
  const double used = std::min(textWidth(c.title, headFont()) + 1, room);
  if (right) words.setLeft(words.right() - used - (sorted ? arrow + 2 : 0));
  chartText(*p, QRectF(words.left(), r.top(), used, r.height()), Qt::AlignVCenter, c.title, headFont(),
            sorted ? t.text : t.text2);
  if (sorted) {
    const QRectF at(words.left() + used + 2, r.center().y() - arrow / 2, arrow, arrow);
    p->translate(at.center());
    if (sortIndicatorOrder() == Qt::AscendingOrder) p->rotate(180);
    paintIcon(*p, QStringLiteral("down"), QRectF(-arrow / 2, -arrow / 2, arrow, arrow), t.text);
  }
  p->restore();
}

// ---------------------------------------------------------------- TableView

TableView::TableView(DataTable* table) : QTableView(table), m_table(table) {
  setHorizontalHeader(new TableHeader(table));
  verticalHeader()->hide();
  setCornerButtonEnabled(false);
  setFrameShape(QFrame::NoFrame);
  setProperty("plain", QStringLiteral("1"));
  setShowGrid(false);
  setSelectionBehavior(SelectRows);
  setSelectionMode(SingleSelection);
  setEditTriggers(NoEditTriggers);
  setHorizontalScrollMode(ScrollPerPixel);
  setVerticalScrollMode(ScrollPerPixel);
  setTabKeyNavigation(false);
  setMouseTracking(true);
}

int TableView::rowHeight_() const { return std::max(scaled(34), int(lineHeight(cellFont())) + scaled(8)); }

/// Columns get what they ask for and share what is left; where there is too little, drawings give way before words do.
void TableView::layOut() {
  using Kind = TableColumn::Kind;
  verticalHeader()->setDefaultSectionSize(rowHeight_());
  auto* head = static_cast<TableHeader*>(horizontalHeader());
  const auto& columns = m_table->columns();
  QVector<double> least(columns.size(), 0), wish(columns.size(), 0);
  double sumLeast = checkWidth(), sumWish = checkWidth();
  int sharing = 0;
  for (int c = 0; c < columns.size(); ++c) {
    setColumnHidden(c, !columns[c].shown);
    if (!columns[c].shown) continue;
    const bool drawn = columns[c].kind == Kind::Bar || columns[c].kind == Kind::Interval;
    const double fixed = scaled(columns[c].width), wanted = head->wanted(c);
    wish[c] = std::max(wanted, fixed > 0 ? fixed : double(scaled(130)));
    least[c] = drawn ? std::max(wanted, std::min(wish[c], double(scaled(116)))) : wish[c];
    sharing += fixed <= 0;
    sumLeast += least[c], sumWish += wish[c];
  }
  const double width = viewport()->width();
  const double squeeze =
      sumWish > width && sumWish > sumLeast ? std::min(1.0, (sumWish - width) / (sumWish - sumLeast)) : 0;
  const double more = sharing > 0 ? std::max(0.0, width - sumWish) / sharing : 0;
  bool first = true;
  for (int c = 0; c < columns.size(); ++c) {
    if (!columns[c].shown) continue;
    double w = wish[c] - squeeze * (wish[c] - least[c]);
    if (columns[c].width <= 0) w += more;
    setColumnWidth(c, int(w) + (first ? checkWidth() : 0));
    first = false;
  }
}

void TableView::resizeEvent(QResizeEvent* e) {
  QTableView::resizeEvent(e);
  layOut();
}

void TableView::keyPressEvent(QKeyEvent* e) {
  if (e->key() == Qt::Key_Space && m_table->isCheckable() && currentIndex().isValid())
    return m_table->toggleChecked(currentIndex().row());
  if (e->matches(QKeySequence::Copy)) return copyText(m_table->csv());
  if ((e->key() == Qt::Key_Return || e->key() == Qt::Key_Enter) && currentIndex().isValid()) {
    Q_EMIT m_table->opened(m_table->currentId());
    return;
  }
  QTableView::keyPressEvent(e);
}

void TableView::mousePressEvent(QMouseEvent* e) {
  const QModelIndex at = indexAt(e->pos());
  if (e->button() == Qt::LeftButton && at.isValid() && horizontalHeader()->visualIndex(at.column()) >= 0 &&
      m_table->isCheckable() && e->pos().x() - columnViewportPosition(at.column()) < checkWidth() &&
      columnViewportPosition(at.column()) <= 0) {
    setCurrentIndex(at);
    return m_table->toggleChecked(at.row());
  }
  QTableView::mousePressEvent(e);
}

void TableView::mouseDoubleClickEvent(QMouseEvent* e) {
  if (indexAt(e->pos()).isValid()) Q_EMIT m_table->opened(m_table->currentId());
}

void TableView::focusInEvent(QFocusEvent* e) {
  QTableView::focusInEvent(e);
  if (!currentIndex().isValid() && model()->rowCount() > 0 && e->reason() != Qt::MouseFocusReason)
    m_table->setCurrentRow(0);
}

// ---------------------------------------------------------------- TableDelegate

TableDelegate::TableDelegate(DataTable* table) : QStyledItemDelegate(table), m_table(table) {}

bool TableDelegate::isFirst(int column) const {
  for (int c = 0; c < column; ++c)
    if (m_table->columns()[c].shown) return false;
  return true;
}

QRectF TableDelegate::content(const QStyleOptionViewItem& option, int column) const {
  return QRectF(option.rect).adjusted(pad() + (isFirst(column) ? m_table->view()->checkWidth() : 0), 0, -pad(), -1);
}

void TableDelegate::paintCheck(QPainter& p, const QRectF& r, bool on) const {
  const Tokens& t = tokens();
  const double size = scaled(16);
  const QRectF box(r.left() + scaled(10), r.center().y() - size / 2, size, size);
  p.setPen(QPen(on ? t.accent : t.borderStrong, 1));
  p.setBrush(on ? t.accent : t.surface);
  p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  if (on) paintIcon(p, QStringLiteral("check"), box, t.onAccent);
}

void TableDelegate::paintCell(QPainter& p, const QRectF& r, const TableColumn& column, const TableCell& cell) const {
  using Kind = TableColumn::Kind;
  const Tokens& t = tokens();
  const QColor color = cell.color ? t.*cell.color : t.text;
  const double span = column.to > column.from ? column.to - column.from : 1;
  const auto at = [&](double left, double width, double v) {
    return left + width * std::clamp((v - column.from) / span, 0.0, 1.0);
  };
  QRectF words = r;
  if (cell.series >= 0) {
    const double box = scaled(10);
    paintSwatch(p, QRectF(words.left(), words.center().y() - box / 2, box, box), t.category[std::size_t(cell.series)],
                false);
    words.setLeft(words.left() + box + scaled(8));
  }
  if (!cell.icon.isEmpty()) {
    const double box = scaled(16);
    paintIcon(p, cell.icon, QRectF(words.left(), words.center().y() - box / 2, box, box), color);
    words.setLeft(words.left() + box + scaled(6));
  }
  if (column.kind == Kind::Bar || column.kind == Kind::Interval) {
    const double text =
        std::min(words.width() * 0.5, std::max(textWidth(cell.text, cellFont()) + 2, double(scaled(44))));
    const QRectF drawing(words.left() + text + scaled(10), words.top(), words.width() - text - scaled(10),
                         words.height());
    words.setWidth(text);
    const double y = drawing.center().y();
    if (drawing.width() > 8 && std::isfinite(cell.value)) {
      const double x = at(drawing.left(), drawing.width(), cell.value);
      if (column.kind == Kind::Bar) {
        const double h = scaled(10);
        p.setPen(Qt::NoPen);
        p.setBrush(t.sunken);
        p.drawRoundedRect(QRectF(drawing.left(), y - h / 2, drawing.width(), h), 3, 3);
        p.setBrush(t.category[std::size_t(cell.series >= 0 ? cell.series : 0)]);
        p.drawRoundedRect(QRectF(drawing.left(), y - h / 2, std::max(2.0, x - drawing.left()), h), 3, 3);
      } else {
        p.fillRect(QRectF(drawing.left(), y, drawing.width(), 1), t.grid);
        if (std::isfinite(cell.low) && std::isfinite(cell.high))
          paintWhisker(p, Qt::Horizontal, y + 0.5, at(drawing.left(), drawing.width(), cell.low),
                       at(drawing.left(), drawing.width(), cell.high), t.text2);
        p.setPen(Qt::NoPen);
        p.setBrush(t.category[0]);
        p.drawEllipse(QPointF(x, y + 0.5), scaled(4), scaled(4));
      }
    }
  }
  const bool right = column.kind != Kind::Text && column.kind != Kind::Run;
  const QString shown = QFontMetricsF(cellFont()).elidedText(cell.text, Qt::ElideRight, words.width() + 0.5);
  chartText(p, words, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, shown, cellFont(), color);
}

void TableDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Tokens& t = tokens();
  auto* model = static_cast<const TableModel*>(index.model());
  const auto& column = m_table->columns()[index.column()];
  const QRectF r = option.rect;
  const bool selected = option.state & QStyle::State_Selected, focus = m_table->view()->hasFocus();
  p->save();
  p->setRenderHint(QPainter::Antialiasing);
  const TableRow* row = model->row(index.row());
  const bool checked = row && m_table->isCheckable() && m_table->isChecked(row->id);
  p->fillRect(r, selected || checked ? t.accentSoft : (option.state & QStyle::State_MouseOver) ? t.canvas : t.surface);
  p->fillRect(QRectF(r.left(), r.bottom() - 1, r.width(), 1), t.border);
  if (isFirst(index.column()) && m_table->isCheckable()) paintCheck(*p, r, checked);
  static const TableCell waiting{QStringLiteral("…")};
  const TableCell* cell = model->cell(index);
  paintCell(*p, content(option, index.column()), column, cell ? *cell : waiting);
  if (selected && focus) {
    bool last = true;
    for (int c = index.column() + 1; c < m_table->columns().size(); ++c) last = last && !m_table->columns()[c].shown;
    p->fillRect(QRectF(r.left(), r.top(), r.width(), 2), t.focus);
    p->fillRect(QRectF(r.left(), r.bottom() - 2, r.width(), 2), t.focus);
    if (isFirst(index.column())) p->fillRect(QRectF(r.left(), r.top(), 2, r.height()), t.focus);
    if (last) p->fillRect(QRectF(r.right() - 2, r.top(), 2, r.height()), t.focus);
  }
  p->restore();
}

bool TableDelegate::helpEvent(QHelpEvent* e, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index) {
  const QString text = index.data().toString();
  const bool cut = textWidth(text, cellFont()) > content(option, index.column()).width();
  cut ? QToolTip::showText(e->globalPos(), text, view) : QToolTip::hideText();
  return true;
}

}  // namespace zk::widgets

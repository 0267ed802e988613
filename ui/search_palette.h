// Ctrl K: one field over the window that finds pages, settings, words, lessons and runs. Arrows choose, Enter opens,
// Esc closes; the mouse works too.
#pragma once
#include <QFrame>
#include <QPointer>

#include "ui/app_model.h"
#include "ui/search_items.h"
#include "widgets/label.h"
#include "widgets/painted_list.h"

class QLineEdit;

namespace zk::ui {

class SearchResults : public widgets::PaintedList {
  Q_OBJECT
 public:
  explicit SearchResults(QWidget* parent = nullptr);
  void setItems(const QVector<SearchItem>& items);
  const QVector<SearchItem>& items() const { return m_items; }

  int itemCount() const override { return int(m_items.size()); }
  QString itemName(int i) const override { return m_items[i].title; }
  QString itemDetails(int i) const override { return m_items[i].detail; }
  QRectF itemRect(int i) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {widgets::scaled(200), sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  double rowHeight() const;
  QVector<SearchItem> m_items;
};

class SearchPalette : public QFrame {
  Q_OBJECT
 public:
  /// Lies over `window`, below its upper edge.
  SearchPalette(AppModel& app, QWidget* window);
  /// Opens with these words in the field.
  void open(const QStringList& pages, const QString& words = {});
  QLineEdit* field() const { return m_field; }
  SearchResults* results() const { return m_results; }
  /// Everything that is searched has been read.
  bool complete() const { return m_described && m_shelved; }

 Q_SIGNALS:
  void chosen(const zk::ui::SearchItem& item);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;
  void changeEvent(QEvent*) override;

 private:
  void retranslate();
  void collect();
  void describe();
  void search();
  void choose(int row);
  void place();
  AppModel& m_app;
  QLineEdit* m_field;
  SearchResults* m_results;
  widgets::Label* m_note;
  QStringList m_pages;
  QVector<SearchItem> m_items;
  LessonShelf m_shelf;
  Json m_description;
  bool m_described = false, m_shelved = false;
  QPointer<QWidget> m_before;  ///< what had the focus
};

}  // namespace zk::ui

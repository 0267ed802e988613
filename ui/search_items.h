// What Ctrl K finds, without any widget: pages, settings, words, lessons and runs as plain entries, each found by its
// words in both languages and by its key, and the order in which a query finds them.
#pragma once
#include <QString>
#include <QStringList>
#include <QVector>

#include "engine/core/schema.h"
#include "ui/lesson_shelf.h"
#include "ui/workspace_scan.h"

namespace zk::ui {

struct SearchItem {
  enum class Kind { Page, Setting, Word, Lesson, Run };
  Kind kind = Kind::Page;
  QString title, detail, icon;
  QStringList names;           ///< what it is found by: titles in both languages, keys
  QString page, place;         ///< Page::reveal(place) on that page; a run is chosen as well
  Level level = Level::Learn;  ///< from which a setting is shown
};

/// Where a parameter of that command is set; empty: on the command line alone.
QString pageOfSetting(const QString& command, const QString& key);
QVector<SearchItem> pageItems(const QStringList& pages);
/// From `zk describe --json`. Settings whose page and lesson are both missing are left out.
QVector<SearchItem> settingItems(const Json& described, const QStringList& pages);
QVector<SearchItem> wordItems(const LessonShelf& shelf);
QVector<SearchItem> lessonItems(const LessonShelf& shelf);
QVector<SearchItem> runItems(const WorkspaceState& state);

/// 0: not found. Every word of the query must occur: as a whole name, the beginning of one, the beginning of a word of
/// one, inside one, or letter by letter in this order.
int searchScore(const QString& query, const SearchItem& item);
/// The best `most` in falling order; equal ones keep their order.
QVector<SearchItem> searchFor(const QString& query, const QVector<SearchItem>& items, int most);

}  // namespace zk::ui

// All pages of the window in the order of the rail. Adding a page: a class in ui/pages/ and one line in the table of
// page_registry.cpp; rail, keys, --page, search and the words for "go there" read it (docs/adding-things.md).
#pragma once
#include <QString>
#include <QStringList>
#include <vector>

namespace zk::ui {

class AppModel;
class Page;

/// Groups of the rail from top to bottom; Tools are the row at its foot.
enum class PageGroup { Start, Data, Model, Training, Proof, Use, Tools };

struct PageEntry {
  const char* id;  ///< also the word of --page
  PageGroup group;
  const char* icon;                          ///< of resources/icons
  QString (*title)();                        ///< in the window's language
  Page* (*make)(AppModel&);                  ///< called when the page is first shown
  bool (*shown)(const AppModel&) = nullptr;  ///< nothing: always
};

const std::vector<PageEntry>& pageRegistry();
/// Nothing where no such page exists.
const PageEntry* findPage(const QString& id);
QStringList pageIds();
/// "Start", "Data" …; Tools has no title.
QString groupTitle(PageGroup group);

}  // namespace zk::ui

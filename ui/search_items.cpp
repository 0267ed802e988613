// Case and the width of letters do not matter: both sides are folded (NFKC) before they are compared.
#include "ui/search_items.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/loose.h"
#include "ui/page_registry.h"
#include "ui/words.h"
#include "widgets/language.h"

namespace zk::ui {
namespace {

class Search {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::Search)
 public:
  static QString page(const QString& group) { return group.isEmpty() ? tr("Page") : tr("Page · %1").arg(group); }
  static QString setting(const QString& key, const QString& page) { return tr("%1 · %2").arg(key, page); }
  static QString lesson(int minutes) { return tr("Lesson · %1 min").arg(minutes); }
};

QString folded(const QString& text) { return text.normalized(QString::NormalizationForm_KC).toCaseFolded(); }

bool isBreak(QChar c) { return c.isSpace() || c == '.' || c == '_' || c == '-' || c == ',' || c == '/'; }

bool beginsWord(const QString& name, const QString& word) {
  for (qsizetype at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1))
    if (at == 0 || isBreak(name[at - 1])) return true;
  return false;
}

bool isWholeWord(const QString& name, const QString& word) {
  for (qsizetype at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
    const qsizetype end = at + word.size();
    if ((at == 0 || isBreak(name[at - 1])) && (end == name.size() || isBreak(name[end]))) return true;
  }
  return false;
}

/// Letters of the word in this order, the first one at the beginning of a word of the name.
bool inOrder(const QString& name, const QString& word) {
  if (word.size() < 3) return false;
  for (qsizetype start = 0; start < name.size(); ++start) {
    if (name[start] != word[0] || (start > 0 && !isBreak(name[start - 1]))) continue;
    qsizetype at = start;
    qsizetype i = 1;
    while (i < word.size() && (at = name.indexOf(word[i], at + 1)) >= 0) ++i;
    if (i == word.size()) return true;
  }
  return false;
}

int wordScore(const QString& name, const QString& word) {
  if (name == word) return 100;
  if (name.startsWith(word)) return 80;
  if (isWholeWord(name, word)) return 75;
  if (beginsWord(name, word)) return 60;
  if (name.contains(word)) return 40;
  return inOrder(name, word) ? 10 : 0;
}

QString textAt(const Json& json, const char* key) {
  const auto it = json.is_object() ? json.find(key) : json.end();
  return it != json.end() && it->is_string() ? QString::fromStdString(it->get<std::string>()) : QString();
}

/// Both languages of a described text.
std::pair<QString, QString> bothAt(const Json& json, const char* key) {
  const auto it = json.is_object() ? json.find(key) : json.end();
  return it != json.end() ? std::pair(textAt(*it, "en"), textAt(*it, "ja")) : std::pair<QString, QString>();
}

Level levelOf(const Json& parameter) {
  const QString level = textAt(parameter, "level");
  return level == "expert" ? Level::Expert : level == "build" ? Level::Build : Level::Learn;
}

}  // namespace

QString pageOfSetting(const QString& command, const QString& key) {
  if (command == "train") return key.startsWith("model.") ? QStringLiteral("architecture") : QStringLiteral("train");
  if (command == "tokenizer" || command == "tune") return command;
  if (command == "dataset") return QStringLiteral("pairs");
  if (command == "eval") return QStringLiteral("evaluate");
  if (command == "generate") return QStringLiteral("chat");
  return {};
}

QVector<SearchItem> pageItems(const QStringList& pages) {
  QVector<SearchItem> items;
  for (const QString& id : pages) {
    const PageEntry* entry = findPage(id);
    if (!entry) continue;
    items.append({SearchItem::Kind::Page,
                  entry->title(),
                  Search::page(groupTitle(entry->group)),
                  QString::fromLatin1(entry->icon),
                  {entry->title(), id},
                  id,
                  {}});
  }
  return items;
}

QVector<SearchItem> settingItems(const Json& described, const QStringList& pages) {
  QVector<SearchItem> items;
  const bool japanese = widgets::Language::current() == "ja";
  for (const Json& command : loose::list(described, "commands")) {
    for (const Json& parameter : loose::list(command, "parameters")) {
      const QString key = textAt(parameter, "key"), lesson = textAt(parameter, "lesson");
      const auto [en, ja] = bothAt(parameter, "label");
      QString page = pageOfSetting(textAt(command, "id"), key), place = key;
      if (page.isEmpty() || key.isEmpty()) continue;
      const QString shownPage = Words::page(page);
      if (!pages.contains(page)) {
        if (lesson.isEmpty() || !pages.contains("lessons")) continue;
        page = QStringLiteral("lessons");
        place = lesson;
      }
      items.append({SearchItem::Kind::Setting,
                    japanese ? ja : en,
                    Search::setting(key, pages.contains(page) && page != "lessons" ? shownPage : Words::page(page)),
                    QStringLiteral("settings"),
                    {en, ja, key},
                    page,
                    place,
                    levelOf(parameter)});
    }
  }
  return items;
}

QVector<SearchItem> wordItems(const LessonShelf& shelf) {
  QVector<SearchItem> items;
  const auto& terms = shelf.terms();
  // Both files have the same words in the same order (a test sees to it): the other language finds it too.
  const auto& others = &terms == &shelf.termsJa ? shelf.termsEn : shelf.termsJa;
  for (qsizetype i = 0; i < terms.size(); ++i) {
    QStringList names = {terms[i].term};
    if (others.size() == terms.size()) names << others[i].term;
    items.append({SearchItem::Kind::Word, terms[i].term, terms[i].meaning, QStringLiteral("help"), names,
                  QStringLiteral("lessons"), "word:" + terms[i].term});
  }
  return items;
}

QVector<SearchItem> lessonItems(const LessonShelf& shelf) {
  QVector<SearchItem> items;
  for (const auto& lesson : shelf.lessons)
    items.append({SearchItem::Kind::Lesson,
                  lesson.title(),
                  Search::lesson(lesson.minutes),
                  QStringLiteral("book"),
                  {lesson.titleEn, lesson.titleJa, lesson.id},
                  QStringLiteral("lessons"),
                  lesson.id});
  return items;
}

QVector<SearchItem> runItems(const WorkspaceState& state) {
  QVector<SearchItem> items;
  for (const auto& run : state.runs)
    items.append({SearchItem::Kind::Run,
                  run.id,
                  Words::job(run.command, run.id),
                  QStringLiteral("runs"),
                  {run.id},
                  QStringLiteral("train"),
                  run.id});
  return items;
}

int searchScore(const QString& query, const SearchItem& item) {
  const QStringList words = folded(query).split(' ', Qt::SkipEmptyParts);
  if (words.isEmpty()) return 0;
  int sum = 0;
  for (const QString& word : words) {
    int best = 0;
    for (const QString& name : item.names) best = std::max(best, wordScore(folded(name), word));
    if (best == 0) return 0;
    sum += best;
  }
  const int kind = 9 - static_cast<int>(item.kind);  // among equals pages come before settings, words, lessons, runs
  return sum * 10 / int(words.size()) + kind;
}

QVector<SearchItem> searchFor(const QString& query, const QVector<SearchItem>& items, int most) {
  QVector<std::pair<int, const SearchItem*>> found;
  for (const auto& item : items)
    if (const int score = searchScore(query, item); score > 0) found.append({score, &item});
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  QVector<SearchItem> best;
  for (const auto& [score, item] : found.mid(0, most)) best.append(*item);
  return best;
}

}  // namespace zk::ui

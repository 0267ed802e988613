// One shelf for the whole process: the files belong to the program and do not change while it runs.
#include "ui/lesson_shelf.h"

#include <QRegularExpression>
#include <algorithm>
#include <memory>

#include "engine/core/files.h"
#include "engine/core/text.h"
#include "ui/event.h"
#include "ui/off_thread.h"
#include "widgets/language.h"

namespace zk::ui {
namespace {

bool inJapanese() { return widgets::Language::current() == "ja"; }

QString lessonText(const char* language, const std::string& id) {
  const auto text = read_file(resources_dir() / "lessons" / language / (id + ".md"), 1 << 20);
  return text.ok() ? qstr(*text) : QString();
}

QString titleOf(const QString& markdown) {
  return markdown.startsWith("# ") ? markdown.mid(2).section('\n', 0, 0).trimmed() : QString();
}

QString yearOf(const Json& entry) {
  const auto it = entry.find("year");
  return it != entry.end() && it->is_number_integer() ? QString::number(it->get<int>()) : QString();
}

LessonEntry entryFrom(const Json& json) {
  const auto word = [&](const char* key) {
    const auto it = json.find(key);
    return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
  };
  LessonEntry entry{qstr(word("id")), qstr(word("group")), yearOf(json), qstr(word("page")), 0, {}, {}};
  if (const auto it = json.find("minutes"); it != json.end() && it->is_number_integer()) entry.minutes = it->get<int>();
  entry.titleEn = titleOf(lessonText("en", word("id")));
  entry.titleJa = titleOf(lessonText("ja", word("id")));
  return entry;
}

bool isKatakana(QChar c) { return c.unicode() >= 0x30A1 && c.unicode() <= 0x30FF; }

/// Japanese has no spaces, but a run of katakana is one word: キー is not a part of キーワード that means something.
bool occursInJapanese(const QString& text, const QString& word) {
  for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const qsizetype end = at + word.size();
    const bool before = at > 0 && isKatakana(word.front()) && isKatakana(text[at - 1]);
    const bool after = end < text.size() && isKatakana(word.back()) && isKatakana(text[end]);
    if (!before && !after) return true;
  }
  return false;
}

/// "query, key, value" are three words to look for.
bool occurs(const QString& text, const QString& term) {
  for (const QString& word : term.split(QRegularExpression("[,、] ?"), Qt::SkipEmptyParts)) {
    if (word.at(0).unicode() > 0x3000) {
      if (occursInJapanese(text, word)) return true;
      continue;
    }
    const QRegularExpression whole("\\b" + QRegularExpression::escape(word) + "s?\\b",
                                   QRegularExpression::CaseInsensitiveOption);
    if (whole.match(text).hasMatch()) return true;
  }
  return false;
}

}  // namespace

QString LessonEntry::title() const {
  const QString& title = inJapanese() ? titleJa : titleEn;
  return title.isEmpty() ? id : title;
}

const LessonEntry* LessonShelf::lesson(const QString& id) const {
  const auto it = std::find_if(lessons.begin(), lessons.end(), [&](const LessonEntry& e) { return e.id == id; });
  return it == lessons.end() ? nullptr : &*it;
}

const QVector<GlossaryTerm>& LessonShelf::terms() const { return inJapanese() ? termsJa : termsEn; }

QVector<GlossaryTerm> glossaryTerms(const QString& markdown) {
  QVector<GlossaryTerm> terms;
  static const QRegularExpression line("^- (.+?)(?:: |：)(.+)$", QRegularExpression::MultilineOption);
  for (auto it = line.globalMatch(markdown); it.hasNext();) {
    const auto match = it.next();
    terms.append({match.captured(1).trimmed(), match.captured(2).trimmed()});
  }
  return terms;
}

QVector<GlossaryTerm> termsIn(const QString& text, const QVector<GlossaryTerm>& terms) {
  QVector<GlossaryTerm> found;
  for (const auto& term : terms)
    if (occurs(text, term.term)) found.append(term);
  return found;
}

LessonShelf readLessonShelf() {
  LessonShelf shelf;
  const auto index = read_json(resources_dir() / "lessons" / "index.json");
  if (index.ok() && index->is_array())
    for (const Json& entry : *index)
      if (entry.is_object()) shelf.lessons.append(entryFrom(entry));
  shelf.termsEn = glossaryTerms(lessonText("en", "glossary"));
  shelf.termsJa = glossaryTerms(lessonText("ja", "glossary"));
  return shelf;
}

void withLessonShelf(QObject* receiver, std::function<void(const LessonShelf&)> then) {
  static std::shared_ptr<const LessonShelf> kept;  // touched in the interface thread alone
  if (kept) return then(*kept);
  offThread(
      receiver, [] { return readLessonShelf(); },
      [then = std::move(then)](const LessonShelf& shelf) {
        if (!kept) kept = std::make_shared<const LessonShelf>(shelf);
        then(*kept);
      });
}

}  // namespace zk::ui

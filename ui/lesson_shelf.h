// All lessons of the program with their titles in both languages, and the words of the glossary: what the lessons page
// lists and the search looks through. Read once, off the interface thread.
#pragma once
#include <QObject>
#include <QString>
#include <QVector>
#include <functional>

namespace zk::ui {

struct LessonEntry {
  QString id, group;  ///< group: history, path, parameter, reference
  QString year;       ///< of the history; empty where it has none
  QString page;       ///< where it is done in this program; empty: nowhere
  int minutes = 0;
  QString titleEn, titleJa;
  /// In the window's language.
  QString title() const;
};

struct GlossaryTerm {
  QString term, meaning;
};

struct LessonShelf {
  QVector<LessonEntry> lessons;  ///< in the order of index.json
  QVector<GlossaryTerm> termsEn, termsJa;

  const LessonEntry* lesson(const QString& id) const;
  /// In the window's language.
  const QVector<GlossaryTerm>& terms() const;
};

/// Reads resources/lessons; what cannot be read is left out.
LessonShelf readLessonShelf();
/// "- term: meaning" lines; Japanese has a full-width colon.
QVector<GlossaryTerm> glossaryTerms(const QString& markdown);
/// Terms that occur in the text, in the order of the glossary. English words match whole, with or without a plural s.
QVector<GlossaryTerm> termsIn(const QString& text, const QVector<GlossaryTerm>& terms);

/// Hands the shelf over, at once where it was read before.
void withLessonShelf(QObject* receiver, std::function<void(const LessonShelf&)> then);

}  // namespace zk::ui

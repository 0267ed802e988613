// The talks of a project, kept in its folder (window-talks.json) so that they are there at the next start: every tab
// with its turns, tokens and rivals. Bounded: the oldest turns of a long talk are not kept.
#pragma once
#include <QString>
#include <QVector>

#include "ui/chat_talk.h"

namespace zk::ui {

/// One tab: what was said to one model, or the same words to two.
struct ChatThread {
  QString name;          ///< of a fork, the token it began with; empty: the first talk
  QString model, other;  ///< refs
  bool two = false;
  QVector<ChatTurn> turns, otherTurns;
};

struct ChatThreads {
  QVector<ChatThread> threads;
  int current = 0;
};

Json toJson(const ChatThreads& all);
/// What cannot be read is left out.
ChatThreads threadsFrom(const Json& json);

/// Path of the file in that project.
QString chatFile(const QString& workspaceDir);

}  // namespace zk::ui

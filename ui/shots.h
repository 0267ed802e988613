// Pictures of every page in every state, language, theme and size, for reviewers and for the manual: one process, no
// display needed. The states are an empty folder, the recorded logs of a finished project stopped half-way, and the
// project itself, so that every number in a picture was computed once.
#pragma once
#include <QSize>
#include <QString>
#include <QStringList>
#include <QVector>

namespace zk::ui {

struct ShotsPlan {
  QString dir;        ///< where the pictures go: <page>-<state>-<language>-<theme>-<size>[-150].png
  QString workspace;  ///< a finished project; empty: only the empty state is drawn
  QStringList pages, languages{"en", "ja"}, themes{"light", "dark"};
  struct Look {
    QSize size;
    int textScale = 100;
  };
  QVector<Look> looks{{{1280, 800}}, {{1600, 1000}}, {{1280, 800}, 150}};
};

/// Writes all pictures; tells each on standard output. Exit code: 1 where one could not be written.
int takeShots(const ShotsPlan& plan);

}  // namespace zk::ui

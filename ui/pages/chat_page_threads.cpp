// The tabs of Chat. A tab is a stored pair of talks: showing one puts its turns into the lanes, leaving it takes them
// back; a fork opens one of its own, and all of them lie in one file of the project.
#include <QTabBar>

#include "engine/core/files.h"
#include "ui/chat_panels.h"
#include "ui/off_thread.h"
#include "ui/pages/chat_page.h"
#include "widgets/token_strip.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

void ChatPage::refreshTabs() {
  const QSignalBlocker quiet(m_tabs);
  while (m_tabs->count() > m_all.threads.size()) m_tabs->removeTab(m_tabs->count() - 1);
  while (m_tabs->count() < m_all.threads.size()) addTab();
  for (int i = 0; i < m_tabs->count(); ++i) {
    const QString& name = m_all.threads[i].name;
    m_tabs->setTabText(i, name.isEmpty() ? tr("Talk") : tr("with “%1”").arg(name));
    static_cast<IconButton*>(m_tabs->tabButton(i, QTabBar::RightSide))->setName(tr("Close this talk"));
  }
  m_tabs->setCurrentIndex(m_all.current);
  m_tabs->setVisible(m_tabs->count() > 1);
}

void ChatPage::addTab() {
  const int index = m_tabs->addTab(QString());
  auto* close = new IconButton("close");
  close->setSizes(24, 12);
  m_tabs->setTabButton(index, QTabBar::RightSide, close);
  // Later: the tab goes and takes the button with it.
  connect(
      close, &QToolButton::clicked, this,
      [this, close] {
        for (int i = 0; i < m_tabs->count(); ++i)
          if (m_tabs->tabButton(i, QTabBar::RightSide) == close) return closeThread(i);
      },
      Qt::QueuedConnection);
}

void ChatPage::forkAt(ChatLane& lane, int turn, int token, const ChatRival& with) {
  if (busy() || !lane.talk.model() || threadCount() >= kMostThreads) return;
  keepThread();
  // The fork is a talk with that one model.
  ChatThread forked;
  forked.name = tokenText(with.text.toUtf8(), true);
  forked.model = lane.talk.model()->ref;
  forked.turns = lane.talk.turns();
  m_all.threads.append(forked);
  refreshTabs();
  showThread(threadCount() - 1);
  m_first->talk.fork(turn, token, with, m_sampling->values());
}

void ChatPage::showThread(int index) {
  if (index < 0 || index >= threadCount()) return;
  if (index != m_all.current) keepThread();
  m_all.current = index;
  const ChatThread shown = thread();
  m_chosenLane = nullptr;
  m_rivals->clear();
  if (!shown.model.isEmpty()) m_first->talk.wishModel(shown.model);
  if (!shown.other.isEmpty()) m_second->talk.wishModel(shown.other);
  m_first->showTurns(shown.turns);
  m_second->showTurns(shown.otherTurns);
  m_count->setCurrent(shown.two ? 1 : 0);
  m_second->setVisible(shown.two);
  if (shown.two && isVisible()) m_second->talk.refreshModels();
  if (!shown.turns.isEmpty()) m_kind->setCurrent(shown.turns.last().kind == ChatKind::Answer ? 1 : 0);
  refreshTabs();
  refreshButtons();
  m_saveTimer.start();
}

void ChatPage::closeThread(int index) {
  if (threadCount() < 2 || index < 0 || index >= threadCount()) return;
  keepThread();
  m_all.threads.remove(index);
  const int next = std::min(m_all.current > index ? m_all.current - 1 : m_all.current, threadCount() - 1);
  m_all.current = next;
  refreshTabs();
  showThread(next);
}

/// Takes what the lanes show into the tab, and the tabs into the file soon.
void ChatPage::keepThread() {
  ChatThread& kept = thread();
  kept.two = two();
  kept.turns = m_first->talk.turns();
  kept.otherTurns = m_second->talk.turns();
  if (m_first->talk.model()) kept.model = m_first->talk.model()->ref;
  if (m_second->talk.model()) kept.other = m_second->talk.model()->ref;
  m_saveTimer.start();
}

void ChatPage::restore() {
  if (m_saveTimer.isActive() && m_restored) save();
  m_restoredDir = app().workspaceDir();
  m_restored = false;
  m_all = {};
  m_all.threads.resize(1);
  showThread(0);
  if (app().replaying()) return;
  offThread(
      this, [path = chatFile(m_restoredDir).toStdString()] { return read_json(path); },
      [this, dir = m_restoredDir](const Result<Json>& read) {
        if (dir != m_restoredDir) return;
        m_restored = true;
        // Words that were said before the file was read stay.
        const ChatThreads kept = read.ok() ? threadsFrom(*read) : ChatThreads();
        if (kept.threads.isEmpty() || !m_first->talk.turns().isEmpty()) return;
        m_all = kept;
        refreshTabs();
        showThread(m_all.current);
      });
}

void ChatPage::save() {
  m_saveTimer.stop();
  if (!m_restored || m_restoredDir.isEmpty()) return;
  workPool().start(
      [path = chatFile(m_restoredDir).toStdString(), json = toJson(m_all)] { (void)write_json_atomic(path, json); });
}

}  // namespace zk::ui

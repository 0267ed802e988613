// Two lanes get the same words and the same seed. Its tabs, and the file that keeps them: chat_page_threads.cpp.
#include "ui/pages/chat_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QTabBar>

#include "ui/chat_panels.h"
#include "ui/programs.h"
#include "ui/words.h"
#include "widgets/numbers.h"
#include "widgets/token_strip.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {
constexpr int kSaveMs = 800;
}

ChatPage::ChatPage(AppModel& app, QWidget* parent) : Page("chat", app, parent) {
  auto* outer = vbox(this, 0, 0);
  m_stack = new QStackedWidget;
  outer->addWidget(m_stack);
  m_empty = new EmptyState;
  connect(m_empty, &EmptyState::triggered, this, &ChatPage::mainAction);
  m_stack->addWidget(m_empty);
  m_rivals = new RivalPanel;
  m_lesson = new LessonView("chat");
  m_all.threads.resize(1);
  buildTalk();
  m_saveTimer.setSingleShot(true);
  m_saveTimer.setInterval(kSaveMs);
  connect(&m_saveTimer, &QTimer::timeout, this, &ChatPage::save);
  connect(m_rivals, &RivalPanel::forkWanted, this, [this](const ChatRival& with) {
    if (m_chosenLane) forkAt(*m_chosenLane, m_chosenTurn, m_chosenToken, with);
  });
  connect(&app, &AppModel::workspaceChanged, this, [this] {
    refreshCommand();
    if (isVisible()) m_first->talk.refreshModels();
    if (isVisible() && two()) m_second->talk.refreshModels();
    refreshEmpty();
  });
  connect(&app, &AppModel::nextChanged, this, &ChatPage::refreshEmpty);
  retranslate();
}

ChatPage::~ChatPage() {
  if (m_saveTimer.isActive()) save();
  // Tabs that the inspector never took belong to nobody.
  for (QWidget* tab : std::initializer_list<QWidget*>{m_rivals, m_lesson})
    if (!tab->parentWidget()) delete tab;
}

void ChatPage::buildTalk() {
  auto* page = new QWidget;
  auto* column = vbox(page, 0, 16);
  column->setContentsMargins(24, 16, 24, 16);
  m_header = new PageHeader;
  m_count = new SegmentedControl;
  connect(m_count, &SegmentedControl::changed, this, [this](int index) { setTwo(index == 1); });
  m_copy = new Button({}, Button::Role::Secondary, "copy");
  m_clear = new Button;
  connect(m_copy, &QPushButton::clicked, this, &ChatPage::copyTalk);
  connect(m_clear, &QPushButton::clicked, this, &ChatPage::newTalk);
  m_header->addAction(m_count);
  m_header->addAction(m_copy);
  m_header->addAction(m_clear);
  column->addWidget(m_header);
  auto* legend = hbox(nullptr, 0, 8);
  legend->addWidget(new SurpriseLegend, 1);
  m_kind = new SegmentedControl;
  connect(m_kind, &SegmentedControl::changed, this, [this] {
    m_kindChosen = true;
    m_sampling->useDefaultsOf(kind());
    refreshSuggestions();
  });
  legend->addWidget(m_kind);
  column->addLayout(legend);
  m_tabs = new QTabBar;
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  m_tabs->setElideMode(Qt::ElideRight);
  connect(m_tabs, &QTabBar::currentChanged, this, &ChatPage::showThread);
  column->addWidget(m_tabs);
  m_lanes = hbox(nullptr, 0, 16);
  m_first = new ChatLane("model");
  m_second = new ChatLane("otherModel");
  m_lanes->addWidget(m_first, 1);
  m_lanes->addWidget(m_second, 1);
  column->addLayout(m_lanes, 1);
  m_second->hide();
  m_problem = new IssueCard;
  m_problem->hide();
  connect(m_problem, &IssueCard::triggered, m_problem, &QWidget::hide);
  column->addWidget(m_problem);
  column->addWidget(buildComposer());
  m_first->view()->setEmptyWidget(buildHints());
  m_otherHint = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_otherHint->setAlignment(Qt::AlignCenter);
  m_second->view()->setEmptyWidget(m_otherHint);
  connectLane(m_first);
  connectLane(m_second);
  m_stack->addWidget(page);
}

QWidget* ChatPage::buildComposer() {
  auto* card = new QFrame;
  card->setProperty("role", "card");
  auto* v = vbox(card, 12, 8);
  auto* row = hbox(nullptr, 0, 8);
  m_editor = new QPlainTextEdit;
  m_editor->setObjectName("draft");
  m_editor->setTabChangesFocus(true);
  m_editor->installEventFilter(this);
  connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
    fitEditor();
    refreshButtons();
  });
  m_again = new Button({}, Button::Role::Secondary, "reset");
  connect(m_again, &QPushButton::clicked, this, &ChatPage::regenerate);
  m_send = new Button({}, Button::Role::Primary, "send");
  connect(m_send, &QPushButton::clicked, this, &ChatPage::sendOrStop);
  row->addWidget(m_editor, 1);
  row->addWidget(m_again, 0, Qt::AlignBottom);
  row->addWidget(m_send, 0, Qt::AlignBottom);
  v->addLayout(row);
  m_sampling = new SamplingRow;
  v->addWidget(m_sampling);
  return card;
}

QWidget* ChatPage::buildHints() {
  m_hints = new QWidget;
  auto* hints = vbox(m_hints, 24, 8);
  m_hintTitle = new Label({}, Type::Role::Section, Label::Fit::Wrap);
  m_hintText = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_hintText->setColor(&Tokens::text2);
  m_hintTitle->setAlignment(Qt::AlignCenter);
  m_hintText->setAlignment(Qt::AlignCenter);
  hints->addStretch(1);
  hints->addWidget(m_hintTitle);
  hints->addWidget(m_hintText);
  for (int i = 0; i < 3; ++i) {
    auto* button = new Button;
    connect(button, &QPushButton::clicked, this, [this, button] {
      setDraft(button->text());
      sendDraft();
    });
    m_suggestions.append(button);
    hints->addWidget(button, 0, Qt::AlignHCenter);
  }
  hints->addStretch(1);
  return m_hints;
}

void ChatPage::connectLane(ChatLane* lane) {
  connect(lane, &ChatLane::changed, this, [this] {
    refreshSuggestions();
    refreshButtons();
  });
  connect(lane, &ChatLane::picked, this, [this, lane] {
    if (lane == m_first) m_kindChosen = false;
    if (lane == m_first && lane->talk.model()) chooseKindFor(*lane->talk.model());
    keepThread();
  });
  connect(lane, &ChatLane::modelsKnown, this, [this, lane] {
    if (lane == m_first && !m_wanted.isEmpty() && lane->talk.modelsKnown()) reveal(std::exchange(m_wanted, QString()));
    if (lane == m_first && !m_kindChosen && lane->talk.model()) chooseKindFor(*lane->talk.model());
    if (two() && m_first->talk.model()) m_second->chooseUnlike(*m_first->talk.model());
    refreshButtons();
    refreshEmpty();
  });
  connect(&lane->talk, &ChatTalk::modelChanged, this, [this, lane] {
    if (lane == m_first && !m_kindChosen && lane->talk.model()) chooseKindFor(*lane->talk.model());
  });
  connect(lane, &ChatLane::turnStarted, this, [this, lane] {
    if (lane == m_first && lane->talk.turns().size() == 1) Q_EMIT tabWanted("token");
  });
  connect(lane, &ChatLane::tokenArrived, this, [this, lane](const ChatToken& token) {
    if (lane == m_first) m_rivals->show(token);
  });
  connect(lane, &ChatLane::tokenChosen, this, [this, lane](int turn, int token) { chooseToken(lane, turn, token); });
  connect(lane, &ChatLane::settled, this, &ChatPage::keepThread);
  connect(&lane->talk, &ChatTalk::failed, this, [this](const Issue& issue) {
    IssueText text = Words::issue(issue);
    text.actions = {{"close", tr("Close")}};
    m_problem->setIssue(text);
    m_problem->show();
  });
}

QVector<Page::Tab> ChatPage::tabs() {
  return {{"token", tr("Token"), "tokenizer", m_rivals}, {"lesson", tr("Lesson"), "book", m_lesson}};
}

void ChatPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  refreshCommand();
  m_first->talk.refreshModels();
  if (two()) m_second->talk.refreshModels();
}

void ChatPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  arrangeLanes();
}

/// Side by side where both have room, else one above the other.
void ChatPage::arrangeLanes() {
  m_lanes->setDirection(width() < scaled(620) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ChatPage::refreshCommand() {
  const QString engine = engineIssue() ? QString() : programPath("zk-engine");
  const QStringList command =
      engine.isEmpty() ? QStringList() : QStringList{engine, "session", "--workspace", app().workspaceDir()};
  for (ChatLane* lane : {m_first, m_second}) lane->talk.setCommand(command);
  if (m_restoredDir != app().workspaceDir()) restore();
}

void ChatPage::reveal(const QString& model) {
  if (!m_first->talk.modelsKnown()) {
    m_wanted = model;
    return;
  }
  for (const auto& known : m_first->talk.models())
    if (known.run == model || known.ref == model) return m_first->talk.chooseModel(known.ref);
}

void ChatPage::chooseKindFor(const ChatModel& model) {
  m_kind->setCurrent(model.tuned ? 1 : 0);
  m_sampling->useDefaultsOf(kind());
  refreshSuggestions();
}

ChatKind ChatPage::kind() const { return m_kind->current() == 1 ? ChatKind::Answer : ChatKind::Continue; }

void ChatPage::setKind(ChatKind kind) {
  m_kind->setCurrent(kind == ChatKind::Answer ? 1 : 0);
  m_kindChosen = true;
  m_sampling->useDefaultsOf(kind);
  refreshSuggestions();
}

void ChatPage::setTwo(bool two) {
  m_count->setCurrent(two ? 1 : 0);
  m_second->setVisible(two);
  if (two && isVisible()) m_second->talk.refreshModels();
  if (two && m_first->talk.model()) m_second->chooseUnlike(*m_first->talk.model());
  keepThread();
  refreshSuggestions();
  refreshButtons();
}

void ChatPage::setDraft(const QString& text) { m_editor->setPlainText(text); }

void ChatPage::refreshEmpty() {
  const ChatTalk& talk = m_first->talk;
  const bool canTalk = talk.modelsKnown() ? !talk.models().isEmpty() : app().situation().canChat;
  const bool engine = talk.hasEngine() || !isVisible();
  m_stack->setCurrentIndex(canTalk && engine ? 1 : 0);
  if (const auto obstacle = engineIssue(); obstacle && !engine) {
    const IssueText words = Words::issue(*obstacle);
    m_empty->setText({words.title, words.evidence, {}});
  } else if (!engine) {
    m_empty->setText(
        {tr("The engine is missing"), tr("The program zk-engine lies neither beside this window nor in PATH."), {}});
  } else if (app().situation().runAlive) {
    m_empty->setText({tr("No checkpoint yet"), tr("The run saves its first one soon. Then you can talk to it here."),
                      tr("See the training")});
  } else {
    m_empty->setText({tr("No model in this project yet"),
                      tr("A model is made by training. The tour trains one and brings you back here."),
                      tr("Go to the tour")});
  }
}

void ChatPage::refreshSuggestions() {
  const QString language = m_first->talk.corpusLanguage();
  const bool ja = language == "ja" || (language != "en" && numbers::japanese());
  const bool answer = kind() == ChatKind::Answer;
  // Words of the model's own small world in its language: a suggestion must be something it can know.
  const QStringList questions =
      ja ? QStringList{"元気ですか。", "アヒルは何と鳴きますか。", "8 + 4はいくつですか。"}
         : QStringList{"How are you?", "What do rabbits like to eat?", "What is the opposite of big?"};
  QStringList openings = ja ? QStringList{"ある日、ユキは", "元気ですか。", "昔、エマという"}
                            : QStringList{"One windy evening, Kai", "How are you?", "Today I went to the garden"};
  // The sentence that was followed while the tour's model learned comes first.
  static const QRegularExpression kana("[\\x{3040}-\\x{30FF}]");
  if (const QString own = app().opening(); !own.isEmpty() && own.contains(kana) == ja) openings[0] = own;
  const QStringList& words = answer ? questions : openings;
  for (int i = 0; i < m_suggestions.size(); ++i) m_suggestions[i]->setText(words[i]);
  m_hintTitle->setText(answer ? tr("Ask something") : tr("Begin a sentence"));
  m_hintText->setText(
      answer ? tr("A tuned model answers. What it knows is the small world of its text.")
             : tr("The model writes on from your words. It does not answer yet: that is what tuning teaches."));
  m_otherHint->setText(tr("The same words with the same seed go to this model too."));
}

void ChatPage::retranslate() {
  m_header->setTexts(tr("Chat"), tr("Talk to the model. The shade of a token says how surprising it was."));
  m_count->setItems({tr("One"), tr("Two side by side")});
  m_count->setName(tr("How many models"));
  m_copy->setText(tr("Copy"));
  m_copy->setToolTip(tr("Copy the whole talk as text"));
  m_clear->setText(tr("New talk"));
  m_kind->setItems({tr("Continue"), tr("Answer")});
  m_kind->setName(tr("Way of asking"));
  m_again->setText(tr("Once more"));
  m_again->setToolTip(tr("Write the last answer anew"));
  m_editor->setAccessibleName(tr("Your words"));
  m_tabs->setAccessibleName(tr("Talks"));
  for (ChatLane* lane : {m_first, m_second}) lane->retranslate();
  refreshSuggestions();
  refreshTabs();
  refreshEmpty();
  refreshButtons();
  fitEditor();
}

void ChatPage::fitEditor() {
  const QFontMetricsF metrics(m_editor->font());
  const int lines = std::clamp(m_editor->document()->blockCount(), 1, 4);
  m_editor->setFixedHeight(int(metrics.lineSpacing() * lines) + scaled(16));
}

void ChatPage::refreshButtons() {
  const bool any = !m_first->talk.turns().isEmpty(), both = two();
  m_send->setText(busy() ? tr("Stop") : tr("Send"));
  m_send->setIconName(busy() ? "stop" : "send");
  m_send->setEnabled(busy() || (m_first->talk.model() && !m_editor->toPlainText().trimmed().isEmpty()));
  m_again->setVisible(any);
  m_again->setEnabled(!busy());
  m_copy->setEnabled(any);
  m_clear->setEnabled(any);
  // One model cannot stand beside itself.
  m_count->setVisible(both || m_first->talk.models().size() > 1);
  m_editor->setPlaceholderText(both ? tr("Goes to both models. Enter sends, Shift+Enter begins a new line.")
                                    : tr("Enter sends, Shift+Enter begins a new line."));
}

void ChatPage::mainAction() {
  if (m_stack->currentIndex() == 1) return sendOrStop();
  Q_EMIT pageWanted(app().situation().runAlive ? QStringLiteral("train") : QStringLiteral("start"));
}

void ChatPage::sendOrStop() {
  if (!busy()) return sendDraft();
  for (ChatLane* lane : {m_first, m_second}) lane->talk.stop();
}

/// Two models get one seed, so that chance differs as little as it can.
ChatSampling ChatPage::sampling() const {
  ChatSampling s = m_sampling->values();
  if (two() && !s.seed) s.seed = QRandomGenerator::global()->bounded(1'000'000);
  return s;
}

void ChatPage::sendDraft() {
  const QString text = m_editor->toPlainText().trimmed();
  if (text.isEmpty() || busy() || !m_first->talk.model()) return;
  m_problem->hide();
  m_editor->clear();
  const ChatModel& model = *m_first->talk.model();
  if (!model.run.isEmpty()) app().noteChatted(app().workspaceDir() + "/runs/" + model.run);
  const ChatSampling drawn = sampling();
  m_first->talk.send(text, kind(), drawn);
  if (two()) m_second->talk.send(text, kind(), drawn);
}

void ChatPage::regenerate() {
  if (busy()) return;
  const ChatSampling drawn = sampling();
  m_first->talk.regenerate(drawn);
  if (two()) m_second->talk.regenerate(drawn);
}

void ChatPage::newTalk() {
  m_first->talk.clear();
  m_second->talk.clear();
  m_rivals->clear();
  m_chosenLane = nullptr;
  keepThread();
}

bool ChatPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_editor && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    // An input method that composes Japanese handles its own Enter before this.
    if (enter && key->modifiers() & Qt::ShiftModifier) {
      m_editor->insertPlainText("\n");
      return true;
    }
    if (enter && !(key->modifiers() & Qt::ControlModifier)) {
      if (!busy()) sendDraft();
      return true;
    }
  }
  return Page::eventFilter(watched, event);
}

void ChatPage::chooseToken(ChatLane* lane, int turn, int token) {
  m_chosenLane = lane;
  m_chosenTurn = turn;
  m_chosenToken = token;
  const ChatTurn& chosen = lane->talk.turns()[turn];
  m_rivals->show(chosen.tokens[token]);
  m_rivals->setForkable(!lane->talk.busy() && threadCount() < kMostThreads);
  const int probe = ++m_probe;
  ChatTalk& other = lane == m_first ? m_second->talk : m_first->talk;
  if (two() && !busy())
    other.chancesAt(chosen, lane->talk.turns().mid(0, turn), token, this,
                    [this, probe](const ChatTalk::Chances& found) {
                      if (probe == m_probe) m_rivals->setOthers(found);
                    });
  Q_EMIT tabWanted("token");
}

void ChatPage::copyTalk() {
  QString text = m_first->talkText();
  if (two() && m_first->talk.model() && m_second->talk.model())
    text = m_first->talk.model()->label + "\n\n" + text + "\n\n" + m_second->talk.model()->label + "\n\n" +
           m_second->talkText();
  QGuiApplication::clipboard()->setText(text);
  Q_EMIT toast(tr("The talk is copied."));
}

}  // namespace zk::ui

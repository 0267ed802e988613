// Each turn is two messages of the view: what was said, and the answer. Message 2n+1 belongs to turn n.
#include "ui/pages/chat_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTimer>

#include "ui/chat_panels.h"
#include "ui/programs.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

TokenBox boxOf(const ChatToken& token) {
  TokenBox box;
  box.text = token.text;
  box.p = token.p;
  return box;
}

}  // namespace

ChatPage::ChatPage(AppModel& app, QWidget* parent) : Page("chat", app, parent) {
  auto* outer = vbox(this, 0, 0);
  m_stack = new QStackedWidget;
  outer->addWidget(m_stack);
  m_empty = new EmptyState;
  connect(m_empty, &EmptyState::triggered, this, &ChatPage::mainAction);
  m_stack->addWidget(m_empty);
  m_rivals = new RivalPanel;
  m_lesson = new LessonView("chat");
  buildTalk();
  connectTalk();
  connect(&app, &AppModel::workspaceChanged, this, [this] {
    refreshCommand();
    if (isVisible()) m_talk.refreshModels();
    refreshEmpty();
  });
  connect(&app, &AppModel::nextChanged, this, &ChatPage::refreshEmpty);
  retranslate();
}

void ChatPage::buildTalk() {
  auto* page = new QWidget;
  auto* column = vbox(page, 0, 16);
  column->setContentsMargins(24, 16, 24, 16);
  m_header = new PageHeader;
  m_copy = new Button({}, Button::Role::Secondary, "copy");
  m_clear = new Button;
  connect(m_copy, &QPushButton::clicked, this, &ChatPage::copyTalk);
  connect(m_clear, &QPushButton::clicked, &m_talk, &ChatTalk::clear);
  m_header->addAction(m_copy);
  m_header->addAction(m_clear);
  column->addWidget(m_header);
  auto* legend = hbox(nullptr, 0, 8);
  legend->addWidget(new SurpriseLegend);
  legend->addStretch(1);
  column->addLayout(legend);
  auto* card = new QFrame;
  card->setProperty("role", "card");
  auto* v = vbox(card, 0, 0);
  v->addWidget(buildHead());
  v->addWidget(hline());
  m_view = new ChatView;
  v->addWidget(m_view, 1);
  column->addWidget(card, 1);
  m_problem = new IssueCard;
  m_problem->hide();
  connect(m_problem, &IssueCard::triggered, m_problem, &QWidget::hide);
  column->addWidget(m_problem);
  column->addWidget(buildComposer());
  m_stack->addWidget(page);
}

QWidget* ChatPage::buildHead() {
  auto* head = new QWidget;
  auto* row = hbox(head, 0, 12);
  row->setContentsMargins(16, 10, 16, 10);
  m_models = new QComboBox;
  m_models->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_models->setMinimumWidth(scaled(180));
  connect(m_models, &QComboBox::activated, this, [this](int index) {
    m_kindChosen = false;
    m_talk.chooseModel(m_models->itemData(index).toString());
  });
  m_modelFacts = new Label({}, Type::Role::Help, Label::Fit::Elide);
  m_kind = new SegmentedControl;
  connect(m_kind, &SegmentedControl::changed, this, [this] {
    m_kindChosen = true;
    m_sampling->useDefaultsOf(kind());
    refreshSuggestions();
  });
  row->addWidget(m_models);
  row->addWidget(m_modelFacts, 1);
  row->addWidget(m_kind);
  return head;
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
  connect(m_again, &QPushButton::clicked, this, [this] { m_talk.regenerate(m_sampling->values()); });
  m_send = new Button({}, Button::Role::Primary, "send");
  connect(m_send, &QPushButton::clicked, this, &ChatPage::sendOrStop);
  row->addWidget(m_editor, 1);
  row->addWidget(m_again, 0, Qt::AlignBottom);
  row->addWidget(m_send, 0, Qt::AlignBottom);
  v->addLayout(row);
  m_sampling = new SamplingRow;
  v->addWidget(m_sampling);

  m_hints = new QWidget;
  auto* hints = vbox(m_hints, 24, 8);
  m_hintTitle = new Label({}, Type::Role::Section);
  m_hintText = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  m_hintText->setColor(&Tokens::text2);
  m_hintTitle->setAlignment(Qt::AlignCenter);
  m_hintText->setAlignment(Qt::AlignCenter);
  hints->addStretch(1);
  hints->addWidget(m_hintTitle);
  hints->addWidget(m_hintText);
  auto* choices = hbox(nullptr, 0, 8);
  choices->addStretch(1);
  for (int i = 0; i < 3; ++i) {
    auto* button = new Button;
    connect(button, &QPushButton::clicked, this, [this, button] {
      setDraft(button->text());
      sendDraft();
    });
    m_suggestions.append(button);
    choices->addWidget(button);
  }
  choices->addStretch(1);
  hints->addLayout(choices);
  hints->addStretch(1);
  m_view->setEmptyWidget(m_hints);
  return card;
}

void ChatPage::connectTalk() {
  connect(m_view, &ChatView::tokenOpened, this, &ChatPage::chooseToken);
  connect(&m_talk, &ChatTalk::modelsChanged, this, &ChatPage::refreshModels);
  connect(&m_talk, &ChatTalk::modelChanged, this, &ChatPage::refreshModel);
  connect(&m_talk, &ChatTalk::turnAdded, this, [this] {
    const ChatTurn& turn = m_talk.turns().last();
    m_view->append(saidMessage(turn));
    m_view->append(answerMessage(turn));
    if (m_talk.turns().size() == 1) Q_EMIT tabWanted("token");
    refreshButtons();
  });
  connect(&m_talk, &ChatTalk::tokenArrived, this, [this] {
    const ChatTurn& turn = m_talk.turns().last();
    m_view->appendToken(boxOf(turn.tokens.last()));
    m_rivals->show(turn.tokens.last());
    refreshButtons();
  });
  connect(&m_talk, &ChatTalk::turnChanged, this, &ChatPage::updateLast);
  connect(&m_talk, &ChatTalk::cleared, this, [this] {
    m_view->clear();
    m_rivals->clear();
    refreshButtons();
  });
  connect(&m_talk, &ChatTalk::failed, this, [this](const Issue& issue) {
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
  m_talk.refreshModels();
}

void ChatPage::refreshCommand() {
  const QString engine = programPath("zk-engine");
  m_talk.setCommand(engine.isEmpty() ? QStringList()
                                     : QStringList{engine, "session", "--workspace", app().workspaceDir()});
}

void ChatPage::reveal(const QString& model) {
  if (!m_talk.modelsKnown()) {
    m_wanted = model;
    return;
  }
  for (const auto& known : m_talk.models())
    if (known.run == model || known.ref == model) {
      m_talk.chooseModel(known.ref);
      return refreshModels();
    }
}

void ChatPage::refreshModels() {
  if (!m_wanted.isEmpty() && m_talk.modelsKnown()) reveal(std::exchange(m_wanted, QString()));
  m_models->clear();
  for (const auto& model : m_talk.models())
    m_models->addItem((model.tuned ? tr("%1 · answers") : tr("%1 · continues")).arg(model.label), model.ref);
  refreshModel();
}

void ChatPage::refreshModel() {
  const ChatModel* model = m_talk.model();
  if (model) {
    m_models->setCurrentIndex(m_models->findData(model->ref));
    if (!m_kindChosen) chooseKindFor(*model);
  }
  QString facts;
  if (m_talk.loading())
    facts = tr("loading…");
  else if (m_talk.parameters() > 0)
    facts = tr("%1 parameters").arg(Words::beforeUnit(numbers::compact(double(m_talk.parameters()))));
  m_modelFacts->setText(facts);
  m_models->setAccessibleDescription(facts);
  refreshSuggestions();
  refreshButtons();
  refreshEmpty();
}

void ChatPage::chooseKindFor(const ChatModel& model) {
  m_kind->setCurrent(model.tuned ? 1 : 0);
  m_sampling->useDefaultsOf(kind());
}

ChatKind ChatPage::kind() const { return m_kind->current() == 1 ? ChatKind::Answer : ChatKind::Continue; }

void ChatPage::setKind(ChatKind kind) {
  m_kind->setCurrent(kind == ChatKind::Answer ? 1 : 0);
  m_kindChosen = true;
  m_sampling->useDefaultsOf(kind);
  refreshSuggestions();
}

void ChatPage::setDraft(const QString& text) { m_editor->setPlainText(text); }

void ChatPage::refreshEmpty() {
  const bool canTalk = m_talk.modelsKnown() ? !m_talk.models().isEmpty() : app().situation().canChat;
  const bool engine = m_talk.hasEngine() || !isVisible();
  m_stack->setCurrentIndex(canTalk && engine ? 1 : 0);
  if (!engine) {
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
  const bool ja = m_talk.corpusLanguage() == "ja" || (m_talk.corpusLanguage() != "en" && numbers::japanese());
  const bool answer = kind() == ChatKind::Answer;
  // Words of the model's own small world in its language: a suggestion must be something it can know.
  const QStringList questions =
      ja ? QStringList{"元気ですか。", "アヒルは何と鳴きますか。", "8 + 4はいくつですか。"}
         : QStringList{"How are you?", "What do rabbits like to eat?", "What is the opposite of big?"};
  const QStringList openings = ja ? QStringList{"ある日、ユキは", "元気ですか。", "昔、エマという"}
                                  : QStringList{"One windy evening, Kai", "How are you?", "Today I went to the garden"};
  const QStringList& words = answer ? questions : openings;
  for (int i = 0; i < m_suggestions.size(); ++i) m_suggestions[i]->setText(words[i]);
  m_hintTitle->setText(answer ? tr("Ask something") : tr("Begin a sentence"));
  m_hintText->setText(
      answer ? tr("A tuned model answers. What it knows is the small world of its text.")
             : tr("The model writes on from your words. It does not answer yet: that is what tuning teaches."));
}

void ChatPage::retranslate() {
  m_header->setTexts(tr("Chat"), tr("Talk to the model. The shade of a token says how surprising it was."));
  m_copy->setText(tr("Copy"));
  m_copy->setToolTip(tr("Copy the whole talk as text"));
  m_clear->setText(tr("New talk"));
  m_kind->setItems({tr("Continue"), tr("Answer")});
  m_kind->setName(tr("Way of asking"));
  m_models->setAccessibleName(tr("Model"));
  m_again->setText(tr("Once more"));
  m_again->setToolTip(tr("Write the last answer anew"));
  m_editor->setPlaceholderText(tr("Enter sends, Shift+Enter begins a new line."));
  m_editor->setAccessibleName(tr("Your words"));
  refreshModels();
  rebuildMessages();
  fitEditor();
}

void ChatPage::fitEditor() {
  const QFontMetricsF metrics(m_editor->font());
  const int lines = std::clamp(m_editor->document()->blockCount(), 1, 4);
  m_editor->setFixedHeight(int(metrics.lineSpacing() * lines) + scaled(16));
}

void ChatPage::refreshButtons() {
  const bool busy = m_talk.busy(), any = !m_talk.turns().isEmpty();
  m_send->setText(busy ? tr("Stop") : tr("Send"));
  m_send->setIconName(busy ? "stop" : "send");
  m_send->setEnabled(busy || (m_talk.model() && !m_editor->toPlainText().trimmed().isEmpty()));
  m_again->setVisible(any);
  m_again->setEnabled(!busy);
  m_copy->setEnabled(any);
  m_clear->setEnabled(any);
}

void ChatPage::mainAction() {
  if (m_stack->currentIndex() == 1) return sendOrStop();
  Q_EMIT pageWanted(app().situation().runAlive ? QStringLiteral("train") : QStringLiteral("start"));
}

void ChatPage::sendOrStop() {
  if (m_talk.busy()) return m_talk.stop();
  sendDraft();
}

void ChatPage::sendDraft() {
  const QString text = m_editor->toPlainText().trimmed();
  if (text.isEmpty() || m_talk.busy() || !m_talk.model()) return;
  m_problem->hide();
  m_editor->clear();
  const ChatModel& model = *m_talk.model();
  if (!model.run.isEmpty()) app().noteChatted(app().workspaceDir() + "/runs/" + model.run);
  m_talk.send(text, kind(), m_sampling->values());
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
      if (!m_talk.busy()) sendDraft();
      return true;
    }
  }
  return Page::eventFilter(watched, event);
}

ChatMessage ChatPage::saidMessage(const ChatTurn& turn) const {
  ChatMessage message;
  message.from = ChatMessage::From::User;
  message.text = turn.said;
  return message;
}

ChatMessage ChatPage::answerMessage(const ChatTurn& turn) const {
  ChatMessage message;
  message.from = ChatMessage::From::Model;
  message.streaming = turn.state == ChatTurn::State::Waiting || turn.state == ChatTurn::State::Streaming;
  for (const auto& token : turn.tokens) message.tokens.append(boxOf(token));
  if (turn.issue) {
    message.from = turn.tokens.isEmpty() ? ChatMessage::From::Note : ChatMessage::From::Model;
    const IssueText words = Words::issue(*turn.issue);
    message.text = QStringList{words.title, words.why, words.evidence}.filter(QRegularExpression(".")).join(" ");
  }
  message.footer = footerOf(turn);
  return message;
}

QString ChatPage::footerOf(const ChatTurn& turn) const {
  if (turn.state == ChatTurn::State::Waiting || turn.state == ChatTurn::State::Streaming) return {};
  if (turn.tokens.isEmpty()) return turn.issue ? QString() : tr("It ended at once: no token was written.");
  QStringList parts = {turn.tokens.size() == 1 ? tr("1 token") : tr("%1 tokens").arg(turn.tokens.size()),
                       tr("%1 bits of surprise on average").arg(numbers::fixed(ChatTalk::meanBits(turn), 1))};
  if (turn.seconds > 0)
    parts << tr("%1 tokens/s").arg(Words::beforeUnit(numbers::compact(double(turn.tokens.size()) / turn.seconds, 2)));
  if (turn.seed >= 0) parts << tr("seed %1").arg(turn.seed);
  if (turn.state == ChatTurn::State::Stopped) parts << tr("stopped by you");
  if (turn.ended == "length") parts << tr("cut at the longest text");
  QString footer = parts.join(QStringLiteral(" · "));
  if (turn.kind == ChatKind::Answer && !turn.answers && !turn.issue)
    footer += "\n" + tr("This model was not tuned to answer, so it went on with your text.");
  if (turn.leftOut > 0) footer += "\n" + tr("Messages that no longer fit into its window: %1.").arg(turn.leftOut);
  return footer;
}

void ChatPage::rebuildMessages() {
  QVector<ChatMessage> messages;
  for (const auto& turn : m_talk.turns()) messages << saidMessage(turn) << answerMessage(turn);
  m_view->setMessages(messages);
  refreshButtons();
}

void ChatPage::updateLast() {
  m_view->updateLast(answerMessage(m_talk.turns().last()));
  refreshButtons();
}

void ChatPage::chooseToken(int message, int token) {
  const int turn = message / 2;
  if (message % 2 == 0 || turn >= m_talk.turns().size() || token >= m_talk.turns()[turn].tokens.size()) return;
  m_rivals->show(m_talk.turns()[turn].tokens[token]);
  Q_EMIT tabWanted("token");
}

QString ChatPage::turnText(const ChatTurn& turn) const {
  if (turn.kind == ChatKind::Continue) return turn.said + turn.text;
  return tr("You: %1\nModel: %2").arg(turn.said, turn.text);
}

void ChatPage::copyTalk() {
  QStringList all;
  for (const auto& turn : m_talk.turns()) all << turnText(turn);
  QGuiApplication::clipboard()->setText(all.join("\n\n"));
  Q_EMIT toast(tr("The talk is copied."));
}

}  // namespace zk::ui

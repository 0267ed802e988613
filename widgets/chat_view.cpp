// Bubbles place their own children, because their width follows the text and their height follows the width.
#include "widgets/chat_view.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>
#include <cmath>

namespace zk::widgets {
namespace {

int padX() { return scaled(12); }
int padY() { return scaled(8); }

}  // namespace

ChatBubble::ChatBubble(const ChatMessage& message, QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  m_text = new Label({}, Type::Role::Body, Label::Fit::Wrap, this);
  m_footer = new Label({}, Type::Role::Caption, Label::Fit::Wrap, this);
  connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), arrange(); });
  setMessage(message);
}

void ChatBubble::setMessage(const ChatMessage& message) {
  m_message = message;
  const bool tokens = message.from == ChatMessage::From::Model && (!message.tokens.isEmpty() || message.streaming);
  if (tokens && !m_strip) {
    m_strip = new TokenStrip({}, this);
    connect(m_strip, &TokenStrip::opened, this, &ChatBubble::tokenOpened);
    m_strip->show();
  }
  if (m_strip) {
    m_strip->setVisible(tokens);
    m_strip->setTokens(message.tokens);
    m_strip->setStreaming(message.streaming);
  }
  m_text->setText(message.text);
  m_text->setRole(message.from == ChatMessage::From::Note    ? Type::Role::Help
                  : message.from == ChatMessage::From::Model ? Type::Role::Token
                                                             : Type::Role::Body);
  m_text->setVisible(!tokens);
  m_footer->setText(message.footer);
  m_footer->setVisible(!message.footer.isEmpty());
  describe();
  updateGeometry();
  arrange();
}

void ChatBubble::appendToken(const TokenBox& token) {
  m_message.tokens.append(token);
  if (!m_strip) return setMessage(m_message);
  m_strip->append(token);
  describe();
  updateGeometry();
  arrange();
}

void ChatBubble::setShaded(bool shaded) {
  if (m_strip) m_strip->setShaded(shaded);
}

void ChatBubble::describe() {
  QString words = m_message.text;
  if (m_strip && m_strip->isVisibleTo(this)) {
    words.clear();
    for (const auto& t : m_message.tokens) words += t.text;
  }
  setAccessibleName(m_message.from == ChatMessage::From::User    ? tr("You")
                    : m_message.from == ChatMessage::From::Model ? tr("Model")
                                                                 : tr("Note"));
  setAccessibleDescription(words);
}

int ChatBubble::bubbleWidth(int width) const {
  const int most = std::max(scaled(80), int(width * 0.72));
  double words = 0;
  const QFontMetricsF m(m_text->textFont());
  for (const auto& line : m_message.text.split(QLatin1Char('\n'))) words = std::max(words, m.horizontalAdvance(line));
  return std::min(most, int(std::ceil(words)) + 2 + 2 * padX());
}

int ChatBubble::heightForWidth(int width) const {
  int h = 0;
  if (m_message.from == ChatMessage::From::User)
    h = m_text->heightForWidth(bubbleWidth(width) - 2 * padX()) + 2 * padY();
  else if (m_strip && m_strip->isVisibleTo(this))
    h = m_strip->heightForWidth(width);
  else
    h = m_text->heightForWidth(width);
  if (!m_message.footer.isEmpty()) h += m_footer->heightForWidth(width) + 2;
  return h;
}

QSize ChatBubble::sizeHint() const { return {scaled(320), heightForWidth(scaled(320))}; }

void ChatBubble::arrange() {
  int bottom = 0;
  if (m_message.from == ChatMessage::From::User) {
    const int w = bubbleWidth(width());
    const int h = m_text->heightForWidth(w - 2 * padX());
    m_text->setGeometry(width() - w + padX(), padY(), w - 2 * padX(), h);
    bottom = h + 2 * padY();
  } else {
    QWidget* body = m_strip && m_strip->isVisibleTo(this) ? static_cast<QWidget*>(m_strip) : m_text;
    bottom = body->heightForWidth(width());
    body->setGeometry(0, 0, width(), bottom);
  }
  m_footer->setGeometry(2, bottom + 2, width() - 2, m_footer->heightForWidth(width()));
  update();
}

void ChatBubble::paintEvent(QPaintEvent*) {
  if (m_message.from != ChatMessage::From::User) return;
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(tokens().accentSoft);
  p.drawRoundedRect(QRectF(m_text->geometry()).adjusted(-padX(), -padY(), padX(), padY()), 8, 8);
}

void ChatBubble::resizeEvent(QResizeEvent*) { arrange(); }

void ChatBubble::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) describe();
}

// ---------------------------------------------------------------- ChatView

ChatView::ChatView(QWidget* parent) : PageScroll(parent) {
  setProperty("ground", "none");
  auto* page = new QWidget;
  m_layout = vbox(page, 0, 16);
  m_layout->setContentsMargins(0, 8, 8, 8);
  m_layout->addStretch(1);  // a short talk stands at the bottom, next to the field where one writes
  setWidget(page);
  connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int most) {
    if (m_follow) verticalScrollBar()->setValue(most);
  });
  connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
          [this](int v) { m_follow = v >= verticalScrollBar()->maximum() - 4; });
}

void ChatView::addBubble(const ChatMessage& message) {
  auto* b = new ChatBubble(message);
  b->setShaded(m_shaded);
  const int index = int(m_bubbles.size());
  connect(b, &ChatBubble::tokenOpened, this, [this, index](int token) { Q_EMIT tokenOpened(index, token); });
  m_layout->addWidget(b);
  m_bubbles.append(b);
}

void ChatView::setMessages(const QVector<ChatMessage>& messages) {
  for (auto* b : m_bubbles) b->hide(), b->deleteLater();
  m_bubbles.clear();
  for (const auto& m : messages) addBubble(m);
  showEmptiness();
}

void ChatView::append(const ChatMessage& message) {
  m_follow = true;
  addBubble(message);
  showEmptiness();
}

void ChatView::appendToken(const TokenBox& token) {
  if (m_bubbles.isEmpty()) return;
  m_bubbles.last()->appendToken(token);
  m_bubbles.last()->setShaded(m_shaded);
}

void ChatView::updateLast(const ChatMessage& message) {
  if (m_bubbles.isEmpty()) return;
  m_bubbles.last()->setMessage(message);
  m_bubbles.last()->setShaded(m_shaded);
}

void ChatView::clear() { setMessages({}); }

void ChatView::setShaded(bool shaded) {
  m_shaded = shaded;
  for (auto* b : m_bubbles) b->setShaded(shaded);
}

void ChatView::setEmptyWidget(QWidget* w) {
  delete m_empty;
  m_empty = w;
  if (w) m_layout->insertWidget(0, w, 1000);  // outweighs the stretch that pushes talk down
  showEmptiness();
}

void ChatView::showEmptiness() {
  if (m_empty) m_empty->setVisible(m_bubbles.isEmpty());
}

void ChatView::resizeEvent(QResizeEvent* e) {
  const bool follow = m_follow;
  PageScroll::resizeEvent(e);
  if (follow) verticalScrollBar()->setValue(verticalScrollBar()->maximum());
  m_follow = follow;
}

}  // namespace zk::widgets

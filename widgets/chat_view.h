// A conversation: the learner's words in bubbles at the right, the model's answer as text or as shaded tokens at the
// left. New words stay in view as long as the reader is at the end.
#pragma once
#include <QVector>

#include "widgets/token_strip.h"

namespace zk::widgets {

struct ChatMessage {
  enum class From { User, Model, Note };
  From from = From::User;
  QString text;              // User and Note; Model when `tokens` is empty
  QVector<TokenBox> tokens;  // Model
  QString footer;            // "12 tokens · 1.9 bits of surprise on average · 61 tok/s"
  bool streaming = false;
};

/// One message. The bubble is at most 72 % wide; a model's answer uses the whole width.
class ChatBubble : public QWidget {
  Q_OBJECT
 public:
  explicit ChatBubble(const ChatMessage& message, QWidget* parent = nullptr);
  void setMessage(const ChatMessage& message);
  void appendToken(const TokenBox& token);
  void setShaded(bool shaded);
  const ChatMessage& message() const { return m_message; }
  TokenStrip* strip() const { return m_strip; }

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {scaled(120), scaled(24)}; }

 Q_SIGNALS:
  void tokenOpened(int token);

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  void arrange();
  void describe();
  int bubbleWidth(int width) const;
  ChatMessage m_message;
  TokenStrip* m_strip = nullptr;
  Label *m_text, *m_footer;
};

class ChatView : public PageScroll {
  Q_OBJECT
 public:
  explicit ChatView(QWidget* parent = nullptr);
  void setMessages(const QVector<ChatMessage>& messages);
  void append(const ChatMessage& message);
  /// Streaming into the last message.
  void appendToken(const TokenBox& token);
  void updateLast(const ChatMessage& message);
  void clear();
  int count() const { return int(m_bubbles.size()); }
  ChatBubble* bubble(int i) const { return m_bubbles[i]; }
  void setShaded(bool shaded);
  /// Shown instead of messages while there are none; the view takes it over.
  void setEmptyWidget(QWidget* w);

 Q_SIGNALS:
  void tokenOpened(int message, int token);

 protected:
  void resizeEvent(QResizeEvent*) override;

 private:
  void addBubble(const ChatMessage& message);
  void showEmptiness();
  QVBoxLayout* m_layout;
  QVector<ChatBubble*> m_bubbles;
  QWidget* m_empty = nullptr;
  bool m_shaded = true, m_follow = true;
};

}  // namespace zk::widgets

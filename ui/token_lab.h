// The learner's own text, cut by two or three tokenizers one above the other; and what both data pages ask of the
// project: which tokenizer it uses and how long a context its model will have.
#pragma once
#include <QHash>
#include <QTimer>

#include "ui/app_model.h"
#include "ui/lab_answers.h"
#include "widgets/card.h"

class QCheckBox;
class QComboBox;
class QPlainTextEdit;

namespace zk::ui {

/// The tokenizer that the next training pairs are made with: the one chosen in the project's notes, else the newest.
QString projectTokenizer(const AppModel& app);

/// Context length of the shape chosen so far (the default of `train` where none is). Answers through `then`, later.
void askContextLength(AppModel& app, QObject* receiver, std::function<void(qint64)> then);

/// "quickstart-1", "bytes", "characters" as people call them.
QString tokenizerName(const QString& id);

/// One tokenizer's cut of the text: name, figures, does it come back, the tokens.
class TokenizedRow : public QWidget {
  Q_OBJECT
 public:
  explicit TokenizedRow(QWidget* parent = nullptr);
  void show(const Tokenized& cut, const QString& text, qint64 context);
  const widgets::TokenStrip* strip() const { return m_strip; }
  QString figures() const { return m_figures->text(); }
  QString reading() const { return m_reading->text(); }

 private:
  widgets::Label *m_name, *m_figures, *m_reading;
  widgets::Pill* m_back;
  widgets::TokenStrip* m_strip;
};

class TokenLab : public widgets::Card {
  Q_OBJECT
 public:
  explicit TokenLab(AppModel& app, QWidget* parent = nullptr);
  QString text() const;
  void setText(const QString& text);
  const QVector<TokenizedRow*>& rows() const { return m_rows; }
  const QVector<Tokenized>& cuts() const { return m_cuts; }
  void retranslate();
  /// Tokenizers came or went, or the project's choice changed.
  void refreshTokenizers();

 Q_SIGNALS:
  void textChanged();
  void answered();

 private:
  QStringList wanted() const;
  void ask();
  void take(const Json& reply, quint64 asked);
  void showCuts();
  AppModel& m_app;
  QPlainTextEdit* m_edit;
  QVector<widgets::Button*> m_samples;
  widgets::Label *m_try, *m_with, *m_note;
  QCheckBox *m_bytes, *m_characters;
  QComboBox* m_other;
  QVBoxLayout* m_column;
  QVector<TokenizedRow*> m_rows;
  QVector<Tokenized> m_cuts;
  QString m_cutText, m_own;
  qint64 m_context = 0;
  QTimer m_typing;
  quint64 m_asked = 0;
};

}  // namespace zk::ui

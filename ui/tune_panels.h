// Parts of the Dialogue tuning page: real conversations as the model reads them (roles, template, which tokens count),
// and what it answered before and after.
#pragma once
#include <QTimer>

#include "ui/run_model.h"
#include "widgets/card.h"
#include "widgets/token_strip.h"

namespace zk::ui {

class AppModel;

/// One conversation as `peek` cuts it.
struct PeekedTalk {
  QString user, assistant;
  QVector<widgets::TokenBox> tokens;  ///< masked = not trained on
  int learned = 0;                    ///< tokens that count
};
/// Rows of a `peek` answer; what is broken is left out.
QVector<PeekedTalk> peekedTalks(const Json& reply);

class ConversationCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit ConversationCard(AppModel& app, QWidget* parent = nullptr);
  /// Asks for that set (empty: the newest) cut by the tokenizer of `base` (empty: the newest).
  void ask(const QString& set, const QString& tokenizer);
  void show(const Json& reply);
  const QVector<PeekedTalk>& talks() const { return m_talks; }
  qint64 total() const { return m_total; }
  /// Why there is nothing to see; empty id: there is.
  const Issue& issue() const { return m_issue; }

 Q_SIGNALS:
  void answered();

 protected:
  void changeEvent(QEvent*) override;

 private:
  void request();
  void fill();
  void step(int by);
  AppModel& m_app;
  QString m_set, m_tokenizer;
  QVector<PeekedTalk> m_talks;
  qint64 m_total = -1, m_first = 0;
  Issue m_issue;
  int m_asked = 0;
  struct Shown {
    QWidget* box;
    widgets::Pill *user, *assistant;
    widgets::Label *question, *answer;
    widgets::TokenStrip* strip;
  };
  QVector<Shown> m_shown;
  widgets::Label* m_legend;
  widgets::IconButton *m_back, *m_forward;
};

/// The same questions, answered at the beginning and now.
class BeforeAfterCard : public widgets::Card {
  Q_OBJECT
 public:
  explicit BeforeAfterCard(QWidget* parent = nullptr);
  void show(const RunModel& model);
  int questions() const { return int(m_rows.size()); }

 protected:
  void changeEvent(QEvent*) override;

 private:
  struct Row {
    QString question, before, after;
    qint64 from = 0, to = 0;
    bool operator==(const Row&) const = default;
  };
  void fill();
  QVector<Row> m_rows;
  QGridLayout* m_grid;
};

}  // namespace zk::ui

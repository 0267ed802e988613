// Two control requests in a row; the second is sent only when the first was answered well, so that a change never
// happens without a way back.
#include "ui/rate_dialog.h"

#include <QEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <cmath>

#include "engine/core/text.h"
#include "ui/programs.h"
#include "ui/train_words.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

QString sentenceOf(const Issue& issue) {
  const IssueText words = Words::issue(issue);
  return QStringList{words.title, words.why, words.evidence}.filter(QRegularExpression(".")).join(" ");
}

/// Why a run refused an order: its ack names a text.
QString reasonOf(const Json& ack) {
  const auto reason = ack.find("reason");
  const Lang lang = numbers::japanese() ? Lang::Ja : Lang::En;
  if (reason == ack.end() || !reason->is_string()) return sentenceOf(issue_warning("control-refused"));
  return qstr(text(lang, "reason." + reason->get<std::string>()));
}

}  // namespace

QString refusalSentence(const Result<Json>& answer) {
  return answer.ok() ? reasonOf(*answer) : sentenceOf(answer.issue());
}

std::optional<double> rateFrom(const QString& text) {
  bool ok = false;
  const double value = text.trimmed().toDouble(&ok);
  if (!ok || !std::isfinite(value) || value <= 0 || value > 1) return std::nullopt;
  return value;
}

double peakRate(const RunModel& model) {
  for (auto it = model.edits().rbegin(); it != model.edits().rend(); ++it)
    if (it->path == "optimizer.lr" && it->after.is_number()) return it->after.get<double>();
  const Json lr = model.param("optimizer.lr");
  return lr.is_number() ? lr.get<double>() : std::nan("");
}

RateDialog::RateDialog(const RunFollower& run, QWidget* parent)
    : QDialog(parent),
      m_dir(run.dir()),
      m_peak(peakRate(run.model())),
      m_now(run.model().train().last("lr").value_or(std::nan(""))) {
  auto* v = vbox(this, 24, 12);
  m_title = new Label({}, Type::Role::Section);
  m_what = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  auto* row = hbox(nullptr, 0, 8);
  m_name = new Label;
  m_field = new QLineEdit;
  m_field->setObjectName("rate");
  m_half = new Button;
  m_double = new Button;
  if (std::isfinite(m_peak)) m_field->setText(rateText(m_peak / 2));
  row->addWidget(m_name);
  row->addWidget(m_field, 1);
  row->addWidget(m_half);
  row->addWidget(m_double);
  m_reading = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  m_progress = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  auto* buttons = hbox(nullptr, 0, 8);
  m_cancel = new Button;
  m_apply = new Button({}, Button::Role::Primary);
  m_apply->setDefault(true);
  buttons->addStretch(1);
  buttons->addWidget(m_cancel);
  buttons->addWidget(m_apply);
  v->addWidget(m_title);
  v->addWidget(m_what);
  v->addLayout(row);
  v->addWidget(m_reading);
  v->addWidget(m_progress);
  v->addStretch(1);
  v->addLayout(buttons);
  connect(m_field, &QLineEdit::textChanged, this, &RateDialog::refresh);
  connect(m_half, &QPushButton::clicked, this, [this] { setRate(rateText(m_peak / 2)); });
  connect(m_double, &QPushButton::clicked, this, [this] { setRate(rateText(std::min(1.0, m_peak * 2))); });
  connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_apply, &QPushButton::clicked, this, &RateDialog::act);
  setMinimumWidth(scaled(440));
  retranslate();
  m_field->selectAll();
}

void RateDialog::setRate(const QString& text) { m_field->setText(text); }

void RateDialog::act() {
  if (m_state == State::Applied) return accept();
  const auto rate = rateFrom(m_field->text());
  if (!rate || m_state == State::Saving || m_state == State::Setting) return;
  m_state = State::Saving;
  refresh();
  order({{"do", "checkpoint"}}, [this, rate](qint64) {
    m_state = State::Setting;
    refresh();
    order({{"do", "set"}, {"path", "optimizer.lr"}, {"value", *rate}}, [this](qint64 step) {
      m_state = State::Applied;
      m_appliedAt = step;
      refresh();
    });
  });
}

void RateDialog::order(const Json& request, const std::function<void(qint64)>& then) {
  askRun(m_dir, request, this, [this, then](const Result<Json>& answer) {
    const bool done = answer.ok() && answer->contains("ok") && (*answer)["ok"] == true;
    if (!done) return fail(refusalSentence(answer));
    const auto step = answer->find("step");
    then(step != answer->end() && step->is_number_integer() ? step->get<qint64>() : -1);
  });
}

void RateDialog::fail(const QString& why) {
  m_state = State::Refused;
  m_why = why;
  refresh();
}

void RateDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void RateDialog::retranslate() {
  setWindowTitle(tr("Change learning rate"));
  m_title->setText(tr("Change learning rate"));
  QString what =
      tr("A checkpoint is written first, so that you can go back. The new rate holds from the next step on; "
         "the schedule keeps its shape.");
  if (std::isfinite(m_peak) && std::isfinite(m_now))
    what += " " + tr("Now: %1 at the top of the schedule, %2 at this step.").arg(rateText(m_peak), rateText(m_now));
  m_what->setText(what);
  m_name->setText(tr("New rate"));
  m_field->setAccessibleName(tr("New rate"));
  m_field->setAccessibleDescription(tr("A number above 0 and at most 1"));
  m_half->setText(tr("Half"));
  m_double->setText(tr("Double"));
  refresh();
}

QString RateDialog::reading() const {
  const auto rate = rateFrom(m_field->text());
  if (!rate) return tr("A rate is a number above 0 and at most 1, such as 0.001.");
  if (!std::isfinite(m_peak)) return {};
  const double times = *rate / m_peak;
  if (std::abs(times - 1) < 1e-6) return tr("The same as now.");
  if (times > 3) return tr("%1 times the present rate: the loss may jump.").arg(numbers::plain(times, 2));
  return times > 1
             ? tr("%1 times the present rate: larger steps, faster but less steady.").arg(numbers::plain(times, 2))
             : tr("%1 times the present rate: smaller steps, slower but steadier.").arg(numbers::plain(times, 2));
}

void RateDialog::refresh() {
  const bool busy = m_state == State::Saving || m_state == State::Setting, done = m_state == State::Applied;
  const auto rate = rateFrom(m_field->text());
  m_field->setProperty("invalid", rate ? "0" : "1");
  m_field->setEnabled(!busy && !done);
  m_half->setEnabled(!busy && !done && std::isfinite(m_peak));
  m_double->setEnabled(!busy && !done && std::isfinite(m_peak));
  m_reading->setText(reading());
  m_reading->setColor(rate ? &Tokens::text2 : &Tokens::danger);
  m_reading->setVisible(!done);
  QString progress;
  TokenRef color = &Tokens::text;
  if (m_state == State::Saving) progress = tr("1 of 2: writing the checkpoint; the run does it at its next step.");
  if (m_state == State::Setting) progress = tr("2 of 2: handing over the new rate.");
  if (done) {
    progress = m_appliedAt >= 0
                   ? tr("Applied after step %1. A flag on the plot marks it.").arg(numbers::integer(m_appliedAt))
                   : tr("Applied. A flag on the plot marks it.");
    color = &Tokens::ok;
  }
  if (m_state == State::Refused) {
    progress = tr("Not changed.") + " " + m_why;
    color = &Tokens::danger;
  }
  m_progress->setText(progress);
  m_progress->setColor(color);
  m_progress->setVisible(!progress.isEmpty());
  m_apply->setText(done ? tr("Close") : tr("Save, then change"));
  m_apply->setEnabled(!busy && (done || rate.has_value()));
  m_cancel->setText(tr("Cancel"));
  m_cancel->setVisible(!done);
}

}  // namespace zk::ui

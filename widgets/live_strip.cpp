// See live_strip.h. When there is no room, tiles give way from the right, then the buttons' words.
#include "widgets/live_strip.h"

#include <QAccessible>
#include <QEvent>
#include <QMouseEvent>
#include <QProgressBar>
#include <QStringBuilder>
#include <QVBoxLayout>

#include "widgets/numbers.h"

namespace zk::widgets {
namespace {

QWidget* tileWidget(const StripTile& tile) {
  auto* w = new QWidget;
  auto* v = vbox(w, 0, 0);
  v->addStretch(1);
  v->addWidget(new Label(tile.label, Type::Role::Caption));
  v->addWidget(new Label(tile.value, Type::Role::Strong));
  v->addStretch(1);
  w->setAccessibleName(tile.label);
  w->setAccessibleDescription(tile.value);
  return w;
}

QString dot() { return numbers::japanese() ? QStringLiteral("・") : QStringLiteral(" · "); }

}  // namespace

LiveStrip::LiveStrip(QWidget* parent) : QFrame(parent) {
  setProperty("role", "live");
  setCursor(Qt::PointingHandCursor);
  auto* h = hbox(this, 0, 12);
  h->setContentsMargins(16, 0, 12, 0);
  h->setSizeConstraint(QLayout::SetNoConstraint);
  m_heart = new Heartbeat;
  h->addWidget(m_heart);
  auto* words = m_words = vbox(nullptr, 0, 0);
  m_name = new Label({}, Type::Role::Strong, Label::Fit::Elide);
  m_detail = new Label({}, Type::Role::Caption, Label::Fit::Elide);
  words->addStretch(1);
  words->addWidget(m_name);
  words->addWidget(m_detail);
  words->addStretch(1);
  h->addLayout(words);
  m_bar = new QProgressBar;
  m_bar->setTextVisible(false);
  m_bar->setRange(0, 1000);
  m_bar->setMinimumWidth(96);
  m_percent = new Label({}, Type::Role::Strong);
  m_toast = new Label({}, Type::Role::Body, Label::Fit::Elide);
  m_toast->setColor(&Tokens::accent);
  h->addWidget(m_bar, 1);
  h->addWidget(m_percent);
  h->addWidget(m_toast, 1);
  m_tilesRow = hbox(nullptr, 0, 14);
  h->addLayout(m_tilesRow);
  m_more = new Button({}, Button::Role::Quiet);
  m_action = new Button({}, Button::Role::Secondary);
  m_pause = new Button({}, Button::Role::Secondary, QStringLiteral("pause"));
  m_stop = new Button({}, Button::Role::Secondary, QStringLiteral("stop"));
  m_dismiss = new IconButton(QStringLiteral("close"));
  auto* buttons = hbox(nullptr, 0, 8);
  m_buttonsRow = buttons;
  for (QWidget* b : {static_cast<QWidget*>(m_more), static_cast<QWidget*>(m_action), static_cast<QWidget*>(m_pause),
                     static_cast<QWidget*>(m_stop), static_cast<QWidget*>(m_dismiss)})
    buttons->addWidget(b);
  h->addLayout(buttons);

  connect(m_pause, &Button::clicked, this, [this] {
    if (m_job.state == StripJob::State::Paused)
      Q_EMIT resumeRequested();
    else
      Q_EMIT pauseRequested();
  });
  connect(m_stop, &Button::clicked, this, &LiveStrip::stopRequested);
  connect(m_action, &Button::clicked, this, &LiveStrip::actionRequested);
  connect(m_dismiss, &IconButton::clicked, this, &LiveStrip::dismissed);
  connect(m_more, &Button::clicked, this, [this] { Q_EMIT moreRequested(m_more->mapToGlobal(QPoint())); });
  m_tick.setInterval(500);
  connect(&m_tick, &QTimer::timeout, this, &LiveStrip::refresh);
  m_toastTimer.setSingleShot(true);
  m_toastTimer.setInterval(6000);
  connect(&m_toastTimer, &QTimer::timeout, this, [this] {
    m_toast->setText({});
    refresh();
    fit();
  });
  connect(&Theme::instance(), &Theme::changed, this, [this] { setFixedHeight(scaled(56)), fit(); });
  setFixedHeight(scaled(56));
  setJob({});
}

double LiveStrip::age() const { return m_job.lastEventAge < 0 ? -1 : m_job.lastEventAge + m_since.elapsed() / 1000.0; }

bool LiveStrip::isLate() const {
  return m_job.state == StripJob::State::Running && m_job.promised > 0 && age() > 2 * m_job.promised;
}

void LiveStrip::setJob(const StripJob& job) {
  if (job.name != m_job.name || job.state != m_job.state) m_wordsWidth = 0;
  m_job = job;
  m_since.start();
  refreshTiles();
  refresh();
  fit();
}

void LiveStrip::beat() {
  m_job.lastEventAge = 0;
  m_since.start();
  m_heart->beat();
  refresh();
}

void LiveStrip::toast(const QString& text) {
  m_toast->setText(text);
  m_toastTimer.start();
  refresh();
  fit();
  QAccessibleEvent event(m_toast, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
}

QString LiveStrip::detailText() const {
  using S = StripJob::State;
  if (m_job.state == S::Waiting || m_job.state == S::Failed || m_job.state == S::Done)
    return m_job.reason.isEmpty() ? m_job.detail : m_job.reason;
  if (m_job.state == S::Paused) return tr("paused") % dot() % m_job.detail;
  if (isLate())
    return tr("no news for %1, expected every %2").arg(numbers::duration(age()), numbers::duration(m_job.promised));
  QString s = m_job.detail;
  if (m_job.reattached)
    s = tr("found again, it went on without the window") % dot() % s;
  else if (age() >= 0)
    s += dot() % tr("last event %1 ago").arg(numbers::duration(age()));
  return s;
}

QString LiveStrip::progressText() const { return m_job.progress < 0 ? QString() : numbers::percent(m_job.progress); }

void LiveStrip::refresh() {
  using S = StripJob::State;
  const bool late = isLate(), toast = !m_toast->text().isEmpty(), job = m_job.state != S::None;
  if (parentWidget()) setVisible(job || toast);  // never a window of its own
  m_heart->setVisible(job);
  const TokenRef heart = late || m_job.state == S::Waiting ? &Tokens::warn
                         : m_job.state == S::Failed        ? &Tokens::danger
                         : m_job.state == S::Paused        ? &Tokens::text3
                                                           : &Tokens::ok;
  m_heart->setColor(heart);
  m_heart->setResting(m_job.state != S::Running);
  m_name->setText(m_job.name);
  m_detail->setText(detailText());
  m_detail->setColor(late || m_job.state == S::Waiting ? &Tokens::warn
                     : m_job.state == S::Failed        ? &Tokens::danger
                                                       : &Tokens::text3);
  const bool ended = m_job.state == S::Failed || m_job.state == S::Done;
  m_bar->setVisible(job && !toast && !ended && m_job.progress >= 0);
  m_bar->setValue(int(m_job.progress * 1000));
  m_bar->setAccessibleName(tr("Progress"));
  m_percent->setVisible(m_bar->isVisibleTo(this));
  m_percent->setText(progressText());
  m_toast->setVisible(!m_bar->isVisibleTo(this));  // also takes the room of a missing bar
  setAccessibleName(m_job.name);
  setAccessibleDescription(detailText() % QLatin1Char(' ') % progressText());
  if (late && !m_wasLate) {
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
  }
  m_wasLate = late;
  if (wishedWords() > m_wordsWidth) fit();
}

int LiveStrip::wishedWords() const {
  return (std::max(m_name->sizeHint().width(), m_detail->sizeHint().width()) + 15) / 16 * 16;
}

void LiveStrip::refreshButtons() {
  using S = StripJob::State;
  const bool ended = m_job.state == S::Failed || m_job.state == S::Done, job = m_job.state != S::None;
  const bool paused = m_job.state == S::Paused;
  m_pause->setVisible(job && !ended && m_job.canPause);
  m_pause->setText(paused ? tr("Resume") : tr("Pause"));
  m_pause->setIconName(paused ? QStringLiteral("play") : QStringLiteral("pause"));
  m_stop->setVisible(job && !ended && m_job.canStop);
  m_stop->setText(tr("Stop and save"));
  m_pause->setAccessibleName(m_pause->text());
  m_stop->setAccessibleName(m_stop->text());
  m_action->setVisible(ended && !m_job.action.isEmpty());
  m_action->setText(m_job.action);
  m_dismiss->setVisible(ended);
  m_dismiss->setName(tr("Dismiss"));
  m_more->setVisible(m_job.more > 0);
  m_more->setText(QStringLiteral("+%1").arg(m_job.more));
  m_more->setAccessibleName(m_job.more == 1 ? tr("1 more job") : tr("%1 more jobs").arg(m_job.more));
  m_more->setToolTip(m_more->accessibleName());
}

void LiveStrip::refreshTiles() {
  if (m_tiles.size() == m_job.tiles.size()) {  // the usual case: only the numbers moved
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
      const auto labels = m_tiles[i]->findChildren<Label*>();
      labels[0]->setText(m_job.tiles[i].label);
      labels[1]->setText(m_job.tiles[i].value);
      m_tiles[i]->setAccessibleName(m_job.tiles[i].label);
      m_tiles[i]->setAccessibleDescription(m_job.tiles[i].value);
    }
    return;
  }
  qDeleteAll(m_tiles);
  m_tiles.clear();
  for (const auto& t : m_job.tiles) {
    m_tiles.append(tileWidget(t));
    m_tilesRow->addWidget(m_tiles.last());
  }
}

void LiveStrip::fit() {
  if (width() <= 0) return;
  refreshButtons();
  for (auto* t : m_tiles) t->show();
  m_toast->setMinimumWidth(m_toast->text().isEmpty() ? 0 : std::min(m_toast->sizeHint().width(), width() / 2));
  m_wordsWidth = std::max(m_wordsWidth, wishedWords());
  const int most = m_bar->isVisibleTo(this) ? width() * 3 / 10 : width() / 2;
  int words = std::min(m_wordsWidth, std::max(most, scaled(120)));
  const auto missing = [&] {
    for (auto* l : {m_name, m_detail}) l->setFixedWidth(words);
    // Inner layouts keep their old size until Qt lays out again; this has to know now.
    for (QBoxLayout* l : {m_words, m_tilesRow, m_buttonsRow, static_cast<QBoxLayout*>(layout())}) l->invalidate();
    return layout()->minimumSize().width() - width();
  };
  for (qsizetype i = m_tiles.size() - 1; i >= 0 && missing() > 0; --i) m_tiles[i]->hide();
  if (missing() > 0)
    for (auto* b : {m_pause, m_stop}) b->setToolTip(b->text()), b->setText({});
  if (const int over = missing(); over > 0) words = std::max(scaled(60), words - over), missing();
}

void LiveStrip::mouseReleaseEvent(QMouseEvent* e) {
  if (e->button() == Qt::LeftButton && rect().contains(e->pos()) && m_job.state != StripJob::State::None)
    Q_EMIT opened();
}

void LiveStrip::resizeEvent(QResizeEvent* e) {
  QFrame::resizeEvent(e);
  fit();
}

void LiveStrip::changeEvent(QEvent* e) {
  QFrame::changeEvent(e);
  if (e->type() == QEvent::LanguageChange || e->type() == QEvent::ParentChange) refreshButtons(), refresh(), fit();
}

void LiveStrip::showEvent(QShowEvent* e) {
  QFrame::showEvent(e);
  m_tick.start();
}

void LiveStrip::hideEvent(QHideEvent* e) {
  QFrame::hideEvent(e);
  m_tick.stop();
}

}  // namespace zk::widgets

// The strip shows the sentence after the current join, with what it made marked; the list shows the joins around it.
#include "widgets/merge_theatre.h"

#include <QEvent>
#include <QSlider>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/numbers.h"
#include "widgets/param_bars.h"
#include "widgets/reflow_layout.h"
#include "widgets/token_strip.h"

namespace zk::widgets {
namespace {

constexpr int kListRows = 8;

QString marked(QString s) {
  return s.replace(QLatin1Char(' '), QChar(0x2423)).replace(QLatin1Char('\n'), QChar(0x23CE));
}

QStringList joined(const QStringList& pieces, const MergeStep& m, QVector<bool>* made = nullptr) {
  QStringList out;
  if (made) made->clear();
  for (int i = 0; i < pieces.size(); ++i) {
    const bool here = i + 1 < pieces.size() && pieces[i] == m.left && pieces[i + 1] == m.right;
    out << (here ? pieces[i] + pieces[i + 1] : pieces[i]);
    if (made) made->append(here);
    if (here) ++i;
  }
  return out;
}

}  // namespace

QStringList piecesAfter(QStringList pieces, const QVector<MergeStep>& merges, int steps) {
  for (int i = 0; i < std::min<qsizetype>(steps, merges.size()); ++i) pieces = joined(pieces, merges[i]);
  return pieces;
}

MergeTheatre::MergeTheatre(QWidget* parent) : QWidget(parent) {
  auto* v = vbox(this, 0, 8);
  auto* columns = new QWidget;
  auto* flow = new ReflowLayout(columns, 240, 24);
  auto* stage = new QWidget;
  auto* left = vbox(stage, 0, 8);
  m_what = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  left->addWidget(m_what);
  m_strip = new TokenStrip;
  m_strip->setShaded(false);
  m_strip->setShowMarks(true);
  left->addWidget(m_strip);
  left->addStretch(1);
  auto* side = new QWidget;
  auto* right = vbox(side, 0, 4);
  m_listTitle = new Label({}, Type::Role::Overline);
  right->addWidget(m_listTitle);
  m_list = new ParamBars;
  m_list->setShares(false);
  m_list->setValueText([](double x) { return numbers::integer(qint64(x)); });
  right->addWidget(m_list);
  right->addStretch(1);
  flow->addWidget(stage);
  flow->addWidget(side);
  v->addWidget(columns);
  auto* controls = hbox(nullptr, 0, 8);
  m_back = new IconButton(QStringLiteral("back"));
  m_play = new IconButton(QStringLiteral("play"));
  m_next = new IconButton(QStringLiteral("chevron"));
  m_slider = new QSlider(Qt::Horizontal);
  m_slider->setMinimumWidth(80);
  m_where = new Label({}, Type::Role::Help);
  for (auto* b : {m_back, m_play, m_next}) controls->addWidget(b);
  controls->addWidget(m_slider, 1);
  controls->addWidget(m_where);
  v->addLayout(controls);
  m_timer = new QTimer(this);
  m_timer->setInterval(700);
  connect(m_timer, &QTimer::timeout, this, [this] { m_step < stepCount() ? setStep(m_step + 1) : pause(); });
  connect(m_back, &IconButton::clicked, this, [this] { pause(), setStep(m_step - 1); });
  connect(m_next, &IconButton::clicked, this, [this] { pause(), setStep(m_step + 1); });
  connect(m_play, &IconButton::clicked, this, [this] { playing() ? pause() : play(); });
  connect(m_slider, &QSlider::valueChanged, this, [this](int s) { setStep(s); });
  connect(m_slider, &QSlider::sliderPressed, this, &MergeTheatre::pause);
  connect(m_list, &PaintedList::opened, this, [this](int row) { pause(), setStep(m_list->rows()[row].id.toInt()); });
  refresh();
}

void MergeTheatre::setSentence(const QStringList& pieces) { m_sentence = pieces, refresh(); }

void MergeTheatre::setMerges(const QVector<MergeStep>& merges) {
  m_merges = merges;
  m_step = std::min(m_step, stepCount());
  refresh();
}

void MergeTheatre::setStep(int step) {
  step = std::clamp(step, 0, stepCount());
  if (step == m_step) return;
  m_step = step;
  refresh();
  Q_EMIT stepChanged(step);
}

QStringList MergeTheatre::pieces() const { return piecesAfter(m_sentence, m_merges, m_step); }
bool MergeTheatre::playing() const { return m_timer->isActive(); }
void MergeTheatre::setPace(int ms) { m_timer->setInterval(std::max(50, ms)); }

void MergeTheatre::play() {
  if (m_step >= stepCount()) setStep(0);
  if (Theme::instance().settings().reducedMotion) return setStep(m_step + 1);
  m_timer->start();
  refresh();
}

void MergeTheatre::pause() {
  m_timer->stop();
  refresh();
}

void MergeTheatre::refreshList() {
  // A window of the list around the current join; before the first one it shows what comes.
  const int first = std::clamp(m_step - 1 - kListRows / 2, 0, std::max(0, stepCount() - kListRows));
  QVector<BarRow> rows;
  double most = 0;
  for (const auto& m : m_merges) most = std::max(most, double(m.count));
  for (int i = first; i < std::min(stepCount(), first + kListRows); ++i) {
    const auto& m = m_merges[i];
    BarRow r;
    r.id = QString::number(i + 1);
    r.name = QStringLiteral("%1 + %2").arg(marked(m.left), marked(m.right));
    r.value = double(m.count);
    r.color = i < m_step ? 0 : 5;
    r.detail = tr("join %1 makes “%2”").arg(numbers::integer(i + 1), marked(m.left + m.right));
    rows << r;
  }
  m_list->setFullValue(most);
  m_list->setRows(rows);
  m_list->setMarked(m_step > 0 ? m_step - 1 - first : -1);
}

void MergeTheatre::refresh() {
  QVector<bool> made;
  QStringList now = m_sentence;
  if (m_step > 0) now = joined(piecesAfter(m_sentence, m_merges, m_step - 1), m_merges[m_step - 1], &made);
  QVector<TokenBox> boxes;
  for (int i = 0; i < now.size(); ++i) {
    TokenBox box;
    box.text = now[i];
    box.lit = made.value(i, false);
    boxes << box;
  }
  m_strip->setTokens(boxes);
  const auto here = std::count(made.begin(), made.end(), true);
  if (m_step == 0)
    m_what->setText(tr("Before the first join: %1 pieces.").arg(now.size()));
  else
    m_what->setText(tr("“%1” and “%2” become “%3”: %4 times in this sentence. %5 pieces are left.")
                        .arg(marked(m_merges[m_step - 1].left), marked(m_merges[m_step - 1].right),
                             marked(m_merges[m_step - 1].left + m_merges[m_step - 1].right))
                        .arg(here)
                        .arg(now.size()));
  m_where->setText(tr("join %1 of %2").arg(numbers::integer(m_step), numbers::integer(stepCount())));
  const QSignalBlocker quiet(m_slider);
  m_slider->setRange(0, stepCount());
  m_slider->setValue(m_step);
  m_back->setEnabled(m_step > 0);
  m_next->setEnabled(m_step < stepCount());
  m_play->setEnabled(stepCount() > 0);
  m_play->setIconName(playing() ? QStringLiteral("pause") : QStringLiteral("play"));
  m_play->setName(playing() ? tr("Pause") : tr("Play"));
  m_back->setName(tr("One join back"));
  m_next->setName(tr("One join on"));
  m_slider->setAccessibleName(tr("Join"));
  m_listTitle->setText(tr("Joins and counts"));
  m_listTitle->setFit(Label::Fit::Wrap);
  m_list->setName(tr("Joins and counts"));
  m_strip->setAccessibleDescription(m_what->text());
  refreshList();
}

void MergeTheatre::changeEvent(QEvent* e) {
  QWidget::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) refresh();
}

void MergeTheatre::hideEvent(QHideEvent* e) {
  pause();
  QWidget::hideEvent(e);
}

}  // namespace zk::widgets

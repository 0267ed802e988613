// Gallery: type scale, buttons, rail, top bar and live strip.
#include <QProgressBar>
#include <QVBoxLayout>

#include "widgets/card.h"
#include "widgets/gallery_parts.h"
#include "widgets/live_strip.h"
#include "widgets/numbers.h"
#include "widgets/stage_rail.h"

namespace zk::widgets {
namespace {

QWidget* typeScale() {
  auto* card = new Card;
  const std::pair<Type::Role, QString> rows[] = {
      {Type::Role::Display, GalleryWords::tr("Build a language model from zero")},
      {Type::Role::Title, GalleryWords::tr("Page title")},
      {Type::Role::Number, QStringLiteral("12,400 · 1.94 · −0.03")},
      {Type::Role::Section, GalleryWords::tr("Card title")},
      {Type::Role::Body, GalleryWords::tr("From raw text to a model you can talk to.")},
      {Type::Role::Strong, GalleryWords::tr("Strong text for values and names")},
      {Type::Role::Help, GalleryWords::tr("More layers give more steps of thought and cost time. Usual: 4–16.")},
      {Type::Role::Mono, QStringLiteral("zk train --n_layer 8 --d_model 384")},
      {Type::Role::Caption, GalleryWords::tr("measured on this computer, 3 min ago")},
      {Type::Role::Overline, GalleryWords::tr("Next step")},
  };
  for (const auto& [role, text] : rows) card->body()->addWidget(new Label(text, role, Label::Fit::Wrap));
  return card;
}

QWidget* buttons() {
  auto* card = new Card(GalleryWords::tr("Buttons"),
                        GalleryWords::tr("One primary button per screen; a disabled one says why, next to itself."));
  auto* row = hbox(nullptr, 0, 8);
  row->addWidget(new Button(GalleryWords::tr("Start the tour"), Button::Role::Primary));
  row->addWidget(new Button(GalleryWords::tr("Pause"), Button::Role::Secondary, QStringLiteral("pause")));
  row->addWidget(new Button(GalleryWords::tr("Look inside"), Button::Role::Quiet, QStringLiteral("glass")));
  auto* disabled = new Button(GalleryWords::tr("Train"), Button::Role::Primary);
  disabled->setEnabled(false);
  row->addWidget(disabled);
  row->addWidget(new IconButton(QStringLiteral("export"), GalleryWords::tr("Export")));
  row->addStretch(1);
  card->body()->addLayout(row);
  auto* pills = hbox(nullptr, 0, 8);
  pills->addWidget(new Pill(GalleryWords::tr("Start here")));
  pills->addWidget(new Pill(GalleryWords::tr("Fits"), Tone::Ok));
  pills->addWidget(new Pill(GalleryWords::tr("rank 6"), Tone::Warn));
  pills->addStretch(1);
  card->body()->addLayout(pills);
  auto* why = hbox(nullptr, 0, 6);
  why->addWidget(new IconLabel(QStringLiteral("lock"), &Tokens::text3, 14));
  why->addWidget(new Label(GalleryWords::tr("Needs training pairs. The tokenizer is not trained yet."),
                           Type::Role::Help, Label::Fit::Wrap),
                 1);
  card->body()->addLayout(why);
  return card;
}

QVector<RailGroup> railGroups() {
  using S = StageState;
  RailStage lessons{QStringLiteral("lessons"), GalleryWords::tr("Lessons"), S::Ready, 0.36, 0,
                    QStringLiteral("5 / 14")};
  RailStage start{QStringLiteral("start"), GalleryWords::tr("Start"), S::Done};
  start.onPath = lessons.onPath = false;
  RailStage dedup{QStringLiteral("dedup"), GalleryWords::tr("Deduplicate"), S::Attention};
  dedup.issues = 1;
  dedup.reason = GalleryWords::tr("Test questions not checked yet.");
  RailStage train{QStringLiteral("train"), GalleryWords::tr("Train"), S::Running, 0.62};
  RailStage tune{QStringLiteral("tune"), GalleryWords::tr("Dialogue tuning"), S::Locked};
  tune.reason = GalleryWords::tr("Needs a base checkpoint.");
  RailStage evaluate{QStringLiteral("evaluate"), GalleryWords::tr("Evaluate"), S::Ready};
  evaluate.next = true;
  return {{GalleryWords::tr("Start"), {start, lessons}},
          {GalleryWords::tr("Data"),
           {{QStringLiteral("collect"), GalleryWords::tr("Collect"), S::Done},
            {QStringLiteral("clean"), GalleryWords::tr("Clean"), S::Done},
            dedup,
            {QStringLiteral("tokenizer"), GalleryWords::tr("Tokenizer"), S::Done},
            {QStringLiteral("pairs"), GalleryWords::tr("Training pairs"), S::Done}}},
          {GalleryWords::tr("Training"), {train, tune}},
          {GalleryWords::tr("Proof"), {evaluate}},
          {GalleryWords::tr("Use"), {{QStringLiteral("chat"), GalleryWords::tr("Chat"), S::Ready}}}};
}

StageRail* demoRail(bool wide, bool collapsed) {
  auto* rail = new StageRail;
  rail->setWide(wide);
  rail->setGroups(railGroups());
  rail->setTools({{QStringLiteral("models"), GalleryWords::tr("Models"), QStringLiteral("models")},
                  {QStringLiteral("runs"), GalleryWords::tr("Runs"), QStringLiteral("runs")},
                  {QStringLiteral("doctor"), GalleryWords::tr("Doctor"), QStringLiteral("doctor")},
                  {QStringLiteral("settings"), GalleryWords::tr("Settings"), QStringLiteral("settings")}});
  rail->setCurrent(QStringLiteral("train"));
  rail->setCollapsed(collapsed);
  rail->setFixedHeight(scaled(620));
  return rail;
}

LiveStrip* strip(const StripJob& job, const QVector<double>& beats) {
  auto* s = new LiveStrip;
  s->setJob(job);
  if (!beats.isEmpty()) s->heartbeat()->freeze(beats);
  return s;
}

QWidget* strips() {
  using S = StripJob::State;
  StripJob run;
  run.state = S::Running;
  run.name = GalleryWords::tr("Training · baseline-16M");
  run.detail = GalleryWords::tr("step 12,400 of 20,000");
  run.progress = 0.62;
  run.lastEventAge = 0.4;
  run.promised = 10;
  run.tiles = {{GalleryWords::tr("Speed"), GalleryWords::tr("208 k tok/s")},
               {GalleryWords::tr("Left"), numbers::durationRange(1140, 1260)},
               {GalleryWords::tr("Memory"), QStringLiteral("3.1 / 8 GB")},
               {GalleryWords::tr("Power"), QStringLiteral("96 W · 71 °C")}};
  auto paused = run, waiting = run, late = run, failed = run, done = run, found = run, unknown = run;
  paused.state = S::Paused;
  waiting.state = S::Waiting;
  waiting.reason = GalleryWords::tr("waiting for disk: 0.4 GB free, the next checkpoint needs 0.9 GB");
  late.lastEventAge = 40;
  late.promised = 10;
  failed.state = S::Failed;
  failed.tiles.clear();
  failed.reason =
      GalleryWords::tr("stopped at step 812: the loss is not a number. The last good checkpoint is step 750.");
  failed.action = GalleryWords::tr("See why");
  done.state = S::Done;
  done.tiles.clear();
  done.reason = GalleryWords::tr("finished after 55 min. Next: evaluate the checkpoint.");
  done.action = GalleryWords::tr("Evaluate");
  found.reattached = true;
  found.more = 2;
  unknown.name = GalleryWords::tr("Tokenizer · stories");
  unknown.detail = GalleryWords::tr("counting pairs: 1,204,000 words");
  unknown.progress = -1;
  unknown.tiles.clear();
  const QVector<double> beats = {0.3, 1.1, 1.9, 2.7};
  auto* toasted = strip(run, beats);
  toasted->toast(GalleryWords::tr("Checkpoint written: step 12,000, 64 MB"));
  return stacked({strip(run, beats), strip(paused, {}), strip(waiting, {}), strip(late, {}), strip(failed, {}),
                  strip(done, {}), strip(found, beats), strip(unknown, beats), toasted});
}

}  // namespace

void addFrameSections(QVector<GallerySection>& out) {
  out.append({GalleryWords::tr("Type scale"), typeScale()});
  out.append({GalleryWords::tr("Buttons and pills"), buttons()});
  auto* rails = new QWidget;
  auto* h = hbox(rails, 0, 16);
  h->addWidget(demoRail(false, false));
  h->addWidget(demoRail(true, false));
  h->addWidget(demoRail(false, true));
  h->addStretch(1);
  out.append({GalleryWords::tr("Stage rail: every state, wide, collapsed"), rails});
  out.append({GalleryWords::tr("Live strip"), strips()});
}

}  // namespace zk::widgets

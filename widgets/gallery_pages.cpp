// Gallery: cards, guidance, tokens, chat, start page, icons.
#include <QGridLayout>
#include <QVBoxLayout>

#include "widgets/card.h"
#include "widgets/chat_view.h"
#include "widgets/door_card.h"
#include "widgets/gallery_parts.h"
#include "widgets/guidance.h"
#include "widgets/icons.h"
#include "widgets/numbers.h"
#include "widgets/rival_bars.h"
#include "widgets/sample_timeline.h"
#include "widgets/top_bar.h"

namespace zk::widgets {
namespace {

QWidget* topBars() {
  auto* full = new TopBar;
  full->setProject(GalleryWords::tr("My first model"));
  full->setRun(GalleryWords::tr("run 7 · baseline-16M"));
  full->setLanguage(numbers::japanese() ? QStringLiteral("ja") : QStringLiteral("en"));
  full->search()->setShortcutHint(QStringLiteral("Ctrl K"));
  auto* first = new TopBar;
  first->setProject(GalleryWords::tr("My first model"));
  first->setLanguage(numbers::japanese() ? QStringLiteral("ja") : QStringLiteral("en"));
  first->setParts(TopBar::LanguagePart | TopBar::ThemePart);
  return stacked({full, first});
}

IssueText issue(Tone tone) {
  switch (tone) {
    case Tone::Danger:
      return {tone,
              GalleryWords::tr("Training stopped: the loss is not a number"),
              GalleryWords::tr("At step 812 the learning rate (0.05) was too large: the gradient norm grew from 3 to "
                               "4,100 in 20 steps."),
              GalleryWords::tr("Nothing is lost. The last good checkpoint is step 750."),
              {{QStringLiteral("resume"), GalleryWords::tr("Resume at 0.0006")},
               {QStringLiteral("learn"), GalleryWords::tr("Learn why")}}};
    case Tone::Warn:
      return {tone,
              GalleryWords::tr("37 rows were set aside"),
              GalleryWords::tr("They have no “answer” field. The other 5,963 rows are ready."),
              {},
              {{QStringLiteral("rows"), GalleryWords::tr("See the rows")},
               {QStringLiteral("map"), GalleryWords::tr("Map fields")}}};
    case Tone::Ok:
      return {tone,
              GalleryWords::tr("Loss passed the bigram baseline"),
              GalleryWords::tr("The model now uses more than one word of context."),
              {},
              {{QStringLiteral("show"), GalleryWords::tr("Show me")}}};
    default:
      return {Tone::Accent,
              GalleryWords::tr("No network"),
              GalleryWords::tr("The included corpus and the lessons work offline."),
              {},
              {}};
  }
}

QWidget* issues() {
  auto folded = issue(Tone::Warn);
  folded.resolvedAt = QStringLiteral("12:40");
  return sideBySide({stacked({new IssueCard(issue(Tone::Danger)), new IssueCard(folded)}),
                     stacked({new IssueCard(issue(Tone::Warn)), new IssueCard(issue(Tone::Accent))}),
                     stacked({new IssueCard(issue(Tone::Ok))})});
}

QWidget* cards() {
  auto* normal = new Card(GalleryWords::tr("Model"),
                          GalleryWords::tr("A subtitle of one line, which wraps and never widens the card"));
  normal->addTool(new IconButton(QStringLiteral("export"), GalleryWords::tr("Export")));
  normal->body()->addWidget(
      new ReadinessList({{ReadyRow::State::Ok, GalleryWords::tr("Fits in memory: 3.2 of 7.6 GB"), {}, {}},
                         {ReadyRow::State::Warn, GalleryWords::tr("Disk: 1.6 GB needed, 2.0 GB free"),
                          QStringLiteral("disk"), GalleryWords::tr("Keep 3 checkpoints")},
                         {ReadyRow::State::Blocked, GalleryWords::tr("No validation text"), QStringLiteral("valid"),
                          GalleryWords::tr("Set aside 1 %")}}));
  normal->setSelected(true);
  auto* loading = new Card(GalleryWords::tr("Samples"));
  loading->showLoading(GalleryWords::tr("Reading the run’s file: 12,400 steps"));
  auto* empty = new Card;
  empty
      ->showEmpty({GalleryWords::tr("No runs to compare yet"),
                   GalleryWords::tr("Comparison needs two evaluated runs. You have one."),
                   GalleryWords::tr("Start a second run")})
      ->setPrimary(false);
  auto* failed = new Card(GalleryWords::tr("Evaluation"));
  failed->showFailed(issue(Tone::Danger));
  return stacked({sideBySide({normal, loading}), sideBySide({empty, failed})}, 16);
}

QWidget* guidanceParts() {
  auto* ready = new ActionBar({ActionText::State::Ready,
                               GalleryWords::tr("What will happen: a 15.7 M model reads 655 M tokens (20,000 steps × "
                                                "32,768) in about 55 minutes and saves 5 checkpoints."),
                               GalleryWords::tr("Start training")});
  auto* blocked = new ActionBar(
      {ActionText::State::Blocked,
       GalleryWords::tr("Validation text is missing: without it nobody can tell learning from memorising."),
       GalleryWords::tr("Choose validation text")});
  auto* running = new ActionBar({ActionText::State::Running,
                                 GalleryWords::tr("Training runs since 14:02; it goes on when you close the window."),
                                 {}});
  auto* next = new NextCard;
  next->setText(GalleryWords::tr("Evaluate the checkpoint"),
                GalleryWords::tr("Training goes on in the background. You need not wait."),
                GalleryWords::tr("Evaluate step 12,000"));
  next->setPrimary(true);
  auto* quiet = new NextCard;
  quiet->setText(GalleryWords::tr("Plan & cost"), GalleryWords::tr("Decide how long to train here."),
                 GalleryWords::tr("Go to Plan"));
  auto* progress = new Card;
  progress->body()->addWidget(
      new ProgressRow({GalleryWords::tr("Writing shards"), 0.43, GalleryWords::tr("4,128 of 9,600 documents"),
                       numbers::durationRange(120, 180)}));
  progress->body()->addWidget(new ProgressRow(
      {GalleryWords::tr("Looking for duplicates"), -1, GalleryWords::tr("318,204 documents so far"), {}}));
  return stacked({ready, blocked, running, sideBySide({next, quiet, progress})}, 12);
}

QVector<TokenBox> story() {
  if (numbers::japanese())
    return {{QStringLiteral("小さな"), 0.31}, {QStringLiteral("きつね"), 0.62},     {QStringLiteral("が"), 0.91},
            {QStringLiteral("、"), 0.33},     {QStringLiteral("古い"), 0.12},       {QStringLiteral("橋"), 0.03},
            {QStringLiteral("の"), 0.94},     {QStringLiteral("下"), 0.55},         {QStringLiteral("に"), 0.97},
            {QStringLiteral("住んで"), 0.71}, {QStringLiteral("いました"), 0.88},   {QStringLiteral("。"), 0.96},
            {QStringLiteral("毎晩"), 0.06},   {QStringLiteral("、"), 0.83},         {QStringLiteral("星を"), 0.22},
            {QStringLiteral("数え"), 0.008},  {QStringLiteral("ていました"), 0.62}, {QStringLiteral("。"), 0.95}};
  return {{QStringLiteral("A"), 0.4},          {QStringLiteral(" small"), 0.12},  {QStringLiteral(" fox"), 0.62},
          {QStringLiteral(" lived"), 0.51},    {QStringLiteral(" under"), 0.09},  {QStringLiteral(" an"), 0.55},
          {QStringLiteral(" old"), 0.52},      {QStringLiteral(" bridge"), 0.03}, {QStringLiteral(" and"), 0.6},
          {QStringLiteral(" counted"), 0.004}, {QStringLiteral(" the"), 0.84},    {QStringLiteral(" stars"), 0.22},
          {QStringLiteral(" every"), 0.31},    {QStringLiteral(" night"), 0.92},  {QStringLiteral("."), 0.97}};
}

QVector<Rival> rivals() {
  if (numbers::japanese())
    return {{QStringLiteral("木"), 0.221, 0.09},   {QStringLiteral("家"), 0.142, 0.17},
            {QStringLiteral("森"), 0.098, 0.03},   {QStringLiteral("山"), 0.061, 0.11},
            {QStringLiteral("丘"), 0.044, 0.02},   {QStringLiteral("橋"), 0.030, 0.006},
            {QStringLiteral("屋根"), 0.024, 0.05}, {QStringLiteral("井戸"), 0.018, 0.03},
            {QStringLiteral("石"), 0.012, 0.004},  {QStringLiteral("塔"), 0.009, 0.002}};
  return {{QStringLiteral("␣tree"), 0.221, 0.09},  {QStringLiteral("␣house"), 0.142, 0.17},
          {QStringLiteral("␣oak"), 0.098, 0.03},   {QStringLiteral("␣hill"), 0.061, 0.11},
          {QStringLiteral("␣stone"), 0.044, 0.02}, {QStringLiteral("␣bridge"), 0.030, 0.006},
          {QStringLiteral("␣log"), 0.024, 0.05},   {QStringLiteral("␣barn"), 0.018, 0.03},
          {QStringLiteral("␣well"), 0.012, 0.004}, {QStringLiteral("␣tower"), 0.009, 0.002}};
}

QWidget* tokenParts() {
  auto* left = new Card(GalleryWords::tr("Token strip"),
                        GalleryWords::tr("Shaded by surprise; plain; with marks; not trained on; two models"));
  left->body()->addWidget(new SurpriseLegend);
  auto* shaded = new TokenStrip(story());
  shaded->setCurrentItem(numbers::japanese() ? 5 : 7);
  auto* plain = new TokenStrip(story());
  plain->setShaded(false);
  auto* marks = new TokenStrip(story());
  marks->setShaded(false);
  marks->setShowMarks(true);
  auto masked = story(), differing = story();
  for (int i = 0; i < 5; ++i) masked[i].masked = true;
  for (auto& t : masked) t.p = 1;
  differing[4].differs = differing[7].differs = true;
  auto* streaming = new TokenStrip(story().mid(0, 6));
  streaming->setStreaming(true);
  for (auto* s : {shaded, plain, marks, new TokenStrip(masked), new TokenStrip(differing), streaming})
    left->body()->addWidget(s);
  auto* right =
      new Card(GalleryWords::tr("Candidates at this position"), GalleryWords::tr("Orange mark: the other model"));
  auto* bars = new RivalBars;
  bars->setRivals(rivals(), 5);
  bars->setFooter(4.6, 0.341);
  right->body()->addWidget(bars);
  right->body()->addStretch(1);
  return sideBySide({left, right}, 16, 380);
}

QWidget* chat() {
  auto* card =
      new Card(GalleryWords::tr("baseline-16M + dialogue tuning"), GalleryWords::tr("answers questions · step 20,000"));
  auto* view = new ChatView;
  using From = ChatMessage::From;
  view->setMessages(
      {{From::User, GalleryWords::tr("How are you?"), {}, {}},
       {From::Model, GalleryWords::tr("Fine, thank you. And you?"), {}, {}},
       {From::User,
        GalleryWords::tr("Tell me a story about a fox. It should be short, and it should have a bridge, the night sky "
                         "and a good ending in it."),
        {},
        {}},
       {From::Model, {}, story(), GalleryWords::tr("15 tokens · 1.9 bits of surprise on average · 61 tokens/s")},
       {From::Note, GalleryWords::tr("Stopped at the end of the text."), {}, {}},
       {From::User, GalleryWords::tr("And then?"), {}, {}},
       {From::Model, {}, story().mid(0, 6), {}, true}});
  view->setFixedHeight(scaled(430));
  card->body()->addWidget(view);
  auto* empty = new Card(GalleryWords::tr("Chat before the first word"));
  auto* none = new ChatView;
  none->setEmptyWidget(
      new EmptyState({GalleryWords::tr("Say something to your model"),
                      GalleryWords::tr("It answers with what it learned from your text, and nothing else."),
                      {}}));
  empty->body()->addWidget(none, 1);
  return sideBySide({card, empty}, 16, 380);
}

QWidget* samples() {
  auto* card = new Card(GalleryWords::tr("What the model writes"),
                        GalleryWords::tr("Always the same beginning: “The little fox”"));
  auto* timeline = new SampleTimeline;
  QVector<SampleText> all;
  const std::pair<int, QString> texts[] = {
      {0, GalleryWords::tr("qz the,, fo|x 87 of and")},
      {500, GalleryWords::tr("the the fox was the and of.")},
      {2000, GalleryWords::tr("went to the forest but the fox was a fox and happy.")},
      {5000, GalleryWords::tr("went to the forest and saw a bird. The bird was happy.")},
      {9000, GalleryWords::tr("found a leaf and gave it to the bird.")},
      {12000, GalleryWords::tr("found a red leaf. “May I keep it?” she asked the wind.")}};
  for (const auto& [step, text] : texts)
    all.append({GalleryWords::tr("step %1").arg(numbers::integer(step)),
                GalleryWords::tr("loss %1").arg(numbers::fixed(demoLoss(step, false), 2)), text});
  timeline->setSamples(all);
  card->body()->addWidget(timeline);
  auto* none = new SampleTimeline;
  none->setEmptyText(GalleryWords::tr("The first sample comes at step 500."));
  card->body()->addWidget(none);
  return card;
}

QWidget* doors() {
  auto* tour =
      new DoorCard({QStringLiteral("seed"),
                    GalleryWords::tr("Ten-minute tour"),
                    GalleryWords::tr("Train a tiny model now and talk to it. No network, no settings."),
                    {GalleryWords::tr("5 MB of stories, included"),
                     GalleryWords::tr("1.6 M parameters, about 6 min here"), GalleryWords::tr("Ends in the chat")},
                    GalleryWords::tr("Writes 48 MB to the project folder."),
                    GalleryWords::tr("Start the tour"),
                    GalleryWords::tr("Start here")},
                   new TimelineArt({{0, GalleryWords::tr("Text"), QStringLiteral("0:00")},
                                    {0.7, GalleryWords::tr("Tokens"), QStringLiteral("0:40")},
                                    {1.5, GalleryWords::tr("Train"), QStringLiteral("1:30")},
                                    {8, GalleryWords::tr("Chat"), QStringLiteral("8:00")}}));
  tour->setPrimary(true);
  auto* own = new DoorCard(
      {QStringLiteral("architecture"),
       GalleryWords::tr("My own project"),
       GalleryWords::tr("Choose your text, clean it, design a model, and train it as long as you like."),
       {GalleryWords::tr("13 stages, each with a clear result"), GalleryWords::tr("A forecast before every long step"),
        GalleryWords::tr("Stop and resume at any time")},
       GalleryWords::tr("Last used: 12 minutes ago."),
       GalleryWords::tr("New project"),
       {}},
      new PathArt({{GalleryWords::tr("Data"), 5},
                   {GalleryWords::tr("Model"), 2},
                   {GalleryWords::tr("Training"), 2},
                   {GalleryWords::tr("Proof"), 2},
                   {GalleryWords::tr("Use"), 2}}));
  auto* open = new DoorCard({QStringLiteral("models"),
                             GalleryWords::tr("Open a model"),
                             GalleryWords::tr("Look inside a model you have: chat, token probabilities, attention."),
                             {},
                             GalleryWords::tr("Two models are included."),
                             GalleryWords::tr("Choose a file"),
                             {}},
                            new TokenArt(story()));
  open->setCompact(true);
  return sideBySide({tour, own, open}, 16, 280);
}

QWidget* history() {
  auto* card = new Card(
      GalleryWords::tr("How we got here"),
      GalleryWords::tr("A filled dot runs on this computer: talk to ELIZA, move SHRDLU’s blocks, train an RNN."));
  const auto e = [](const char* id, const char* year, const char* name, const QString& caption, bool runs) {
    return HistoryEntry{QString::fromLatin1(id), QString::fromLatin1(year), QString::fromUtf8(name), caption, runs};
  };
  QVector<HistoryEntry> all = {e("eliza", "1966", "ELIZA", GalleryWords::tr("rules"), true),
                               e("shrdlu", "1970", "SHRDLU", GalleryWords::tr("blocks world"), true),
                               e("rnn", "1988", "RNN", GalleryWords::tr("memory"), true),
                               e("lstm", "1997", "LSTM", GalleryWords::tr("longer memory"), true),
                               e("transformer", "2017", "Transformer", GalleryWords::tr("attention"), true),
                               e("gpt", "2018", "GPT · BERT", GalleryWords::tr("pre-training"), false),
                               e("gpt3", "2020", "GPT-3", GalleryWords::tr("175 B"), false),
                               e("chatgpt", "2022", "ChatGPT", GalleryWords::tr("dialogue"), false),
                               e("falcon", "2023", "Falcon", GalleryWords::tr("open weights"), false)};
  HistoryEntry you{QStringLiteral("you"), {}, GalleryWords::tr("You"), GalleryWords::tr("from zero")};
  you.you = true;
  all.append(you);
  card->body()->addWidget(new HistoryStrip(all));
  return card;
}

QWidget* iconSheet() {
  auto* card = new Card;
  auto* grid = new QGridLayout;
  grid->setSpacing(8);
  const int columns = std::max(2, 560 / Theme::instance().settings().textScale);
  int i = 0;
  for (const auto& name : iconNames()) {
    auto* cell = new QWidget;
    auto* h = hbox(cell, 0, 6);
    for (int px : {14, 16, 20, 28})
      h->addWidget(new IconLabel(name, px == 20 ? &Tokens::accent : &Tokens::text2, px), 0, Qt::AlignVCenter);
    h->addWidget(new Label(name, Type::Role::Mono, Label::Fit::Elide), 1);
    grid->addWidget(cell, i / columns, i % columns);
    ++i;
  }
  card->body()->addLayout(grid);
  return card;
}

}  // namespace

void addPageSections(QVector<GallerySection>& out) {
  out.append({GalleryWords::tr("Top bar: all parts, first window"), topBars()});
  out.append({GalleryWords::tr("Start page: doors"), doors()});
  out.append({GalleryWords::tr("History strip"), history()});
  out.append({GalleryWords::tr("Guidance: what will happen, next step, progress"), guidanceParts()});
  out.append({GalleryWords::tr("Issue cards"), issues()});
  out.append({GalleryWords::tr("Cards: selected, loading, empty, failed"), cards()});
  out.append({GalleryWords::tr("Tokens and candidates"), tokenParts()});
  out.append({GalleryWords::tr("Chat"), chat()});
  out.append({GalleryWords::tr("Samples over time"), samples()});
  out.append({GalleryWords::tr("Icons"), iconSheet()});
}

}  // namespace zk::widgets

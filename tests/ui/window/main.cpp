// Runs every suite in one process: one QApplication, one theme, stand-in programs in place of the engine.
#include <QApplication>
#include <QFile>
#include <cmath>

#include "engine/core/json.h"
#include "suites.h"
#include "widgets/language.h"

namespace zk::ui {

std::vector<QObject* (*)()>& suiteMakers() {
  static std::vector<QObject* (*)()> makers;
  return makers;
}

TestWindow::TestWindow(const AppOptions& options, const QSize& size)
    : preferences(scratch.filePath("settings.ini")),
      app(
          [&] {
            AppOptions own = options;
            if (own.workspace.isEmpty()) own.workspace = scratch.filePath("project");
            return own;
          }(),
          preferences),
      window(app, true) {
  window.resize(size);
}

namespace {

class Recorder {
 public:
  explicit Recorder(const QString& path) : m_file(path) {
    if (!m_file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(path));
  }
  void add(const char* kind, const Json& fields, double seconds = 0) {
    m_t += qint64(seconds * 1e6);
    Json event = {{"seq", m_seq++}, {"t", m_t}, {"e", kind}};
    event.update(fields);
    m_file.write(QByteArray::fromStdString(dump_line(event) + "\n"));
  }

 private:
  QFile m_file;
  qint64 m_seq = 0, m_t = 1'790'000'000'000'000;
};

void addStep(Recorder& log, int step, int total) {
  const double loss = 1.6 + 4.2 * std::exp(-step / 45.0) + 1.6 * std::exp(-step / 420.0);
  log.add("metric",
          {{"group", "train"},
           {"step", step},
           {"tokens", step * 2048},
           {"seconds", step * 0.15},
           {"values", {{"loss", loss}, {"lr", 2.5e-3}, {"grad_norm", 0.4}, {"tokens_per_second", 13700.0}}}},
          0.15);
  log.add("progress", {{"phase", "train"},
                       {"done", step},
                       {"total", total},
                       {"unit", "steps"},
                       {"next_within_s", 5.0},
                       {"eta_low", 0.14 * (total - step)},
                       {"eta_high", 0.17 * (total - step)}});
  if (step % 100 != 0) return;
  log.add("metric", {{"group", "valid"},
                     {"step", step},
                     {"tokens", step * 2048},
                     {"seconds", step * 0.15},
                     {"values", {{"loss", loss + 0.03}}}});
  for (const auto& [id, prompt, text] :
       {std::tuple{"en", "One morning,", "One morning, Tom went to the river and saw a fox."},
        {"ja", "ある朝、", "ある朝、ケンは川へ行って、きつねを見ました。"}})
    log.add("sample", {{"step", step}, {"prompt", prompt}, {"prompt_id", id}, {"text", text}, {"loss", loss}});
  log.add("checkpoint", {{"step", step}, {"path", "checkpoints/x"}, {"bytes", 15'000'000}});
}

}  // namespace

QString recordRun(const QString& folder, int upTo, bool ended) {
  QDir().mkpath(folder);
  Recorder log(folder + "/events.jsonl");
  log.add("header", {{"proto", 1}, {"program", "zerokara"}, {"command", "train"}, {"artifact", "run-1"}, {"pid", 0}});
  log.add("params", {{"values", {{"dataset", "dataset-1"}, {"steps", 600}, {"model", {{"n_layer", 4}}}}},
                     {"origins", {{"dataset", "flag"}, {"steps", "flag"}, {"model.n_layer", "default"}}}});
  for (int step = 1; step <= upTo; ++step) {
    addStep(log, step, 600);
    if (step == 120)
      log.add("issue", {{"severity", "milestone"},
                        {"id", "crossed-bigram"},
                        {"step", 120},
                        {"args", {{"step", 120}, {"loss", 3.3}, {"baseline", 3.4}}}});
  }
  if (ended) log.add("end", {{"status", "ok"}, {"exit", 0}});
  QFile baselines(folder + "/baselines.json");
  if (baselines.open(QIODevice::WriteOnly))
    baselines.write(R"({"all":{"uniform":{"nats_per_token":8.318},"unigram":{"nats_per_token":5.94},)"
                    R"("bigram":{"nats_per_token":3.41},"characters_per_token":3.1}})");
  return folder + "/events.jsonl";
}

QString recordTour(const QString& folder, bool cutOff) {
  QDir().mkpath(folder);
  Recorder log(folder + "/events.jsonl");
  log.add("header", {{"proto", 1}, {"program", "zerokara"}, {"command", "quickstart"}, {"pid", 0}});
  for (const char* id : {"corpus", "tokenizer", "dataset", "train", "eval_base", "tune", "eval_tuned"}) {
    log.add("stage", {{"id", id}, {"state", "begin"}}, 1);
    log.add("progress", {{"phase", id}, {"done", 40}, {"total", 100}, {"unit", "steps"}, {"next_within_s", 2.0}}, 1);
    if (cutOff && QByteArray(id) == "train") return folder + "/events.jsonl";
    log.add("stage", {{"id", id}, {"state", "end"}, {"seconds", 2.0}, {"data", {{"result", {{"documents", 52000}}}}}},
            1);
  }
  log.add("end", {{"status", "ok"}, {"exit", 0}, {"seconds", 480.0}});
  return folder + "/events.jsonl";
}

}  // namespace zk::ui

int main(int argc, char** argv) {
  qputenv("ZK_BIN", ZK_FAKE_BIN);
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName("Zerokara");
  QCoreApplication::setApplicationName("zerokara-test");
  QApplication app(argc, argv);
  zk::widgets::Language::set("en");
  zk::widgets::Theme::instance().install(app);
  int failed = 0, ran = 0;
  for (auto* make : zk::ui::suiteMakers()) {
    const std::unique_ptr<QObject> suite(make());
    // ZK_SUITE=PairsSuite runs that one alone.
    const QByteArray only = qgetenv("ZK_SUITE");
    if (!only.isEmpty() && !QByteArray(suite->metaObject()->className()).endsWith(only)) continue;
    failed += QTest::qExec(suite.get(), argc, argv);
    ++ran;
  }
  return ran == 0 ? 1 : failed;
}

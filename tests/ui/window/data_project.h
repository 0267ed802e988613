// A project with text, tokenizers and training pairs, for the tests of the data pages.
#pragma once
#include "engine/core/workspace.h"
#include "suites.h"

namespace zk::ui {

class DataProject {
 public:
  QString dir() const { return m_dir.filePath("p"); }

  void corpus(const char* id = "corpus-1") {
    make(ArtifactKind::Corpus, id, "miniworld", {{"documents", 1000}, {"bytes", 12000000}});
  }
  void tokenizer(const char* id = "tokenizer-1", const char* kind = "bpe") {
    make(ArtifactKind::Tokenizer, id, "tokenizer",
         {{"kind", kind},
          {"vocab_size", 4096},
          {"train_seconds", 2.0},
          {"sample", {{"documents", 500}, {"bytes", 6000000}}},
          {"check", {{"documents", 50}, {"bytes_per_token", 5.0}}}});
  }
  void dataset(const char* id = "dataset-1") {
    make(ArtifactKind::Dataset, id, "dataset",
         {{"vocab_size", 4096},
          {"train", {{"documents", 990}, {"tokens", 2376000}}},
          {"valid", {{"documents", 10}, {"tokens", 24000}}}});
    QFile file(dir() + "/datasets/" + id + "/baselines.json");
    if (file.open(QIODevice::WriteOnly))
      file.write(R"({"all":{"uniform":{"nats_per_token":8.3178},"unigram":{"nats_per_token":6.07},)"
                 R"("bigram":{"nats_per_token":2.3677}}})");
  }
  void conversations(const char* id = "chats-1") { make(ArtifactKind::Conversations, id, "miniworld", Json::object()); }

 private:
  void make(ArtifactKind kind, const char* id, const char* command, const Json& counters) {
    auto workspace = Workspace::open(dir().toStdString());
    QVERIFY(workspace.ok());
    auto writer = ArtifactWriter::create(*workspace, kind, id);
    QVERIFY(writer.ok());
    QVERIFY(writer->commit({command, Json::object(), Json::object()}, {}, counters).ok());
  }
  QTemporaryDir m_dir;
};

}  // namespace zk::ui

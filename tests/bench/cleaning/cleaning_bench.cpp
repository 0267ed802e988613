// How fast the cleaning steps are on one core: megabytes of text per CPU second of this process, the best of five
// passes over all documents of a .jsonl.gz file (the reference documents unless told). Reading and parsing are not
// counted.
#include <cstdio>
#include <ctime>
#include <functional>

#include "engine/corpus/dedup/decontaminate.h"
#include "engine/corpus/dedup/exact.h"
#include "engine/corpus/dedup/fold.h"
#include "engine/corpus/dedup/lsh.h"
#include "engine/corpus/quality/chain.h"
#include "engine/corpus/quality/pii.h"
#include "tests/golden/gz_lines.h"

namespace {

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return double(t.tv_sec) + double(t.tv_nsec) * 1e-9;
}

struct Texts {
  std::vector<std::string> all;
  double megabytes = 0;
};

void measure(const char* name, const Texts& texts, const std::function<size_t(const std::string&)>& work) {
  double best = 1e30;
  size_t result = 0;
  for (int pass = 0; pass < 5; ++pass) {
    result = 0;
    const double from = cpu_seconds();
    for (const std::string& text : texts.all) result += work(text);
    best = std::min(best, cpu_seconds() - from);
  }
  std::printf("%-28s %8.1f MB/s  %8.4f s  (%zu)\n", name, texts.megabytes / best, best, result);
}

void filters(const Texts& texts) {
  using namespace zk::quality;
  const auto run = [&](const char* name, const std::vector<RuleSetting>& rules) {
    auto chain = Chain::make(rules);
    measure(name, texts, [&](const std::string& text) { return size_t{chain->run(text).verdict.kept}; });
  };
  run("chain fineweb", find_preset("fineweb")->rules);
  for (const std::string_view rule : rule_ids()) run(std::string(rule).c_str(), {{std::string(rule)}});
  const PiiMasker masker;
  measure("pii", texts, [&](const std::string& text) { return masker.find(text).size(); });
}

void dedup(const Texts& texts) {
  using namespace zk::dedup;
  MinHasher hasher;
  measure("minhash signatures", texts, [&](const std::string& text) { return hasher.signature(text).size() / 112; });
  std::string out;
  measure("simplify alone", texts, [&](const std::string& text) { return simplify(text, out), out.size(); });
  measure("exact", texts, [exact = ExactDedup(), n = uint64_t{0}](const std::string& text) mutable {
    return size_t{exact.offer(text, n++) % 2};
  });
  LineDedup lines;
  measure("line dedup, first pass", texts, [&](const std::string& text) { return lines.offer(text, 1), size_t{1}; });
  measure("line dedup, second pass", texts, [&](const std::string& text) { return lines.apply(text, 1).text.size(); });
  Decontaminator janitor;
  const auto mmlu = janitor.add_benchmark("mmlu");
  for (const auto& q : zk::golden::read(zk::golden::root() / "data" / "contaminants.json"))
    janitor.add(mmlu, q.get<std::string>());
  measure("decontamination", texts, [&](const std::string& text) { return janitor.check(text).hits.size(); });
}
}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path path = argc > 1 ? argv[1] : (zk::golden::root() / "data" / "documents.jsonl.gz").string();
  Texts texts;
  zk::golden::for_each_json(path, [&](const zk::golden::Json& row) { texts.all.push_back(row.at("text")); });
  for (const std::string& text : texts.all) texts.megabytes += double(text.size()) / 1e6;
  std::printf("%zu documents, %.2f MB of text\n", texts.all.size(), texts.megabytes);
  filters(texts);
  dedup(texts);
  return 0;
}

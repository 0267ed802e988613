// What is left of a distribution after each filter, against the logits processors of transformers in float64. Every
// .json file of golden/sampling with "cases" is read; each case is a test of its own, found when the program starts.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/generate/sampling.h"
#include "tests/golden/golden.h"

namespace zk::golden {
namespace {
constexpr double kDropped = -std::numeric_limits<double>::infinity();

std::vector<double> numbers(const Json& list) {
  std::vector<double> out;
  for (const Json& x : list) out.push_back(x.is_null() ? kDropped : x.get<double>());
  return out;
}

std::vector<double> softmax(const std::vector<double>& logits) {
  const double top = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  std::vector<double> p;
  for (const double x : logits) sum += p.emplace_back(std::exp(x - top));
  for (double& x : p) x /= sum;
  return p;
}

class SamplingCase : public testing::Test {
 public:
  SamplingCase(Json logits, Json previous, Json wanted)
      : logits_(std::move(logits)), previous_(std::move(previous)), wanted_(std::move(wanted)) {}

  void TestBody() override {
    const spec::SamplingParams sampling = params();
    std::vector<double> got = numbers(logits_);
    const auto previous = previous_.get<std::vector<int32_t>>();
    generate::filter_logits(sampling, previous, got);
    compare(got);
  }

 private:
  /// Straight into the struct: some cases lie outside the range that the schema offers.
  spec::SamplingParams params() const {
    spec::SamplingParams out;
    const Json& settings = wanted_.at("settings");
    out.temperature = settings.value("temperature", 1.0);
    out.top_k = settings.value("top_k", int64_t{0});
    out.top_p = settings.value("top_p", 1.0);
    out.min_p = settings.value("min_p", 0.0);
    out.repetition_penalty = settings.value("repetition_penalty", 1.0);
    return out;
  }

  void compare(const std::vector<double>& got) {
    const std::vector<double> filtered = numbers(wanted_.at("filtered_logits"));
    const std::vector<double> probs = numbers(wanted_.at("probs")), p = softmax(got);
    ASSERT_EQ(got.size(), filtered.size());
    const bool split = wanted_.at("tie_split"), border = wanted_.at("borderline");
    if (split || border) return compare_loosely(got, filtered, border);
    for (size_t i = 0; i < got.size(); ++i) {
      // At top_p = 1 nothing is filtered, as in transformers' generate(); the bare processor drops what underflows to
      // 0.
      const bool underflow = wanted_.at("settings").value("top_p", 0.0) == 1 && probs[i] == 0 && p[i] == 0;
      EXPECT_TRUE(underflow || std::isinf(got[i]) == std::isinf(filtered[i])) << "entry " << i;
      if (std::isinf(got[i]) || std::isinf(filtered[i])) continue;
      EXPECT_NEAR(got[i], filtered[i], 1e-12 * std::max(1.0, std::abs(filtered[i]))) << "entry " << i;
      EXPECT_NEAR(p[i], probs[i], 1e-12) << "entry " << i;
    }
  }

  /// Which of the equal ones stay depends on a sort: the values that stay must be the same ones, as many of them. At
  /// the border rounding decides about one more or less.
  static void compare_loosely(std::vector<double> got, std::vector<double> wanted, bool border) {
    for (auto* list : {&got, &wanted}) {
      std::erase(*list, kDropped);
      std::sort(list->begin(), list->end(), std::greater<>());
    }
    ASSERT_FALSE(got.empty());
    if (border) {
      EXPECT_LE(std::abs(static_cast<int>(got.size()) - static_cast<int>(wanted.size())), 1);
      got.resize(std::min(got.size(), wanted.size()));
      wanted.resize(got.size());
    }
    EXPECT_EQ(got, wanted);
  }

  Json logits_, previous_, wanted_;
};

/// "normal temperature=0.7 top_k=8" as a test's name.
std::string name_of(const Json& item, size_t number) {
  std::string name = std::to_string(number) + "_" + item.at("logits").get<std::string>();
  for (const auto& [key, value] : item.at("settings").items()) name += "_" + key + value.dump();
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
}

size_t add_cases() {
  size_t found = 0;
  for (const fs::path& file : entries(root() / "sampling")) {
    if (file.extension() != ".json") continue;
    const Json data = read(file);
    if (!data.contains("cases")) continue;
    for (const Json& item : data.at("cases")) {
      const std::string which = item.at("logits");
      testing::RegisterTest(file.stem().c_str(), name_of(item, found++).c_str(), nullptr, nullptr, __FILE__, __LINE__,
                            [logits = data.at("logits").at(which), previous = data.at("previous_tokens").at(which),
                             item]() -> testing::Test* { return new SamplingCase(logits, previous, item); });
    }
  }
  return found;
}

const size_t kFound = add_cases();

TEST(SamplingData, IsThere) {
  const Json order = {"repetition_penalty", "temperature", "top_k", "top_p", "min_p"};
  for (const fs::path& file : entries(root() / "sampling")) {
    if (file.extension() != ".json") continue;
    EXPECT_EQ(read(file).value("order", order), order) << file;
  }
  if (kFound == 0) GTEST_SKIP() << "no cases in " << root() / "sampling";
  SUCCEED() << kFound << " cases";
}
}  // namespace
}  // namespace zk::golden

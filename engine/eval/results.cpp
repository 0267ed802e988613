#include "engine/eval/results.h"

#include <algorithm>

#include "engine/eval/statistics.h"

namespace zk::eval {
namespace {
std::vector<std::string> distinct(const std::vector<std::string>& values) {
  std::vector<std::string> out;
  for (const std::string& value : values)
    if (std::find(out.begin(), out.end(), value) == out.end()) out.push_back(value);
  return out;
}

struct Share {
  int64_t n = 0, right = 0;
  Interval interval;
  double value() const { return n > 0 ? static_cast<double>(right) / static_cast<double>(n) : 0; }
};

/// `groups`: stem -> its items.
Share share_of(const std::map<std::string, Group>& groups) {
  Share share;
  std::vector<Group> list;
  for (const auto& [stem, group] : groups) {
    share.n += group.items;
    share.right += group.right;
    list.push_back(group);
  }
  share.interval = wilson(share.value(), effective_items(list));
  return share;
}

void add_share(Json& row, const Share& share, const std::string& end) {
  row["correct" + end] = share.right;
  row["accuracy" + end] = share.value();
  row["low" + end] = share.interval.low;
  row["high" + end] = share.interval.high;
}

std::string trimmed(const std::string& text) {
  constexpr const char* kBlank = " \t\r\n";
  const size_t first = text.find_first_not_of(kBlank);
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}
}  // namespace

Json accuracy_row(const std::vector<ExamItem>& items, const std::vector<ItemResult>& results,
                  const std::vector<size_t>& which, const std::string& lang) {
  std::map<std::string, Group> by_sum, by_mean;
  std::map<int64_t, Group> levels;
  double chance = 0;
  for (const size_t i : which) {
    const ExamItem& item = items[i];
    const bool right = results[i].chosen == item.answer, right_mean = results[i].chosen_mean == item.answer;
    const std::string group = stem(item);
    ++by_sum[group].items, by_sum[group].right += right;
    ++by_mean[group].items, by_mean[group].right += right_mean;
    ++levels[item.level].items, levels[item.level].right += right;
    chance += 1.0 / static_cast<double>(item.choices.size());
  }
  const ExamItem& first = items[which.front()];
  Json row = {{"family", first.family}, {"split", first.split}, {"lang", lang}, {"n", which.size()}};
  add_share(row, share_of(by_sum), "");
  add_share(row, share_of(by_mean), "_mean");
  row["chance"] = chance / static_cast<double>(which.size());
  row["levels"] = Json::object();
  for (const auto& [level, group] : levels)
    row["levels"][std::to_string(level)] = {{"n", group.items}, {"correct", group.right}};
  return row;
}

Json accuracy_rows(const std::vector<ExamItem>& items, const std::vector<ItemResult>& results) {
  std::vector<std::string> cells;
  std::map<std::string, std::vector<size_t>> members;
  for (size_t i = 0; i < items.size(); ++i) {
    cells.push_back(items[i].family + "\n" + items[i].split);
    members[cells.back()].push_back(i);
  }
  Json rows = Json::array();
  for (const std::string& cell : distinct(cells)) {
    const std::vector<size_t>& all = members[cell];
    std::vector<std::string> langs;
    for (const size_t i : all) langs.push_back(items[i].lang);
    langs = distinct(langs);
    for (const std::string& lang : langs) {
      std::vector<size_t> which;
      std::copy_if(all.begin(), all.end(), std::back_inserter(which), [&](size_t i) { return items[i].lang == lang; });
      rows.push_back(accuracy_row(items, results, which, lang));
    }
    if (langs.size() > 1) rows.push_back(accuracy_row(items, results, all, "all"));
  }
  return rows;
}

Json sample_line(const ExamItem& item, const ItemResult& result) {
  Json line = {{"id", item.id},           {"family", item.family},   {"topic", item.topic},
               {"split", item.split},     {"level", item.level},     {"lang", item.lang},
               {"prompt", result.prompt}, {"choices", item.choices}, {"answer", item.answer}};
  line["loglikelihoods"] = result.sums;
  line["tokens"] = result.tokens;
  line["chosen"] = result.chosen;
  line["correct"] = result.chosen == item.answer;
  line["chosen_mean"] = result.chosen_mean;
  line["correct_mean"] = result.chosen_mean == item.answer;
  return line;
}

bool same_answer(const std::string& got, const std::string& wanted) { return trimmed(got) == trimmed(wanted); }

Json free_rows(const std::vector<FreeItem>& items, const std::vector<FreeResult>& results) {
  std::vector<std::string> langs;
  for (const FreeItem& item : items) langs.push_back(item.lang);
  langs = distinct(langs);
  if (langs.size() > 1) langs.push_back("all");
  Json rows = Json::array();
  for (const std::string& lang : langs) {
    int64_t n = 0, right = 0;
    for (size_t i = 0; i < items.size(); ++i) {
      if (lang != "all" && items[i].lang != lang) continue;
      ++n, right += results[i].correct;
    }
    const double share = n > 0 ? static_cast<double>(right) / static_cast<double>(n) : 0;
    const Interval interval = wilson(share, static_cast<double>(n));
    rows.push_back({{"lang", lang},
                    {"n", n},
                    {"correct", right},
                    {"accuracy", share},
                    {"low", interval.low},
                    {"high", interval.high}});
  }
  return rows;
}

Json free_line(const FreeItem& item, const FreeResult& result) {
  return {{"id", item.id},         {"kind", item.kind}, {"lang", item.lang},        {"prompt", result.prompt},
          {"wanted", item.answer}, {"got", result.got}, {"correct", result.correct}};
}
}  // namespace zk::eval

#include "engine/corpus/collect/diversity.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "engine/corpus/language.h"
#include "engine/token/utf8.h"

namespace zk::corpus {
namespace {
constexpr size_t kNames = 200'000, kRows = 50;
constexpr const char* kOthers = "(others)";
constexpr const char* kUnknown = "";
}  // namespace

std::string domain_of(const std::string& url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string::npos) return "";
  size_t from = scheme + 3;
  const size_t end = std::min(url.find_first_of("/?#", from), url.size());
  if (const size_t user = url.rfind('@', end); user != std::string::npos && user >= from) from = user + 1;
  std::string host = url.substr(from, end - from);
  if (!host.starts_with('[')) host = host.substr(0, host.find(':'));
  for (char& c : host)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return host.starts_with("www.") ? host.substr(4) : host;
}

void Diversity::add_to(Table& table, const std::string& name, int64_t bytes) {
  auto it = table.find(name);
  if (it == table.end()) it = table.try_emplace(table.size() < kNames ? name : kOthers).first;
  ++it->second.documents;
  it->second.bytes += bytes;
}

void Diversity::add(const Document& document) {
  const auto bytes = static_cast<int64_t>(document.text.size());
  const bool html = document.content_type == "text/html";
  const int64_t characters = token::utf8_count(document.text);
  ++documents_;
  bytes_ += bytes;
  characters_ += characters;
  add_to(sources_, document.source, bytes);
  add_to(domains_, domain_of(document.url), bytes);
  add_to(languages_, document.lang.empty() ? guess_language(document.text, html).lang : document.lang, bytes);
  add_to(types_, document.content_type, bytes);
  add_to(licences_, document.licence, bytes);
  const auto bucket = static_cast<size_t>(std::bit_width(static_cast<uint64_t>(characters)));
  ++lengths_[std::min(bucket, lengths_.size() - 1)];
}

Json Diversity::rows(const Table& table) const {
  std::vector<std::pair<std::string, Tally>> list(table.begin(), table.end());
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
    return a.second.bytes != b.second.bytes ? a.second.bytes > b.second.bytes : a.first < b.first;
  });
  Tally rest;
  for (size_t i = kRows; i < list.size(); ++i)
    rest.documents += list[i].second.documents, rest.bytes += list[i].second.bytes;
  if (list.size() > kRows) list.resize(kRows), list.emplace_back(kOthers, rest);
  Json out = Json::array();
  for (const auto& [name, tally] : list)
    out.push_back({{"name", name},
                   {"documents", tally.documents},
                   {"bytes", tally.bytes},
                   {"share", bytes_ > 0 ? static_cast<double>(tally.bytes) / static_cast<double>(bytes_) : 0.0}});
  return out;
}

Json Diversity::to_json() const {
  double entropy = 0;
  int64_t domains = 0;
  std::vector<std::string> names;  // in order, so that the sum of doubles is the same every time
  for (const auto& [name, tally] : domains_) names.push_back(name);
  std::sort(names.begin(), names.end());
  for (const auto& name : names) {
    const Tally& tally = domains_.at(name);
    domains += name != kUnknown;
    const double share = bytes_ > 0 ? static_cast<double>(tally.bytes) / static_cast<double>(bytes_) : 0;
    if (share > 0) entropy -= share * std::log2(share);
  }
  Json lengths = Json::array();
  for (size_t i = 0; i < lengths_.size(); ++i)
    if (lengths_[i] > 0)
      lengths.push_back({{"from", i == 0 ? 0 : int64_t{1} << (i - 1)},
                         {"to", (int64_t{1} << i) - 1},
                         {"documents", lengths_[i]},
                         {"share", static_cast<double>(lengths_[i]) / static_cast<double>(documents_)}});
  return {{"documents", documents_},
          {"bytes", bytes_},
          {"characters", characters_},
          {"domains", {{"count", domains}, {"entropy_bits", entropy}, {"effective", std::exp2(entropy)}}},
          {"by_source", rows(sources_)},
          {"by_domain", rows(domains_)},
          {"by_language", rows(languages_)},
          {"by_content_type", rows(types_)},
          {"by_licence", rows(licences_)},
          {"length_characters", std::move(lengths)}};
}
}  // namespace zk::corpus

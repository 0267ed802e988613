// What a collection is made of: shares by source, domain, language, content type, licence and length, and how evenly
// the text is spread over domains (entropy in bits). Counted while the documents pass; memory is bounded by a cap on
// names.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "engine/corpus/corpus_io.h"

namespace zk::corpus {

class Diversity {
 public:
  void add(const Document& document);
  /// {documents, bytes, characters, domains {count, entropy_bits, effective}, by_source, by_domain, by_language,
  /// by_content_type, by_licence: rows {name, documents, bytes, share}, length: rows {from, to, documents, share}}.
  Json to_json() const;

 private:
  struct Tally {
    int64_t documents = 0, bytes = 0;
  };
  using Table = std::unordered_map<std::string, Tally>;
  static void add_to(Table& table, const std::string& name, int64_t bytes);
  Json rows(const Table& table) const;
  int64_t documents_ = 0, bytes_ = 0, characters_ = 0;
  Table sources_, domains_, languages_, types_, licences_;
  std::array<int64_t, 24> lengths_{};  ///< by powers of two of the characters
};

/// Host of an address in lower case without "www." and port; empty where there is none.
std::string domain_of(const std::string& url);
}  // namespace zk::corpus

// Lines of a .gz file of the golden data. Cut at LF alone: the texts inside hold other kinds of line breaks.
#pragma once
#include <zlib.h>

#include <functional>

#include "engine/core/sha256.h"
#include "tests/golden/golden.h"

namespace zk::golden {

/// The whole file, unpacked; throws if it cannot be read.
inline std::string read_gz(const fs::path& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::string out, piece(1 << 20, '\0');
  int n;
  while ((n = gzread(file, piece.data(), static_cast<unsigned>(piece.size()))) > 0)
    out.append(piece, 0, static_cast<size_t>(n));
  gzclose(file);
  if (n < 0) throw std::runtime_error("damaged: " + path.string());
  return out;
}

inline void for_each_json(const fs::path& path, const std::function<void(const Json&)>& f) {
  const std::string all = read_gz(path);
  for (size_t from = 0; from < all.size();) {
    const size_t to = std::min(all.find('\n', from), all.size());
    if (to > from) f(Json::parse(all.begin() + static_cast<long>(from), all.begin() + static_cast<long>(to)));
    from = to + 1;
  }
}

struct GoldenDocument {
  std::string id, url, kind, text;
};
inline std::vector<GoldenDocument> golden_documents() {
  std::vector<GoldenDocument> out;
  for_each_json(root() / "data" / "documents.jsonl.gz", [&](const Json& row) {
    out.push_back({row.at("id"), row.at("url"), row.at("kind"), row.at("text")});
  });
  return out;
}
/// Read once for all cases of a program.
inline const std::vector<GoldenDocument>& documents() {
  static const std::vector<GoldenDocument> all = golden_documents();
  return all;
}
inline bool has_data() { return fs::exists(root() / "data" / "documents.jsonl.gz"); }

/// The first 16 digits of SHA-256, as the data note their texts.
inline std::string digest16(std::string_view text) { return sha256_hex(text).substr(0, 16); }
}  // namespace zk::golden

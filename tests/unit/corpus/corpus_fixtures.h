// A folder that goes away, and reading a source to its end.
#pragma once
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "engine/corpus/corpus_io.h"

namespace zk::corpus {

class TempDir {
 public:
  TempDir() {
    std::string pattern = (std::filesystem::temp_directory_path() / "zk-corpus-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TempDir() {
    std::error_code ec;
    std::filesystem::remove_all(path_, ec);
  }
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

struct Read {
  std::vector<Document> documents;
  Issue issue;  ///< empty id: read to the end
  std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const auto& document : documents) out.push_back(document.text);
    return out;
  }
};

inline Read read_all(Result<std::unique_ptr<DocumentSource>> source) {
  Read read;
  if (!source.ok()) {
    read.issue = source.issue();
    return read;
  }
  for (Document document;;) {
    auto any = (*source)->next(document);
    if (!any.ok()) read.issue = any.issue();
    if (!any.ok() || !*any) return read;
    read.documents.push_back(document);
  }
}
}  // namespace zk::corpus

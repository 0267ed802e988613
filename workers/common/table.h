// A table for terminals: columns are aligned by what is seen, so that Japanese characters count two.
#pragma once
#include <string>
#include <vector>

namespace zk::workers {

/// Columns a terminal needs for `text` (UTF-8): wide East Asian characters two, combining marks none.
size_t display_width(const std::string& text);

class Table {
 public:
  /// One letter a column: l left, r right.
  explicit Table(std::string alignment) : alignment_(std::move(alignment)) {}
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  std::string text(size_t indent = 0) const;

 private:
  std::string alignment_;
  std::vector<std::vector<std::string>> rows_;
};
}  // namespace zk::workers

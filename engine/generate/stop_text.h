// Stop strings in a stream: text is handed on as soon as it cannot be the beginning of a stop string any more, so that
// a reader never sees a part of one.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace zk::generate {

class StopText {
 public:
  explicit StopText(std::vector<std::string> stops);
  /// Adds text; returns what may be shown now. After stopped() it returns nothing.
  std::string push(std::string_view text);
  bool stopped() const { return stopped_; }
  /// What was held back, where the text ended for another reason.
  std::string finish();

 private:
  std::vector<std::string> stops_;
  std::string held_;
  bool stopped_ = false;
};
}  // namespace zk::generate

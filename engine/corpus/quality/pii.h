// Personal data in a text: found by kind, replaced or dropped. Two ways: PiiMasker with all kinds and one answer per
// document, and PiiFormatter, which gives byte for byte what datatrove's PIIFormatter gives when documents come in
// order.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/corpus/quality/text_view.h"

namespace zk::quality {

enum class PiiKind : uint8_t { Email, Ip, Phone, PhoneJa, PostalJa, Key };
constexpr size_t kPiiKinds = 6;
/// "email", "ip", "phone", "phone_ja", "postal_ja", "key"; words: texts quality.pii.<name>.
std::string_view pii_name(PiiKind kind);

struct PiiMatch {
  Span where;
  PiiKind kind;
};

struct PiiOptions {
  std::array<bool, kPiiKinds> find = {true, true, true, true, true, true};  ///< by PiiKind
  bool public_ips_only = true;  ///< private, loopback and documentation addresses stay
  bool drop = false;            ///< take out instead of replacing
  std::array<std::string, kPiiKinds> replacement = {"email@example.com", "192.0.2.1",  "555-0100",
                                                    "00-0000-0000",      "〒000-0000", "<key>"};
};

/// Holds options only: one object serves all threads.
class PiiMasker {
 public:
  explicit PiiMasker(PiiOptions options = {}) : options_(std::move(options)) {}
  std::vector<PiiMatch> find(std::string_view text) const;  ///< in order, without overlap
  /// The text with every match replaced or dropped.
  std::string mask(std::string_view text, const std::vector<PiiMatch>& matches) const;

 private:
  PiiOptions options_;
};

/// Mail addresses, then public IPv4 addresses, replaced by turns from two lists that go on across documents.
class PiiFormatter {
 public:
  std::string format(std::string_view text);
  void reset() { email_ = ip_ = 0; }  ///< begin the lists again: per document, answers do not depend on order

 private:
  size_t email_ = 0, ip_ = 0;
};
}  // namespace zk::quality

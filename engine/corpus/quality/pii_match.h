// The single patterns of personal data; see pii.h. Each returns the matches in order of their place.
#pragma once
#include "engine/corpus/quality/pii.h"

namespace zk::quality {
/// Mail addresses as datatrove's expression finds them with re.sub.
std::vector<Span> find_emails(std::string_view text);
/// IPv4 addresses likewise; `global` tells whether each is a valid address outside the private and reserved ranges.
struct IpMatch {
  Span where;
  bool valid, global;
};
std::vector<IpMatch> find_ips(std::string_view text);
std::vector<Span> find_keys(std::string_view text);
/// Numbers written with ASCII or full-width digits.
std::vector<PiiMatch> find_numbers(std::string_view text, bool phone, bool phone_ja, bool postal_ja);
}  // namespace zk::quality

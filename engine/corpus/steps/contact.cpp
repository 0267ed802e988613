// Addresses of people: e-mail, telephone, IP. Masked with examples that belong to nobody, or dropped with their line or
// document. Hand-written scanners: linear in the text, whatever stands in it.
#include <algorithm>
#include <optional>

#include "engine/corpus/steps/step.h"

namespace zk::corpus {
namespace {

struct Found {
  size_t begin, end;
  const char* rule;
  const char* mask;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_digit(c) || is_letter(c) || c == '_'; }
bool in_local(char c) { return is_word(c) || c == '.' || c == '+' || c == '-' || c == '%'; }
bool in_host(char c) { return is_digit(c) || is_letter(c) || c == '.' || c == '-'; }

/// The address around an "@": local part, host with a dot, top domain of letters.
std::optional<Found> email_at(std::string_view text, size_t at) {
  constexpr size_t kLongest = 64;
  size_t begin = at, end = at + 1;
  while (begin > 0 && at - begin < kLongest && in_local(text[begin - 1])) --begin;
  while (begin < at && !is_word(text[begin])) ++begin;
  while (end < text.size() && end - at < 4 * kLongest && in_host(text[end])) ++end;
  while (end > at + 1 && !is_letter(text[end - 1])) --end;
  const std::string_view host = text.substr(at + 1, end - at - 1);
  const size_t dot = host.rfind('.');
  if (begin == at || dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return {};
  if (!std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(), is_letter)) return {};
  return Found{begin, end, "contact-email", "email@example.com"};
}

/// Four numbers up to 255 with dots between, and nothing of a longer number around.
std::optional<Found> ip_at(std::string_view text, size_t at) {
  size_t i = at;
  for (int part = 0; part < 4; ++part) {
    if (part > 0 && (i >= text.size() || text[i++] != '.')) return {};
    int value = 0, digits = 0;
    while (i < text.size() && is_digit(text[i]) && digits < 4) value = 10 * value + (text[i++] - '0'), ++digits;
    if (digits == 0 || digits > 3 || value > 255) return {};
  }
  if (i < text.size() && (is_word(text[i]) || (text[i] == '.' && i + 1 < text.size() && is_digit(text[i + 1]))))
    return {};
  return Found{at, i, "contact-ip", "192.0.2.1"};
}

/// Digits in groups, read from left to right; remembers where the longest telephone number so far ended.
struct PhoneReader {
  bool plus = false, zero = false;
  int digits = 0, groups = 0, group = 0;
  bool thin = false;  ///< a group of one digit, as in a list of numbers
  size_t end = 0, found = 0;

  void close_group() {
    if (group == 0) return;
    ++groups;
    thin |= group < 2 && !(plus && groups <= 2);
    group = 0;
    const bool grouped = groups >= 3 && groups <= 6 && !thin && digits >= 9 && digits <= 15;
    const bool whole =
        groups == 1 && ((plus && digits >= 9 && digits <= 15) || (zero && (digits == 10 || digits == 11)));
    if (grouped || whole) found = end;
  }
};

/// Nine to fifteen digits in three to six groups, or unbroken behind a "+" or with a "0" in front (ten or eleven).
std::optional<Found> phone_at(std::string_view text, size_t at) {
  PhoneReader reader;
  reader.plus = text[at] == '+';
  reader.zero = text[at] == '0';
  bool open = false;
  size_t i = at + (reader.plus ? 1 : 0);
  const auto digit_at = [&](size_t k) { return k < text.size() && is_digit(text[k]); };
  for (; i < text.size() && reader.digits <= 15; ++i) {
    const char c = text[i];
    const bool joint = c == '-' || c == ' ' || c == '.';
    if (is_digit(c)) {
      ++reader.digits, ++reader.group, reader.end = i + 1;
    } else if (c == '(' && !open && digit_at(i + 1)) {
      reader.close_group();
      open = true;
    } else if (c == ')' && open) {
      reader.close_group();
      open = false;
    } else if (joint && (digit_at(i + 1) || (i + 1 < text.size() && text[i + 1] == '(')) &&
               (reader.group > 0 || (i > at && text[i - 1] == ')'))) {
      reader.close_group();
    } else {
      break;
    }
  }
  if (i >= text.size() || !is_word(text[i])) reader.close_group();
  if (reader.found == 0) return {};
  const std::string_view before = text.substr(at < 8 ? 0 : at - 8, std::min<size_t>(at, 8));
  if (before.find("ISBN") != std::string_view::npos) return {};
  return Found{at, reader.found, "contact-phone", "000-0000-0000"};
}

class ContactStep final : public Step {
 public:
  explicit ContactStep(spec::ContactStepParams params) : params_(std::move(params)) {}
  const char* name() const override { return "contact"; }

  Verdict apply(Document& document, Reason& reason) override {
    const std::string_view text = document.text;
    const std::vector<Found> found = find(text);
    if (found.empty()) return Verdict::Keep;
    for (const Found& one : found) reason.count(one.rule);
    reason.rule = found.front().rule;
    reason.value = found.size();
    reason.threshold = 0;
    reason.begin = found.front().begin;
    reason.end = found.front().end;
    if (params_.action == "drop-document") return Verdict::Drop;
    std::string out = params_.action == "mask" ? masked(text, found) : without_lines(text, found);
    if (out.find_first_not_of(" \n\t\r") == std::string::npos) return Verdict::Drop;
    if (out == text) {
      reason = {};
      return Verdict::Keep;
    }
    note_first_change(text, out, reason);
    document.text = std::move(out);
    return Verdict::Change;
  }

 private:
  std::vector<Found> find(std::string_view text) const {
    std::vector<Found> found;
    size_t done = 0;
    auto take = [&](const std::optional<Found>& one) {
      if (!one || one->begin < done) return;
      found.push_back(*one);
      done = one->end;
    };
    for (size_t i = 0; i < text.size(); ++i) {
      if (i < done) continue;
      const char c = text[i];
      if (c == '@' && params_.email) take(email_at(text, i));
      const bool starts = i == 0 || (!is_word(text[i - 1]) && text[i - 1] != '.');
      if (!starts || (!is_digit(c) && c != '+' && c != '(')) continue;
      if (is_digit(c) && params_.ip) take(ip_at(text, i));
      if (i >= done && params_.phone) take(phone_at(text, i));
      if (i >= done && is_digit(c))
        while (i + 1 < text.size() && is_digit(text[i + 1])) ++i;
    }
    return found;
  }

  static std::string masked(std::string_view text, const std::vector<Found>& found) {
    std::string out;
    size_t at = 0;
    for (const Found& one : found) {
      out.append(text.substr(at, one.begin - at)).append(one.mask);
      at = one.end;
    }
    return out.append(text.substr(at));
  }

  static std::string without_lines(std::string_view text, const std::vector<Found>& found) {
    std::string out;
    size_t next = 0;
    for (size_t line = 0; line < text.size();) {
      const size_t end = std::min(text.find('\n', line), text.size());
      while (next < found.size() && found[next].begin < line) ++next;
      const bool hit = next < found.size() && found[next].begin < end;
      if (!hit) out.append(text.substr(line, end - line)) += '\n';
      line = end + 1;
    }
    if (!out.empty() && !text.ends_with('\n')) out.pop_back();
    return out;
  }

  spec::ContactStepParams params_;
};
}  // namespace

std::unique_ptr<Step> contact_step(const spec::ContactStepParams& params) {
  return std::make_unique<ContactStep>(params);
}
}  // namespace zk::corpus

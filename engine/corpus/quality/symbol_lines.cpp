// Lines of nothing but symbols go (datatrove's SymbolLinesFormatter). As there, all kinds of line breaks become line
// feeds and the last one goes.
#include "engine/corpus/quality/chars.h"
#include "engine/corpus/quality/params.h"

namespace zk::quality {
namespace {
struct Params {
  template <class V>
  void visit(V&&) {}
};

bool symbols_only(std::string_view line) {
  bool blank = true;
  const char *p = line.data(), *end = p + line.size();
  for (uint32_t bytes = 0; p < end; p += bytes) {
    const uint16_t flags = flags_at(p, end, bytes);
    if (!(flags & kSymbol) && *p != ' ') return false;
    blank = blank && flags & kSpace;
  }
  return !blank;
}

class SymbolLines final : public RuleOf<Params> {
 public:
  std::string_view id() const override { return "symbol_lines"; }
  std::vector<std::string_view> reasons() const override { return {"symbols"}; }
  Verdict check(TextView& view, Edit& edit) const override {
    std::string& kept = view.buffer;
    kept.clear();
    bool first = true;
    for_each_splitline(view.text(), [&](std::string_view line) {
      if (symbols_only(line)) {
        edit.cuts.push_back({view.span_of(line), "symbols"});
        return;
      }
      if (!first) kept += '\n';
      first = false;
      kept += line;
    });
    if (kept != view.text()) {
      edit.changed = true;
      edit.text = kept;
    }
    return {};
  }
};
}  // namespace

std::unique_ptr<Rule> make_symbol_lines() { return std::make_unique<SymbolLines>(); }
}  // namespace zk::quality

// Web pages to their main text. A document is a page if its source says so, or if it begins as one; all else passes
// untouched. Work is bounded by the reader's own limits on bytes, depth and pieces.
#include "engine/corpus/html/main_text.h"

#include <algorithm>
#include <cctype>

#include "engine/corpus/steps/step.h"

namespace zk::corpus {
namespace {

/// Does the text begin with "<!doctype html", "<html", "<head" or "<body", in any case?
bool begins_as_page(std::string_view text) {
  const size_t at = text.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos || text[at] != '<') return false;
  std::string head(text.substr(at, 14));
  std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return std::tolower(c); });
  for (const char* start : {"<!doctype html", "<html", "<head", "<body"})
    if (head.starts_with(start)) return true;
  return false;
}

class HtmlStep final : public Step {
 public:
  explicit HtmlStep(const spec::HtmlStepParams& params) : noindex_(params.noindex) {
    options_.mode = params.mode == "fast" ? html::Mode::Fast : html::Mode::Precise;
    options_.comments = params.comments;
  }
  const char* name() const override { return "html"; }

  Verdict apply(Document& document, Reason& reason) override {
    const std::string& type = document.content_type;
    const bool page = type == "text/html" || type == "application/xhtml+xml";
    if (!page && (!type.empty() || !begins_as_page(document.text))) return Verdict::Keep;
    html::Document read = html::main_text(document.text, "utf-8", options_);
    reason.end = document.text.size();
    reason.value = read.text.size();
    reason.threshold = 1;
    if (read.noindex && noindex_) {
      reason.rule = "html-noindex";
      return Verdict::Drop;
    }
    while (!read.text.empty() && read.text.back() == '\n') read.text.pop_back();
    if (read.text.empty()) {
      reason.rule = "html-empty";
      return Verdict::Drop;
    }
    reason.rule = "html-text";
    reason.count("html-text");
    for (size_t i = 1; i < html::kReasons; ++i)
      if (const html::LeftOut& left = read.left(static_cast<html::Reason>(i)); left.pieces > 0)
        reason.count((std::string("html-") + html::reason_name(static_cast<html::Reason>(i))).c_str(),
                     static_cast<int64_t>(left.pieces));
    reason.after = read.title;
    document.text = std::move(read.text);
    document.content_type = "text/plain";
    return Verdict::Change;
  }

 private:
  html::Options options_;
  bool noindex_;
};
}  // namespace

std::unique_ptr<Step> html_step(const spec::HtmlStepParams& params) { return std::make_unique<HtmlStep>(params); }
}  // namespace zk::corpus

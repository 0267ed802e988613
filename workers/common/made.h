// What every command says of the artifact that it has made: an event for the window, the start of its result.
#pragma once
#include <algorithm>

#include "engine/core/context.h"

namespace zk::workers {

/// {kind, id, path}; also emits the artifact event with the manifest's counters.
inline Json announce(const Artifact& artifact, Context& context) {
  std::error_code ec;
  const auto path = std::filesystem::relative(artifact.dir, context.workspace().dir(), ec).string();
  context.events().emit(
      "artifact",
      {{"kind", kind_name(artifact.kind)}, {"id", artifact.id}, {"path", path}, {"counters", artifact.counters()}});
  return {{"kind", kind_name(artifact.kind)}, {"id", artifact.id}, {"path", artifact.dir.string()}};
}

/// Progress by bytes of a source's files. They are read ahead, so only `finished` says 100 %.
template <class Source>
void progress_of(const Source& source, const char* phase, bool finished, Context& context) {
  const auto total = static_cast<double>(source.bytes_total()), read = static_cast<double>(source.bytes_read());
  context.progress(phase, finished ? total : std::min(read, total - 1), total, "bytes");
}

/// "English" or "英語" for "en"; the code itself for a language without a word.
inline std::string language_word(Lang lang, const std::string& code) {
  const std::string words = text_first(lang, {"language." + code});
  return words.empty() ? code : words;
}
}  // namespace zk::workers

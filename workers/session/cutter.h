// One way to cut a text into tokens: a tokenizer of the workspace (or of a dataset), or one of the two plain ones that
// every tokenizer is compared with, "bytes" and "characters".
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/core/workspace.h"
#include "engine/token/tokenizer.h"

namespace zk::workers {

struct CutToken {
  int64_t id;
  std::string bytes;  ///< what it stands for in the text
  std::string piece;  ///< as the vocabulary writes it
  const char* type;   ///< normal, byte, unknown, control
};

struct Cutter {
  std::string name, kind;
  int64_t vocab_size = 0;
  std::shared_ptr<const token::Tokenizer> tokenizer;  ///< null for the plain ones
  std::vector<CutToken> cut(const std::string& text) const;
  std::string joined(const std::vector<CutToken>& tokens) const;  ///< text of the tokens, mended
};

/// "bytes", "characters", a tokenizer's or dataset's id ("dataset:<id>"), a path. Issues: those of the workspace and of
/// tokenizers.
Result<Cutter> cutter_of(const Workspace& workspace, const std::string& name);

/// {piece, text, bytes, type}: `text` is null where the bytes are only a part of a character; `bytes` are hexadecimal.
Json token_json(const CutToken& token);
CutToken token_of(const token::Tokenizer& tokenizer, int32_t id);
}  // namespace zk::workers

// SentencePiece models (github.com/google/sentencepiece): loading and using them. Training is in train_sentencepiece.h.
// Trick: a model with identity normalisation and byte pieces is made lossless for any bytes: what the library would
// change (U+2581, its own sign for a blank; invalid UTF-8) is written as byte pieces around it.
#pragma once
#include <filesystem>
#include <memory>
#include <string_view>

#include "engine/token/tokenizer.h"

namespace zk::token {

/// Fast uses BpeEncoder where the model allows it; Reference always the library.
enum class EncoderPath { Fast, Reference };

/// Issues: file-missing, tokenizer-broken {path, reason}.
Result<std::shared_ptr<const Tokenizer>> load_sentencepiece(const std::filesystem::path& file,
                                                            EncoderPath path = EncoderPath::Fast);
/// From the bytes of a .model file; `name` is for the issue.
Result<std::shared_ptr<const Tokenizer>> parse_sentencepiece(std::string_view model, const std::string& name,
                                                             EncoderPath path = EncoderPath::Fast);
}  // namespace zk::token

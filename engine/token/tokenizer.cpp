// What all tokenizers share: decoding over the pieces' bytes, whole or as a stream, and loading by what a folder holds.
#include "engine/token/tokenizer.h"

#include "engine/token/sentencepiece.h"
#include "engine/token/utf8.h"

namespace zk::token {

Ids Tokenizer::encode(std::string_view text) const {
  Ids ids;
  encode(text, ids);
  return ids;
}

std::string Tokenizer::decode_bytes(const int32_t* ids, size_t count) const {
  std::string out;
  bool at_start = drops_first_blank();
  for (size_t i = 0; i < count; ++i) {
    std::string_view part = bytes(ids[i]);
    if (at_start && part.starts_with(' ') && type(ids[i]) != PieceType::Byte && type(ids[i]) != PieceType::Unknown)
      part.remove_prefix(1);
    if (type(ids[i]) != PieceType::Control) at_start = false;
    out += part;
  }
  return out;
}

std::string Tokenizer::decode(const int32_t* ids, size_t count) const { return utf8_mended(decode_bytes(ids, count)); }

std::string StreamDecoder::push(int32_t id) {
  rest_ += at_start_ ? tokenizer_->decode_bytes(&id, 1) : tokenizer_->bytes(id);
  if (tokenizer_->type(id) != PieceType::Control) at_start_ = false;
  std::string out;
  size_t i = 0;
  while (i < rest_.size()) {
    const std::string_view left = std::string_view(rest_).substr(i);
    const Utf8Step step = utf8_step(left);
    if (step.state == Utf8::Cut) break;
    out += step.state == Utf8::Valid ? left.substr(0, step.bytes) : kReplacement;
    i += step.bytes;
  }
  rest_.erase(0, i);
  return out;
}

std::string StreamDecoder::finish() {
  std::string out = utf8_mended(rest_);
  rest_.clear();
  at_start_ = true;
  return out;
}

Result<std::shared_ptr<const Tokenizer>> load_tokenizer(const std::filesystem::path& path) {
  std::error_code ec;
  return load_sentencepiece(std::filesystem::is_directory(path, ec) ? path / "tokenizer.model" : path);
}
}  // namespace zk::token

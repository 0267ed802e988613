// A tokenizer of 256 bytes and the four marks: small, lossless, and every character beyond ASCII takes several tokens,
// which is what the streaming code must get right.
#pragma once
#include <string>
#include <vector>

#include "engine/token/tokenizer.h"

namespace zk::test {

class ByteTokenizer final : public token::Tokenizer {
 public:
  ByteTokenizer() {
    for (int i = 0; i < 256; ++i) {
      bytes_.push_back(std::string(1, static_cast<char>(i)));
      pieces_.push_back(i < 128 ? bytes_.back() : "<byte " + std::to_string(i) + ">");
    }
    for (const char* mark : {token::kDocMark, token::kUserMark, token::kBotMark, token::kEndMark}) {
      bytes_.push_back("");
      pieces_.push_back(mark);
    }
    special_.doc = 256, special_.user = 257, special_.bot = 258, special_.end = 259;
  }
  using Tokenizer::encode;
  std::string kind() const override { return "bytes"; }
  int32_t vocab_size() const override { return 260; }
  const token::SpecialIds& special() const override { return special_; }
  const std::string& hash() const override { return hash_; }
  bool lossless() const override { return true; }
  void encode(std::string_view text, token::Ids& out) const override {
    for (const char c : text) out.push_back(static_cast<unsigned char>(c));
  }
  const std::string& piece(int32_t id) const override { return pieces_.at(static_cast<size_t>(id)); }
  const std::string& bytes(int32_t id) const override { return bytes_.at(static_cast<size_t>(id)); }
  token::PieceType type(int32_t id) const override {
    return id < 256 ? token::PieceType::Byte : token::PieceType::Control;
  }
  int32_t id_of(std::string_view piece) const override {
    for (size_t i = 0; i < pieces_.size(); ++i)
      if (pieces_[i] == piece) return static_cast<int32_t>(i);
    return -1;
  }
  bool drops_first_blank() const override { return false; }

 private:
  std::vector<std::string> bytes_, pieces_;
  token::SpecialIds special_;
  std::string hash_ = "0000000000000000";
};
}  // namespace zk::test

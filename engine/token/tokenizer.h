// Text to token ids and back. A tokenizer knows its pieces' bytes, so that any sequence of ids gives text, and its
// control pieces (document, user, assistant, end), which are put in by id and never read out of a text: whoever writes
// "<|user|>" into a prompt writes eight characters. Implementations: sentencepiece.h.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace zk::token {

using Ids = std::vector<int32_t>;

/// Ids of the pieces with a special part; -1 where the tokenizer has none.
struct SpecialIds {
  int32_t unk = -1, bos = -1, eos = -1, pad = -1;
  int32_t doc = -1;   ///< <|doc|>, before each document
  int32_t user = -1;  ///< <|user|>, before what the user says
  int32_t bot = -1;   ///< <|bot|>, before the answer
  int32_t end = -1;   ///< <|end|>, after the answer
};
inline constexpr const char* kDocMark = "<|doc|>";
inline constexpr const char* kUserMark = "<|user|>";
inline constexpr const char* kBotMark = "<|bot|>";
inline constexpr const char* kEndMark = "<|end|>";

enum class PieceType { Normal, Unknown, Control, UserDefined, Byte, Unused };

/// Safe to use from several threads at once.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;
  virtual std::string kind() const = 0;  ///< "bpe", "unigram", …
  virtual int32_t vocab_size() const = 0;
  virtual const SpecialIds& special() const = 0;
  /// Content hash of the tokenizer's file, 16 hex digits. Token files carry it.
  virtual const std::string& hash() const = 0;
  /// True if every text comes back unchanged from decode(encode(text)).
  virtual bool lossless() const = 0;

  /// Appends the ids of `text`. No control piece is ever among them.
  virtual void encode(std::string_view text, Ids& out) const = 0;
  Ids encode(std::string_view text) const;

  /// The piece as the vocabulary writes it: "▁the", "<0xE3>", "<|doc|>".
  virtual const std::string& piece(int32_t id) const = 0;
  /// The bytes that the piece stands for in a text; empty for control pieces and ids outside the vocabulary.
  virtual const std::string& bytes(int32_t id) const = 0;
  virtual PieceType type(int32_t id) const = 0;
  virtual int32_t id_of(std::string_view piece) const = 0;  ///< -1 if there is none
  /// True if the blank that the tokenizer itself put before the first word is to be taken away again.
  virtual bool drops_first_blank() const = 0;

  /// The text of `ids`, always valid UTF-8: bytes that form no character become U+FFFD.
  std::string decode(const int32_t* ids, size_t count) const;
  std::string decode(const Ids& ids) const { return decode(ids.data(), ids.size()); }
  /// The same without mending.
  std::string decode_bytes(const int32_t* ids, size_t count) const;
};

/// Decodes ids one by one as a model writes them: push() hands out whole characters only. The parts joined, with
/// finish() at the end, equal decode() of all ids.
class StreamDecoder {
 public:
  explicit StreamDecoder(const Tokenizer& tokenizer) : tokenizer_(&tokenizer) {}
  std::string push(int32_t id);
  std::string finish();

 private:
  const Tokenizer* tokenizer_;
  std::string rest_;
  bool at_start_ = true;
};

/// Reads the tokenizer of a folder (tokenizer.model) or of a file. Issues: file-missing, tokenizer-broken.
Result<std::shared_ptr<const Tokenizer>> load_tokenizer(const std::filesystem::path& path);
}  // namespace zk::token

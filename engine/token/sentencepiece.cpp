// The library's processor behind the Tokenizer interface. Its normaliser and its decoder would lose U+2581 and invalid
// bytes; both are kept by cutting the text around them and by decoding from the pieces' bytes.
#include "engine/token/sentencepiece.h"

#include <sentencepiece_processor.h>

#include <array>
#include <unordered_map>

#include "engine/core/files.h"
#include "engine/token/bpe_encoder.h"
#include "engine/token/model_proto.h"
#include "engine/token/utf8.h"

namespace zk::token {
namespace {
constexpr std::string_view kBlankSign = "\xE2\x96\x81";  // U+2581, which stands for a blank inside pieces
const std::string kNothing;

std::string unescaped(std::string_view piece) {
  std::string out;
  for (size_t i = 0; i < piece.size();) {
    const bool blank = piece.substr(i).starts_with(kBlankSign);
    out += blank ? ' ' : piece[i];
    i += blank ? kBlankSign.size() : 1;
  }
  return out;
}

class SentencePiece final : public Tokenizer {
 public:
  Status load(std::string_view model, const std::string& name, EncoderPath path) {
    auto settings = read_model_settings(model);
    if (!settings) return broken(name, "not a sentencepiece model");
    settings_ = *settings;
    if (const auto status = processor_.LoadFromSerializedProto(model); !status.ok())
      return broken(name, status.message());
    hash_ = hash_bytes(model);
    take_pieces();
    if (path == EncoderPath::Fast && lossless_) fast_ = BpeEncoder::make(settings_);
    return {};
  }

  using Tokenizer::encode;
  std::string kind() const override { return settings_.type; }
  int32_t vocab_size() const override { return static_cast<int32_t>(pieces_.size()); }
  const SpecialIds& special() const override { return special_; }
  const std::string& hash() const override { return hash_; }
  bool lossless() const override { return lossless_; }
  bool drops_first_blank() const override { return settings_.add_dummy_prefix || settings_.remove_extra_whitespaces; }
  const std::string& piece(int32_t id) const override { return known(id) ? pieces_[index(id)].name : kNothing; }
  const std::string& bytes(int32_t id) const override { return known(id) ? pieces_[index(id)].bytes : kNothing; }
  PieceType type(int32_t id) const override { return known(id) ? pieces_[index(id)].type : PieceType::Unknown; }
  int32_t id_of(std::string_view piece) const override {
    const auto it = ids_.find(std::string(piece));
    return it == ids_.end() ? -1 : it->second;
  }

  void encode(std::string_view text, Ids& out) const override {
    if (!lossless_) return encode_plain(text, out);
    size_t start = 0;
    for (size_t i = 0; i < text.size();) {
      const Utf8Step step = utf8_step(text.substr(i));
      const size_t length = step.state == Utf8::Valid ? step.bytes : 1;
      if (step.state != Utf8::Valid || text.substr(i, length) == kBlankSign) {
        encode_plain(text.substr(start, i - start), out);
        for (const char byte : text.substr(i, length)) out.push_back(byte_ids_[static_cast<unsigned char>(byte)]);
        start = i + length;
      }
      i += length;
    }
    encode_plain(text.substr(start), out);
  }

 private:
  struct Piece {
    std::string name, bytes;
    PieceType type;
  };

  static Status broken(const std::string& name, const std::string& reason) {
    return issue_input("tokenizer-broken", {{"path", name}, {"reason", reason}});
  }
  static size_t index(int32_t id) { return static_cast<size_t>(id); }
  bool known(int32_t id) const { return id >= 0 && id < vocab_size(); }

  void encode_plain(std::string_view text, Ids& out) const {
    if (text.empty()) return;
    if (fast_) return fast_->encode(text, out);
    std::vector<int> ids;
    processor_.Encode(text, &ids).IgnoreError();  // fails only where no model is loaded
    out.insert(out.end(), ids.begin(), ids.end());
  }

  void take_pieces() {
    size_t bytes_found = 0;
    for (const auto& piece : settings_.pieces) {
      const auto id = static_cast<int32_t>(pieces_.size());
      pieces_.push_back(make_piece(piece));
      ids_.emplace(piece.text, id);
      if (pieces_.back().type != PieceType::Byte) continue;
      byte_ids_[static_cast<unsigned char>(pieces_.back().bytes[0])] = id;
      ++bytes_found;
    }
    lossless_ = settings_.keeps_text() && settings_.byte_fallback && bytes_found == byte_ids_.size();
    special_ = {processor_.unk_id(), processor_.bos_id(), processor_.eos_id(), processor_.pad_id()};
    special_.doc = control(kDocMark);
    special_.user = control(kUserMark);
    special_.bot = control(kBotMark);
    special_.end = control(kEndMark);
  }

  Piece make_piece(const ModelPiece& piece) const {
    switch (piece.type) {
      case PieceType::Control:
        return {piece.text, "", piece.type};
      case PieceType::Unknown:
        return {piece.text, settings_.unk_surface, piece.type};
      case PieceType::Byte:  // "<0xE3>"
        return {piece.text, std::string(1, static_cast<char>(std::strtol(piece.text.c_str() + 3, nullptr, 16))),
                piece.type};
      default:
        return {piece.text, unescaped(piece.text), piece.type};
    }
  }

  int32_t control(const char* name) const {
    const int32_t id = id_of(name);
    return id >= 0 && type(id) == PieceType::Control ? id : -1;
  }

  sentencepiece::SentencePieceProcessor processor_;
  ModelSettings settings_;
  std::optional<BpeEncoder> fast_;
  std::string hash_;
  std::vector<Piece> pieces_;
  std::unordered_map<std::string, int32_t> ids_;
  std::array<int32_t, 256> byte_ids_{};
  SpecialIds special_;
  bool lossless_ = false;
};
}  // namespace

Result<std::shared_ptr<const Tokenizer>> parse_sentencepiece(std::string_view model, const std::string& name,
                                                             EncoderPath path) {
  auto tokenizer = std::make_shared<SentencePiece>();
  ZK_CHECK(tokenizer->load(model, name, path));
  return std::shared_ptr<const Tokenizer>(std::move(tokenizer));
}

Result<std::shared_ptr<const Tokenizer>> load_sentencepiece(const std::filesystem::path& file, EncoderPath path) {
  ZK_TRY(const std::string model, read_file(file, uint64_t{256} << 20));
  return parse_sentencepiece(model, file.string(), path);
}
}  // namespace zk::token

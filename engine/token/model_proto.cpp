// A reader of protocol buffer fields: number, wire type, then a varint, 4 or 8 bytes, or a counted string.
#include "engine/token/model_proto.h"

#include <cstdint>
#include <cstring>

namespace zk::token {
namespace {
class Fields {
 public:
  explicit Fields(std::string_view bytes) : rest_(bytes) {}
  /// Goes to the next field; false at the end or where the bytes are broken (see broken()).
  bool next() {
    if (rest_.empty() || broken_) return false;
    const uint64_t key = varint();
    number = static_cast<uint32_t>(key >> 3);
    switch (key & 7) {
      case 0:
        value = varint();
        break;
      case 1:
        bytes = take(8);
        break;
      case 2:
        bytes = take(varint());
        break;
      case 5:
        bytes = take(4);
        break;
      default:
        broken_ = true;
    }
    return !broken_;
  }
  bool broken() const { return broken_; }
  uint32_t number = 0;
  uint64_t value = 0;
  std::string_view bytes;

 private:
  uint64_t varint() {
    uint64_t out = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      out |= uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return out;
    }
    broken_ = true;
    return 0;
  }
  std::string_view take(uint64_t count) {
    if (count > rest_.size()) {
      broken_ = true;
      return {};
    }
    std::string_view out = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return out;
  }
  std::string_view rest_;
  bool broken_ = false;
};

bool read_piece(std::string_view bytes, ModelSettings& out) {
  constexpr PieceType kTypes[] = {PieceType::Normal,      PieceType::Normal, PieceType::Unknown, PieceType::Control,
                                  PieceType::UserDefined, PieceType::Unused, PieceType::Byte};
  ModelPiece piece;
  Fields fields(bytes);
  while (fields.next()) {
    if (fields.number == 1) piece.text = fields.bytes;
    if (fields.number == 2 && fields.bytes.size() == 4) std::memcpy(&piece.score, fields.bytes.data(), 4);
    if (fields.number == 3 && fields.value < std::size(kTypes)) piece.type = kTypes[fields.value];
  }
  // "<0xE3>": whoever reads a byte piece counts on this form.
  const bool sound = piece.type != PieceType::Byte || (piece.text.size() == 6 && piece.text.starts_with("<0x"));
  out.pieces.push_back(std::move(piece));
  return sound && !fields.broken();
}

bool read_trainer(std::string_view bytes, ModelSettings& out) {
  constexpr const char* kTypes[] = {"", "unigram", "bpe", "word", "char"};
  Fields fields(bytes);
  while (fields.next()) {
    if (fields.number == 3 && fields.value >= 1 && fields.value <= 4) out.type = kTypes[fields.value];
    if (fields.number == 24) out.treat_whitespace_as_suffix = fields.value != 0;
    if (fields.number == 35) out.byte_fallback = fields.value != 0;
    if (fields.number == 44) out.unk_surface = fields.bytes;
  }
  return !fields.broken();
}

bool read_normalizer(std::string_view bytes, ModelSettings& out) {
  Fields fields(bytes);
  while (fields.next()) {
    if (fields.number == 1) out.normalizer = fields.bytes;
    if (fields.number == 2) out.has_rules = !fields.bytes.empty();
    if (fields.number == 3) out.add_dummy_prefix = fields.value != 0;
    if (fields.number == 4) out.remove_extra_whitespaces = fields.value != 0;
    if (fields.number == 5) out.escape_whitespaces = fields.value != 0;
  }
  return !fields.broken();
}
}  // namespace

Result<ModelSettings> read_model_settings(std::string_view model) {
  ModelSettings settings;
  Fields fields(model);
  bool sound = true;
  while (sound && fields.next()) {
    if (fields.number == 1) sound = read_piece(fields.bytes, settings);
    if (fields.number == 2) sound = read_trainer(fields.bytes, settings);
    if (fields.number == 3) sound = read_normalizer(fields.bytes, settings);
  }
  if (!sound || fields.broken() || settings.pieces.empty()) return issue_input("tokenizer-broken");
  return settings;
}
}  // namespace zk::token

// See cutter.h.
#include "workers/session/cutter.h"

#include <fmt/format.h>

#include "engine/token/utf8.h"

namespace zk::workers {
namespace {
const char* type_name(token::PieceType type) {
  switch (type) {
    case token::PieceType::Control:
      return "control";
    case token::PieceType::Byte:
      return "byte";
    case token::PieceType::Unknown:
      return "unknown";
    default:
      return "normal";
  }
}

std::vector<CutToken> cut_bytes(const std::string& text) {
  std::vector<CutToken> out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back({byte, std::string(1, c), fmt::format("<0x{:02X}>", byte), "byte"});
  }
  return out;
}

std::vector<CutToken> cut_characters(const std::string& text) {
  std::vector<CutToken> out;
  for (size_t at = 0; at < text.size();) {
    const token::Utf8Step step = token::utf8_step(std::string_view(text).substr(at));
    const bool valid = step.state == token::Utf8::Valid;
    const std::string one = text.substr(at, valid ? step.bytes : 1);
    const auto id = valid ? static_cast<int64_t>(token::utf8_code_point(one)) : 0xFFFD;
    out.push_back({id, one, valid ? one : std::string(token::kReplacement), valid ? "normal" : "unknown"});
    at += one.size();
  }
  return out;
}
}  // namespace

CutToken token_of(const token::Tokenizer& tokenizer, int32_t id) {
  return {id, tokenizer.bytes(id), tokenizer.piece(id), type_name(tokenizer.type(id))};
}

std::vector<CutToken> Cutter::cut(const std::string& text) const {
  if (!tokenizer) return kind == "bytes" ? cut_bytes(text) : cut_characters(text);
  std::vector<CutToken> out;
  for (const int32_t id : tokenizer->encode(text)) out.push_back(token_of(*tokenizer, id));
  return out;
}

std::string Cutter::joined(const std::vector<CutToken>& tokens) const {
  std::string out;
  if (!tokenizer) {
    for (const CutToken& token : tokens) out += token.bytes;
    return out;
  }
  token::Ids ids;
  for (const CutToken& token : tokens) ids.push_back(static_cast<int32_t>(token.id));
  return tokenizer->decode_bytes(ids.data(), ids.size());
}

Result<Cutter> cutter_of(const Workspace& workspace, const std::string& name) {
  if (name == "bytes") return Cutter{name, name, 256, nullptr};
  if (name == "characters") return Cutter{name, name, 0x110000, nullptr};
  const bool dataset = name.starts_with("dataset:");
  ZK_TRY(const Artifact artifact,
         workspace.find(dataset ? ArtifactKind::Dataset : ArtifactKind::Tokenizer, dataset ? name.substr(8) : name));
  ZK_TRY(auto tokenizer, token::load_tokenizer(artifact.dir));
  return Cutter{artifact.id, tokenizer->kind(), tokenizer->vocab_size(), tokenizer};
}

Json token_json(const CutToken& token) {
  std::string hex;
  for (const char c : token.bytes)
    hex += fmt::format("{}{:02X}", hex.empty() ? "" : " ", static_cast<unsigned char>(c));
  const bool whole = token::utf8_first_invalid(token.bytes) == std::string::npos;
  return {{"id", token.id},
          {"piece", token::utf8_mended(token.piece)},
          {"text", whole ? Json(token.bytes) : Json(nullptr)},
          {"bytes", hex},
          {"type", token.type}};
}
}  // namespace zk::workers

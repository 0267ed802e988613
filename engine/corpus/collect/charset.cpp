#include "engine/corpus/collect/charset.h"

#include "engine/corpus/html/encoding.h"

namespace zk::corpus {

std::string to_utf8(std::string_view bytes, const std::string& declared) {
  html::Decoded decoded;
  html::decode(bytes, declared, decoded);
  return decoded.text.data() == decoded.owned.data() ? std::move(decoded.owned) : std::string(decoded.text);
}
}  // namespace zk::corpus

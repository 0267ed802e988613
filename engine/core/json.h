// The one JSON type of the program. Ordered, so that files and command output keep the order of declarations.
#pragma once
#include <nlohmann/json.hpp>

namespace zk {
using Json = nlohmann::ordered_json;

/// `text` as JSON on one line; invalid UTF-8 becomes U+FFFD instead of throwing.
inline std::string dump_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }
}  // namespace zk

// How these programs came here. Built from source, zk-engine is linked to the LibTorch that it was built with.
// Installed from a package, it has none: `zk setup` fetches LibTorch into the user's cache, and zk-engine loads it from
// there.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/result.h"

namespace zk {

bool installed();  ///< from a package: the engine lies beside this program as a library
/// The front door is `./zk` in the source's folder and `zk` where the program is installed: words for people as they
/// hold here.
std::string with_front_door(std::string words);
std::filesystem::path engine_library();   ///< the engine of an installed zk-engine, beside this program
std::filesystem::path libtorch_folder();  ///< holds torch/ and nvidia/: ZK_TORCH_ROOT, else where `zk setup` puts it

/// Why an installed zk-engine cannot start: `libtorch-missing` with the command that mends it. Nothing where LibTorch
/// is in place, and nothing for programs built from source. Looks at the disk anew at each call.
std::optional<Issue> libtorch_issue();
}  // namespace zk

// The project's own source files, as the tests of this folder see them: no build folder, no hidden folder.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace zk::house {

struct SourceFile {
  std::string path;  // from the project's root, with '/'
  std::string text;
};

/// Root of the source tree under test.
std::filesystem::path root();

/// Whole file as bytes; throws std::runtime_error where it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// Files below `folders` whose extension is one of `extensions` (".h", ".cpp" …), sorted by path.
std::vector<SourceFile> source_files(const std::vector<std::string>& folders,
                                     const std::vector<std::string>& extensions);

/// C++ text without comments and, where asked, without the contents of string literals; line breaks stay.
std::string without_comments(const std::string& text, bool keep_strings);

std::vector<std::string> lines_of(const std::string& text);

}  // namespace zk::house

// Speed of HTML to main text on one thread: all .html files of a folder, again and again, in documents and megabytes
// per second of processor time (so that a busy machine changes little). Prints one JSON line.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <vector>

#include "engine/corpus/html/main_text.h"

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::vector<std::string> read_pages(const char* folder) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return out;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::fprintf(stderr, "usage: zk_html_bench FOLDER [fast|precise] [SECONDS]\n");
    return 2;
  }
  const auto pages = read_pages(words[1]);
  zk::html::Options options;
  if (count > 2 && std::strcmp(words[2], "fast") == 0) options.mode = zk::html::Mode::Fast;
  const double wanted = count > 3 ? std::atof(words[3]) : 5;
  double documents = 0, bytes = 0, text = 0;
  const double start = cpu_seconds();
  double used = 0;
  while (!pages.empty() && used < wanted) {
    for (const auto& page : pages) {
      text += static_cast<double>(zk::html::main_text(page, "", options).text.size());
      bytes += static_cast<double>(page.size());
    }
    documents += static_cast<double>(pages.size());
    used = cpu_seconds() - start;
  }
  if (pages.empty()) return 1;
  std::printf(
      "{\"mode\":\"%s\",\"pages\":%zu,\"cpu_s\":%.3f,\"documents_per_cpu_s\":%.1f,\"mb_per_cpu_s\":%.2f,\"text_share\":"
      "%.3f}\n",
      options.mode == zk::html::Mode::Fast ? "fast" : "precise", pages.size(), used, documents / used,
      bytes / used / 1e6, text / bytes);
  return 0;
}

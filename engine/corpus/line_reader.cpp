// Lines of a file that may be compressed: the file is read in blocks, decompressed as a stream, and cut at "\n".
#include <fcntl.h>
#include <unistd.h>
#include <zstd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "engine/corpus/corpus_io.h"

namespace zk::corpus {
namespace fs = std::filesystem;
namespace {
constexpr size_t kBlock = size_t{1} << 18;
constexpr size_t kLongestLine = size_t{256} << 20;
}  // namespace

struct LineReader::Input {
  explicit Input(int descriptor, bool compressed) : fd(descriptor) {
    if (compressed) stream = ZSTD_createDStream();
    raw.resize(kBlock);
  }
  ~Input() {
    ::close(fd);
    ZSTD_freeDStream(stream);
  }

  /// Appends more bytes to `out`; false at the end.
  Result<bool> more(const fs::path& path, std::string& out) {
    if (!stream) {
      ZK_TRY(const size_t n, read_raw(path));
      out.append(raw.data(), n);
      return n > 0;
    }
    if (in.pos == in.size) {
      ZK_TRY(const size_t n, read_raw(path));
      if (n == 0 && frame_open) return issue_input("zstd-broken", {{"path", path.string()}, {"reason", "cut short"}});
      if (n == 0) return false;
      in = {raw.data(), n, 0};
    }
    const size_t before = out.size();
    out.resize(before + kBlock);
    ZSTD_outBuffer target{out.data() + before, kBlock, 0};
    const size_t left = ZSTD_decompressStream(stream, &target, &in);
    out.resize(before + target.pos);
    if (ZSTD_isError(left))
      return issue_input("zstd-broken", {{"path", path.string()}, {"reason", ZSTD_getErrorName(left)}});
    frame_open = left != 0;
    return true;
  }

  Result<size_t> read_raw(const fs::path& path) {
    for (;;) {
      const ssize_t n = ::read(fd, raw.data(), raw.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return file_issue(path, errno);
      taken += static_cast<uint64_t>(n);
      return static_cast<size_t>(n);
    }
  }

  int fd;
  ZSTD_DStream* stream = nullptr;
  std::vector<char> raw;
  ZSTD_inBuffer in{nullptr, 0, 0};
  bool frame_open = false;
  uint64_t taken = 0;
};

LineReader::LineReader(fs::path path, std::unique_ptr<Input> input)
    : path_(std::move(path)), input_(std::move(input)) {}
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;

Result<LineReader> LineReader::open(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return file_issue(path, errno);
  std::error_code ec;
  if (fs::is_directory(path, ec)) {
    ::close(fd);
    return file_issue(path, EISDIR);
  }
  return LineReader(path, std::make_unique<Input>(fd, path.extension() == ".zst"));
}

Result<bool> LineReader::next(std::string& line) {
  size_t scanned = at_;
  for (;;) {
    const size_t end = buffer_.find('\n', scanned);
    if (end != std::string::npos) {
      line.assign(buffer_, at_, end - at_);
      at_ = end + 1;
      ++line_;
      return true;
    }
    buffer_.erase(0, at_);
    at_ = 0;
    scanned = buffer_.size();
    if (scanned > kLongestLine)
      return issue_input("line-too-long", {{"path", path_.string()}, {"line", line_ + 1}, {"limit", "256 MB"}});
    ZK_TRY(const bool any, input_->more(path_, buffer_));
    if (any) continue;
    if (buffer_.empty()) return false;
    line = std::move(buffer_);
    buffer_.clear();
    ++line_;
    return true;
  }
}

uint64_t LineReader::bytes_read() const { return input_->taken; }
}  // namespace zk::corpus

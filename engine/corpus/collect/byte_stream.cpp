// One codec a file: plain, gzip (zlib) or Zstandard. After damage the stored bytes are searched for the next magic.
#include "engine/corpus/collect/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/core/files.h"

namespace zk::corpus {
namespace fs = std::filesystem;
namespace {
constexpr size_t kBlock = size_t{1} << 18;
constexpr std::string_view kGzip = "\x1F\x8B\x08", kZstd = "\x28\xB5\x2F\xFD";
enum class Codec { Plain, Gzip, Zstd };
}  // namespace

struct ByteStream::Input {
  explicit Input(int descriptor) : fd(descriptor) { raw.resize(kBlock); }
  ~Input() {
    ::close(fd);
    if (codec == Codec::Gzip) inflateEnd(&gzip);
    ZSTD_freeDStream(zstd);
  }

  std::string_view rest() const { return {raw.data() + at, size - at}; }

  /// Reads more stored bytes behind those not yet used; false at the end of the file.
  Result<bool> refill(const fs::path& path) {
    std::copy(raw.begin() + static_cast<std::ptrdiff_t>(at), raw.begin() + static_cast<std::ptrdiff_t>(size),
              raw.begin());
    size -= at;
    at = 0;
    for (;;) {
      const ssize_t n = ::read(fd, raw.data() + size, raw.size() - size);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return file_issue(path, errno);
      taken += static_cast<uint64_t>(n);
      size += static_cast<size_t>(n);
      return n > 0;
    }
  }

  Status begin(const fs::path& path) {
    ZK_TRY(const bool any, refill(path));
    if (!any) return {};
    if (rest().starts_with(kGzip)) codec = Codec::Gzip, inflateInit2(&gzip, 15 + 16);
    if (rest().starts_with(kZstd)) codec = Codec::Zstd, zstd = ZSTD_createDStream();
    return {};
  }

  Result<More> plain(const fs::path& path, std::string& out) {
    if (at == size) {
      ZK_TRY(const bool any, refill(path));
      if (!any) return More::End;
    }
    out.append(rest());
    at = size;
    return More::Bytes;
  }

  /// Moves on to the next place where a member can begin, or to the end of the file.
  Status find_magic(const fs::path& path, std::string_view magic) {
    for (;;) {
      const size_t found = rest().find(magic);
      if (found != std::string_view::npos) {
        at += found;
        return {};
      }
      at = size - std::min(size - at, magic.size() - 1);
      ZK_TRY(const bool any, refill(path));
      if (any) continue;
      at = size;
      return {};
    }
  }

  /// Damage: what comes next is behind a gap. A member that is found begins afresh.
  Result<More> skip_damage(const fs::path& path, std::string_view magic) {
    ZK_CHECK(find_magic(path, magic));
    if (codec == Codec::Gzip) inflateReset(&gzip);
    if (codec == Codec::Zstd) ZSTD_DCtx_reset(zstd, ZSTD_reset_session_only);
    inside = false;
    return More::Gap;
  }

  /// Between members: the next one, skipping zero bytes that some writers pad with. End or Gap where none follows.
  Result<std::optional<More>> enter_member(const fs::path& path, std::string_view magic) {
    for (;;) {
      while (at < size && raw[at] == '\0') ++at;
      if (size - at >= magic.size()) break;
      ZK_TRY(const bool any, refill(path));
      if (any) continue;
      if (at == size) return std::optional<More>(More::End);
      at = size;
      return std::optional<More>(More::Gap);
    }
    if (!rest().starts_with(magic)) {
      ZK_TRY(const More more, skip_damage(path, magic));
      return std::optional<More>(more);
    }
    inside = true;
    return std::optional<More>{};
  }

  /// One step of the decompressor: bytes used and made; `over` at the end of a member; false: damage.
  bool step_gzip(char* to, size_t& made, bool& over) {
    gzip.next_in = reinterpret_cast<Bytef*>(raw.data() + at);
    gzip.avail_in = static_cast<uInt>(size - at);
    gzip.next_out = reinterpret_cast<Bytef*>(to);
    gzip.avail_out = static_cast<uInt>(kBlock);
    const int code = inflate(&gzip, Z_NO_FLUSH);
    at = size - gzip.avail_in;
    made = kBlock - gzip.avail_out;
    over = code == Z_STREAM_END;
    if (over) inflateReset(&gzip);
    return code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR;
  }
  bool step_zstd(char* to, size_t& made, bool& over) {
    ZSTD_inBuffer in{raw.data() + at, size - at, 0};
    ZSTD_outBuffer out{to, kBlock, 0};
    const size_t left = ZSTD_decompressStream(zstd, &out, &in);
    at += in.pos;
    made = out.pos;
    over = left == 0;
    return !ZSTD_isError(left);
  }

  Result<More> compressed(const fs::path& path, std::string& out) {
    const std::string_view magic = codec == Codec::Gzip ? kGzip : kZstd;
    for (;;) {
      if (!inside) {
        ZK_TRY(const auto ended, enter_member(path, magic));
        if (ended) return *ended;
      }
      if (at == size && !full) {
        ZK_TRY(const bool any, refill(path));
        if (!any) {
          inside = false;
          return More::Gap;  // the file ends inside a member
        }
      }
      const size_t before = out.size(), from = at;
      out.resize(before + kBlock);
      size_t made = 0;
      bool over = false;
      const bool good =
          codec == Codec::Gzip ? step_gzip(&out[before], made, over) : step_zstd(&out[before], made, over);
      out.resize(before + made);
      full = good && made == kBlock;
      if (over) inside = full = false;
      if (!good) {
        damaged = true;
        if (at == from && at < size) ++at;  // or the same magic would be found again
      }
      if (made > 0) return More::Bytes;
      if (damaged) break;
    }
    damaged = false;
    return skip_damage(path, magic);
  }

  Result<More> more(const fs::path& path, std::string& out) {
    if (codec == Codec::Plain) return plain(path, out);
    if (damaged) {
      damaged = false;
      return skip_damage(path, codec == Codec::Gzip ? kGzip : kZstd);
    }
    return compressed(path, out);
  }

  int fd;
  Codec codec = Codec::Plain;
  std::vector<char> raw;
  size_t at = 0, size = 0;  ///< stored bytes not used yet
  uint64_t taken = 0;
  z_stream gzip{};
  ZSTD_DStream* zstd = nullptr;
  bool inside = false;   ///< of a member
  bool full = false;     ///< the decompressor may hold more than fitted
  bool damaged = false;  ///< to be skipped with the next call
};

ByteStream::ByteStream(fs::path path, std::unique_ptr<Input> input)
    : path_(std::move(path)), input_(std::move(input)) {}
ByteStream::~ByteStream() = default;

Result<std::unique_ptr<ByteStream>> ByteStream::open(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return file_issue(path, errno);
  auto input = std::make_unique<Input>(fd);
  std::error_code ec;
  if (fs::is_directory(path, ec)) return file_issue(path, EISDIR);
  ZK_CHECK(input->begin(path));
  return std::unique_ptr<ByteStream>(new ByteStream(path, std::move(input)));
}

Result<ByteStream::More> ByteStream::more(std::string& out) { return input_->more(path_, out); }
uint64_t ByteStream::bytes_read() const { return input_->taken; }
}  // namespace zk::corpus

#include "engine/core/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace zk {
namespace fs = std::filesystem;
namespace {
constexpr size_t kBuffer = size_t{1} << 20;

std::string hex16(uint64_t value) { return fmt::format("{:016x}", value); }

fs::path temporary_name(const fs::path& path) {
  return path.parent_path() / fmt::format(".{}.{}.tmp", path.filename().string(), ::getpid());
}

Status write_all(int fd, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return file_issue(path, errno);
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return {};
}
}  // namespace

Issue file_issue(const fs::path& path, int error_number) {
  Json args = {{"path", path.string()}, {"reason", std::strerror(error_number)}};
  Issue issue;
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      args["free"] = static_cast<int64_t>(free_bytes(path.parent_path()));
      issue = issue_resource("disk-full", args);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      issue = issue_input("no-permission", args);
      break;
    case ENOENT:
    case ENOTDIR:
      issue = issue_input("file-missing", args);
      break;
    default:
      issue = issue_input("file-failed", args);
  }
  issue.path = path.string();
  return issue;
}

Status sync_dir(const fs::path& path) {
  int fd = ::open(path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return file_issue(path, errno);
  ::fsync(fd);
  ::close(fd);
  return {};
}

Status make_dirs(const fs::path& path) {
  std::error_code ec;
  fs::create_directories(path, ec);
  if (ec) return file_issue(path, ec.value());
  return {};
}

uint64_t free_bytes(const fs::path& path) {
  struct statvfs info {};
  if (::statvfs(path.empty() ? "." : path.c_str(), &info) != 0) return 0;
  return static_cast<uint64_t>(info.f_bavail) * info.f_frsize;
}

Status write_file_atomic(const fs::path& path, std::string_view bytes) {
  ZK_TRY(FileWriter writer, FileWriter::create(path));
  ZK_CHECK(writer.write(bytes));
  return writer.commit();
}

Status write_json_atomic(const fs::path& path, const Json& json) {
  return write_file_atomic(path, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

Result<std::string> read_file(const fs::path& path, uint64_t limit_bytes) {
  int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return file_issue(path, errno);
  std::string out, chunk(kBuffer, '\0');
  for (;;) {
    ssize_t n = ::read(fd, chunk.data(), chunk.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      int error_number = errno;
      ::close(fd);
      return file_issue(path, error_number);
    }
    if (n == 0) break;
    out.append(chunk.data(), static_cast<size_t>(n));
    if (out.size() > limit_bytes) {
      ::close(fd);
      return issue_input("file-too-big", {{"path", path.string()}, {"limit", static_cast<int64_t>(limit_bytes)}});
    }
  }
  ::close(fd);
  return out;
}

Result<Json> read_json(const fs::path& path, uint64_t limit_bytes) {
  ZK_TRY(std::string bytes, read_file(path, limit_bytes));
  Json json = Json::parse(bytes, nullptr, false);
  if (json.is_discarded()) return issue_input("json-broken", {{"path", path.string()}});
  return json;
}

std::string hash_bytes(std::string_view bytes) { return hex16(XXH3_64bits(bytes.data(), bytes.size())); }

Result<std::string> hash_file(const fs::path& path) {
  int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return file_issue(path, errno);
  XXH3_state_t* state = XXH3_createState();
  XXH3_64bits_reset(state);
  std::string chunk(kBuffer, '\0');
  ssize_t n;
  while ((n = ::read(fd, chunk.data(), chunk.size())) > 0)
    XXH3_64bits_update(state, chunk.data(), static_cast<size_t>(n));
  int error_number = errno;
  ::close(fd);
  uint64_t digest = XXH3_64bits_digest(state);
  XXH3_freeState(state);
  if (n < 0) return file_issue(path, error_number);
  return hex16(digest);
}

FileWriter::FileWriter(fs::path path, fs::path temporary, int fd)
    : path_(std::move(path)), temporary_(std::move(temporary)), fd_(fd), hash_state_(XXH3_createState()) {
  XXH3_64bits_reset(static_cast<XXH3_state_t*>(hash_state_));
  buffer_.reserve(kBuffer);
}

FileWriter::FileWriter(FileWriter&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      fd_(std::exchange(other.fd_, -1)),
      buffer_(std::move(other.buffer_)),
      bytes_(other.bytes_),
      hash_state_(std::exchange(other.hash_state_, nullptr)) {}

FileWriter::~FileWriter() {
  if (fd_ >= 0) {
    ::close(fd_);
    ::unlink(temporary_.c_str());
  }
  if (hash_state_) XXH3_freeState(static_cast<XXH3_state_t*>(hash_state_));
}

Result<FileWriter> FileWriter::create(const fs::path& path) {
  fs::path temporary = temporary_name(path);
  int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return file_issue(path, errno);
  return FileWriter(path, temporary, fd);
}

Status FileWriter::write(std::string_view bytes) {
  XXH3_64bits_update(static_cast<XXH3_state_t*>(hash_state_), bytes.data(), bytes.size());
  bytes_ += bytes.size();
  if (bytes.size() >= kBuffer) {
    ZK_CHECK(flush());
    return write_all(fd_, bytes, path_);
  }
  if (buffer_.size() + bytes.size() > kBuffer) ZK_CHECK(flush());
  buffer_.append(bytes);
  return {};
}

Status FileWriter::flush() {
  Status status = write_all(fd_, buffer_, path_);
  buffer_.clear();
  return status;
}

Status FileWriter::commit() {
  ZK_CHECK(flush());
  if (::fsync(fd_) != 0) return file_issue(path_, errno);
  if (::close(std::exchange(fd_, -1)) != 0 || ::rename(temporary_.c_str(), path_.c_str()) != 0) {
    Issue issue = file_issue(path_, errno);
    ::unlink(temporary_.c_str());
    return issue;
  }
  return sync_dir(path_.parent_path());
}

std::string FileWriter::hash() const { return hex16(XXH3_64bits_digest(static_cast<XXH3_state_t*>(hash_state_))); }
}  // namespace zk

// See safetensors.h. Order of the checks: size of the file, of the header, its JSON, each entry alone, all together.
#include "engine/interchange/safetensors.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <set>

#include "engine/core/files.h"

namespace zk::interchange {
namespace {
static_assert(std::endian::native == std::endian::little, "the format is little-endian");
constexpr uint64_t kMaxHeader = 100'000'000;  // the limit of the reference implementation
constexpr uint64_t kAlign = 64;

struct Dtype {
  const char* name;
  at::ScalarType type;
};
constexpr std::array<Dtype, 13> kDtypes = {{{"F64", at::kDouble},
                                            {"I64", at::kLong},
                                            {"U64", at::kUInt64},
                                            {"F32", at::kFloat},
                                            {"I32", at::kInt},
                                            {"U32", at::kUInt32},
                                            {"F16", at::kHalf},
                                            {"BF16", at::kBFloat16},
                                            {"I16", at::kShort},
                                            {"U16", at::kUInt16},
                                            {"I8", at::kChar},
                                            {"U8", at::kByte},
                                            {"BOOL", at::kBool}}};

Issue bad(const std::filesystem::path& path, const std::string& reason, Json args = Json::object()) {
  args["file"] = path.string();
  return issue_input("safetensors-" + reason, std::move(args));
}

/// Parses the header and remembers the first key that appears twice in one object, which a plain parse would hide.
Json parse_header(const char* text, uint64_t size, std::string& twice) {
  std::vector<std::set<std::string>> seen;
  const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) seen.emplace_back();
    if (event == Json::parse_event_t::object_end) seen.pop_back();
    if (event == Json::parse_event_t::key && !seen.back().insert(parsed.get<std::string>()).second && twice.empty())
      twice = parsed.get<std::string>();
    return true;
  };
  return Json::parse(text, text + size, watch, /*allow_exceptions=*/false);
}

bool whole(const Json& json, uint64_t limit) {
  return json.is_number_integer() && (json.is_number_unsigned() || json.get<int64_t>() >= 0) &&
         json.get<uint64_t>() <= limit;
}

/// One entry of the header, checked on its own; bytes against shape included.
Result<TensorInfo> read_entry(const std::filesystem::path& path, const std::string& name, const Json& entry) {
  const Json args = {{"tensor", name}};
  if (!entry.is_object() || entry.size() != 3 || !entry.contains("dtype") || !entry.contains("shape") ||
      !entry.contains("data_offsets"))
    return bad(path, "entry", args);
  TensorInfo info{name, at::kFloat, {}, 0, 0};
  const Json &dtype = entry.at("dtype"), &shape = entry.at("shape"), &offsets = entry.at("data_offsets");
  const auto known = std::find_if(kDtypes.begin(), kDtypes.end(), [&](const Dtype& d) { return dtype == d.name; });
  if (known == kDtypes.end()) return bad(path, "dtype", {{"tensor", name}, {"dtype", dump_line(dtype)}});
  info.dtype = known->type;
  uint64_t bytes = c10::elementSize(info.dtype);
  if (!shape.is_array()) return bad(path, "shape", args);
  for (const Json& size : shape) {
    if (!whole(size, INT64_MAX)) return bad(path, "shape", args);
    if (__builtin_mul_overflow(bytes, size.get<uint64_t>(), &bytes)) return bad(path, "shape", args);
    info.shape.push_back(size.get<int64_t>());
  }
  if (!offsets.is_array() || offsets.size() != 2 || !whole(offsets[0], INT64_MAX) || !whole(offsets[1], INT64_MAX))
    return bad(path, "offsets", args);
  info.begin = offsets[0].get<uint64_t>();
  info.end = offsets[1].get<uint64_t>();
  if (info.begin > info.end) return bad(path, "offsets", args);
  if (info.end - info.begin != bytes) return bad(path, "size", args);
  return info;
}

/// The tensors must follow each other without a gap from the first byte to the last.
Status check_layout(const std::filesystem::path& path, const std::vector<TensorInfo>& tensors, uint64_t data_bytes) {
  uint64_t at = 0;
  for (const TensorInfo& info : tensors) {
    if (info.end > data_bytes) return bad(path, "truncated", {{"tensor", info.name}});
    if (info.begin < at) return bad(path, "overlap", {{"tensor", info.name}});
    if (info.begin > at) return bad(path, "hole", {{"tensor", info.name}});
    at = info.end;
  }
  if (at != data_bytes) return bad(path, "trailing", {{"bytes", data_bytes - at}});
  return {};
}
}  // namespace

struct SafetensorsFile::Mapping {
  void* address;
  size_t size;
  Mapping(void* a, size_t n) : address(a), size(n) {}
  Mapping(const Mapping&) = delete;
  ~Mapping() { munmap(address, size); }
};

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return file_issue(path, errno);
  struct stat status {};
  void* address = MAP_FAILED;
  const bool readable = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  const auto size = static_cast<uint64_t>(readable ? status.st_size : 0);
  if (size >= 8) address = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  const int error = errno;
  ::close(fd);
  if (!readable || size < 8) return bad(path, "short");
  if (address == MAP_FAILED) return file_issue(path, error);

  SafetensorsFile file;
  file.mapping_ = std::make_shared<const Mapping>(address, size);
  const char* bytes = static_cast<const char*>(address);
  uint64_t header = 0;
  std::memcpy(&header, bytes, 8);
  if (header > kMaxHeader || header > size - 8) return bad(path, "header-size", {{"bytes", header}});
  std::string twice;
  const Json json = parse_header(bytes + 8, header, twice);
  if (json.is_discarded() || !json.is_object() || bytes[8] != '{') return bad(path, "header-json");
  if (!twice.empty()) return bad(path, "duplicate", {{"tensor", twice}});
  for (const auto& [name, entry] : json.items()) {
    if (name == "__metadata__") {
      if (!entry.is_object()) return bad(path, "metadata");
      for (const auto& [key, value] : entry.items()) {
        if (!value.is_string()) return bad(path, "metadata");
        file.metadata_[key] = value.get<std::string>();
      }
      continue;
    }
    ZK_TRY(TensorInfo info, read_entry(path, name, entry));
    file.tensors_.push_back(std::move(info));
  }
  std::sort(file.tensors_.begin(), file.tensors_.end(), [](const TensorInfo& a, const TensorInfo& b) {
    return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
  });
  ZK_CHECK(check_layout(path, file.tensors_, size - 8 - header));
  file.data_ = bytes + 8 + header;
  return file;
}

const TensorInfo* SafetensorsFile::find(const std::string& name) const {
  for (const TensorInfo& info : tensors_)
    if (info.name == name) return &info;
  return nullptr;
}

at::Tensor SafetensorsFile::tensor(const TensorInfo& info) const {
  const char* from = data_ + info.begin;
  const uint64_t bytes = info.end - info.begin;
  if (bytes > 0 && reinterpret_cast<uintptr_t>(from) % kAlign == 0) {
    auto keep_alive = [mapping = mapping_](void*) {};
    return at::from_blob(const_cast<char*>(from), info.shape, keep_alive, at::TensorOptions().dtype(info.dtype));
  }
  at::Tensor copy = at::empty(info.shape, info.dtype);
  if (bytes > 0) std::memcpy(copy.mutable_data_ptr(), from, bytes);
  return copy;
}

Status write_safetensors(const std::filesystem::path& path, std::vector<NamedTensor> tensors,
                         const std::map<std::string, std::string>& metadata) {
  std::sort(tensors.begin(), tensors.end(), [](const NamedTensor& a, const NamedTensor& b) {
    const auto width = [](const NamedTensor& t) { return -static_cast<int64_t>(t.tensor.element_size()); };
    return std::pair(width(a), a.name) < std::pair(width(b), b.name);
  });
  Json header = Json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  uint64_t offset = 0;
  for (const auto& [name, tensor] : tensors) {
    const auto known =
        std::find_if(kDtypes.begin(), kDtypes.end(), [&](const Dtype& d) { return d.type == tensor.scalar_type(); });
    TORCH_CHECK(known != kDtypes.end(), "safetensors has no type for ", name);
    TORCH_CHECK(!header.contains(name) && name != "__metadata__", "two tensors named ", name);
    header[name] = {
        {"dtype", known->name}, {"shape", tensor.sizes().vec()}, {"data_offsets", {offset, offset + tensor.nbytes()}}};
    offset += tensor.nbytes();
  }
  std::string text = header.dump();
  text.resize((8 + text.size() + kAlign - 1) / kAlign * kAlign - 8, ' ');  // the numbers start at a 64-byte boundary
  const uint64_t size = text.size();
  ZK_TRY(FileWriter file, FileWriter::create(path));
  ZK_CHECK(file.write({reinterpret_cast<const char*>(&size), sizeof size}));
  ZK_CHECK(file.write(text));
  for (const auto& entry : tensors) {
    const at::Tensor t = entry.tensor.detach().to(at::kCPU).contiguous();
    ZK_CHECK(file.write({static_cast<const char*>(t.const_data_ptr()), t.nbytes()}));
  }
  return file.commit();
}
}  // namespace zk::interchange

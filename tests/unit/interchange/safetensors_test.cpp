// The reader refuses every malformed file with its own reason; the writer's files come back equal and aligned.
#include "engine/interchange/safetensors.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace zk::interchange {
namespace {
namespace fs = std::filesystem;

class Safetensors : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(dir_); }
  void TearDown() override { fs::remove_all(dir_); }

  fs::path file(const std::string& bytes) const {
    std::ofstream(dir_ / "x.safetensors", std::ios::binary) << bytes;
    return dir_ / "x.safetensors";
  }
  /// A file with this header and that many bytes of data.
  fs::path file(const std::string& header, size_t data, int64_t claimed = -1) const {
    const uint64_t size = claimed >= 0 ? static_cast<uint64_t>(claimed) : header.size();
    return file(std::string(reinterpret_cast<const char*>(&size), 8) + header + std::string(data, '\x01'));
  }
  std::string reason(const fs::path& path) const {
    const auto opened = SafetensorsFile::open(path);
    return opened.ok() ? "" : opened.issue().id;
  }

  fs::path dir_ = fs::temp_directory_path() / ("zk_safetensors_" + std::to_string(::getpid()));
};

std::string entry(const std::string& name, const std::string& shape, int begin, int end,
                  const std::string& dtype = "F32") {
  return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":[" +
         std::to_string(begin) + "," + std::to_string(end) + "]}";
}

TEST_F(Safetensors, RoundTripOfEveryType) {
  std::vector<NamedTensor> wanted;
  for (const auto dtype : {at::kDouble, at::kFloat, at::kHalf, at::kBFloat16, at::kLong, at::kInt, at::kShort,
                           at::kChar, at::kByte, at::kBool})
    wanted.push_back({std::string("t.") + c10::toString(dtype), (at::rand({3, 5}) * 100).to(dtype)});
  wanted.push_back({"scalar", at::tensor(4.5F).view({})});
  wanted.push_back({"empty", at::empty({0, 7})});
  wanted.push_back({"strided", at::rand({4, 6}).t()});
  wanted.push_back({"名前 \"x\"", at::ones({1})});
  ASSERT_TRUE(write_safetensors(dir_ / "a", wanted, {{"format", "test"}}).ok());
  const auto opened = SafetensorsFile::open(dir_ / "a");
  ASSERT_TRUE(opened.ok()) << dump_line(opened.issue().to_json());
  EXPECT_EQ(opened->metadata().at("format"), "test");
  EXPECT_EQ(opened->tensors().size(), wanted.size());
  for (const auto& [name, tensor] : wanted) {
    ASSERT_NE(opened->find(name), nullptr) << name;
    const at::Tensor got = opened->tensor(*opened->find(name));
    EXPECT_EQ(got.scalar_type(), tensor.scalar_type()) << name;
    EXPECT_TRUE(at::equal(got, tensor)) << name;
    EXPECT_EQ(reinterpret_cast<uintptr_t>(got.const_data_ptr()) % 64, 0u) << name;
  }
}

TEST_F(Safetensors, TensorsOutliveTheFile) {
  ASSERT_TRUE(write_safetensors(dir_ / "a", {{"x", at::arange(64, at::kFloat)}}).ok());
  at::Tensor kept;
  {
    const auto opened = SafetensorsFile::open(dir_ / "a");
    kept = opened->tensor(*opened->find("x"));
    fs::remove(dir_ / "a");
  }
  EXPECT_TRUE(at::equal(kept, at::arange(64, at::kFloat)));
}

TEST_F(Safetensors, EqualTensorsGiveEqualBytes) {
  const at::Tensor a = at::rand({8}), b = at::rand({3}).to(at::kHalf);
  ASSERT_TRUE(write_safetensors(dir_ / "1", {{"a", a}, {"b", b}}).ok());
  ASSERT_TRUE(write_safetensors(dir_ / "2", {{"b", b}, {"a", a}}).ok());
  const auto bytes = [&](const char* name) {
    std::ifstream in(dir_ / name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  EXPECT_EQ(bytes("1"), bytes("2"));
}

TEST_F(Safetensors, EveryFaultHasItsReason) {
  EXPECT_EQ(reason(dir_ / "absent"), "file-missing");
  EXPECT_EQ(reason(dir_), "safetensors-short");
  EXPECT_EQ(reason(file("1234567")), "safetensors-short");
  EXPECT_EQ(reason(file("{}", 0)), "");
  EXPECT_EQ(reason(file("{}", 0, 3)), "safetensors-header-size");
  EXPECT_EQ(reason(file("{}", 0, int64_t{1} << 62)), "safetensors-header-size");
  EXPECT_EQ(reason(file("{\"x\":", 0)), "safetensors-header-json");
  EXPECT_EQ(reason(file("[]", 0)), "safetensors-header-json");
  EXPECT_EQ(reason(file(" {}", 0)), "safetensors-header-json");
  EXPECT_EQ(reason(file("{} x", 0)), "safetensors-header-json");
  EXPECT_EQ(reason(file("{\"\xff\":1}", 0)), "safetensors-header-json");
  EXPECT_EQ(reason(file("", 8)), "safetensors-header-json");
  EXPECT_EQ(reason(file("{\"__metadata__\":{\"a\":1}}", 0)), "safetensors-metadata");
  EXPECT_EQ(reason(file("{\"x\":3}", 0)), "safetensors-entry");
  EXPECT_EQ(reason(file("{\"x\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4)), "safetensors-entry");
  EXPECT_EQ(reason(file("{" + entry("x", "[1]", 0, 4, "F31") + "}", 4)), "safetensors-dtype");
  EXPECT_EQ(reason(file("{" + entry("x", "[-1]", 0, 4) + "}", 4)), "safetensors-shape");
  EXPECT_EQ(reason(file("{" + entry("x", "[1.5]", 0, 4) + "}", 4)), "safetensors-shape");
  EXPECT_EQ(reason(file("{" + entry("x", "{}", 0, 4) + "}", 4)), "safetensors-shape");
  EXPECT_EQ(reason(file("{" + entry("x", "[4611686018427387904,4]", 0, 4) + "}", 4)), "safetensors-shape");
  EXPECT_EQ(reason(file("{" + entry("x", "[1]", 4, 0) + "}", 4)), "safetensors-offsets");
  EXPECT_EQ(reason(file("{" + entry("x", "[1]", -4, 0) + "}", 4)), "safetensors-offsets");
  EXPECT_EQ(reason(file("{" + entry("x", "[2]", 0, 4) + "}", 4)), "safetensors-size");
  EXPECT_EQ(reason(file("{" + entry("x", "[1]", 0, 4) + "}", 3)), "safetensors-truncated");
  EXPECT_EQ(reason(file("{" + entry("x", "[1]", 0, 4) + "}", 5)), "safetensors-trailing");
  EXPECT_EQ(reason(file("{" + entry("x", "[1]", 4, 8) + "}", 8)), "safetensors-hole");
  EXPECT_EQ(reason(file("{" + entry("x", "[1]", 0, 4) + "," + entry("y", "[1]", 2, 6) + "}", 6)),
            "safetensors-overlap");
  EXPECT_EQ(reason(file("{" + entry("x", "[1]", 0, 4) + "," + entry("x", "[1]", 0, 4) + "}", 4)),
            "safetensors-duplicate");
  EXPECT_EQ(reason(file("{" + entry("x", "[1]", 0, 4) + "}  ", 4)), "");
}

TEST_F(Safetensors, NothingIsLeftOfAFailedWrite) {
  const fs::path nowhere = dir_ / "no" / "folder" / "x";
  EXPECT_FALSE(write_safetensors(nowhere, {{"x", at::ones({2})}}).ok());
  EXPECT_TRUE(fs::is_empty(dir_));
}
}  // namespace
}  // namespace zk::interchange

// What zk doctor sees, checked on trees that stand for other machines.
#include "engine/core/machine.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace zk {
namespace {
namespace fs = std::filesystem;

// A made-up root folder; gone at the end of the test.
class MadeUpMachine : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    root_ = fs::temp_directory_path() / ("zk-machine-" + std::string(info->name()) + "-" + std::to_string(::getpid()));
    fs::create_directories(root_);
    write("etc/os-release", "ID=debian\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
    write("proc/cpuinfo",
          "processor\t: 0\nmodel name\t: Example 9000\nflags\t\t: fpu sse2 fma avx2 avx512f avx512_bf16 amx_bf16x\n\n"
          "processor\t: 1\nmodel name\t: Example 9000\nflags\t\t: fpu\n");
    write("proc/meminfo", "MemTotal:       16000000 kB\nMemFree:         1000000 kB\nMemAvailable:   12000000 kB\n");
    sources_.root = root_;
    sources_.variable = [this](const std::string& name) { return variables_.value(name, ""); };
    sources_.run = [this](const std::string& command) { return answer(command); };
    sources_.affinity = [] { return 8; };
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& path, const std::string& text) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << text;
  }
  // The answer of the first known command that `command` begins with.
  std::string answer(const std::string& command) const {
    for (const auto& [start, words] : commands_.items())
      if (command.starts_with(start)) return words;
    return "";
  }
  Machine look() const { return look_at_machine(root_ / "not" / "there", sources_); }

  fs::path root_;
  MachineSources sources_;
  Json variables_ = Json::object(), commands_ = Json::object();
};

TEST_F(MadeUpMachine, ReadsProcessorAndMemory) {
  const auto machine = look();
  EXPECT_EQ(machine.system, "Debian GNU/Linux 12 (bookworm)");
  EXPECT_EQ(machine.processor.model, "Example 9000");
  EXPECT_EQ(machine.processor.online, 2);
  EXPECT_EQ(machine.processor.usable, 8);
  EXPECT_TRUE(machine.processor.has("avx512_bf16"));
  EXPECT_FALSE(machine.processor.has("amx_bf16")) << "amx_bf16x is another word";
  EXPECT_EQ(machine.memory.total, 16000000LL * 1024);
  EXPECT_EQ(machine.memory.free, 12000000LL * 1024);
  EXPECT_FALSE(machine.memory.limited);
}

TEST_F(MadeUpMachine, AControlGroupOfVersion2LimitsCoresAndMemory) {
  write("proc/self/cgroup", "0::/outer/inner\n");
  write("sys/fs/cgroup/outer/cpu.max", "250000 100000\n");
  write("sys/fs/cgroup/outer/inner/cpu.max", "max 100000\n");
  write("sys/fs/cgroup/outer/inner/memory.max", "4000000000\n");
  write("sys/fs/cgroup/outer/inner/memory.current", "3000000000\n");
  write("sys/fs/cgroup/outer/inner/memory.stat", "anon 1\ninactive_file 500000000\n");
  const auto machine = look();
  EXPECT_EQ(machine.processor.usable, 3) << "2.5 cores are three threads' worth";
  EXPECT_TRUE(machine.memory.limited);
  EXPECT_EQ(machine.memory.total, 4000000000);
  EXPECT_EQ(machine.memory.free, 1500000000) << "page cache can be had again";
}

TEST_F(MadeUpMachine, AControlGroupOfVersion1LimitsToo) {
  write("proc/self/cgroup", "5:cpu,cpuacct:/box\n4:memory:/box\n0::/\n");
  write("sys/fs/cgroup/cpu/box/cpu.cfs_quota_us", "100000\n");
  write("sys/fs/cgroup/cpu/box/cpu.cfs_period_us", "100000\n");
  write("sys/fs/cgroup/memory/box/memory.limit_in_bytes", "2000000000\n");
  write("sys/fs/cgroup/memory/box/memory.usage_in_bytes", "500000000\n");
  const auto machine = look();
  EXPECT_EQ(machine.processor.usable, 1);
  EXPECT_EQ(machine.memory.total, 2000000000);
  EXPECT_EQ(machine.memory.free, 1500000000);
}

TEST_F(MadeUpMachine, NoLimitIsNoLimit) {
  write("proc/self/cgroup", "4:memory:/box\n1:cpu:/box\n");
  write("sys/fs/cgroup/memory/box/memory.limit_in_bytes", "9223372036854771712\n");
  write("sys/fs/cgroup/cpu/box/cpu.cfs_quota_us", "-1\n");
  write("sys/fs/cgroup/cpu/box/cpu.cfs_period_us", "100000\n");
  const auto machine = look();
  EXPECT_EQ(machine.processor.usable, 8);
  EXPECT_FALSE(machine.memory.limited);
}

TEST_F(MadeUpMachine, SeesGpusThroughNvidiaSmi) {
  write("proc/driver/nvidia/version",
        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5\nGCC version: 12\n");
  commands_["nvidia-smi"] = "NVIDIA A100-SXM4-80GB, 550.54.15, 81920\nNVIDIA A100-SXM4-80GB, 550.54.15, 81920\n";
  const auto machine = look();
  EXPECT_EQ(machine.driver, "550.54.15");
  ASSERT_EQ(machine.gpus.size(), 2u);
  EXPECT_EQ(machine.gpus[0].name, "NVIDIA A100-SXM4-80GB");
  EXPECT_EQ(machine.gpus[0].memory, 81920LL * 1024 * 1024);
}

TEST_F(MadeUpMachine, SeesGpusWithoutNvidiaSmi) {
  write("proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.82.07  Release\n");
  write("proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA GeForce RTX 4090\nIRQ: 1\n");
  const auto machine = look();
  EXPECT_EQ(machine.driver, "580.82.07");
  ASSERT_EQ(machine.gpus.size(), 1u);
  EXPECT_EQ(machine.gpus[0].name, "NVIDIA GeForce RTX 4090");
}

TEST_F(MadeUpMachine, ASentenceOfNvidiaSmiIsNoGpu) {
  commands_["nvidia-smi"] = "NVIDIA-SMI has failed because it couldn't communicate, with the driver, today.\n";
  EXPECT_TRUE(look().gpus.empty());
  EXPECT_EQ(look().driver, "");
}

TEST_F(MadeUpMachine, ReadsDisplayAndTools) {
  variables_["DISPLAY"] = ":0";
  commands_["command -v g++"] = "/usr/bin/g++\n";
  commands_["'/usr/bin/g++' --version"] = "g++ (Debian 12.2.0-14) 12.2.0\nCopyright (C) 2022\n";
  commands_["command -v nvcc"] = "/opt/cuda/bin/nvcc\n";
  commands_["'/opt/cuda/bin/nvcc' --version"] =
      "Copyright (c) 2005-2025 X 1.2\nCuda compilation tools, release 13.0, V13.0.88\n";
  auto machine = look();
  EXPECT_EQ(machine.display, "x11::0");
  ASSERT_EQ(machine.compilers.size(), 2u);
  EXPECT_EQ(machine.compilers[0].version, "12.2.0");
  EXPECT_EQ(machine.compilers[1].version, "13.0");
  variables_["WAYLAND_DISPLAY"] = "wayland-0";
  EXPECT_EQ(look().display, "wayland:wayland-0");
}

TEST_F(MadeUpMachine, AFolderToComeIsMeasuredAtItsParent) {
  const auto machine = look();
  EXPECT_EQ(machine.disk.path, root_);
  EXPECT_GT(machine.disk.total, 0);
  EXPECT_LE(machine.disk.free, machine.disk.total);
}

TEST_F(MadeUpMachine, AnEmptyTreeIsNoError) {
  fs::remove_all(root_ / "proc");
  fs::remove_all(root_ / "etc");
  const auto machine = look();
  EXPECT_EQ(machine.system, "");
  EXPECT_EQ(machine.memory.total, 0);
  EXPECT_GE(machine.processor.usable, 1);
}

TEST(ThisMachine, IsSeenAsItIs) {
  const auto machine = look_at_machine("/");
  EXPECT_GT(machine.memory.total, 0);
  EXPECT_GE(machine.processor.usable, 1);
  EXPECT_LE(machine.processor.usable, ::sysconf(_SC_NPROCESSORS_CONF));
  EXPECT_FALSE(machine.to_json().dump().empty());
}

}  // namespace
}  // namespace zk

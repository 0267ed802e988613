#include "small_world.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "engine/core/files.h"
#include "engine/core/model_ref.h"
#include "engine/interchange/model_folder.h"

namespace zk::test {
namespace fs = std::filesystem;
namespace {

spec::ModelSpec tiny_spec(int64_t vocab) {
  spec::ModelSpec spec;
  spec.vocab_size = vocab;
  spec.seq_len = 64;
  spec.n_layer = 2, spec.d_model = 32, spec.n_head = spec.n_kv_head = 2, spec.head_dim = 16, spec.d_ff = 64;
  spec.init_std = 0.3;
  return spec;
}

/// A model folder in `writer`, finished.
void commit_model(ArtifactWriter writer, uint64_t seed, const std::string& tokenizer, bool tuned) {
  auto model = model::Transformer::create(tiny_spec(1000));
  if (!model.ok()) throw std::runtime_error(dump_line(model.issue().to_json()));
  (*model)->initialise(seed);
  const bool written = interchange::save_model(**model, writer.dir()).ok() &&
                       write_file_atomic(writer.file("tokenizer.model"), tokenizer).ok();
  if (!written) throw std::runtime_error("cannot write " + writer.dir().string());
  auto made = writer.commit({"train", Json::object(), Json::object()},
                            {"config.json", "model.safetensors", "tokenizer.model"}, {{"tuned", tuned}});
  if (!made.ok()) throw std::runtime_error(dump_line(made.issue().to_json()));
}

std::string program(const char* name) {
  const char* bin = std::getenv("ZK_BIN");
  return (bin ? fs::path(bin) : fs::path(ZK_BINARY_DIR) / "bin") / name;
}

/// Feeds `input` and drains both outputs until the child closes them.
void exchange(int to, int out, int err, const std::string& input, Said& said) {
  size_t sent = 0;
  if (input.empty()) ::close(std::exchange(to, -1));
  std::array<char, 65536> chunk;
  while (out >= 0 || err >= 0) {
    std::array<pollfd, 3> waiting = {pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}, pollfd{to, POLLOUT, 0}};
    if (::poll(waiting.data(), waiting.size(), 60'000) <= 0) return;
    if (to >= 0 && waiting[2].revents) {
      const ssize_t n = ::write(to, input.data() + sent, input.size() - sent);
      if (n > 0) sent += static_cast<size_t>(n);
      if (n <= 0 || sent == input.size()) ::close(std::exchange(to, -1));
    }
    for (auto [fd, events, text] :
         {std::tuple{&out, waiting[0].revents, &said.out}, {&err, waiting[1].revents, &said.err}}) {
      if (*fd < 0 || !events) continue;
      const ssize_t n = ::read(*fd, chunk.data(), chunk.size());
      if (n > 0)
        text->append(chunk.data(), static_cast<size_t>(n));
      else
        ::close(std::exchange(*fd, -1));
    }
  }
}

Said run(std::vector<std::string> words, const std::string& input) {
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  int in[2], out[2], err[2];
  if (::pipe(in) || ::pipe(out) || ::pipe(err)) return {};
  ::signal(SIGPIPE, SIG_IGN);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(in[0], 0), ::dup2(out[1], 1), ::dup2(err[1], 2);
    for (const int fd : {in[0], in[1], out[0], out[1], err[0], err[1]}) ::close(fd);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  for (const int fd : {in[0], out[1], err[1]}) ::close(fd);
  Said said;
  exchange(in[1], out[0], err[0], input, said);
  int status = 0;
  ::waitpid(child, &status, 0);
  said.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return said;
}
struct World {
  World() {
    std::string name = (fs::temp_directory_path() / "zk-chat-XXXXXX").string();
    path = ::mkdtemp(name.data());
    const auto make = [&](std::vector<std::string> words) {
      words.insert(words.begin(), {program("zk"), "--workspace", path.string()});
      const Said said = run(words, "");
      if (said.exit != 0) throw std::runtime_error(said.err);
    };
    make({"miniworld", "--name", "w", "--megabytes", "0.3", "--exam_items", "6", "--chats", "20"});
    make({"tokenizer", "w", "--name", "w", "--vocab_size", "1000", "--sample_megabytes", "0.15"});
    make({"dataset", "w", "--tokenizer", "w", "--name", "w", "--valid_percent", "3"});
    auto workspace = Workspace::open(path);
    auto tokenizer = read_file(path / "tokenizers" / "w" / "tokenizer.model");
    if (!workspace.ok() || !tokenizer.ok()) throw std::runtime_error("no workspace in " + path.string());
    commit_model(std::move(*ArtifactWriter::create(*workspace, ArtifactKind::Model, "plain")), 3, *tokenizer, false);
    for (const int64_t step : {10, 20}) {
      const fs::path dir = workspace->folder(ArtifactKind::Run) / "tuned" / "checkpoints" / checkpoint_name(step);
      fs::create_directories(dir);
      commit_model(ArtifactWriter::reopen(ArtifactKind::Model, dir), static_cast<uint64_t>(step), *tokenizer, true);
    }
  }
  ~World() {
    std::error_code ec;
    fs::remove_all(path, ec);
  }
  fs::path path;
};
}  // namespace

const fs::path& small_world() {
  static const World world;
  return world.path;
}

Said zk(std::vector<std::string> words, const std::string& input, const std::string& lang) {
  words.insert(words.begin(), {program("zk"), "--lang", lang, "--workspace", small_world().string()});
  return run(std::move(words), input);
}

Said engine_session(const std::string& input) {
  return run({program("zk-engine"), "session", "--workspace", small_world().string()}, input);
}
}  // namespace zk::test

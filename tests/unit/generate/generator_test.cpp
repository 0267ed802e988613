// Writing with a small random model: it writes nonsense, but always the same nonsense, alone or in a batch, with the
// cache or without it.
#include "engine/generate/generator.h"

#include <ATen/ops/tensor.h>
#include <gtest/gtest.h>

#include "byte_tokenizer.h"
#include "engine/generate/chat.h"
#include "engine/token/utf8.h"

namespace zk::generate {
namespace {
const test::ByteTokenizer kBytes;

class GeneratorTest : public testing::Test {
 protected:
  static std::unique_ptr<model::Transformer> make(int64_t seq_len, spec::Position position = spec::Position::Rotary) {
    spec::ModelSpec spec;
    spec.vocab_size = kBytes.vocab_size();
    spec.seq_len = seq_len;
    spec.n_layer = 2, spec.d_model = 32, spec.n_head = spec.n_kv_head = 2, spec.head_dim = 16, spec.d_ff = 64;
    spec.position = position;
    spec.init_std = 0.4;  // wide, so that the likeliest token is clear
    auto model = model::Transformer::create(spec);
    EXPECT_TRUE(model.ok());
    (*model)->initialise(11);
    return std::move(*model);
  }
  static Request request(const std::string& text, int64_t tokens, double temperature, uint64_t seed = 1) {
    Request r;
    r.prompt = document_prompt(kBytes, text);
    r.sampling.temperature = temperature;
    r.sampling.max_tokens = tokens;
    r.seed = seed;
    return r;
  }
};

TEST_F(GeneratorTest, GreedyEqualsTheModelWithoutACache) {
  auto model = make(64);
  auto got = Generator(*model, kBytes).run(request("Rin", 12, 0));
  ASSERT_TRUE(got.ok());
  token::Ids seen = document_prompt(kBytes, "Rin");
  for (const int32_t id : got->ids) {
    const std::vector<int64_t> wide(seen.begin(), seen.end());
    const at::Tensor logits = model->forward({at::tensor(wide).unsqueeze(0)});
    EXPECT_EQ(id, logits[0][-1].argmax().item<int64_t>());
    seen.push_back(id);
  }
  EXPECT_EQ(got->ids.size(), 12u);
  EXPECT_EQ(got->ended, Ended::Length);
}

TEST_F(GeneratorTest, TheSameSeedWritesTheSameText) {
  auto model = make(64);
  Generator generator(*model, kBytes);
  const auto a = generator.run(request("Hana", 30, 1, 5)), b = generator.run(request("Hana", 30, 1, 5)),
             c = generator.run(request("Hana", 30, 1, 6));
  EXPECT_EQ(a->ids, b->ids);
  EXPECT_NE(a->ids, c->ids);
}

TEST_F(GeneratorTest, StreamedTextIsWholeCharactersAndAddsUp) {
  auto model = make(64);
  std::string shown;
  auto r = request("\xE3\x81", 60, 1.3, 9);  // half a Japanese character
  r.top = 4;
  auto got = Generator(*model, kBytes).run(r, [&](const Step& step) {
    EXPECT_EQ(token::utf8_first_invalid(step.text), std::string::npos);
    EXPECT_GT(step.view.p, 0);
    EXPECT_EQ(step.view.top.size(), 4u);
    shown += step.text;
    return true;
  });
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(token::utf8_first_invalid(got->text), std::string::npos);
  EXPECT_EQ(got->text.substr(0, shown.size()), shown);
  EXPECT_EQ(got->text, kBytes.decode(got->ids));
}

TEST_F(GeneratorTest, GoesOnWhenTheWindowIsFull) {
  for (const auto position : {spec::Position::Rotary, spec::Position::Learned}) {
    auto model = make(16, position);
    auto got = Generator(*model, kBytes).run(request("a prompt", 40, 0));
    ASSERT_TRUE(got.ok());
    EXPECT_EQ(got->ids.size(), 40u);
    // 9 ids of the prompt leave 7 places, so 8 tokens can be chosen; from then on a window lasts for 9.
    EXPECT_EQ(got->slides, 4);
    // After a slide the newer half is all that the model sees.
    token::Ids all = document_prompt(kBytes, "a prompt");
    all.insert(all.end(), got->ids.begin(), got->ids.end());
    const std::vector<int64_t> half(all.begin() + 9, all.begin() + 17);
    const at::Tensor logits = model->forward({at::tensor(half).unsqueeze(0)});
    EXPECT_EQ(all[17], logits[0][-1].argmax().item<int64_t>());
  }
}

TEST_F(GeneratorTest, KeepsTheEndOfAPromptThatIsTooLong) {
  auto model = make(16);
  auto got = Generator(*model, kBytes).run(request(std::string(100, 'x') + "the end", 3, 0));
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(got->prompt_cut, 92);
  EXPECT_EQ(got->ids.size(), 3u);
}

TEST_F(GeneratorTest, EndsAtTokensStringsAndTheCallersWish) {
  auto model = make(64);
  Generator generator(*model, kBytes);
  auto free = generator.run(request("q", 20, 0));
  ASSERT_TRUE(free.ok());
  auto r = request("q", 20, 0);
  r.stop_ids = {free->ids[5]};
  auto ended = generator.run(r);
  EXPECT_EQ(ended->ended, Ended::End);
  const auto first = std::find(free->ids.begin(), free->ids.end(), free->ids[5]) - free->ids.begin();
  EXPECT_EQ(ended->ids, token::Ids(free->ids.begin(), free->ids.begin() + first));

  int steps = 0;
  auto cancelled = generator.run(request("q", 20, 0), [&](const Step&) { return ++steps < 3; });
  EXPECT_EQ(cancelled->ended, Ended::Cancelled);
  EXPECT_EQ(cancelled->ids.size(), 3u);

  auto s = request("q", 40, 1, 3);
  const auto text = generator.run(s)->text;
  ASSERT_GT(text.size(), 12u);
  s.sampling.stop = {text.substr(8, 3)};
  auto stopped = generator.run(s);
  EXPECT_EQ(stopped->ended, Ended::Stop);
  EXPECT_EQ(stopped->text, text.substr(0, text.find(s.sampling.stop[0])));
}

TEST_F(GeneratorTest, ABatchWritesWhatSingleRowsWrite) {
  auto model = make(48);
  Generator generator(*model, kBytes);
  std::vector<Request> requests;
  for (const char* text :
       {"", "a", "longer prompt", "a much longer prompt than the others", "same size 1", "same size 2"}) {
    requests.push_back(request(text, 10, 0));
    requests.push_back(request(text, 25, 0.8, requests.size()));
  }
  requests[3].stop_ids = {generator.run(requests[3])->ids[4]};
  int64_t last = 0;
  auto batch = generator.run_batch(requests, 5, [&](int64_t done) {
    EXPECT_GT(done, last);
    last = done;
    return true;
  });
  ASSERT_TRUE(batch.ok());
  EXPECT_EQ(last, static_cast<int64_t>(requests.size()));
  for (size_t i = 0; i < requests.size(); ++i) {
    auto alone = generator.run(requests[i]);
    EXPECT_EQ((*batch)[i].ids, alone->ids) << i;
    EXPECT_EQ((*batch)[i].text, alone->text) << i;
    EXPECT_EQ((*batch)[i].ended, alone->ended) << i;
  }
  EXPECT_EQ(generator.run_batch(requests, 5, [](int64_t) { return false; }).issue().id, "stopped");
}

TEST_F(GeneratorTest, RefusesPromptsThatItCannotRead) {
  auto model = make(16);
  Generator generator(*model, kBytes);
  EXPECT_EQ(generator.run({}).issue().id, "prompt-empty");
  Request r;
  r.prompt = {4096};
  EXPECT_EQ(generator.run(r).issue().id, "prompt-unknown-token");
}

TEST_F(GeneratorTest, SaysWhenAModelHasDiverged) {
  auto model = make(16);
  model->params().flat_values().fill_(std::numeric_limits<float>::quiet_NaN());
  model->weights_changed();
  EXPECT_EQ(Generator(*model, kBytes).run(request("x", 3, 0)).issue().id, "model-not-finite");
}
}  // namespace
}  // namespace zk::generate

// From logits to one token: repetition penalty, temperature, top-k, top-p, min-p, in this order, then a draw. The
// definitions are those of the logits processors of Hugging Face transformers (tests/golden/sampling compares them);
// top-p: Holtzman et al. 2020, min-p: Nguyen et al. 2024, repetition penalty: Keskar et al. 2019.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/random.h"
#include "engine/spec/params.h"

namespace zk::generate {

/// True where the likeliest token is taken and nothing is drawn.
bool is_greedy(const spec::SamplingParams& sampling);

/// All filters over `logits` [vocabulary], in place: what is dropped becomes minus infinity, at least one entry stays.
/// `previous`: the tokens so far, prompt included (the penalty counts each distinct one once). The temperature must
/// not be 0.
void filter_logits(const spec::SamplingParams& sampling, std::span<const int32_t> previous,
                   std::vector<double>& logits);

/// The next token. Greedy: the largest logit after the penalty, the lowest id among equals. -1 where the logits are not
/// finite numbers (a model that diverged).
int32_t choose(const spec::SamplingParams& sampling, std::span<const int32_t> previous, std::span<const float> logits,
               Random& random);

/// The seed that was asked for, or a fresh one where it is "auto".
uint64_t seed_of(const spec::SamplingParams& sampling);
}  // namespace zk::generate

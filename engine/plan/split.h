// What one device holds and sends when a training step is split over several: data parallel (copies that read different
// rows), ZeRO 1-3 (Rajbhandari et al. 2020: the copies share out optimizer state, gradients, weights), tensor parallel
// (Shoeybi et al. 2019, with sequence parallelism, Korthikanti et al. 2022: each matrix is cut) and pipeline parallel
// (Narayanan et al. 2021, 1F1B: each device has some layers). One device: exactly spec::training_memory().
#pragma once
#include "engine/spec/model_spec.h"

namespace zk::plan {

struct Split {
  int64_t data = 1, tensor = 1, pipeline = 1;
  int64_t zero = 0;  ///< stage 0 … 3
  int64_t devices() const { return data * tensor * pipeline; }
};

/// One training step.
struct Step {
  spec::ModelSpec spec;
  int64_t batch = 8;       ///< rows of the step over all devices
  int64_t grad_accum = 1;  ///< micro-batches, one after the other
  bool bf16 = false;       ///< bf16 working copy beside fp32 master weights; gradients are fp32 either way
  Split split;
  int64_t micro_rows() const;  ///< rows of the largest micro-batch of one device
};

/// Bytes of the fullest device. `reserve` (program, libraries) is the caller's.
struct DeviceMemory {
  double weights = 0, gradients = 0, optimizer = 0, activations = 0, logits = 0, reserve = 0;
  double total() const { return weights + gradients + optimizer + activations + logits + reserve; }
  Json to_json() const;
};
DeviceMemory memory_of(const Step& step);

/// Bytes that a device sends per step, ring algorithms; `bubble` is the pipeline's idle share of the time,
/// (p - 1) / (m + p - 1).
struct Traffic {
  double data = 0, tensor = 0, pipeline = 0, bubble = 0;
  double total() const { return data + tensor + pipeline; }
};
Traffic traffic_of(const Step& step);

/// The numbers of bytes in both precisions, on one device: {fp32: {...}, bf16: {...}}.
Json memory_by_precision(const Step& step, double reserve);

/// Issues plan-split-heads, plan-split-layers, plan-split-batch, each with a fix.
Issues check_split(const Step& step);
}  // namespace zk::plan

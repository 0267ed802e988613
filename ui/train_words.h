// What the Train page says, made from a run: tiles with their plain readings, the card of an ended run, flags.
#pragma once
#include <optional>

#include "ui/app_model.h"
#include "widgets/card.h"
#include "widgets/metric_tile.h"

namespace zk::ui {

struct TrainTiles {
  widgets::Metric loss, bits, grad, speed;
};
TrainTiles trainTiles(const RunFollower& run);

/// The card above the tiles: nothing while the run is healthy; else what happened, what is safe, what to do.
std::optional<widgets::IssueText> stateBanner(const RunFollower& run, const AppModel& app);

/// A learning rate as one types it: 0.001, 5e-05.
QString rateText(double rate);
QString editText(const EditEvent& edit);

/// Step at which the engine saw the loss pass that baseline; NaN: it did not say (the plot then looks itself).
double crossedAt(const RunModel& model, const std::string& baseline);

}  // namespace zk::ui

#!/usr/bin/env bash
# Figures of the window: time until it can be used, redraws of up to a million points, a log that grows by 10,000 lines a
# second, a project of 500 runs. One JSON object a line; nothing is asserted. usage: tests/bench/window.sh [SECONDS]
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
build=build/${ZK_PRESET:-release}
ninja -C "$build" zk_window_bench zk_replot_bench zk_index_bench zk zk-engine >&2
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} ZK_BIN=$PWD/$build/bin ZK_RESOURCES=$PWD/resources
"$build/tests/bin/zk_window_bench" "${1:-10}"
"$build/tests/bin/zk_replot_bench"
"$build/tests/bin/zk_index_bench"

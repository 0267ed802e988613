#!/usr/bin/env bash
# bash halves_test.sh window|engine: configures one half of the program with the other half's library out of reach,
# builds it, and looks at every compile and link command and at what the programs load.
set -euo pipefail
half=$1
: "${ZK_SOURCE:?}" "${ZK_BUILD:?}" "${ZK_WORK:?}"
build=$ZK_WORK/$half-alone
words=(-DZK_TESTS=OFF)
if [[ $half == window ]]; then
    words+=(-DZK_TORCH_ROOT="$ZK_WORK/nowhere")
    foreign='libtorch|libc10|torch/include'
    libraries='libtorch|libc10'
else
    words+=(-DCMAKE_DISABLE_FIND_PACKAGE_Qt6=ON -DZK_TORCH_ROOT="${ZK_TORCH:-}")
    foreign='Qt6|/qt6/|QCustomPlot|qcustomplot'
    libraries='libQt6|libqcustomplot'
fi
# The cache that ZkTorch searches by itself must not help either.
if [[ $half == window ]]; then
    export ZK_CACHE=$ZK_WORK/nowhere
fi
unset ZK_TORCH_ROOT
cmake --preset "$half-only" -S "$ZK_SOURCE" -B "$build" "${words[@]}" >"$ZK_WORK/$half-configure.log" 2>&1 || { cat "$ZK_WORK/$half-configure.log" && exit 1; }
if grep -nE "$foreign" <(ninja -C "$build" -t commands); then
    echo "FAILED: a command of the $half names the other half's library (above)"
    exit 1
fi
nice ninja -C "$build" >"$ZK_WORK/$half-build.log" 2>&1 || { tail -n 40 "$ZK_WORK/$half-build.log" && exit 1; }
programs=$(find "$build/bin" -maxdepth 1 -type f -perm -u+x)
[[ -n $programs ]] || { echo "FAILED: no program was built" && exit 1; }
for program in $programs; do
    if ldd "$program" | grep -E "$libraries"; then
        echo "FAILED: $program loads the other half's library (above)"
        exit 1
    fi
    echo "good: $(basename "$program")"
done

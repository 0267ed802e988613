#!/usr/bin/env bash
# zk bench train against plain PyTorch: both in turns on the same machine in one go, so that what disturbs one disturbs
# the other, and the ratio of their median steps. A round in which a process did not get its cores is marked: the ratio
# of such a round says nothing.
#   tests/bench/compare_train.sh [--shape tiny] [--rounds 5] [--seconds 5] [--precision fp32] [--threads N]
#   PYTHON=/path/to/python  a Python with torch (default: python3)    ZK=/path/to/zk  (default: the newest build)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
shape=tiny rounds=5 seconds=5 precision=fp32 threads=$(nproc)
while [ $# -gt 0 ]; do
  case $1 in
    --shape) shape=$2 ;; --rounds) rounds=$2 ;; --seconds) seconds=$2 ;; --precision) precision=$2 ;; --threads) threads=$2 ;;
    *) echo "unknown word $1" >&2; exit 2 ;;
  esac
  shift 2
done
python=${PYTHON:-python3}
zk=${ZK:-$(ls -t "$here"/../../build/*/bin/zk 2>/dev/null | head -1)}
[ -n "$zk" ] && [ -x "$zk" ] || { echo "No zk is built yet: run ./zk build." >&2; exit 2; }
if ! "$python" -c 'import torch' 2>/dev/null; then
  echo "Not compared: $python has no torch. Name a Python that has: PYTHON=/path/to/python $0" >&2
  exit 3
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for round in $(seq "$rounds"); do
  "$zk" bench train --shape "$shape" --seconds "$seconds" --precision "$precision" --threads "$threads" --json --quiet > "$out/zk-$round"
  "$python" "$here/pytorch_train.py" --shape "$shape" --seconds "$seconds" --precision "$precision" --threads "$threads" > "$out/torch-$round"
done
"$python" - "$out" "$rounds" <<'PY'
import json, statistics, sys
out, rounds = sys.argv[1], int(sys.argv[2])
ratios, cpu = [], []
print("round      zk ms   torch ms   zk tok/s  torch tok/s  ratio  cpu ratio")
for r in range(1, rounds + 1):
    zk, torch = (json.load(open(f"{out}/{name}-{r}")) for name in ("zk", "torch"))
    assert abs(zk["parameters"] - torch["parameters"]) == 0, (zk["parameters"], torch["parameters"])
    ratio = torch["ms_per_step"] / zk["ms_per_step"]
    cpu_ratio = (torch["cpu_seconds"] / torch["steps"]) / (zk["cpu_seconds"] / zk["steps"])
    starved = min(x["cores_used"] / x["threads"] for x in (zk, torch)) < 0.8
    print(f"{r:5} {zk['ms_per_step']:10.2f} {torch['ms_per_step']:10.2f} {zk['tokens_per_second']:10.0f} "
          f"{torch['tokens_per_second']:12.0f} {ratio:6.2f} {cpu_ratio:10.2f}" + ("  cores were not free" if starved else ""))
    if not starved:
        ratios.append(ratio)
    cpu.append(cpu_ratio)
print(f"{zk['shape']}, {zk['precision']}, {zk['threads']} threads: zk is {statistics.median(ratios):.2f} times as fast as PyTorch"
      if ratios else "The cores were never free: no ratio of speeds.", f"({len(ratios)} of {rounds} rounds);",
      f"per CPU second {statistics.median(cpu):.2f} times the steps.")
PY

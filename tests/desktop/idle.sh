#!/usr/bin/env bash
# Counts the frames painted and the CPU ticks used while a plan is open and nobody does anything.
#
#   tests/desktop/idle.sh [PROGRAM] [SECONDS]     exit 1 for a frame or for more than one tick
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/release/paceline}")
seconds=${2:-60}
settle=${PACELINE_SETTLE:-15} # notices that go away by themselves, the recovery copy

if [[ -z ${PACELINE_DESKTOP:-} ]]; then
  PACELINE_DESKTOP=1 exec tests/desktop/desktop.sh -- "$0" "$program" "$seconds"
fi

folder=$(mktemp -d)
cp assets/samples/netflix.ron "$folder/plan.ron"
# The program tells of each frame it paints in a line of its own.
RUST_LOG=paceline::app=trace "$program" "$folder/plan.ron" 2>"$folder/log" &
pid=$!
trap 'kill "$pid" 2>/dev/null; rm -rf "$folder"' EXIT

frames() { grep -c 'paceline::app\] frame ' "$folder/log" || true; }
ticks() { sed 's/.*) //' "/proc/$pid/stat" | awk '{ print $12 + $13 }'; }

for _ in $(seq 300); do [[ $(frames) -gt 0 ]] && break; sleep 0.2; done
[[ $(frames) -gt 0 ]] || { echo "idle.sh: no frame was painted" >&2; cat "$folder/log" >&2; exit 3; }
sleep "$settle"
frames_before=$(frames) ticks_before=$(ticks)
sleep "$seconds"
painted=$(($(frames) - frames_before)) used=$(($(ticks) - ticks_before))
echo "idle: $painted frames and $used CPU ticks in $seconds s ($frames_before frames before)"
[[ $painted -eq 0 && $used -le 1 ]]

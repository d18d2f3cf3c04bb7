#!/usr/bin/env bash
# All fault scripts, one after the other, with what each took; fails if one of them does.
#
#   tests/faults/run.sh [PROGRAM] [--short]     PROGRAM is built with: cargo build --features inspection
#
# As root on Debian 12: strace, mount, mkfs.ext4, mkfs.xfs and mkfs.btrfs for the file systems; Xvfb,
# openbox, dbus, xdotool, wmctrl, faketime and msgpack for Python for the window; fiu-utils for errors
# at random. What a machine lacks is told as skipped. The short form is what CI runs, the full one
# takes hours.
set -uo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/debug/paceline}")
form=${2:-}
failed=()

try() {
  printf -- '-- %s\n' "$*"
  local started=$SECONDS
  "$@" || failed+=("$*")
  printf '   %d s\n' $((SECONDS - started))
}

for script in kills errors random_errors places full_disks power_cuts; do
  try python3 "tests/faults/$script.py" "$program" $form
done
if [[ $form == --short ]]; then
  try tests/faults/closing.sh "$program" 1
  try tests/faults/signals.sh "$program" 1
  try tests/faults/session_kills.sh "$program" 2
  try tests/faults/display_deaths.sh "$program" 1
  try tests/faults/slow_disks.sh "$program" 1 1
  try tests/faults/renderers.sh "$program"
else
  try tests/faults/closing.sh "$program" 3
  try tests/faults/signals.sh "$program" 20
  try tests/faults/session_kills.sh "$program" 200
  try tests/faults/display_deaths.sh "$program" 20
  try tests/faults/slow_disks.sh "$program" 10 50
  try tests/faults/renderers.sh "$program"
  try tests/faults/clocks.sh "$program"
  try tests/faults/portals.sh "$program"
fi
[[ ${#failed[@]} -eq 0 ]] || { echo "failed: ${failed[*]}"; exit 1; }

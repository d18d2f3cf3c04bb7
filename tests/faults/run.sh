#!/usr/bin/env bash
# All fault scripts, one after the other, with what each took; fails if one of them does.
#
#   tests/faults/run.sh [PROGRAM] [--short]     PROGRAM is built with: cargo build --features inspection
#
# As root on Debian 12: strace, mount, mkfs.ext4, mkfs.xfs and mkfs.btrfs for the file systems; Xvfb,
# openbox, dbus, xdotool, wmctrl and msgpack for Python for the window. What a machine lacks is told
# as skipped. The short form is what CI runs.
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

if [[ $form == --short ]]; then closings=1 signals=1 sessions=3; else closings=3 signals=20 sessions=200; fi
for script in kills errors full_disks power_cuts; do
  try python3 "tests/faults/$script.py" "$program" $form
done
try tests/faults/closing.sh "$program" $closings
try tests/faults/signals.sh "$program" $signals
try tests/faults/session_kills.sh "$program" $sessions
[[ -n $form ]] || try tests/faults/portals.sh "$program"
[[ ${#failed[@]} -eq 0 ]] || { echo "failed: ${failed[*]}"; exit 1; }

#!/usr/bin/env bash
# The computer's clock is ten years off, stands in 1980 or in 2040, from the start or all of a sudden
# while a plan is edited. What was typed must be in a recovery copy but for the last ten seconds at
# most, and be offered when the clock is right again. A program that keeps no copies must be found out.
#
#   tests/faults/clocks.sh [PROGRAM] [TIMES]   PROGRAM is built with: cargo build --features inspection
source "$(dirname "$0")/with_desktop.sh"
program=$(realpath "${1:-${CARGO_TARGET_DIR:-$root/target}/debug/paceline}")
need Xvfb openbox dbus-run-session
python=$(python_with msgpack) || exit 0
library=$(ls /usr/lib/*/faketime/libfaketimeMT.so.1 2>/dev/null | head -1) || true
[[ -n $library ]] || { echo "skipped: faketime is not installed"; exit 0; }
LIBFAKETIME=$library on_desktop "$python" "$here/clocks.py" "$program" "$root/assets/samples/netflix.ron" "${2:-1}"

#!/usr/bin/env bash
# The display dies under the program in the middle of an editing session: it crashes, is told to end,
# or hangs first. What was typed must be in a recovery copy but for the last ten seconds at most, no
# file damaged, the program ended, and the next start has to offer the copy. A program that keeps no
# copies must be found out.
#
#   tests/faults/display_deaths.sh [PROGRAM] [TIMES]   PROGRAM is built with: cargo build --features inspection
source "$(dirname "$0")/with_desktop.sh"
program=$(realpath "${1:-${CARGO_TARGET_DIR:-$root/target}/debug/paceline}")
times=${2:-20}
need Xvfb openbox dbus-run-session
python=$(python_with msgpack) || exit 0
on_desktop "$python" "$here/display_deaths.py" "$program" "$root/assets/samples/netflix.ron" "$times"

#!/usr/bin/env bash
# Kills the program at random moments of an editing session; what was typed must be in a recovery
# copy but for the last ten seconds at most. A program that keeps no copies must be found out.
#
#   tests/faults/session_kills.sh [PROGRAM] [TIMES] [SEED]   PROGRAM is built with: cargo build --features inspection
source "$(dirname "$0")/with_desktop.sh"
program=$(realpath "${1:-${CARGO_TARGET_DIR:-$root/target}/debug/paceline}")
times=${2:-200}
need Xvfb openbox dbus-run-session
python=$(python_with msgpack) || exit 0
on_desktop "$python" "$here/session_kills.py" "$program" "$root/assets/samples/netflix.ron" "$times" "${3:-8}"

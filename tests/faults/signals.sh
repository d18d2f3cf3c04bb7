#!/usr/bin/env bash
# Ends the program by each of three signals right after a reading was typed; the reading must be in
# a recovery copy, written at once, and the program must end as that signal ends programs.
#
#   tests/faults/signals.sh [PROGRAM] [TIMES]    PROGRAM is built with: cargo build --features inspection
source "$(dirname "$0")/with_desktop.sh"
program=$(realpath "${1:-${CARGO_TARGET_DIR:-$root/target}/debug/paceline}")
times=${2:-3}
need Xvfb openbox dbus-run-session
python=$(python_with msgpack) || exit 0
on_desktop "$python" "$here/signals.py" "$program" "$root/assets/samples/netflix.ron" "$times"

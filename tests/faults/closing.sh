#!/usr/bin/env bash
# Closes the window in eight ways, with and without unsaved changes: it must ask when something is
# unsaved, and only then.
#
#   tests/faults/closing.sh [PROGRAM] [TIMES]    PROGRAM is built with: cargo build --features inspection
source "$(dirname "$0")/with_desktop.sh"
program=$(realpath "${1:-${CARGO_TARGET_DIR:-$root/target}/debug/paceline}")
times=${2:-1}
need Xvfb openbox dbus-run-session xdotool wmctrl
python=$(python_with msgpack) || exit 0
on_desktop "$python" "$here/closing.py" "$program" "$root/assets/samples/netflix.ron" "$times"

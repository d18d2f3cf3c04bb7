#!/usr/bin/env bash
# Saves a new plan through a file-chooser portal that is broken in eight ways. The window must be
# alive and usable after each, and the plan saved in the end, if need be by the program's own dialog.
#
#   tests/faults/portals.sh [PROGRAM] [TIMES]    PROGRAM is built with: cargo build --features inspection
source "$(dirname "$0")/with_desktop.sh"
program=$(realpath "${1:-${CARGO_TARGET_DIR:-$root/target}/debug/paceline}")
times=${2:-1}
need Xvfb openbox dbus-run-session dbus-daemon
python=$(python_with msgpack) || exit 0
dbus_python=$(python_with 'dbus, gi.repository.GLib') || exit 0

# The window finds no helper that would make up for the portal: it looks into an empty folder.
bare=$(mktemp -d)
trap 'rmdir "$bare"' EXIT
BARE_PATH=$bare DBUS_PYTHON=$dbus_python on_desktop "$python" "$here/portals.py" "$program" \
  "$root/assets/samples/netflix.ron" "$times"

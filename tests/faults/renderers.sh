#!/usr/bin/env bash
# Starts the program where something to draw with is missing: OpenGL, Vulkan, both, the display. There
# must be a window wherever one can be drawn, and elsewhere a sentence that says what to do and the
# exit code 3. A program without a second way to draw must be found out.
#
#   tests/faults/renderers.sh [PROGRAM]    PROGRAM is built with: cargo build --features inspection
source "$(dirname "$0")/with_desktop.sh"
program=$(realpath "${1:-${CARGO_TARGET_DIR:-$root/target}/debug/paceline}")
need Xvfb openbox dbus-run-session
ls /usr/share/vulkan/icd.d/lvp_icd*.json >/dev/null 2>&1 || { echo "skipped: Mesa's Vulkan driver is not installed"; exit 0; }
python=$(python_with msgpack) || exit 0
bare=$(mktemp -d)
trap 'rmdir "$bare"' EXIT
BARE_PATH=$bare on_desktop "$python" "$here/renderers.py" "$program" "$root/assets/samples/netflix.ron"

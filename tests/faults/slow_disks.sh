#!/usr/bin/env bash
# The disk takes five seconds for each thing it is asked to keep: the window has to answer all the
# while, say that it is saving, and take in what is typed. Then it is closed at random moments of a
# save: it has to wait for the disk and go by itself, with everything in the file. A window that does
# wait for the disk must be found out.
#
#   tests/faults/slow_disks.sh [PROGRAM] [SAVES] [CLOSINGS]   PROGRAM is built with: cargo build --features inspection
source "$(dirname "$0")/with_desktop.sh"
program=$(realpath "${1:-${CARGO_TARGET_DIR:-$root/target}/debug/paceline}")
need Xvfb openbox dbus-run-session strace
python=$(python_with msgpack) || exit 0
strace -o /dev/null true 2>/dev/null || { echo "skipped: processes cannot be traced here"; exit 0; }
on_desktop "$python" "$here/slow_disks.py" "$program" "$root/assets/samples/netflix.ron" "${2:-10}" "${3:-50}"

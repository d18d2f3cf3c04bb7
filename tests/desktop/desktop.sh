#!/usr/bin/env bash
# Runs a command on a virtual desktop of its own: X server, window manager, session bus, fresh XDG
# folders. Everything is gone when the command ends; its exit code is handed on.
#
#   tests/desktop/desktop.sh [--size 1440x900] -- COMMAND [ARG ...]
set -u
size=1440x900
while [[ $# -gt 0 ]]; do
  case $1 in
    --size) size=$2; shift 2 ;;
    --) shift; break ;;
    *) echo "desktop.sh: unknown option $1" >&2; exit 64 ;;
  esac
done
[[ $# -gt 0 ]] || { sed -n '2,5p' "$0" >&2; exit 64; }
for tool in Xvfb openbox dbus-run-session; do
  command -v "$tool" >/dev/null || { echo "desktop.sh: $tool is not installed" >&2; exit 3; }
done

home=$(mktemp -d)
mkdir -m 700 "$home"/{run,config,data,state,cache}
# The server picks a free display by itself and tells which.
Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp 3>"$home/display" 2>"$home/xvfb.log" &
xvfb=$!
cleanup() { kill "$xvfb" 2>/dev/null; wait "$xvfb" 2>/dev/null; rm -rf "$home"; }
trap cleanup EXIT
for _ in $(seq 100); do [[ -s $home/display ]] && break; sleep 0.1; done
[[ -s $home/display ]] || { echo "desktop.sh: no X server" >&2; cat "$home/xvfb.log" >&2; exit 3; }

export DISPLAY=:$(tr -d '[:space:]' <"$home/display")
export XDG_RUNTIME_DIR=$home/run XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data
export XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache
export LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
# Not exec: the trap has to run afterwards.
dbus-run-session -- bash -c \
  'openbox >/dev/null 2>&1 & wm=$!; sleep 0.3; "$@"; code=$?; kill $wm 2>/dev/null; exit $code' \
  desktop "$@"

#!/usr/bin/env bash
# Opens the sample on a virtual desktop, types a reading, saves, quits, and looks for it again.
#
#   tests/desktop/smoke.sh [PROGRAM]     PROGRAM is built with: cargo build --features inspection
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${1:-${CARGO_TARGET_DIR:-target}/debug/paceline}
# The system's Python has Debian's msgpack; another one may come first in the path.
for python in python3 /usr/bin/python3; do
  "$python" -c 'import msgpack' 2>/dev/null && break
done
exec tests/desktop/desktop.sh -- \
  "$python" tests/desktop/smoke.py "$program" assets/samples/netflix.ron

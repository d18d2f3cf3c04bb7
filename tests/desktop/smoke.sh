#!/usr/bin/env bash
# Opens the sample on a virtual desktop, types a reading, saves, quits, and looks for it again.
#
#   tests/desktop/smoke.sh [PROGRAM]     PROGRAM is built with: cargo build --features inspection
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${1:-${CARGO_TARGET_DIR:-target}/debug/paceline}
exec tests/desktop/desktop.sh -- \
  python3 tests/desktop/smoke.py "$program" assets/samples/netflix.ron

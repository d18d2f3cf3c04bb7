# What the scripts beside this one share: they drive the real window on a virtual desktop.
#
#   source with_desktop.sh; need TOOL ...; on_desktop SCRIPT.py [ARG ...]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

# A missing tool is told and is no failure: the machine cannot try it.
need() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 0; }
  done
}

# The system's Python has Debian's modules; another one may come first in the path.
python_with() {
  for python in python3 /usr/bin/python3; do
    if "$python" -c "import $1" 2>/dev/null; then echo "$python"; return; fi
  done
  echo "skipped: no Python with $1" >&2
  return 1
}

on_desktop() {
  PYTHONPATH="$root/tests/desktop:$here" "$root/tests/desktop/desktop.sh" --size 1280x800 -- "$@"
}

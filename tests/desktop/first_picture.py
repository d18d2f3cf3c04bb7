#!/usr/bin/env python3
"""How long programs take from their start to their first picture, side by side in one run.

    first_picture.py ROUNDS NAME=COMMAND NAME=COMMAND ...

Each program starts on a virtual screen of its own whose pixels lie in a file (Xvfb -fbdir). The
first picture is there when the screen shows more than a few colours: an empty window has one or
two. The programs take turns, the first round is not counted (caches, first-run set-up), and only
the ratio of the medians is a result: the machine decides the rest.
"""
import mmap
import os
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
import time

COLOURS = 12
LIMIT = 60.0


def shows_something(pixels):
    """Whether every 17th pixel of the screen together has more than COLOURS colours."""
    seen = set()
    for at in range(4096, len(pixels) - 4, 4 * 17):
        seen.add(pixels[at : at + 4])
        if len(seen) > COLOURS:
            return True
    return False


def first_picture(command, display, home):
    """Seconds from the start of the program to its first picture."""
    with tempfile.TemporaryDirectory() as folder:
        screen = subprocess.Popen(
            ["Xvfb", f":{display}", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-fbdir", folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not os.path.exists(f"/tmp/.X11-unix/X{display}"):
                time.sleep(0.02)
            environment = dict(os.environ, DISPLAY=f":{display}", HOME=home, XDG_RUNTIME_DIR=home,
                               XDG_CONFIG_HOME=f"{home}/config", XDG_STATE_HOME=f"{home}/state")
            environment.pop("WAYLAND_DISPLAY", None)
            start = time.monotonic()
            program = subprocess.Popen(shlex.split(command), env=environment, start_new_session=True,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                with open(f"{folder}/Xvfb_screen0", "rb") as file:
                    pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                    while time.monotonic() - start < LIMIT:
                        if shows_something(pixels):
                            return time.monotonic() - start
                        time.sleep(0.01)
                raise SystemExit(f"no picture after {LIMIT:.0f} s: {command}")
            finally:
                os.killpg(program.pid, signal.SIGKILL)
                program.wait()
        finally:
            screen.terminate()
            screen.wait()


def main():
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    rounds = int(sys.argv[1])
    programs = dict(argument.split("=", 1) for argument in sys.argv[2:])
    times = {name: [] for name in programs}
    homes = {name: tempfile.mkdtemp() for name in programs}
    for home in homes.values():
        os.mkdir(f"{home}/config")
        os.mkdir(f"{home}/state")
    for round_number in range(rounds + 1):
        for place, (name, command) in enumerate(programs.items()):
            seconds = first_picture(command, 180 + place, homes[name])
            if round_number > 0:
                times[name].append(seconds)
    medians = {name: statistics.median(all_times) for name, all_times in times.items()}
    first = next(iter(medians))
    for name, median in medians.items():
        spread = f"{min(times[name]):.2f}-{max(times[name]):.2f} s"
        print(f"{name}: {median / medians[first]:.2f} times {first} (here {spread}, {rounds} rounds)")


if __name__ == "__main__":
    main()

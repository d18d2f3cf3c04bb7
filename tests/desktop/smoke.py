"""The real program on a real desktop: a reading is typed, saved, and there after a restart.

    smoke.py PROGRAM SAMPLE.ron

Run it inside desktop.sh. PROGRAM is built with the feature `inspection`.
"""
import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from window import Window

INPUT, CHANNEL, PERIOD = "Sign-ups from social media", "Website", "Feb 2021"
CELL = f"{INPUT}, {CHANNEL}, {PERIOD}"
TYPED, SHOWN = "71234", "71,234"
IDLE_SECONDS = 10
MOST_IDLE_TICKS = 1


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(program, plan):
    """The program with the plan open, and its window; killed if it is still there at the end."""
    port = free_port()
    environment = dict(os.environ, EGUI_INSPECTION=f"127.0.0.1:{port}")
    process = subprocess.Popen([program, str(plan)], env=environment)
    try:
        window = Window(port)
        wait_for(lambda: window.find_all("KPI inputs"), "the plan to open")
        wait_for(lambda: is_still(window), "the window to come to rest")
        yield process, window
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def wait_for(condition, what, seconds=30.0):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds:.0f} s for {what}")
        time.sleep(0.1)


def is_still(window):
    """Whether everything stays where it is; a window manager may still be sizing the window."""
    places = [(control.name, control.bounds) for control in window.controls()]
    time.sleep(0.5)
    window.settle()
    return places == [(control.name, control.bounds) for control in window.controls()]


def show_cell(window):
    """The reading is typed into its own channel, so that one has to be shown."""
    if not window.find_all(CELL, "cell"):
        window.click("Channels", "comboBox")
        window.click(CHANNEL)
    return window.find(CELL, "cell")


def type_reading(window):
    before = show_cell(window).value
    assert before not in (SHOWN, "empty", None), f"the sample has {before!r} in {CELL}"
    window.click(CELL, "cell")
    window.type(TYPED)
    window.key("Enter")
    after = window.find(CELL, "cell").value
    assert after == SHOWN, f"{CELL} shows {after!r} after typing {TYPED}"


def quit_program(process, window):
    window.press("Q", ctrl=True)
    with contextlib.suppress(EOFError, OSError, RuntimeError):
        window.settle()
    code = process.wait(timeout=30)
    assert code == 0, f"the program ended with {code}"


def check_file(before, after):
    """One reading changes its own line and the checksum, nothing else."""
    old, new = before.splitlines(), after.splitlines()
    assert len(old) == len(new), f"{len(old)} lines became {len(new)}"
    changed = [place for place, pair in enumerate(zip(old, new)) if pair[0] != pair[1]]
    assert len(changed) == 2, f"lines {changed} changed"
    assert changed[1] == len(new) - 1 and new[-1].startswith("// end crc32="), new[-1]
    line = new[changed[0]]
    assert TYPED in line.split(), f"the reading is not in {line!r}"


def cpu_ticks(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def check_idle(process, window):
    """Nobody does anything, so the program does nothing. A program that paints all the time needs
    hundreds of ticks; a stray one may come from the system, so the quietest of three counts."""
    window.settle()
    time.sleep(4)  # notices that go away by themselves, the recovery copy
    quietest = None
    for _ in range(3):
        before = cpu_ticks(process)
        time.sleep(IDLE_SECONDS)
        ticks = cpu_ticks(process) - before
        quietest = ticks if quietest is None else min(quietest, ticks)
        if quietest <= MOST_IDLE_TICKS:
            break
    print(f"smoke: {quietest} CPU ticks in {IDLE_SECONDS} idle seconds")
    assert quietest <= MOST_IDLE_TICKS, "the program works while nobody does anything"


def smoke(program, plan):
    before = plan.read_text(encoding="utf-8")
    with running(program, plan) as (process, window):
        type_reading(window)
        window.key("S", ctrl=True)
        wait_for(lambda: plan.read_text(encoding="utf-8") != before, "the plan to be saved")
        quit_program(process, window)
    check_file(before, plan.read_text(encoding="utf-8"))
    print("smoke: typed, saved, quit; one line and the checksum changed")

    with running(program, plan) as (process, window):
        found = show_cell(window).value
        assert found == SHOWN, f"after a restart {CELL} shows {found!r}"
        print("smoke: the reading is there after a restart")
        check_idle(process, window)
        quit_program(process, window)


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    program, sample = arguments
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / "plan.ron"
        shutil.copy(sample, plan)
        smoke(os.path.abspath(program), plan)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

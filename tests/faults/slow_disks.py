"""slow_disks.py PROGRAM SAMPLE.ron SAVES CLOSINGS; see slow_disks.sh."""
import os
import random
import signal
import sys
import threading
import time

from editing import GONE
from harness import Tally
from session import Session, wait_for

# Until the disk has what it was given.
SLOW, SLUGGISH = 5.0, 0.3
# A window that waits for the disk does not answer for as long as that takes, or nearly. On a machine
# that has nothing else to do the answer comes within a tenth of a second, on a busy one in more.
MOST_SILENT = SLOW / 2
READING, LATER = "71234", "71235"


def slowed(seconds):
    """Every wait for the disk takes this long. -D: the program stays a child of this script."""
    delay = f"inject=fsync,fdatasync:delay_enter={int(seconds * 1e6)}"
    return ["strace", "-D", "-f", "-qq", "-o", "/dev/null", "--seccomp-bpf",
            "-e", "trace=fsync,fdatasync", "-e", delay]


def longest_silence(window, seconds):
    """How long the window took to answer, at worst, while the pointer moves over it."""
    worst, end, step = 0.0, time.monotonic() + seconds, 0
    while time.monotonic() < end:
        began = time.monotonic()
        window.send({"PointerMoved": [300.0 + step % 200, 300.0]})
        window.controls()
        worst = max(worst, time.monotonic() - began)
        step += 7
        time.sleep(0.02)
    return worst


def says(window, text):
    return any(text in (c.name or "") or text in str(c.value or "") for c in window.controls())


def save_slowly(program, sample, silences, meanwhile=None):
    """Saves, and goes on working while the disk does not answer."""
    with Session(program, sample) as session:
        session.starter = slowed(SLOW)
        session.start().open_plan()
        session.type_reading(READING)
        asked = time.monotonic()
        session.window.press("S", ctrl=True)
        if meanwhile:
            meanwhile(session.process.pid)
        silence = longest_silence(session.window, SLOW * 0.6)
        is_told = says(session.window, "Saving") or says(session.window, "Still saving")
        silences.append(silence)
        if silence > MOST_SILENT:
            return f"no answer for {silence:.1f} s"
        is_new = session.plan.read_bytes() != session.before
        if is_new and time.monotonic() - asked < SLOW:
            return "the plan was there before the disk had it"
        session.type_reading(LATER)
        wait_for(lambda: READING in session.plan.read_text(), "the plan to be saved", SLOW * 6)
        if not session.is_alive():
            return "the window is gone"
        return None if is_told else "it does not say that it is saving"


def close_while_saving(program, sample, seconds):
    """Closes a moment after asking to save; the program waits for the disk, and then goes."""
    with Session(program, sample) as session:
        session.starter = slowed(SLUGGISH)
        session.start().open_plan()
        session.type_reading(READING)
        session.window.press("S", ctrl=True)
        time.sleep(seconds)
        try:
            session.window.press("Q", ctrl=True)
        except (EOFError, OSError):
            pass
        wait_for(lambda: not session.is_alive(), "the window to go", 30)
        if session.process.returncode != 0:
            return f"ended with {session.process.returncode}"
        if READING not in session.plan.read_text():
            return "closed without the reading"
        stray = [path.name for path in session.folder.iterdir() if "plan.ron" in path.name
                 and path.name not in ("plan.ron", "plan.ron~")]
        return f"left behind: {stray}" if stray else None


def tried(what, *arguments):
    try:
        return what(*arguments)
    except GONE as error:
        return (str(error) or type(error).__name__).splitlines()[0]


def freeze(process):
    """Makes the program one whose window waits for the disk."""
    os.kill(process, signal.SIGSTOP)
    threading.Timer(MOST_SILENT + 0.5, os.kill, (process, signal.SIGCONT)).start()


def main(arguments):
    program, sample, n_saves, n_closings = arguments
    random.seed(22)
    silences, saves, closings = [], Tally("saves on a slow disk"), Tally("closed while saving")
    for _ in range(int(n_saves)):
        saves.add(tried(save_slowly, program, sample, silences), "slow")
    saves.report()
    print(f"    the window answered within {1000 * max(silences, default=0):.0f} ms")
    for _ in range(int(n_closings)):
        seconds = random.uniform(0, 5 * SLUGGISH)
        fault = tried(close_while_saving, program, sample, seconds)
        closings.add(fault, f"after {seconds:.2f} s")
    closings.report()
    fault = tried(save_slowly, program, sample, [], freeze)
    if not fault or "no answer" not in fault:
        print(f"FAILED: nothing wrong with a window that waits for the disk: {fault}")
        return 1
    return 1 if saves.wrong or closings.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

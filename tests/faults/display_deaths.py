"""display_deaths.py PROGRAM SAMPLE.ron TIMES; see display_deaths.sh."""
import contextlib
import os
import random
import signal
import subprocess
import sys
import time

from editing import Losses, damage, finds_out, lost_seconds, type_for
from session import Session, wait_for

# How a display goes: crashed, told to end, and hung before that, so that nothing is answered.
WAYS = ("crash", "end", "hang")
MOST_SECONDS = 20


@contextlib.contextmanager
def display():
    """A display of its own, without a window manager; its name and the process."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}", server
    finally:
        server.kill()
        server.wait()


def end_display(server, way):
    if way == "hang":
        server.send_signal(signal.SIGSTOP)
        time.sleep(random.uniform(0.1, 2.0))
    server.send_signal(signal.SIGTERM if way == "end" else signal.SIGKILL)
    server.wait()


def begins_with_the_copy(session, typed):
    """The next start, on a display that lives, offers what the dead one left."""
    session.start()
    session.wait_for_offer()
    session.kill()


def try_once(program, sample, way, starts_again, seconds, prepare=None):
    """Seconds of work that were lost, and what was wrong."""
    with display() as (name, server), Session(program, sample) as session:
        if prepare:
            prepare(session)
        session.start(DISPLAY=name).open_plan()
        typed = type_for(session, seconds)
        died = time.monotonic()
        end_display(server, way)
        try:
            code = session.process.wait(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            return None, f"{way}: still there {MOST_SECONDS} s later"
        lost = lost_seconds(session, typed, died)
        fault = damage(session)
        if not fault and code == 0:
            fault = "ended as if all were well"
        if not fault and starts_again:
            begins_with_the_copy(session, typed)
            fault = damage(session)
        return lost, fault and f"{way}: {fault}"


def main(arguments):
    program, sample, times = arguments
    random.seed(19)
    losses = Losses("displays that died")
    for nr in range(int(times)):
        # The next start is looked at once for each way, after enough typing to have been copied.
        starts_again = nr < 3
        seconds = random.uniform(11.0, 14.0) if starts_again else random.uniform(3.0, 9.0)
        losses.add(try_once, program, sample, WAYS[nr % 3], starts_again, seconds)
    losses.report()
    return 0 if finds_out(try_once, program, sample, "crash", False) and losses.is_good() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

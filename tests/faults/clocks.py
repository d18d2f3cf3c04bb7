"""clocks.py PROGRAM SAMPLE.ron TIMES; see clocks.sh."""
import os
import random
import sys
import threading
import time

from editing import Losses, damage, finds_out, lost_seconds, type_for
from session import Session, wait_for

# Where the clock stands, as faketime writes it.
CLOCKS = ("+10y", "-10y", "@1980-01-01 12:00:00", "@2040-02-29 23:59:50")


def wrong_clock(session, clock, jumps_after):
    """What makes the clock wrong from the start, or from some seconds on; timers run on."""
    wish = session.folder / "clock"
    wish.write_text(f"{'+0' if jumps_after else clock}\n")
    if jumps_after:
        jump = threading.Timer(jumps_after, wish.write_text, [f"{clock}\n"])
        jump.daemon = True
        jump.start()
    return {
        "LD_PRELOAD": os.environ["LIBFAKETIME"], "FAKETIME_TIMESTAMP_FILE": str(wish),
        "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


def try_once(program, sample, clock, jumps_after, seconds, prepare=None):
    """Seconds of work that were lost, and what was wrong."""
    with Session(program, sample) as session:
        if prepare:
            prepare(session)
        session.start(**wrong_clock(session, clock, jumps_after)).open_plan()
        typed = type_for(session, seconds)
        session.kill()
        killed = time.monotonic()
        lost, fault = lost_seconds(session, typed, killed), damage(session)
        if not fault and not prepare:
            # The next start, with the clock set right, offers what was typed.
            session.start()
            session.wait_for_offer()
            fault = damage(session)
        return lost, fault and f"{clock}, {'jump' if jumps_after else 'from the start'}: {fault}"


def main(arguments):
    program, sample, times = arguments
    random.seed(40)
    losses = Losses("sessions with a wrong clock")
    for _ in range(int(times)):
        for clock in CLOCKS:
            for jumps_after in (None, 8.0):
                losses.add(try_once, program, sample, clock, jumps_after, 14.0)
    losses.report()
    return 0 if finds_out(try_once, program, sample, "+10y", None) and losses.is_good() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

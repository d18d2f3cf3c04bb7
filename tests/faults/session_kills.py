"""session_kills.py PROGRAM SAMPLE.ron TIMES SEED; see session_kills.sh."""
import random
import sys
import time

from editing import Losses, damage, finds_out, lost_seconds, type_for
from session import Session


def try_once(program, sample, seconds, prepare=None):
    """Seconds of work that were lost, and what was wrong."""
    with Session(program, sample) as session:
        if prepare:
            prepare(session)
        session.start().open_plan()
        typed = type_for(session, seconds)
        session.kill()
        killed = time.monotonic()
        return lost_seconds(session, typed, killed), damage(session)


def main(arguments):
    program, sample, times, seed = arguments
    random.seed(int(seed))
    losses = Losses("sessions killed")
    for _ in range(int(times)):
        losses.add(try_once, program, sample, random.uniform(1.0, 14.0))
    losses.report()
    return 0 if finds_out(try_once, program, sample) and losses.is_good() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

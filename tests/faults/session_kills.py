"""session_kills.py PROGRAM SAMPLE.ron TIMES; see session_kills.sh."""
import random
import sys
import time

from session import Session

MOST_LOST = 10.0
# Readings nobody would have; each is typed a little after the one before.
FIRST = 500_000


def try_once(program, sample, seconds):
    """Seconds of work that were lost, and what was wrong."""
    with Session(program, sample) as session:
        session.start().open_plan()
        typed = []
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            session.type_reading(str(FIRST + len(typed)))
            typed.append(time.monotonic())
            time.sleep(random.uniform(0.05, 0.6))
        session.kill()
        killed = time.monotonic()
        if session.plan.read_bytes() != session.before:
            return None, "the plan itself was written"
        kept = [nr for path in session.copies() if session.is_sound(path)
                for text in [path.read_text()] for nr in range(len(typed))
                if str(FIRST + nr) in text]
        first_lost = max(kept) + 1 if kept else 0
        lost = killed - typed[first_lost] if first_lost < len(typed) else 0.0
        return lost, None


def main(arguments):
    program, sample, times = arguments
    random.seed(8)
    losses, faults = [], []
    for n in range(int(times)):
        lost, fault = try_once(program, sample, random.uniform(1.0, 14.0))
        if fault or lost > MOST_LOST:
            faults.append(f"{n}: {fault or f'{lost:.1f} s of work lost'}")
        losses.append(lost or 0.0)
    losses.sort()
    usual = losses[int(len(losses) * 0.95)] if losses else 0.0
    print(f"sessions killed: {len(losses)}; lost at most {max(losses):.1f} s, "
          f"in 95 of 100 at most {usual:.1f} s; {len(faults)} wrong")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults or not losses else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

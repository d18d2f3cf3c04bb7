"""session_kills.py PROGRAM SAMPLE.ron TIMES [SEED]; see session_kills.sh."""
import random
import sys
import time

from session import Session

MOST_LOST = 10.0
# Readings nobody would have; each is typed a little after the one before.
FIRST = 500_000


def no_copies(session):
    """Makes the program one that keeps nothing: there is a file where its copies would go."""
    folder = session.folder / "state/paceline"
    folder.mkdir(parents=True)
    (folder / "recovery").write_text("in the way")


def kept_numbers(session, n_typed):
    """Which of the readings stand in a sound recovery copy; the places of none if there is none."""
    texts = [path.read_text() for path in session.copies() if session.is_sound(path)]
    return [nr for text in texts for nr in range(n_typed) if str(FIRST + nr) in text]


def try_once(program, sample, seconds, prepare=None):
    """Seconds of work that were lost, and what was wrong."""
    with Session(program, sample) as session:
        if prepare:
            prepare(session)
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
        kept = kept_numbers(session, len(typed))
        first_lost = max(kept) + 1 if kept else 0
        lost = killed - typed[first_lost] if first_lost < len(typed) else 0.0
        return lost, None


def tried(*arguments):
    """As `try_once`; a window that does not answer is a fault and ends no series."""
    try:
        return try_once(*arguments)
    except (AssertionError, EOFError, OSError, RuntimeError, LookupError) as error:
        return None, (str(error) or type(error).__name__).splitlines()[0]


def main(arguments):
    program, sample, times, seed = (arguments + ["8"])[:4]
    random.seed(int(seed))
    losses, faults = [], []
    for n in range(int(times)):
        lost, fault = tried(program, sample, random.uniform(1.0, 14.0))
        if fault or lost > MOST_LOST:
            faults.append(f"{n}: {fault or f'{lost:.1f} s of work lost'}")
        else:
            losses.append(lost)
        if n % 10 == 9:
            print(f"    {n + 1} killed, {len(faults)} wrong", flush=True)
    losses.sort()
    usual = losses[int(len(losses) * 0.95)] if losses else 0.0
    print(f"sessions killed: {len(losses) + len(faults)}; lost at most {max(losses, default=0):.1f} s, "
          f"in 95 of 100 at most {usual:.1f} s; {len(faults)} wrong")
    print("\n".join(faults), end="\n" if faults else "")
    lost, fault = tried(program, sample, MOST_LOST + 2, no_copies)
    if fault or lost <= MOST_LOST:
        print(f"FAILED: nothing wrong without recovery copies: {fault or f'{lost:.1f} s lost'}")
        return 1
    print(f"without recovery copies: {lost:.1f} s lost, as it has to be")
    return 1 if faults or not losses else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A stretch of typing in the window, and how much of it is in the recovery copies afterwards."""
import random
import time

# Readings nobody would have; each is typed a little after the one before.
FIRST = 500_000
# What the program promises: no more than this is ever lost.
MOST_LOST = 10.0
# What goes wrong between a script and a window that does not answer.
GONE = (AssertionError, EOFError, OSError, RuntimeError, LookupError)


def no_copies(session):
    """Makes the program one that keeps nothing: there is a file where its copies would go."""
    folder = session.folder / "state/paceline"
    folder.mkdir(parents=True)
    (folder / "recovery").write_text("in the way")


def type_for(session, seconds):
    """Types reading after reading, for so long after the first; when each was in the plan."""
    typed = []
    while not typed or time.monotonic() < typed[0] + seconds:
        session.type_reading(str(FIRST + len(typed)))
        typed.append(time.monotonic())
        time.sleep(random.uniform(0.05, 0.6))
    return typed


def lost_seconds(session, typed, ended):
    """From the first reading that no sound copy holds to the end."""
    texts = [path.read_text() for path in session.copies() if session.is_sound(path)]
    kept = [nr for text in texts for nr in range(len(typed)) if str(FIRST + nr) in text]
    first_lost = max(kept) + 1 if kept else 0
    return ended - typed[first_lost] if first_lost < len(typed) else 0.0


def damage(session):
    """What is wrong with the files; copies are written like plans, so none may be half there."""
    if session.plan.read_bytes() != session.before:
        return "the plan itself was written"
    broken = [path.name for path in session.copies() if not session.is_sound(path)]
    return f"damaged copies: {broken}" if broken else None


class Losses:
    """Counts broken-off sessions and what each of them lost."""

    def __init__(self, what):
        self.what, self.seconds, self.faults = what, [], []

    def add(self, try_once, *arguments):
        """`try_once` gives seconds of work lost and what was wrong; a dead window is wrong too."""
        try:
            lost, fault = try_once(*arguments)
        except GONE as error:
            lost, fault = None, (str(error) or type(error).__name__).splitlines()[0]
        if not fault and lost > MOST_LOST:
            fault = f"{lost:.1f} s of work lost"
        if fault:
            self.faults.append(f"{self.n_tried()}: {fault}")
        else:
            self.seconds.append(lost)
        if self.n_tried() % 10 == 0:
            print(f"    {self.n_tried()} tried, {len(self.faults)} wrong", flush=True)

    def n_tried(self):
        return len(self.seconds) + len(self.faults)

    def report(self):
        ordered = sorted(self.seconds)
        usual = ordered[int(len(ordered) * 0.95)] if ordered else 0.0
        print(f"{self.what}: {self.n_tried()}; lost at most {max(ordered, default=0.0):.1f} s, "
              f"in 95 of 100 at most {usual:.1f} s; {len(self.faults)} wrong")
        print("\n".join(self.faults[:20]), end="\n" if self.faults else "")

    def is_good(self):
        return bool(self.seconds) and not self.faults


def finds_out(try_once, *arguments):
    """Whether a program that keeps no copies is told from ours."""
    lost, fault = try_once(*arguments, MOST_LOST + 2, no_copies)
    if fault or lost <= MOST_LOST:
        print(f"FAILED: nothing wrong without recovery copies: {fault or f'{lost:.1f} s lost'}")
        return False
    print(f"without recovery copies: {lost:.1f} s lost, as it has to be")
    return True

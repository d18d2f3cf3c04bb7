"""signals.py PROGRAM SAMPLE.ron TIMES; see signals.sh."""
import signal
import sys
import time

from session import Session

# The copy is there within a second on a machine that has nothing else to do; the rest is what a
# busy one takes to start a process and to end one.
MOST_SECONDS = 3.0


def try_once(program, sample, number, typed):
    """What went wrong; nothing if the reading was kept."""
    with Session(program, sample) as session:
        session.start().open_plan()
        session.type_reading(typed)
        asked = time.monotonic()
        session.process.send_signal(number)
        code = session.process.wait(timeout=20)
        took = time.monotonic() - asked
        if code != -number:
            return f"ended with {code}"
        if took > MOST_SECONDS:
            return f"took {took:.2f} s"
        if session.plan.read_bytes() != session.before:
            return "the plan itself was written"
        copies = session.copies()
        if not copies:
            return "no copy"
        if typed not in copies[-1].read_text():
            return "the copy lacks the reading"
        if not session.is_sound(copies[-1]):
            return "the copy is damaged"
    return None


def main(arguments):
    program, sample, times = arguments
    n_done, faults = 0, []
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        for n in range(int(times)):
            fault = try_once(program, sample, number, str(710_000 + n))
            n_done += 1
            if fault:
                faults.append(f"{number.name} {n}: {fault}")
    print(f"signals: {n_done - len(faults)} of {n_done} kept the reading")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""Each system call of a save that touches the folder fails with each of eight errors, once and
from then on.

    tests/faults/errors.py PROGRAM [--short] [--points N]

Afterwards the file is the old version or the new one; it is the new one if the program said it
was saved; if not, the program said what to do next; and the next save leaves nothing behind.
Renaming fails with four more errors. Disks that cannot sync a folder, which many on the network
cannot, are saved to all the same.
"""
import sys

import calls
from harness import NEXT_STEP, Case, Tally, arguments, careless, conclude, need_strace, ours

# An interrupted call is tried again by every program; one that is interrupted for ever never ends.
ONCE = ("EINTR",)
ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EINTR", "EDQUOT", "EMFILE", "ESTALE")
RENAMING = ("EXDEV", "EBUSY", "EPERM", "EINVAL")
NO_FOLDER_SYNC = ("EINVAL", "EOPNOTSUPP")


def judge(case, done, is_mute):
    is_saved = done.returncode == 0
    fault = case.verdict(must_be_new=is_saved)
    if fault:
        return fault
    if not is_saved and not is_mute and not NEXT_STEP.search(done.stderr + done.stdout):
        return f"no next step: {done.stderr.strip() or done.returncode}"
    return None


def tries_of(command, case):
    """Call, number, error, and whether it stays: "+" for every call from then on."""
    for name, number in calls.points(command, case):
        for error in ERRORS + (RENAMING if name.startswith("rename") else ()):
            yield name, number, error, ""
            if error not in ONCE:
                yield name, number, error, "+"


def without_folder_sync(program, tally):
    for kind in ("new", "over"):
        case = Case(program, 3_000, kind)
        for name, number in calls.folder_syncs(ours, case):
            for error in NO_FOLDER_SYNC:
                case.reset()
                done = calls.run_with(f"error={error}", name, f"{number}+", ours, case)
                fault = case.verdict(must_be_new=True)
                if not fault and done.returncode != 0:
                    fault = f"not saved: {done.stderr.strip()}"
                tally.add(fault, f"{kind}, the folder's {name} {number} {error}")
        case.remove()


def sweep(command, program, kinds, most, tally):
    for kind in kinds:
        case = Case(program, 3_000, kind)
        tries = list(tries_of(command, case))
        for name, number, error, times in tries[:: max(1, len(tries) * len(kinds) // most)]:
            case.reset()
            done = calls.run_with(f"error={error}", name, f"{number}{times}", command, case)
            # What may not write any more cannot say why.
            fault = judge(case, done, is_mute=name == "write" and times)
            if not fault and command is ours:
                fault = case.fault_of_next_save()
            tally.add(fault, f"{kind}, {name} {number}{times} {error}")
        case.remove()


def main():
    given = arguments(__doc__, points=(200, 100_000))
    need_strace()
    good, bad = Tally("calls that failed"), Tally("the careless saver")
    sweep(ours, given.program, ["over"] if given.short else ["new", "over", "backup", "link"],
          given.points, good)
    without_folder_sync(given.program, good)
    sweep(careless, given.program, ["over"], 200, bad)
    conclude(good, bad, at_least=180 if given.short else 800)


if __name__ == "__main__":
    sys.exit(main())

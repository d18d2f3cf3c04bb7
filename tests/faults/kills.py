#!/usr/bin/env python3
"""The program is killed at every system call of a save that touches the folder.

    tests/faults/kills.py PROGRAM [--short] [--points N]

Afterwards the file is the old version or the new one, and the next save leaves nothing behind.
"""
import sys

import calls
from harness import Case, Tally, arguments, careless, conclude, need_strace, ours

SHORT = [(1_000, "new"), (1_000, "over"), (3_000, "link")]
FULL = [(size, kind) for size in (1_000, 200_000, 2_000_000, 20_000_000)
        for kind in ("new", "over", "backup", "link")]


def sweep(command, program, cases, most, tally):
    for size, kind in cases:
        case = Case(program, size, kind)
        found = calls.points(command, case)
        for name, number in found[:: max(1, len(found) * len(cases) // most)]:
            case.reset()
            done = calls.run_with("signal=KILL", name, number, command, case)
            where = f"{kind}, {size} bytes, {name} {number}"
            if done.returncode == 0:
                tally.add("not killed", where)
                continue
            fault = case.verdict()
            if not fault and command is ours:
                fault = case.fault_of_next_save()
            tally.add(fault, where)
        case.remove()
        if size > 100_000:
            print(f"    {kind}, {size} bytes: {tally.tried} killed so far, "
                  f"{len(tally.wrong)} wrong", flush=True)


def main():
    given = arguments(__doc__, points=(100, 100_000))
    need_strace()
    good, bad = Tally("killed while saving"), Tally("the careless saver")
    sweep(ours, given.program, SHORT if given.short else FULL, given.points, good)
    sweep(careless, given.program, [(1_000, "over")], 100, bad)
    conclude(good, bad, at_least=60 if given.short else 300)


if __name__ == "__main__":
    sys.exit(main())

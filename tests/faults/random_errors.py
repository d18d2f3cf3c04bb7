#!/usr/bin/env python3
"""Reading, writing and syncing fail at random while a plan is saved.

    tests/faults/random_errors.py PROGRAM [--short] [--runs N]

Other than `errors.py`, which meets each call by itself, this makes several fail in one save.
Afterwards the file is the old version or the new one, the new one if the program said it was
saved, and the next save leaves nothing behind. Needs libfiu (fiu-utils).
"""
import subprocess
import sys

from harness import NEXT_STEP, Case, Tally, arguments, conclude, need, ours

# How often each kind of call fails.
CHANCES = [(rw, sync) for rw in (0.02, 0.05, 0.15, 0.4) for sync in (0.1, 0.5)]
KINDS = ("new", "over", "backup", "link")


def shaky(command, case, chance):
    rw, sync = chance
    return subprocess.run(
        ["fiu-run", "-x", "-c", f"enable_random name=posix/io/rw/*,probability={rw}", "-c",
         f"enable_random name=posix/io/sync/*,probability={sync}", *command(case)],
        capture_output=True, text=True, errors="replace", timeout=60,
    )


def in_place(case):
    """A careless saver that, other than Python's, begins although reading fails now and then."""
    return ["dd", f"if={case.source}", f"of={case.plan}", "bs=4k", "status=none"]


def judge(case, done):
    fault = case.verdict(must_be_new=done.returncode == 0)
    said = done.stderr + done.stdout
    # Where nothing can be written, nothing can be said either, or half of it.
    is_said = "Could not" in said and said.endswith("\n")
    if not fault and done.returncode != 0 and is_said and not NEXT_STEP.search(said):
        fault = f"no next step: {said.strip()}"
    if not fault and (done.returncode < 0 or "panicked" in said):
        fault = f"ended with {done.returncode}: {said.strip()}"
    return fault


def sweep(command, program, runs, tally):
    """Gives how many saves were reported as failed."""
    n_failed = 0
    for at, kind in enumerate(KINDS):
        case = Case(program, 30_000, kind)
        for nr in range(at, runs, len(KINDS)):
            case.reset()
            chance = CHANCES[nr // len(KINDS) % len(CHANCES)]
            done = shaky(command, case, chance)
            n_failed += done.returncode != 0
            fault = judge(case, done) if command is ours else case.verdict()
            if not fault and command is ours:
                fault = case.fault_of_next_save()
            tally.add(fault, f"{kind}, {chance}")
        case.remove()
    return n_failed


def main():
    given = arguments(__doc__, runs=(60, 1_000))
    need("fiu-run")
    good, bad = Tally("saves with random errors"), Tally("the careless saver")
    n_failed = sweep(ours, given.program, given.runs, good)
    print(f"    {n_failed} of {given.runs} saves were reported as failed")
    sweep(in_place, given.program, 60, bad)
    if n_failed < given.runs // 10:
        good.add("hardly any error reached the program", "libfiu")
    conclude(good, bad, at_least=given.runs)


if __name__ == "__main__":
    sys.exit(main())

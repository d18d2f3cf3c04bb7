"""What the fault scripts share: plans of any size, savers good and bad, and the verdict on a file.

A script injects faults into `paceline resave OLD NEW`, the headless door to the one save function,
and looks at the file afterwards: it has to be the old version or the new one, byte for byte. Each
script does the same to a saver that is careless on purpose and fails if it finds nothing there.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
# What the user reads has to say what to do next; these are the words for it.
NEXT_STEP = re.compile(r"; |, save")


def arguments(doc, **counts):
    """PROGRAM [--short] and whatever counts a script takes: `--points 300`."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--short", action="store_true", help="the form that CI runs")
    for name, (short, full) in counts.items():
        parser.add_argument(f"--{name}", type=int, help=f"{full}; {short} in the short form")
    parsed = parser.parse_args()
    for name, (short, full) in counts.items():
        if getattr(parsed, name) is None:
            setattr(parsed, name, short if parsed.short else full)
    return parsed


def need(*tools):
    """Ends the script as skipped, which is not passed, where a tool is missing."""
    for tool in tools:
        if shutil.which(tool) is None:
            skip(f"{tool} is not installed")


def need_mounts():
    """Containers often let nobody mount anything, not even root."""
    if os.geteuid() != 0:
        skip("only root can mount file systems")
    with tempfile.TemporaryDirectory() as folder:
        tried = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True)
        if tried.returncode != 0:
            skip("file systems cannot be mounted here")
        subprocess.run(["umount", folder], check=True)
        image = pathlib.Path(folder) / "loop"
        with open(image, "wb") as file:
            file.truncate(1 << 20)
        tried = subprocess.run(["losetup", "--find", "--show", image], capture_output=True, text=True)
        if tried.returncode != 0:
            skip("there are no loop devices here")
        subprocess.run(["losetup", "--detach", tried.stdout.strip()], check=True)


def need_strace():
    """Containers often forbid what strace does."""
    need("strace")
    if subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        skip("processes cannot be traced here")


def skip(why):
    print(f"skipped: {why}")
    sys.exit(0)


def plan_text(name, size):
    """A plan of about `size` bytes, as somebody might type it."""
    note = "Readings are made up. " * (max(0, min(size - 900, 60_000)) // 22)
    head = (
        f'(format: 1, next_id: 9000, plan: (name: "{name}", notes: "{note}", '
        'calendar: (fiscal_year_start: 1)), channels: [(id: 1, name: "Facebook")], inputs: ['
    )
    month = " ".join(str(100_000 + day) for day in range(28))
    n_rows = max(0, size - 62_000) // (len(month) + 12)
    months = [f"{year}-{nr:02}-01" for year in range(1970, 2020) for nr in range(1, 13)]
    inputs, series = "", ""
    for at in range(0, max(n_rows, 1), len(months)):
        number = 2 + at // len(months)
        inputs += (
            f'(id: {number}, name: "Measure {number}", identifier: "measure_{number}", kind: Flow),'
        )
        rows = "\n".join(f"{first} {month}" for first in months[: n_rows - at])
        if rows:
            series += f'(input: {number}, channel: 1, cadence: Day, values: "\n{rows}\n"),'
    return f"{head}{inputs}], readings: [{series}])\n"


class Case:
    """A folder with an old plan at `plan` (or none) and the bytes a good save leaves there."""

    def __init__(self, program, size, kind):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="paceline-faults-"))
        self.program, self.kind, self.size = program, kind, size
        self.work = self.folder / "plans"
        self.work.mkdir()
        self.plan = self.work / "plan.ron"
        self.source = self.folder / "new.ron"
        self.old = None if kind == "new" else self._saved("Old", size * 2 // 3, "old.ron")
        self.new = self._saved("New", size, "new.ron")
        self.reset()

    def _saved(self, name, size, file):
        typed, path = self.folder / "typed.ron", self.folder / file
        typed.write_text(plan_text(name, size))
        done = subprocess.run([self.program, "resave", typed, path], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"the plan of the script is refused: {done.stderr}")
        for backup in self.folder.glob("*~"):
            backup.unlink()
        return path.read_bytes()

    def reset(self):
        """The folder as it is before each fault."""
        for path in self.work.iterdir():
            path.unlink()
        target = self.plan
        if self.kind == "link":
            target = self.work / "real.ron"
            self.plan.symlink_to("real.ron")
        if self.old is not None:
            target.write_bytes(self.old)
        if self.kind == "backup":
            (self.work / "plan.ron~").write_bytes(b"an older version")

    def verdict(self, must_be_new=False):
        """None if the file is a version that it may be."""
        found = self.plan.read_bytes() if self.plan.exists() else None
        if found == self.new or (found == self.old and not must_be_new):
            if self.kind == "link" and not self.plan.is_symlink():
                return "the link is a file now"
            return None
        if found is None:
            return "the file is gone"
        return f"damaged: {len(found)} bytes" if found != self.old else "saved, yet the old version"

    def litter(self):
        """What is there that belongs to nobody."""
        known = {"plan.ron", "plan.ron~", "real.ron", "real.ron~"}
        return sorted(path.name for path in self.work.iterdir() if path.name not in known)

    def save_again(self):
        """The next save, without a fault; it clears away what an ended process left."""
        return subprocess.run(
            [self.program, "resave", self.source, self.plan], capture_output=True, text=True
        ).returncode

    def fault_of_next_save(self):
        """None if the next save works and clears away what the one before left."""
        if self.save_again() != 0 or self.verdict(must_be_new=True):
            return "the next save fails"
        return f"left behind: {self.litter()}" if self.litter() else None

    def remove(self):
        shutil.rmtree(self.folder)


def ours(case):
    return [case.program, "resave", case.source, case.plan]


def careless(case):
    """What most programs do: open for writing, which empties the file, and write."""
    return [sys.executable, "-S", "-E", HERE / "careless.py", case.source, case.plan]


class Tally:
    """Counts what was tried and what was wrong, and says so."""

    def __init__(self, what):
        self.what, self.tried, self.wrong = what, 0, []

    def add(self, fault, where):
        self.tried += 1
        if fault:
            self.wrong.append(f"{where}: {fault}")

    def report(self):
        print(f"{self.what}: {self.tried} tried, {len(self.wrong)} wrong")
        for line in self.wrong[:20]:
            print(f"    {line.splitlines()[0][:160]}")


def conclude(good, bad, at_least):
    """Passes if ours did nothing wrong in enough tries and the careless saver did."""
    good.report()
    bad.report()
    if bad.tried and not bad.wrong:
        print("FAILED: the script finds nothing wrong with a careless saver")
        sys.exit(1)
    if good.wrong or good.tried < at_least:
        print(f"FAILED: {len(good.wrong)} wrong; at least {at_least} were to be tried")
        sys.exit(1)
    print("passed")

#!/usr/bin/env python3
"""A plan of 240 kB is saved where there is less and less room.

    tests/faults/full_disks.py PROGRAM [--short] [--points N]

Disks in memory of 204 to 636 kB, a real one of 32 MB that is nearly full, disks without room for
another name, and a limit on the size of a file. Afterwards the file is the old version or the new
one, the program has said which, and the folder holds nothing else. Runs as root.
"""
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

from harness import NEXT_STEP, Case, Tally, arguments, careless, conclude, need, need_mounts, ours

SIZE = 240_000


class Disk:
    """A mounted disk that goes when the block ends."""

    def __init__(self, *options, device="tmpfs"):
        self.options, self.device = options, device
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="paceline-disk-"))

    def __enter__(self):
        subprocess.run(["mount", *self.options, self.device, self.folder], check=True)
        return self.folder

    def __exit__(self, *_):
        subprocess.run(["umount", self.folder], check=True)
        self.folder.rmdir()


def save_on(folder, command, case, tally, where, limit=None):
    """The old plan is there; the new one is saved over it; what is there now?"""
    plan = folder / "plan.ron"
    for path in folder.glob("*plan.ron*"):
        path.unlink()
    try:
        plan.write_bytes(case.old)
    except OSError:
        return
    case.plan, case.work = plan, folder
    before = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None
    done = subprocess.run(
        command(case), capture_output=True, text=True, preexec_fn=before, timeout=60
    )
    fault = case.verdict(must_be_new=done.returncode == 0)
    if not fault and done.returncode != 0 and not NEXT_STEP.search(done.stderr):
        fault = f"no next step (exit {done.returncode}): {done.stderr.strip()}"
    stray = [name for name in case.litter() if name not in ("lost+found", "filler")]
    if not fault and stray and command is ours:
        fault = f"left behind: {stray}"
    tally.add(fault, where)


def memory_disks(command, case, step, tally):
    for kb in range(204, 640, 4 * step):
        with Disk("-t", "tmpfs", "-o", f"size={kb}k") as folder:
            save_on(folder, command, case, tally, f"a disk of {kb} kB")


def without_names(command, case, tally):
    """tmpfs counts its root, and one for each file and folder."""
    for names in range(2, 6):
        with Disk("-t", "tmpfs", "-o", f"size=4m,nr_inodes={names}") as folder:
            save_on(folder, command, case, tally, f"room for {names} names")


def real_disk(command, case, n, tally):
    if shutil.which("mkfs.ext4") is None:
        print("    (ext4: skipped, mkfs.ext4 is not installed)")
        return
    with tempfile.TemporaryDirectory() as outside:
        image = pathlib.Path(outside) / "disk.img"
        with open(image, "wb") as file:
            file.truncate(32 << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", "-m", "0", image], check=True)
        with Disk("-o", "loop", device=image) as folder:
            for nr in range(n):
                left = 200_000 + nr * 420_000 // n
                filler = folder / "filler"
                filler.unlink(missing_ok=True)
                (folder / "plan.ron").unlink(missing_ok=True)
                (folder / "plan.ron~").unlink(missing_ok=True)
                os.sync()
                room = os.statvfs(folder)
                size = room.f_bavail * room.f_frsize - left
                subprocess.run(["fallocate", "-l", str(size), filler], check=True)
                save_on(folder, command, case, tally, f"ext4 with {left // 1000} kB left")


def small_files(command, case, n, tally):
    with Disk("-t", "tmpfs", "-o", "size=8m") as folder:
        for nr in range(n):
            limit = len(case.old) + nr * (len(case.new) - len(case.old)) // n
            save_on(folder, command, case, tally, f"files of {limit} bytes at most", limit)


def sweep(command, program, points, tally):
    case = Case(program, SIZE, "over")
    home = case.folder
    memory_disks(command, case, max(1, 109 // points), tally)
    without_names(command, case, tally)
    real_disk(command, case, min(20, points), tally)
    small_files(command, case, min(20, points), tally)
    shutil.rmtree(home)


def main():
    given = arguments(__doc__, points=(10, 109))
    need("mount", "losetup", "fallocate")
    need_mounts()
    good, bad = Tally("saves without room"), Tally("the careless saver")
    sweep(ours, given.program, given.points, good)
    sweep(careless, given.program, 10, bad)
    conclude(good, bad, at_least=30 if given.short else 150)


if __name__ == "__main__":
    sys.exit(main())

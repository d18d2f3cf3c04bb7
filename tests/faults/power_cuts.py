#!/usr/bin/env python3
"""The power goes while a plan is saved again and again, on four file systems.

    tests/faults/power_cuts.py PROGRAM [--short] [--snapshots N]

The file system lies in an image on an XFS disk that shares blocks, so a copy of the image is what
a power cut would leave: blocks that were written, and nothing of what the kernel still held. Each
copy is mounted as after a restart. The plan there opens with a good checksum and is no older than
the last save that was reported as done. Runs as root; takes about a minute for 30 snapshots.
"""
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from harness import Tally, arguments, careless, conclude, need, need_mounts, ours, plan_text

SYSTEMS = {
    "ext4": (["mkfs.ext4", "-q", "-F"], "noatime"),
    "ext4 without mercy": (["mkfs.ext4", "-q", "-F"], "noatime,noauto_da_alloc"),
    "xfs": (["mkfs.xfs", "-q", "-f"], "noatime,nouuid"),
    "btrfs": (["mkfs.btrfs", "-q", "-f"], "noatime"),
}
VERSIONS = 40


def run(*command):
    subprocess.run(command, check=True, capture_output=True)


class Job:
    """What a saver needs to know: the next version and where it goes."""

    def __init__(self, program, source, plan):
        self.program, self.source, self.plan = program, source, plan


class Saving(threading.Thread):
    """Saves version after version; `acknowledged` is the last one reported as saved."""

    def __init__(self, command, program, sources, plan):
        super().__init__()
        self.command, self.program, self.sources, self.plan = command, program, sources, plan
        self.acknowledged, self.started, self.is_over = 0, 0, False

    def run(self):
        while not self.is_over:
            self.started += 1
            source = self.sources[self.started % VERSIONS]
            job = Job(self.program, source, self.plan)
            done = subprocess.run(self.command(job), capture_output=True)
            if done.returncode == 0:
                self.acknowledged = self.started


def version_in(program, plan):
    """The number in the plan's name, or what is wrong with the file."""
    if not plan.exists():
        return None, "the file is gone"
    text = plan.read_bytes()
    if not text.strip(b"\0"):
        return None, f"{len(text)} bytes of nothing"
    checked = subprocess.run([program, "check", plan], capture_output=True, text=True)
    found = re.search(rb'name: "Version (\d+)"', text)
    if checked.returncode != 0 or not found:
        return None, f"does not open: {(checked.stdout + checked.stderr).strip()}"
    return int(found.group(1)), None


def verdict(program, plan, acknowledged, started):
    nr, fault = version_in(program, plan)
    if fault:
        return fault
    # Versions come round again; the file may hold any between the two counts.
    if any(count % VERSIONS == nr for count in range(acknowledged, started + 1)):
        return None
    behind = (acknowledged - nr) % VERSIONS
    return f"{behind} saves older than the last that was reported"


def cut(host, image, options, saving, nr):
    """A copy of the image as of now, mounted; the folder, and the counts around the copy."""
    copy, folder = host / f"copy-{nr}.img", host / f"copy-{nr}"
    acknowledged = saving.acknowledged
    run("cp", "--reflink=always", image, copy)
    started = saving.started
    folder.mkdir()
    run("mount", "-o", f"loop,{options}", copy, folder)
    return copy, folder, acknowledged, started


def sweep(command, program, host, system, n, tally):
    make, options = SYSTEMS[system]
    if shutil.which(make[0]) is None:
        print(f"    ({system}: skipped, {make[0]} is not installed)")
        return
    image, live = host / "disk.img", host / "live"
    with open(image, "wb") as file:
        file.truncate((320 if "xfs" in make[0] else 128) << 20)
    run(*make, image)
    live.mkdir()
    run("mount", "-o", f"loop,{options}", image, live)
    sources = typed_versions(program, host)
    plan = live / "plan.ron"
    # The first version is there for long.
    run(program, "resave", sources[0], plan)
    os.sync()
    saving = Saving(command, program, sources, plan)
    saving.start()
    try:
        for nr in range(n):
            time.sleep(random.uniform(0.02, 0.4))
            copy, folder, acknowledged, started = cut(host, image, options, saving, nr)
            tally.add(verdict(program, folder / "plan.ron", acknowledged, started), system)
            run("umount", folder)
            folder.rmdir()
            copy.unlink()
    finally:
        saving.is_over = True
        saving.join()
        run("umount", live)
        live.rmdir()
        image.unlink()


def typed_versions(program, host):
    sources = []
    for nr in range(VERSIONS):
        typed, source = host / "typed.ron", host / f"version-{nr}.ron"
        typed.write_text(plan_text(f"Version {nr}", 60_000))
        run(program, "resave", typed, source)
        sources.append(source)
    return sources


def careless_rename(job):
    return [*careless(job), "--rename"]


def main():
    given = arguments(__doc__, snapshots=(5, 250))
    need("mount", "losetup", "mkfs.xfs")
    need_mounts()
    random.seed(20)
    good, bad = Tally("power cuts"), Tally("the careless savers")
    with tempfile.TemporaryDirectory(dir="/var/tmp") as outside:
        disk, host = pathlib.Path(outside) / "host.img", pathlib.Path(outside) / "host"
        host.mkdir()
        with open(disk, "wb") as file:
            file.truncate(4 << 30)
        run("mkfs.xfs", "-q", "-m", "reflink=1", disk)
        run("mount", "-o", "loop", disk, host)
        try:
            for system in SYSTEMS:
                sweep(ours, given.program, host, system, given.snapshots, good)
                print(f"    {system}: {good.tried} cuts so far, {len(good.wrong)} wrong", flush=True)
            few = 10 if given.short else 30
            sweep(careless, given.program, host, "ext4 without mercy", few, bad)
            sweep(careless_rename, given.program, host, "ext4 without mercy", few, bad)
        finally:
            run("umount", host)
    conclude(good, bad, at_least=given.snapshots * 2)


if __name__ == "__main__":
    sys.exit(main())

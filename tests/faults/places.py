#!/usr/bin/env python3
"""Plans at places that are not a plain file in a plain folder.

    tests/faults/places.py PROGRAM [--short]

Links of five kinds, files with several names, files and folders that must not be written (as a
user who is not root), attributes of files, names that few programs expect, and what is no file at
all. Each is saved to; the short form leaves out most names. Runs as root.
"""
import os
import pathlib
import shutil
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import time

from harness import NEXT_STEP, Tally, arguments, careless, conclude, need, need_mounts, ours, plan_text

NOBODY = 65534
SAVED, REFUSED = "saved", "refused"
# What is not a file answers at once; the rest is what a busy machine takes to start a process.
MOST_SECONDS = 3.0
NAMES = (
    "plan", "plan.", "plan.txt", ".ron", "..ron", "...", "~", "plan.ron~", "-plan.ron", "--help", "-",
    " plan.ron", "plan .ron", "plan.ron ", "a\nb.ron", "a\tb.ron", "a\rb.ron", "a\x1b[31mb.ron",
    "a\x01b.ron", "a\x7fb.ron", "a\\b.ron", 'a"b.ron', "a'b.ron", "a`b.ron", "a$HOME.ron", "a%s%n.ron",
    "a*b?.ron", "a|b.ron", "a<b>.ron", "a:b.ron", "a;b&c.ron", "#a#.ron", "CON.ron", "NUL", "$(id).ron",
    "pl\u00e4n.ron", "pla\u0308n.ron", "\u8ba1\u5212.ron", "\U0001f4c8\U0001f469\u200d\U0001f4bb.ron",
    "a\u202enor.ron", "\u0645\u062e\u0637\u0637.ron", "n" * 251 + ".ron", "\U0001f4c8" * 62 + ".ron",
    b"pl\xe4n.ron", b"\xff\xfe.ron", b"\xc3.ron", b"\xed\xa0\x80.ron", b"\x80" * 251 + b".ron",
)


class Place:
    """A folder that everybody may enter, with the plan to be saved; `plan` is where it goes."""

    def __init__(self, program):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="paceline-places-"))
        self.folder.chmod(0o755)
        # Here everybody may start it.
        self.program, self.source = self.folder / "paceline", self.folder / "new.ron"
        shutil.copy(program, self.program)
        typed = self.folder / "typed.ron"
        typed.write_text(plan_text("New", 3_000))
        subprocess.run([program, "resave", typed, self.source], check=True, capture_output=True)
        self.new, self.old = self.source.read_bytes(), typed.read_bytes()
        self.source.chmod(0o644)
        self.work = self.plan = None

    def begin(self):
        """An empty folder for the next case."""
        self.work = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        self.work.chmod(0o755)
        self.plan = self.work / "plan.ron"

    def write_old(self, path, mode=0o644):
        path.write_bytes(self.old)
        path.chmod(mode)
        return path


class Trial:
    """Runs a saver in a place and compares what comes of it with what is due."""

    def __init__(self, command, place, tally):
        self.command, self.place, self.tally = command, place, tally

    def run(self, user=None):
        before = (lambda: (os.setgroups([]), os.setgid(user), os.setuid(user))) if user else None
        began = time.monotonic()
        # A process group of its own: what hangs is ended with all it has started.
        try:
            process = subprocess.Popen(
                [os.fspath(part) for part in self.command(self.place)], stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, preexec_fn=before, start_new_session=True,
                cwd=self.place.work,
            )
        except PermissionError:
            return None, "", "this user cannot start it"
        try:
            _, said = process.communicate(timeout=MOST_SECONDS * 3)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return None, "", f"no answer within {MOST_SECONDS * 3:.0f} s"
        took = time.monotonic() - began
        slow = f"took {took:.1f} s" if took > MOST_SECONDS else None
        return process.returncode, said.decode(errors="replace"), slow

    def check(self, where, due, look=None, user=None):
        """`look` gives what is wrong afterwards."""
        code, said, fault = self.run(user)
        if not fault and (code == 0) != (due == SAVED):
            fault = f"was to be {due}, exit code {code}: {said.strip()[:90]}"
        if not fault and due == REFUSED and not NEXT_STEP.search(said):
            fault = f"no next step: {said.strip()[:90]}"
        self.tally.add(fault or (look() if look else None), where)

    def holds(self, path, is_new):
        def look():
            found = path.read_bytes()
            want = self.place.new if is_new else self.place.old
            return None if found == want else f"{path.name} holds {len(found)} other bytes"
        return look


def links(trial):
    for is_relative in (True, False):
        for kind in ("link", "chain", "other folder", "dangling", "loop"):
            place = trial.place
            place.begin()
            real = place.work / "real.ron"
            if kind == "other folder":
                (place.work / "inner").mkdir()
                real = place.work / "inner/real.ron"
            if kind not in ("dangling", "loop"):
                place.write_old(real)
            aim = real if kind != "loop" else place.plan
            name = (lambda path: os.path.relpath(path, place.work)) if is_relative else str
            if kind == "chain":
                (place.work / "middle.ron").symlink_to(name(real))
                aim = place.work / "middle.ron"
            place.plan.symlink_to(name(aim))

            def look():
                if not place.plan.is_symlink():
                    return "the link is a file now"
                return None if kind == "loop" else trial.holds(real, True)()

            due = REFUSED if kind == "loop" else SAVED
            trial.check(f"{kind}, {'relative' if is_relative else 'absolute'}", due, look)


def several_names(trial):
    """Headless, nobody can be asked: this name gets the new plan, the others keep the old one."""
    for n_names in (2, 3):
        place = trial.place
        place.begin()
        place.write_old(place.plan)
        others = [place.work / f"other-{nr}.ron" for nr in range(n_names - 1)]
        for other in others:
            os.link(place.plan, other)

        def look():
            faults = [trial.holds(place.plan, True)(), *(trial.holds(o, False)() for o in others)]
            return next(filter(None, faults), None)

        trial.check(f"a file with {n_names} names", SAVED, look)


def forbidden(trial):
    place = trial.place

    def refused(where, path, user=None):
        trial.check(where, REFUSED, trial.holds(path, False), user)

    for mode, owner in ((0o444, NOBODY), (0o400, 0), (0o644, 0)):
        place.begin()
        place.work.chmod(0o777)
        place.write_old(place.plan, mode)
        os.chown(place.plan, owner, owner)
        refused(f"mode {mode:o} of {'one’s own' if owner else 'root'}", place.plan, NOBODY)
    place.begin()
    place.write_old(place.plan, 0o666)
    refused("a folder of root", place.plan, NOBODY)
    place.begin()
    place.work.chmod(0o755)
    trial.check("a new file in a folder of root", REFUSED,
                lambda: "the file is there" if place.plan.exists() else None, NOBODY)
    place.begin()
    place.write_old(place.plan)
    if subprocess.run(["chattr", "+i", place.plan], capture_output=True).returncode == 0:
        refused("a file that must never change", place.plan)
        subprocess.run(["chattr", "-i", place.plan], check=True)
    else:
        print("    (chattr: skipped, this file system has no such mark)")
    for how in ("bind", "tmpfs"):
        place.begin()
        mounted = place.work / "mounted"
        mounted.mkdir()
        what = ["--bind", mounted, mounted] if how == "bind" else ["-t", "tmpfs", "tmpfs", mounted]
        subprocess.run(["mount", *what], check=True)
        try:
            place.plan = place.write_old(mounted / "plan.ron")
            remount = "remount,ro,bind" if how == "bind" else "remount,ro"
            subprocess.run(["mount", "-o", remount, mounted], check=True)
            refused(f"a read-only disk ({how})", place.plan)
        finally:
            subprocess.run(["umount", mounted], check=True)


def attributes(trial):
    """What a file has beside its bytes is there after the save."""
    place = trial.place
    for mode in (0o600, 0o640, 0o664, 0o755):
        place.begin()
        place.write_old(place.plan, mode)
        trial.check(f"mode {mode:o}", SAVED, lambda: None
                    if stat.S_IMODE(place.plan.stat().st_mode) == mode else "another mode")
    place.begin()
    place.write_old(place.plan)
    os.chown(place.plan, 1234, 2345)
    trial.check("an owner", SAVED, lambda: None
                if (place.plan.stat().st_uid, place.plan.stat().st_gid) == (1234, 2345)
                else "another owner")
    # An access list: owner, user 1234, group, mask, others; each tag, rights, id.
    entries = ((1, 6, -1), (2, 6, 1234), (4, 4, -1), (16, 6, -1), (32, 4, -1))
    acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    for name, value in (("user.note", b"from the meeting"), ("system.posix_acl_access", acl)):
        place.begin()
        place.write_old(place.plan)
        try:
            os.setxattr(place.plan, name, value)
        except OSError:
            print(f"    ({name}: skipped, this file system has none)")
            continue

        def look():
            try:
                return None if os.getxattr(place.plan, name) == value else "another value"
            except OSError:
                return "it is gone"

        trial.check(name, SAVED, look)


def names(trial, step):
    place = trial.place
    for name in NAMES[::step]:
        place.begin()
        raw = name if isinstance(name, bytes) else name.encode()
        place.plan = pathlib.Path(os.fsdecode(os.fsencode(place.work) + b"/" + raw))
        place.write_old(place.plan)

        def look():
            fault = trial.holds(place.plan, True)()
            known = {raw, raw + b"~"}
            stray = [path for path in os.listdir(os.fsencode(place.work)) if path not in known]
            return fault or (f"left behind: {stray}" if stray else None)

        trial.check(f"the name {raw!r:.60}", SAVED, look)
        if trial.command is ours:
            # What is said of it must not reach the terminal as it is.
            done = subprocess.run(ours(place), capture_output=True, cwd=place.work)
            said = done.stdout + done.stderr
            fault = f"exit code {done.returncode}" if done.returncode != 0 else None
            if not fault and any(byte in said for byte in (b"\x1b", b"\x01", b"\x7f", b"\r")):
                fault = "control characters are printed as they are"
            trial.tally.add(fault, f"what is said of {raw!r:.60}")


def no_files(trial):
    """Devices are made anew in the folder: a careless saver as root replaces those of the machine."""
    place = trial.place
    devices = {"zeros without end": (1, 5), "a full device": (1, 7)}
    for kind in ("fifo", "socket", "folder", *devices):
        place.begin()
        listener = None
        if kind == "fifo":
            os.mkfifo(place.plan)
        elif kind == "folder":
            place.plan.mkdir()
        elif kind == "socket":
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(os.fspath(place.plan))
        else:
            try:
                os.mknod(place.plan, 0o666 | stat.S_IFCHR, os.makedev(*devices[kind]))
            except PermissionError:
                print(f"    ({kind}: skipped, no devices can be made here)")
                continue
        trial.check(f"{kind} instead of a file", REFUSED)
        if listener:
            listener.close()
        if trial.command is ours:
            reader = Trial(lambda place: [place.program, "check", place.plan], place, trial.tally)
            code, said, fault = reader.run()
            if not fault and code != 2:
                fault = f"exit code {code}"
            trial.tally.add(fault, f"{kind} opened instead of a file")


def sweep(command, program, step, tally):
    place = Place(program)
    trial = Trial(command, place, tally)
    for part in (links, several_names, forbidden, attributes, no_files):
        part(trial)
    names(trial, step)
    shutil.rmtree(place.folder)


def careless_rename(place):
    """With the system's Python, which everybody may start."""
    own = shutil.which("python3", path="/usr/bin:/bin")
    return [*([own] if own else []), *careless(place)[1 if own else 0:], "--rename"]


def main():
    given = arguments(__doc__)
    need("mount", "chattr")
    need_mounts()
    good, bad = Tally("saves to odd places"), Tally("the careless saver")
    sweep(ours, given.program, 6 if given.short else 1, good)
    sweep(careless_rename, given.program, 6, bad)
    conclude(good, bad, at_least=40 if given.short else 120)


if __name__ == "__main__":
    sys.exit(main())

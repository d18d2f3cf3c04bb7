"""An editing session in the real window, with folders of its own, for scripts that break it off."""
import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

from window import Window

INPUT, CHANNEL, PERIOD = "Sign-ups from social media", "Website", "Feb 2021"
CELL = f"{INPUT}, {CHANNEL}, {PERIOD}"


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(condition, what, seconds=30.0):
    deadline = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds:.0f} s for {what}")
        time.sleep(0.05)


class Session:
    """One folder with a plan, settings and recovery copies; the program is started in it."""

    def __init__(self, program, sample):
        self.program = program
        # What the program is started by, if not by itself: strace, faketime.
        self.starter = []
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="paceline-"))
        self.plan = self.folder / "plan.ron"
        shutil.copy(sample, self.plan)
        self.before = self.plan.read_bytes()
        self.process = self.window = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self):
        return dict(
            os.environ,
            XDG_STATE_HOME=str(self.folder / "state"),
            XDG_CONFIG_HOME=str(self.folder / "config"),
        )

    def start(self, *arguments, wait=True, **more):
        port = free_port()
        environment = self.environment() | {"EGUI_INSPECTION": f"127.0.0.1:{port}"} | more
        arguments = arguments or (str(self.plan),)
        log = open(self.folder / "log", "ab")
        self.process = subprocess.Popen(
            [*self.starter, self.program, *arguments], env=environment, stdout=log, stderr=log
        )
        if wait:
            self.window = Window(port)
        return self

    def is_alive(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        if self.is_alive():
            self.process.send_signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait()

    def log(self):
        return (self.folder / "log").read_text(errors="replace")

    def open_plan(self):
        wait_for(lambda: self.window.find_all("KPI inputs"), "the plan to open")
        self.window.settle()

    def wait_for_offer(self):
        """Until the window offers to recover something: for the plan it opens, or in a list."""
        wait_for(self.offers, "the offer to recover")

    def offers(self):
        controls = self.window.controls()
        return [c for c in controls if c.role == "button" and (c.name or "").split(" ")[0] == "Recover"]

    def type_reading(self, text):
        """Types into a cell of the plan and leaves the field; the plan is unsaved then."""
        if not self.window.find_all(CELL, "cell"):
            self.window.click("Channels", "comboBox")
            self.window.click(CHANNEL)
        self.window.click(CELL, "cell")
        self.window.type(text)
        self.window.key("Enter")

    def copies(self):
        """Recovery copies on disk, the newest last."""
        folder = self.folder / "state/paceline/recovery"
        return sorted(folder.glob("*.ron"), key=lambda path: path.name.split(".")[-2])

    def is_sound(self, path):
        done = subprocess.run(
            [self.program, "check", str(path)], env=self.environment(), capture_output=True
        )
        return done.returncode in (0, 1)

"""renderers.py PROGRAM SAMPLE.ron; see renderers.sh."""
import os
import re
import subprocess
import sys

from editing import GONE
from harness import NEXT_STEP, Tally
from session import Session

NO_WINDOW = 3
MOST_SECONDS = 60
NO_VULKAN = {"VK_ICD_FILENAMES": "/nowhere", "VK_DRIVER_FILES": "/nowhere"}
NO_GL = {"LIBGL_DRIVERS_PATH": "/nowhere", "__EGL_VENDOR_LIBRARY_DIRS": "/nowhere"}
# What has to come of it: a window, or a sentence and the exit code for that.
WINDOW, SENTENCE = "a window", "a sentence"
# What the machine lacks, how the program is started there, and what has to come of it.
ENVIRONMENTS = (
    ("nothing", {}, [], WINDOW),
    ("OpenGL", NO_GL, [], WINDOW),
    ("OpenGL, which was asked for", NO_GL, ["--renderer", "glow"], SENTENCE),
    ("Vulkan", NO_VULKAN, [], WINDOW),
    ("Vulkan, in safe mode", NO_VULKAN, ["--safe-mode"], WINDOW),
    ("OpenGL and Vulkan", NO_GL | NO_VULKAN, [], SENTENCE),
    ("OpenGL and Vulkan, in safe mode", NO_GL | NO_VULKAN, ["--safe-mode"], SENTENCE),
    ("a display", {"DISPLAY": ""}, [], SENTENCE),
    ("a display that is there", {"DISPLAY": ":4711"}, [], SENTENCE),
    # eframe itself takes a picture and ends, or panics, when it finds this.
    ("sense in its variables", {"EFRAME_SCREENSHOT_TO": "/nowhere/picture.png"}, [], WINDOW),
)


def opens(session, environment, options):
    """Whether there is a window that can be typed into, with what was wrong if not."""
    session.start(*options, str(session.plan), **environment)
    session.open_plan()
    session.type_reading("71234")
    return None if session.is_alive() else "the window is gone"


def says_why(session, environment, options):
    """The program has to end by itself, with the code for this and a sentence with a way on."""
    done = subprocess.run(
        [session.program, *options, session.plan], env=session.environment() | environment,
        capture_output=True, text=True, timeout=MOST_SECONDS,
    )
    if done.returncode != NO_WINDOW:
        return f"exit code {done.returncode}"
    said = done.stderr.strip().splitlines()[-1:] or [""]
    if re.search("panicked|RUST_BACKTRACE", done.stderr):
        return "it panicked"
    way_on = NEXT_STEP.search(said[0]) or re.search(r"[Tt]ry |use: |[Ss]tart |Without --", said[0])
    return None if way_on else f"no way on: {said[0]}"


def try_once(program, sample, environment, options, outcome):
    with Session(program, sample) as session:
        # Without zenity or xmessage, which would show the sentence for two minutes.
        bare = {"PATH": os.environ["BARE_PATH"]} | environment
        try:
            judge = opens if outcome == WINDOW else says_why
            fault = judge(session, bare, options)
            if not fault and session.plan.read_bytes() != session.before:
                fault = "the plan was written"
        except subprocess.TimeoutExpired:
            fault = "it neither opens nor ends"
        except GONE as error:
            fault = f"{(str(error) or type(error).__name__).splitlines()[0]}"
        return fault


def main(arguments):
    program, sample = arguments
    tally = Tally("starts on a machine that lacks something")
    for lacks, environment, options, outcome in ENVIRONMENTS:
        fault = try_once(program, sample, environment, options, outcome)
        tally.add(fault, f"without {lacks}, {outcome} was due")
    tally.report()
    # What cannot fall back has to be found out, and so does what falls back where nothing works.
    stubborn = try_once(program, sample, NO_GL, ["--renderer", "glow"], WINDOW)
    merry = try_once(program, sample, {}, ["--version"], SENTENCE)
    if not (stubborn and merry):
        print("FAILED: nothing wrong with a program that has one renderer, or says nothing")
        return 1
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

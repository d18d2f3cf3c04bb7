"""closing.py PROGRAM SAMPLE.ron TIMES; see closing.sh."""
import subprocess
import sys
import time

from session import Session, wait_for


def run(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def window_id(session):
    return wait_for(
        lambda: run("xdotool", "search", "--onlyvisible", "--name", "Paceline"), "the window"
    ).splitlines()[0]


def by_manager(session):
    run("wmctrl", "-i", "-c", window_id(session))


def by_alt_f4(session):
    run("xdotool", "windowactivate", "--sync", window_id(session))
    run("xdotool", "key", "alt+F4")


def by_ctrl_q(session):
    session.window.press("Q", ctrl=True)


def by_menu(session):
    session.window.click("File")
    names = [c.name for c in session.window.controls() if (c.name or "").startswith("Quit")]
    session.window.send({"PointerMoved": list(session.window.find(names[0]).center)})
    position = list(session.window.find(names[0]).center)
    held = session.window._modifiers()
    session.window.send({"PointerButton": [position, "Primary", True, held]})
    session.window.send({"PointerButton": [position, "Primary", False, held]})


def minimised(session):
    window = window_id(session)
    run("xdotool", "windowminimize", window)
    time.sleep(0.5)
    run("wmctrl", "-i", "-c", window)


def on_another_desktop(session):
    window = window_id(session)
    run("wmctrl", "-n", "2")
    run("wmctrl", "-s", "1")
    time.sleep(0.5)
    run("wmctrl", "-i", "-c", window)
    run("wmctrl", "-s", "0")


def covered(session):
    window = window_id(session)
    other = subprocess.Popen(["xmessage", "-geometry", "1280x800+0+0", "something else"])
    time.sleep(0.7)
    run("wmctrl", "-i", "-c", window)
    time.sleep(0.3)
    other.kill()
    other.wait()


def twice(session):
    window = window_id(session)
    run("wmctrl", "-i", "-c", window)
    run("wmctrl", "-i", "-c", window)


WAYS = {
    "window button": by_manager,
    "Alt+F4": by_alt_f4,
    "Ctrl+Q": by_ctrl_q,
    "File menu": by_menu,
    "minimised": minimised,
    "other desktop": on_another_desktop,
    "covered": covered,
    "twice": twice,
}


def ends(session, seconds=8):
    deadline = time.monotonic() + seconds
    while session.is_alive() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not session.is_alive()


def try_once(program, sample, close, is_dirty):
    with Session(program, sample) as session:
        session.start().open_plan()
        if is_dirty:
            session.type_reading("71234")
        try:
            close(session)
        except (EOFError, OSError, RuntimeError):
            pass  # the window may be gone before it answers
        if not is_dirty:
            if not ends(session):
                return "did not close"
            return None if session.process.returncode == 0 else f"code {session.process.returncode}"
        wait_for(lambda: session.window.find_all("Don’t save"), "the question", 10)
        if not session.is_alive():
            return "closed without asking"
        session.window.click("Cancel")
        session.window.settle()
        if not session.is_alive():
            return "Cancel closed it"
        if session.plan.read_bytes() != session.before:
            return "the plan was written"
    return None


def main(arguments):
    program, sample, times = arguments
    n_done, faults = 0, []
    for name, close in WAYS.items():
        for is_dirty in (True, False):
            for _ in range(int(times)):
                what = f"{name}, {'dirty' if is_dirty else 'clean'}"
                try:
                    fault = try_once(program, sample, close, is_dirty)
                except (AssertionError, EOFError, OSError, RuntimeError, LookupError) as error:
                    fault = str(error) or type(error).__name__
                n_done += 1
                if fault:
                    faults.append(f"{what}: {fault}")
    print(f"closing: {n_done - len(faults)} of {n_done} asked when something was unsaved, and only then")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

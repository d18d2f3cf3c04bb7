"""portals.py PROGRAM SAMPLE.ron TIMES; see portals.sh."""
import contextlib
import os
import pathlib
import subprocess
import sys
import time

from session import Session, wait_for

MODES = ("ok", "noext", "mtp", "cancel", "other", "die", "silent", "killbus")
# The desktop's dialog answers by itself in these; in the others the program's own has to appear.
ANSWERED = ("ok", "noext")
FAKE = pathlib.Path(__file__).parent / "fake_portal.py"


@contextlib.contextmanager
def session_bus():
    """A session bus of its own, which may be taken away; its address and process."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )
    try:
        yield bus.stdout.readline().strip(), bus
    finally:
        bus.kill()
        bus.wait()


def save_as(session, mode, answer):
    """Asks for a new name and saves under it, whatever the desktop does."""
    window = session.window
    window.key("S", ctrl=True, shift=True)
    if mode == "cancel":
        # Given up on purpose: no other dialog comes, and asking again works.
        time.sleep(2)
        assert not window.find_all("Save the plan as"), "a dialog after Cancel"
        return
    if mode == "other":
        # Looks like a dialog that was given up: nothing is saved, which is said with a way on.
        wait_for(lambda: window.find_all("Use the built-in dialog"), "the way on", 15)
        window.click("Use the built-in dialog")
    if mode not in ANSWERED:
        wait_for(lambda: window.find_all("File name"), "the program's own dialog", 25)
        window.key("A", ctrl=True)
        window.type(str(answer))
        window.key("Enter")
    wait_for(answer.exists, f"{answer.name} to be saved", 15)


def try_once(program, sample, mode):
    with session_bus() as (address, bus), Session(program, sample) as session:
        answer = session.folder / "picked.ron"
        environment = dict(
            os.environ, DBUS_SESSION_BUS_ADDRESS=address, FAKE_BUS_PID=str(bus.pid)
        )
        portal = subprocess.Popen(
            [os.environ["DBUS_PYTHON"], FAKE, mode, str(answer)],
            env=environment, stdout=subprocess.PIPE, text=True,
        )
        try:
            assert portal.stdout.readline().strip() == "ready", "the portal does not start"
            # Without a helper that would make up for the portal.
            session.start(
                str(session.plan), PATH=os.environ["BARE_PATH"], DBUS_SESSION_BUS_ADDRESS=address, GTK_USE_PORTAL="1",
                NO_AT_BRIDGE="1",
            ).open_plan()
            session.type_reading("71234")
            save_as(session, mode, answer)
            assert session.is_alive(), "the window is gone"
            session.type_reading("71235")
            assert session.is_alive(), "the window is gone"
            if mode != "cancel":
                assert "71234" in answer.read_text(), "the reading is not in the file"
        except (AssertionError, EOFError, OSError, RuntimeError, LookupError) as fault:
            return f"{fault or type(fault).__name__}\n{session.log()[-400:]}"
        finally:
            portal.kill()
            portal.wait()
    return None


def main(arguments):
    program, sample, times = arguments
    n_done, faults = 0, []
    for mode in MODES:
        for _ in range(int(times)):
            began = time.monotonic()
            fault = try_once(program, sample, mode)
            n_done += 1
            took = time.monotonic() - began
            print(f"portals: {mode} {'failed' if fault else 'fine'} after {took:.1f} s", flush=True)
            if fault:
                faults.append(f"{mode}: {fault}")
    print(f"portals: {n_done - len(faults)} of {n_done} left the window alive and usable")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

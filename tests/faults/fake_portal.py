"""A file-chooser portal that answers as told, on the session bus.

    fake_portal.py MODE [ANSWER]

ok       picks ANSWER
noext    picks ANSWER without its ending
mtp      picks something on a telephone, which has no path
cancel   the user gave up, after a while
other    answers with a code nobody knows
die      goes away when it is asked
silent   never answers
killbus  takes the whole session bus away when it is asked

Prints "ready" when it can be asked, and each question. Without the module dbus: "skipped".
"""
import os
import pathlib
import signal
import sys

try:
    import dbus
    import dbus.mainloop.glib
    import dbus.service
    from gi.repository import GLib
except ImportError as missing:
    print(f"skipped: {missing}", flush=True)
    sys.exit(0)

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
CHOOSER = "org.freedesktop.portal.FileChooser"
REQUEST = "org.freedesktop.portal.Request"
MODES = ("ok", "noext", "mtp", "cancel", "other", "die", "silent", "killbus")


class Request(dbus.service.Object):
    @dbus.service.signal(REQUEST, signature="ua{sv}")
    def Response(self, code, results):
        pass

    @dbus.service.method(REQUEST)
    def Close(self):
        pass


class Portal(dbus.service.Object):
    def __init__(self, bus, mode, answer):
        super().__init__(bus, PATH)
        self.bus, self.mode, self.answer = bus, mode, answer

    @dbus.service.method(
        "org.freedesktop.DBus.Properties", in_signature="ss", out_signature="v"
    )
    def Get(self, _interface, _name):
        return dbus.UInt32(4)

    @dbus.service.method(CHOOSER, "ssa{sv}", "o", sender_keyword="sender")
    def OpenFile(self, _parent, title, options, sender=None):
        return self.ask(title, options, sender)

    @dbus.service.method(CHOOSER, "ssa{sv}", "o", sender_keyword="sender")
    def SaveFile(self, _parent, title, options, sender=None):
        return self.ask(title, options, sender)

    def ask(self, title, options, sender):
        print(f"asked: {title}", flush=True)
        if self.mode == "die":
            os._exit(0)
        if self.mode == "killbus":
            os.kill(int(os.environ["FAKE_BUS_PID"]), signal.SIGTERM)
            os._exit(0)
        token = str(options.get("handle_token", "t"))
        place = f"{PATH}/request/{sender[1:].replace('.', '_')}/{token}"
        request = Request(self.bus, place)
        code, uris = self.response()
        if code is not None:
            results = {"uris": dbus.Array(uris, signature="s")} if uris else {}
            GLib.timeout_add(800, lambda: request.Response(code, results))
        return dbus.ObjectPath(place)

    def response(self):
        uri = pathlib.Path(self.answer).as_uri()
        return {
            "ok": (0, [uri]),
            "noext": (0, [uri.removesuffix(".ron")]),
            "mtp": (0, ["mtp://telephone/plan.ron"]),
            "cancel": (1, []),
            "other": (2, []),
            "silent": (None, []),
        }[self.mode]


def main(arguments):
    if not arguments or arguments[0] not in MODES:
        print(__doc__, file=sys.stderr)
        return 64
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    name = dbus.service.BusName(NAME, bus)
    portal = Portal(bus, arguments[0], (arguments + ["/tmp/picked.ron"])[1])
    print("ready", flush=True)
    GLib.MainLoop().run()
    return 0 if name and portal else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

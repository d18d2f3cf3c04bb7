"""The real window, driven by the names a screen reader would say.

The program must be built with the feature `inspection` and started with EGUI_INSPECTION set to
127.0.0.1:PORT. Then it answers, on that port, messages of MessagePack with their length before
them: the accessibility tree goes out, pointer and key events come in.

    window = Window(5719)
    window.click("New plan")
    window.key("S", ctrl=True)
    print(window.outline())

From a shell: window.py PORT [PICTURE.png]   prints the tree, and takes a picture.
"""
import socket
import struct
import sys
import time

import msgpack


class Control:
    """One node of the accessibility tree."""

    def __init__(self, raw):
        self.role = raw.get("role")
        self.properties = raw.get("properties") or raw

    @property
    def name(self):
        return self.properties.get("label")

    @property
    def value(self):
        text = self.properties.get("value")
        return text if text is not None else self.properties.get("numericValue")

    @property
    def bounds(self):
        """Left, top, right, bottom in points; None for what is nowhere."""
        box = self.properties.get("bounds")
        if isinstance(box, dict):
            return tuple(box[side] for side in ("x0", "y0", "x1", "y1"))
        return tuple(box) if box else None

    @property
    def center(self):
        left, top, right, bottom = self.bounds
        return ((left + right) / 2, (top + bottom) / 2)

    def __repr__(self):
        value = "" if self.value in (None, "") else f" = {self.value!r}"
        return f"{self.role} {self.name!r}{value}"


class Window:
    def __init__(self, port, wait=60.0):
        deadline = time.monotonic() + wait
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
                greeting = self._receive(8)
                break
            except (OSError, EOFError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)
        if greeting[:4] != b"eins":
            raise RuntimeError("what answers is not the window")

    def close(self):
        self.socket.close()

    # -- messages ----------------------------------------------------------------------------
    def _receive(self, size):
        received = b""
        while len(received) < size:
            part = self.socket.recv(size - len(received))
            if not part:
                raise EOFError("the window is gone")
            received += part
        return received

    def ask(self, message):
        body = msgpack.packb(message)
        self.socket.sendall(struct.pack(">I", len(body)) + body)
        (size,) = struct.unpack(">I", self._receive(4))
        answer = msgpack.unpackb(self._receive(size), strict_map_key=False)
        if isinstance(answer, dict) and "Error" in answer:
            raise RuntimeError(answer["Error"])
        return answer

    def send(self, *events):
        self.ask({"ApplyEvents": [list(events)]})

    def settle(self):
        """Lets frames pass until nothing moves any more."""
        self.ask({"Settle": [200]})

    # -- looking -----------------------------------------------------------------------------
    def controls(self):
        """Everything that is on the screen, in tree order."""
        update = self.ask("GetTree")["Tree"][2]
        if update is None:
            return []
        nodes = update["nodes"] if isinstance(update, dict) else update[0]
        raw, children = {}, {}
        for number, node in nodes:
            if not isinstance(node, dict):
                node = {"role": node[0], "properties": node[-1]} if len(node) > 1 else node[0]
            raw[number] = node
            children[number] = (node.get("properties") or node).get("children") or []
        inner = {child for numbers in children.values() for child in numbers}
        found, todo = [], [number for number in reversed(raw) if number not in inner]
        while todo:
            number = todo.pop()
            found.append(Control(raw[number]))
            todo.extend(child for child in reversed(children[number]) if child in raw)
        return found

    def find_all(self, name, role=None):
        """Controls with exactly this name; texts are named by what they say."""
        return [
            control
            for control in self.controls()
            if (control.name if control.name is not None else control.value) == name
            and role in (None, control.role)
            and control.bounds
        ]

    def find(self, name, role=None):
        found = self.find_all(name, role)
        if not found:
            raise LookupError(f"no control named {name!r}; there are:\n{self.outline()}")
        return found[0]

    def outline(self):
        skipped = {"genericContainer", "textRun", "unknown"}
        return "\n".join(repr(c) for c in self.controls() if c.name or c.role not in skipped)

    def picture(self, path):
        _, data = self.ask({"GetScreenshot": [None]})["Screenshot"]
        with open(path, "wb") as file:
            file.write(data)

    # -- acting ------------------------------------------------------------------------------
    @staticmethod
    def _modifiers(ctrl=False, shift=False, alt=False):
        return [alt, ctrl, shift, False, ctrl]

    def click(self, name, role=None, count=1):
        position = list(self.find(name, role).center)
        held = self._modifiers()
        self.send({"PointerMoved": position})
        for _ in range(count):
            self.send({"PointerButton": [position, "Primary", True, held]})
            self.send({"PointerButton": [position, "Primary", False, held]})
        self.settle()

    def type(self, text):
        self.send({"Text": text})
        self.settle()

    def press(self, key, **held):
        """A key whose effect may be that the window goes."""
        held = self._modifiers(**held)
        self.send({"Key": [key, None, True, False, held]})
        self.send({"Key": [key, None, False, False, held]})

    def key(self, key, **held):
        self.press(key, **held)
        self.settle()


def main(arguments):
    if not arguments:
        print(__doc__)
        return 64
    window = Window(int(arguments[0]))
    print(window.outline())
    for path in arguments[1:]:
        window.picture(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

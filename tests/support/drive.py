# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 program as a person would: looks by AT-SPI, acts by keyboard and pointer.

Run under ui-env.sh, with /usr/bin/python3. A test is a function that takes the App; `run_tests` runs
them in order on one App, each going on where the one before it left the window, and prints TAP:

    from drive import App, has, run_tests, wait

    def search_narrows(app):
        app.keys("ctrl+f")
        app.type("supervision")
        app.find("label", r"^\\d+ findings?$")

    app = App([program, "--library", folder])
    sys.exit(run_tests(app, [search_narrows]))

What GTK 4.8 has in store, and what is done about it:

* Screen coordinates are wrong. `App.click` adds a widget's place in its window to the X window's place.
* Extents inside popovers are wrong too: use `App.press` (the accessible action) or keys there.
* The program crashes when its application object is asked for its children while a window opens or
  closes. Wait for dialogs with `App.dialog` and `App.dialog_gone`, which watch the X server first.
* A list shows some 200 rows of many widgets, each three D-Bus calls away: `walk` leaves what is in
  rows to the end and takes at most 60 children of each. Give `find` a root that is near.
* Buttons with a mnemonic are called "_Undo Undo": match "Undo$".
* Never sleep: `wait` polls a condition, with a cap.
* End the program with `App.quit` (ctrl+Q), not by a signal: only so is its exit code worth looking at.
"""
import os
import re
import subprocess
import tempfile
import time
import traceback
from itertools import islice

import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

WINDOW = Atspi.CoordType.WINDOW
ROLE_NAMES = {"button": "push button"}      # renamed in at-spi 2.5x
# GTK 4.8's own bridge complains so when asked about a widget that is just going away
KNOWN_WARNINGS = ("g_variant_is_object_path:", "g_variant_new_object_path:")
FAULTS = ("CRITICAL", "WARNING", "ERROR:", "runtime error", "AddressSanitizer", "LeakSanitizer")

Atspi.set_timeout(3000, 15000)


def run(*words):
    """The standard output of a command that must succeed."""
    return subprocess.run([str(w) for w in words], check=True, capture_output=True,
                          text=True).stdout.strip()


def settle(milliseconds=30):
    """Lets AT-SPI's signals reach the cache of libatspi."""
    context = GLib.MainContext.default()
    end = time.monotonic() + milliseconds / 1000
    while time.monotonic() < end:
        while context.pending():
            context.iteration(False)
        time.sleep(0.005)


def wait(what, condition, timeout=10.0):
    """The first true value of condition(). A D-Bus error in mid-change counts as "not yet"."""
    end = time.monotonic() + timeout
    last = None
    while time.monotonic() < end:
        try:
            last = condition()
            if last:
                return last
        except (GLib.Error, subprocess.CalledProcessError) as error:
            last = error
        settle()
    raise AssertionError(f"waited {timeout:g} s for {what}; last: {last!r}")


def children(accessible):
    for i in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(i)
        if child is not None:
            yield child


def has(accessible, state):
    """Whether it has a state: "SELECTED", "FOCUSED", "CHECKED", "SENSITIVE", "SHOWING" …"""
    return accessible.get_state_set().contains(getattr(Atspi.StateType, state))


def role(accessible):
    name = accessible.get_role_name()
    return ROLE_NAMES.get(name, name)


def walk_with_roles(root, limit=60):
    """All below root, breadth first: what people look for is near the top. What is in a row comes after
    all else, for rows hold most of the widgets; labels hold none."""
    todo = [root]
    while todo:
        rows = []
        for accessible in todo:                         # which grows meanwhile
            role_name = role(accessible)
            yield accessible, role_name
            if role_name == "list item" and accessible is not root:
                rows.append(accessible)
            elif role_name != "label":
                todo.extend(islice(children(accessible), limit))
        todo = [child for row in rows for child in islice(children(row), limit)]


def walk(root):
    return (accessible for accessible, _ in walk_with_roles(root))


def is_visible(accessible):
    try:
        extents = accessible.get_extents(WINDOW)
    except GLib.Error:
        return False
    return extents.width > 0 and extents.height > 0


def find_all(root, role_name=None, name=None, visible=True):
    """Those below root of a role, whose name matches a regular expression."""
    pattern = re.compile(name) if name is not None else None
    for accessible, its_role in walk_with_roles(root):
        if role_name and its_role != role_name:
            continue
        if pattern and not pattern.search(accessible.get_name() or ""):
            continue
        if not visible or is_visible(accessible):
            yield accessible


def find(root, role_name=None, name=None, n=0, visible=True):
    """The nth of find_all, or None."""
    for accessible in find_all(root, role_name, name, visible):
        if n == 0:
            return accessible
        n -= 1
    return None


def text_of(accessible):
    """What an entry or text view holds."""
    return Atspi.Text.get_text(accessible, 0, Atspi.Text.get_character_count(accessible))


class App:
    """A program that was started, its first window (`frame`), and what a person can do to it."""

    def __init__(self, argv, env=None):
        self.output = tempfile.TemporaryFile()
        self.process = subprocess.Popen(argv, env={**os.environ, **(env or {})},
                                        stdout=self.output, stderr=subprocess.STDOUT)
        self.root = wait("the program", self._find_root, 20)
        self.frame = wait("its window", self._find_frame, 20)
        self.xid = wait("its X window", self._find_largest_window)

    def _find_root(self):
        if self.process.poll() is not None:
            raise AssertionError(f"ended with {self.process.returncode}:\n{self.read_output()}")
        for accessible in children(Atspi.get_desktop(0)):
            if accessible.get_process_id() == self.process.pid:
                return accessible
        return None

    def _find_frame(self):
        return next((c for c in children(self.root) if role(c) in ("frame", "window")), None)

    def _find_largest_window(self):
        windows = list(self.x_windows())
        return max(windows, key=lambda w: self.geometry(w)[2] * self.geometry(w)[3], default=None)

    # Windows

    def x_windows(self):
        """The titles of its visible X windows, by id."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
            capture_output=True, text=True, check=False).stdout.split()
        return {window: run("xdotool", "getwindowname", window) for window in found}

    @staticmethod
    def geometry(window):
        """Its x, y, width and height on the screen. (xdotool counts a frame drawn round it twice.)"""
        answer = run("xwininfo", "-id", window)
        return tuple(int(re.search(rf"{label}:\s+(-?\d+)", answer)[1]) for label in (
            "Absolute upper-left X", "Absolute upper-left Y", "Width", "Height"))

    def dialog(self, title, timeout=10.0):
        """The dialog with that title, once it is open."""
        wait(f"a window {title!r}", lambda: title in self.x_windows().values(), timeout)
        settle(150)
        return wait(f"the dialog {title!r}", lambda: next(
            (c for c in children(self.root) if c.get_name() == title), None), timeout)

    def dialog_gone(self, title, timeout=10.0):
        wait(f"{title!r} to close", lambda: title not in self.x_windows().values(), timeout)
        settle(150)

    def resize(self, width, height):
        run("xdotool", "windowsize", self.xid, width, height)
        settle(150)

    # Looking

    def find(self, role_name=None, name=None, n=0, root=None, timeout=10.0):
        """Waits until there is such a widget below root (the window)."""
        return wait(f"{role_name} {name!r} #{n}",
                    lambda: find(root or self.frame, role_name, name, n), timeout)

    def gone(self, role_name=None, name=None, root=None, timeout=10.0):
        """Waits until there is none."""
        wait(f"no {role_name} {name!r}",
             lambda: find(root or self.frame, role_name, name) is None, timeout)

    @staticmethod
    def screenshot(path):
        run("import", "-window", "root", path)

    # Acting

    @staticmethod
    def _toplevel(accessible):
        while True:
            parent = accessible.get_parent()
            if parent is None or role(parent) == "application":
                return accessible
            accessible = parent

    def centre(self, accessible, window=None):
        """Its centre on the screen. The X window is larger than the frame by its shadow, which is the
        same on each side."""
        own = accessible.get_extents(WINDOW)
        frame = self._toplevel(accessible).get_extents(WINDOW)
        x, y, width, height = self.geometry(window or self.xid)
        return (x + (width - frame.width) // 2 + own.x + own.width // 2,
                y + (height - frame.height) // 2 + own.y + own.height // 2)

    def move_to(self, x, y):
        run("xdotool", "mousemove", "--sync", x, y)

    def click(self, accessible, button=1, count=1, window=None):
        self.move_to(*self.centre(accessible, window))
        run("xdotool", "click", "--repeat", count, "--delay", 10 if button > 3 else 60, button)
        settle()

    def drag(self, start, end):
        """From one point of the screen to another, with the first button held, by way of the middle:
        a drag begins only after some movement."""
        middle = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        self.move_to(*start)
        run("xdotool", "mousedown", 1)
        for point in (middle, end):
            self.move_to(*point)
            settle(60)
        run("xdotool", "mouseup", 1)
        settle()

    @staticmethod
    def press(accessible, action="click"):
        """Does an accessible action: "click" on a button or menu item, wherever it is."""
        for i in range(Atspi.Action.get_n_actions(accessible)):
            if Atspi.Action.get_action_name(accessible, i) == action:
                Atspi.Action.do_action(accessible, i)
                settle()
                return
        raise AssertionError(f"{accessible.get_name()!r} has no action {action!r}")

    @staticmethod
    def keys(*keys):
        """Presses keys one after the other: "ctrl+f", "Down", "Return"."""
        run("xdotool", "key", "--clearmodifiers", *keys)
        settle()

    @staticmethod
    def type(text):
        run("xdotool", "type", "--delay", 15, text)
        settle()

    def choose_file(self, title, path):
        """Gives a path to the file chooser with that title, by keyboard."""
        dialog = self.dialog(title)
        self.keys("ctrl+l")
        entry = wait("the location entry", lambda: next(
            (a for a in walk(dialog) if role(a) in ("entry", "text") and has(a, "FOCUSED")), None))
        self.keys("ctrl+a")
        self.type(path)
        wait("the path typed", lambda: text_of(entry) == path)
        self.keys("Return")
        settle(300)
        if title in self.x_windows().values():      # the first took what the entry offered
            self.keys("Return")
        self.dialog_gone(title)

    # The end

    def read_output(self):
        self.output.seek(0)
        return self.output.read().decode(errors="replace")

    def quit(self):
        """Ends it as a person would. Returns its exit status and what it complained of."""
        self.keys("ctrl+q")
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        faults = [line for line in self.read_output().splitlines()
                  if any(word in line for word in FAULTS)
                  and not any(word in line for word in KNOWN_WARNINGS)]
        return self.process.returncode, faults


def _passed(number, name, function, *arguments):
    try:
        function(*arguments)
    except Exception:                                   # whatever went wrong, the next test runs
        print(f"not ok {number} {name}", flush=True)
        for line in traceback.format_exc().splitlines():
            print("#", line)
        return False
    print(f"ok {number} {name}", flush=True)
    return True


def _quits_cleanly(app):
    status, faults = app.quit()
    if status != 0 or faults:
        raise AssertionError(f"exit status {status}\n" + "\n".join(faults))


def run_tests(app, tests):
    """Runs tests (functions of app) in order and then quits; prints TAP, returns the exit status.
    With TL_UI_OUT set to a folder, a test that fails leaves a picture of the screen there."""
    out = os.environ.get("TL_UI_OUT")
    failed = 0
    print(f"1..{len(tests) + 1}", flush=True)
    for number, test in enumerate(tests, 1):
        if not _passed(number, test.__name__.replace("_", " "), test, app):
            failed += 1
            if out:
                app.screenshot(os.path.join(out, f"fail-{test.__name__}.png"))
    if not _passed(len(tests) + 1, "quits cleanly, without warnings", _quits_cleanly, app):
        failed += 1
        print("\n".join("# " + line for line in app.read_output().splitlines()[-60:]))
    return 1 if failed else 0

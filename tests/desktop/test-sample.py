#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-sample.py THROUGHLINE CLI SOURCE: a sample is drawn, coded by keyboard, and measured."""
import csv
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(sys.argv[3], "tests", "support"))
from drive import App, children, find, has, run_tests, text_of, wait, walk

program, cli, source = (os.path.abspath(argument) for argument in sys.argv[1:4])
specimen = os.path.join(source, "tests", "fixtures", "specimens", "05-scr-child-t-neglect-2016.pdf")
library = os.path.join(tempfile.mkdtemp(), "library")
TITLE = "Measure by Sample"


def ask(*words):
    answer = subprocess.run([cli, "--library", library, "--format=json", *words], check=True, capture_output=True)
    return json.loads(answer.stdout)


ask("import", specimen)
seen = {}


def window(app):
    return next(c for c in children(app.root) if c.get_name() == TITLE)


def there(app, role, name):
    return app.find(role, name, root=window(app))


def gone(app, role, name):
    app.gone(role, name, root=window(app))


def on_disk():
    """What every coder has said, by number of paragraph."""
    path = os.path.join(library, "sheet.csv")
    subprocess.run([cli, "--library", library, "sample", "export", "1", "--output", path], check=True)
    with open(path, encoding="utf-8", newline="") as file:
        return [(row["theme"], row["stance"], row["coder"]) for row in csv.DictReader(file) if row["coder"]]


def opens_from_the_code_book(app):
    app.dialog("Before You Begin")
    app.keys("Return")
    app.dialog_gone("Before You Begin")
    app.keys("alt+5")
    app.press(app.find(None, "^Code book menu$").get_child_at_index(0))
    app.press(app.find("menu item", "Measure by Sample…$"))
    app.dialog(TITLE)
    there(app, "label", "^No Samples Yet$")


def draws_a_sample(app):
    app.click(there(app, "text", "Your name on codings$"), window=own(app))
    app.type("Ann")
    app.press(there(app, "push button", "New Sample…$"))
    app.dialog("New Sample")
    app.keys("alt+n")
    app.type("First")
    app.keys("alt+g", "Return")
    app.dialog_gone("New Sample")
    there(app, "label", "^First$")
    there(app, "label", r"^0 of \d+ coded by you$")
    there(app, "label", r", drawn \d+ [A-Z][a-z]+ \d{4}$")
    sample = ask("sample", "list")[0]
    assert (sample["name"], sample["coders"]) == ("First", []), sample
    seen["texts"] = [p["text"] for p in ask("sample", "show", "1")]


def own(app):
    return next(w for w, title in app.x_windows().items() if title == TITLE)


def shows(app, number):
    there(app, "label", f"^Paragraph {number} of {len(seen['texts'])} ")
    wait(f"paragraph {number}", lambda: any(a.get_name() == seen["texts"][number - 1] for a in walk(window(app))))


def is_blind(app):
    app.press(there(app, "push button", "^Code: First$"))
    shows(app, 1)
    there(app, "label", "^Serious Case Review: Child T.*, page ")
    there(app, "label", "^T adds a theme; Space says that there is nothing here.$")


def codes_by_keyboard(app):
    app.keys("t")
    wait("the keyboard in the search", lambda: any(
        has(a, "FOCUSED") and a.get_name() == "Find a theme" for a in walk(window(app))))
    app.type("supervision")
    app.keys("Return")
    there(app, "list item", "^Supervision, Concern$")
    app.keys("s")
    there(app, "list item", "^Supervision, Strength$")
    wait("it on disk", lambda: on_disk() == [("supervision", "strength", "Ann")])
    app.keys("Right")
    shows(app, 2)
    app.keys("space")
    shows(app, 3)
    there(app, "label", "2 coded$")
    wait("it on disk", lambda: on_disk() == [("supervision", "strength", "Ann"), ("-", "", "Ann")])


def undoes(app):
    app.keys("ctrl+z")
    shows(app, 2)
    there(app, "label", "1 coded$")
    app.keys("ctrl+z")
    shows(app, 1)
    there(app, "list item", "^Supervision, Concern$")
    app.keys("ctrl+shift+z", "ctrl+shift+z")
    there(app, "label", "2 coded$")


def takes_off_a_theme(app):
    if find(window(app), "label", "^Paragraph 2 "):
        app.keys("Left")
    shows(app, 1)
    app.keys("Delete")
    gone(app, "list item", "^Supervision")
    there(app, "label", "1 coded$")
    app.keys("ctrl+z")
    there(app, "list item", "^Supervision, Strength$")


def looks_around(app):
    app.keys("Right")
    shows(app, 2)
    before = sum(1 for a in walk(window(app)) if a.get_role_name() == "label" and len(a.get_name()) > 30)
    app.keys("a")
    wait("what stands around", lambda: sum(
        1 for a in walk(window(app)) if a.get_role_name() == "label" and len(a.get_name()) > 30) > before)
    app.keys("a")


def goes_on_where_it_was_left(app):
    app.press(there(app, "push button", "^Back$"))
    there(app, "label", r"^2 of \d+ coded by you$")
    app.press(there(app, "push button", "^Code On: First$"))
    shows(app, 3)
    for number in range(3, len(seen["texts"]) + 1):
        shows(app, number)
        app.keys("space")
    there(app, "label", "^You have coded every paragraph")


def sees_results(app):
    app.press(there(app, "push button", "See Results$"))
    there(app, "label", "^All themes together$")
    there(app, "label", f"^Measured on {len(seen['texts'])} paragraphs of {len(seen['texts'])}")
    pooled = ask("sample", "score", "1")["pooled"]
    assert pooled["fp"] > 0 and pooled["tp"] + pooled["fn"] == 1, pooled
    there(app, "label", rf"^Of what the rules found, right: {pooled['tp']} of {pooled['tp'] + pooled['fp']} \(")
    there(app, "label", "^Not enough in this sample to say.$")
    button = there(app, "push button", f"^All themes together: Only the rules: {pooled['fp']}$")
    app.press(button)
    there(app, "label", "^All themes together: only found by the rules$")
    there(app, "push button", "^Serious Case Review: Child T.*, page ")
    app.keys("Escape")
    there(app, "label", "^All themes together$")


def is_told_of_another_coder(app):
    path = os.path.join(library, "sheet.csv")
    subprocess.run([cli, "--library", library, "sample", "export", "1", "--output", path], check=True)
    with open(path, encoding="utf-8") as file:
        text = file.read().replace(",Ann", ",Ben")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    ask("sample", "import", "1", path)
    app.keys("Escape")
    there(app, "label", r"^\d+ of \d+ coded by you · \d+ by Ben$")
    assert text_of(there(app, "text", "Your name on codings$")) == "Ann"


def holds_nobody_against_themselves(app):
    """What comes next to the rules is the other coder."""
    def is_open():
        """A row made anew takes the button with it that was pressed."""
        if find(window(app), "label", f"^{TITLE}$") is None:
            return True
        app.press(there(app, "push button", "^Results: First$"))
        return False

    def shown():
        """What the two choices show, and behind it what the open one has to offer."""
        return [item.get_name() for item in walk(window(app)) if item.get_name() in ("Ann", "Ben", "The rules")]

    wait("the results", is_open)
    wait("who coded", lambda: shown() == ["Ann", "The rules"])
    app.press(there(app, "combo box", "^Held against it$").get_child_at_index(0))
    wait("the choice to open", lambda: len(shown()) > 2)
    app.keys("Down", "Return")
    wait("the other coder", lambda: shown()[:2] == ["Ann", "Ben"])
    app.keys("Escape")
    there(app, "label", f"^{TITLE}$")


def renames_and_removes(app):
    def opened(name, item):
        """The menu's item; a row made anew while its menu opens takes the menu with it."""
        app.press(there(app, None, f"^More for {name}$").get_child_at_index(0))
        try:
            return app.find("menu item", item, root=window(app), timeout=3.0)
        except AssertionError:
            return None

    def choose(name, item):
        app.press(wait(f"the menu of {name}", lambda: opened(name, item), 15.0))

    choose("First", "^Rename…$")
    app.dialog("Rename Sample")
    app.keys("ctrl+a")
    app.type("Pilot")
    app.keys("Return")
    app.dialog_gone("Rename Sample")
    there(app, "label", "^Pilot$")
    choose("Pilot", "^Remove$")
    there(app, "label", "^No Samples Yet$")
    app.press(there(app, "push button", "Undo$"))
    there(app, "label", "^Pilot$")
    there(app, "label", r"^\d+ of \d+ coded by you · \d+ by Ben$")
    gone(app, "label", "^Undone")   # while it is shown, Escape takes the message away
    app.keys("Escape")
    app.dialog_gone(TITLE)


app = App([program, "--library", library])
sys.exit(run_tests(app, [
    opens_from_the_code_book, draws_a_sample, is_blind, codes_by_keyboard, undoes, takes_off_a_theme, looks_around,
    goes_on_where_it_was_left, sees_results, is_told_of_another_coder,
    holds_nobody_against_themselves, renames_and_removes]))

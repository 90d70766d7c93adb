#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-drafts.py THROUGHLINE CLI SOURCE: nothing that is written for the code book is lost, and the
page keeps its place."""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(sys.argv[3], "tests", "support"))
from drive import App, find, has, run, run_tests, text_of, wait

program, cli, source = (os.path.abspath(argument) for argument in sys.argv[1:4])
specimen = os.path.join(source, "tests", "fixtures", "specimens", "05-scr-child-t-neglect-2016.pdf")
folder = tempfile.mkdtemp()
library = os.path.join(folder, "library")
subprocess.run([cli, "--library", library, "import", specimen], check=True, capture_output=True)


def phrase(app):
    return app.find("text", "^Phrase$")


def types_phrase(app, words):
    entry = wait("the keyboard in the phrase", lambda: next(
        (entry for entry in [phrase(app)] if has(entry, "FOCUSED")), None))
    app.keys("ctrl+a")
    app.type(words)
    wait("it typed", lambda: text_of(entry) == words)


def chooses_theme(app, name):
    app.click(app.find("list item", f"^{name}"))
    app.find("label", f"^{name}$")


def rules(app):
    return app.find("list", "^Rules$")


def last_rule(app):
    return rules(app).get_child_at_index(rules(app).get_child_count() - 1)


def rule_in_hand(app):
    """From the end, where it is looked for."""
    rows = rules(app)
    return next((row for row in map(rows.get_child_at_index, reversed(range(
        rows.get_child_count()))) if has(row, "FOCUSED")), None)


def is_in_view(app, row):
    """Whether its middle is inside the window, below the header."""
    x, y = app.centre(row)
    left, top, width, height = app.geometry(app.xid)
    return left < x < left + width and top + 60 < y < top + height


def is_at_its_place(app, word):
    """Whether the rule with that word has the keyboard and can be seen. For a while there may be none:
    the rows are made anew after a change."""
    row = rule_in_hand(app)
    return row is not None and word in row.get_name() and is_in_view(app, row)


def asks(app):
    return app.dialog("Save the Change of the Code Book?")


def answers(app, name):
    app.press(app.find("push button", f"{name}$", root=asks(app)))
    app.dialog_gone("Save the Change of the Code Book?")


def stays_when_another_theme_is_chosen(app):
    app.dialog("Before You Begin")
    app.keys("Return")
    app.dialog_gone("Before You Begin")
    app.keys("alt+5")
    chooses_theme(app, "Supervision")
    app.keys("alt+a")
    types_phrase(app, "elephant*")
    app.find("list item", "^Supervision, not saved$")
    chooses_theme(app, "Staffing")
    app.find("push button", "Show Findings$")
    app.click(app.find("list item", "^Supervision, not saved$"))
    assert text_of(phrase(app)) == "elephant*"


def is_not_put_away_for_another(app):
    app.press(app.find("push button", "^Code book menu$", n=1))
    app.press(app.find("menu item", "Add Rule…$"))
    app.find("label", "^Save or cancel this change first$")
    assert text_of(phrase(app)) == "elephant*"


def has_the_keyboard_after_another_page(app):
    app.click(phrase(app))
    app.keys("alt+4")
    app.gone("text", "^Phrase$")
    app.keys("alt+5")
    wait("the keyboard in the phrase", lambda: has(phrase(app), "FOCUSED"))
    assert text_of(phrase(app)) == "elephant*"


def is_asked_after_on_escape(app):
    app.keys("Escape")
    answers(app, "Cancel")
    assert text_of(phrase(app)) == "elephant*"
    app.keys("Escape")
    answers(app, "Discard")
    app.gone("text", "^Phrase$")
    app.find("list item", "^Supervision$")


def saves_at_its_place(app):
    """And at once, though what is typed was not tried yet."""
    last = last_rule(app)
    wait("the rules at their place", lambda: rule_in_hand(app) is not None)
    app.keys("End")
    wait("the last rule", lambda: has(last, "FOCUSED") and is_in_view(app, last))
    app.keys("F2")
    types_phrase(app, "zebra* elephant*")
    app.keys("ctrl+s")
    app.find("label", "^Rule changed · ")
    wait("the changed rule in hand and in view", lambda: is_at_its_place(app, "zebra"))


def goes_back_to_its_place(app):
    app.keys("alt+2")
    wait("another page", lambda: rule_in_hand(app) is None)
    app.keys("alt+5")
    wait("the rule in hand and in view", lambda: is_at_its_place(app, "zebra"))


def opens_another_theme_at_its_top(app):
    chooses_theme(app, "Staffing")
    wait("its first rule", lambda: is_in_view(app, app.find("push button", "Show Findings$")))


def is_asked_after_on_leaving(app):
    chooses_theme(app, "Supervision")
    app.press(app.find("push button", "Add Rule…$"))
    types_phrase(app, "giraffe*")
    for keys in ("ctrl+w", "ctrl+q"):
        app.keys(keys)
        answers(app, "Cancel")
    assert text_of(phrase(app)) == "giraffe*"


def cannot_save_what_is_at_fault(app):
    types_phrase(app, "(giraffe*")
    app.keys("Escape")
    dialog = app.dialog("Give Up What Is Not Saved?")
    assert find(dialog, "push button", "Save$") is None
    app.keys("Escape")
    app.dialog_gone("Give Up What Is Not Saved?")
    types_phrase(app, "giraffe*")


def is_asked_after_on_opening_another_library(app):
    other = os.path.join(folder, "other")
    os.mkdir(other)
    app.keys("F10")
    app.press(app.find("menu item", "Open.*Library"))
    app.choose_file("Open a Library, or an Empty Folder for a New One", other)
    answers(app, "Cancel")
    assert text_of(phrase(app)) == "giraffe*"


def saves_on_quitting(app):
    app.keys("ctrl+q")
    asks(app)
    app.keys("Return")
    app.process.wait(30)
    exported = os.path.join(folder, "exported.codebook")
    run(cli, "--library", library, "codebook", "export", exported)
    with open(exported, encoding="utf-8") as file:
        assert "  giraffe*\n" in file.read()


sys.exit(run_tests(App([program, "--library", library]), [
    stays_when_another_theme_is_chosen, is_not_put_away_for_another,
    has_the_keyboard_after_another_page, is_asked_after_on_escape, saves_at_its_place,
    goes_back_to_its_place, opens_another_theme_at_its_top, is_asked_after_on_leaving,
    cannot_save_what_is_at_fault, is_asked_after_on_opening_another_library, saves_on_quitting,
]))

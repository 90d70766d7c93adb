#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-person.py THROUGHLINE CLI SOURCE: a person's first hour with the program, by keyboard and pointer."""
import csv
import getpass
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(sys.argv[3], "tests", "support"))
from drive import App, find, has, role, run_tests, text_of, wait, walk

program, cli, source = (os.path.abspath(argument) for argument in sys.argv[1:4])
specimen = os.path.join(source, "tests", "fixtures", "specimens", "05-scr-child-t-neglect-2016.pdf")
folder = tempfile.mkdtemp()
command = [program, "--library", os.path.join(folder, "library")]


def findings(app):
    return app.find("list", "^Findings$")


def row(app, n):
    return wait(f"row {n}", lambda: findings(app).get_child_at_index(n))


def row_says(app, n, words):
    wait(f"row {n} to say {words!r}", lambda: words in row(app, n).get_name())


def row_is_silent_on(app, n, words):
    wait(f"row {n} not to say {words!r}", lambda: words not in row(app, n).get_name())


def filter_named(app, name):
    return app.find("list item", f"^{name}(, chosen)?: ")


def reads_the_content_note(app):
    app.dialog("Before You Begin")
    app.keys("Return")
    app.dialog_gone("Before You Begin")


def is_told_what_to_do(app):
    app.find("label", "^No Reviews Yet$")


def imports_by_file_chooser(app):
    app.keys("ctrl+o")
    app.choose_file("Import Reviews", specimen)
    app.find("label", "^1 review$", timeout=60)
    app.find("label", "Child T")


def looks_at_the_review(app):
    app.click(app.find("label", "^Child T$"))
    app.find("push button", r"^\d+ Findings$|Findings$")
    entry = app.find("text", "^Board")
    assert "Brackenford" in text_of(entry), text_of(entry)


def sets_facts_from_a_file(app):
    sheet = os.path.join(folder, "facts.csv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write("file,subject,published\n"
                   f"{os.path.basename(specimen)},Child Tee,\nnone.pdf,Elsewhere,\n")
    app.keys("alt+i")
    app.press(app.find("menu item", "^Set Facts from File"))
    app.choose_file("Choose a Table of Facts", sheet)
    dialog = app.dialog("Set Facts from File")
    assert find(dialog, "label", "^1 review will change$")
    wait("the line left out", lambda: find(dialog, "label", "^Line 3: .*none.pdf"))
    app.keys("Return")
    app.dialog_gone("Set Facts from File")
    app.find("label", "^Child Tee$")
    app.press(app.find("push button", "Undo$", n=1))
    app.gone("label", "^Child Tee$")


def goes_to_findings(app):
    app.keys("alt+3")
    row_says(app, 0, "suggested by rule")


def finds_a_value_to_narrow_by(app):
    app.click(app.find(None, "^Find a value to narrow by$"))
    app.type("superv")
    app.gone("list item", "^Neutral: ")


def filters_by_theme(app):
    name = filter_named(app, "Supervision").get_name()
    wanted = int(name.split(": ")[1].split()[0])
    app.click(filter_named(app, "Supervision"))
    wait("only these", lambda: findings(app).get_child_count() == wanted)
    row_says(app, 0, "Supervision")
    filter_named(app, "Supervision, chosen")


def takes_the_filter_away(app):
    app.press(app.find("push button", "^Remove Theme: Supervision$"))
    app.gone("push button", "^Remove Theme: Supervision$")
    app.click(app.find(None, "^Find a value to narrow by$"))
    app.keys("ctrl+a", "Delete")


def accepts(app):
    app.click(row(app, 0))
    wait("selected", lambda: has(row(app, 0), "SELECTED"))
    app.keys("a")
    row_says(app, 0, "accepted by you")


def tags(app):
    app.keys("t")
    wait("a field for the tag", lambda: find(app.frame, "text", "^Tag$"))
    app.type("lecture")
    app.keys("Return")
    row_says(app, 0, "Tagged lecture")
    filter_named(app, "lecture")


def notes(app):
    app.keys("n")
    wait("a field for the note", lambda: find(app.frame, "text", "^Note$"))
    app.type("compare 2010")
    app.keys("ctrl+Return")
    row_says(app, 0, "Note: compare 2010")


def undoes_and_does_again(app):
    app.keys("ctrl+z")
    row_is_silent_on(app, 0, "Note:")
    app.keys("ctrl+z")
    row_is_silent_on(app, 0, "Tagged")
    app.keys("ctrl+shift+z", "ctrl+shift+z")
    row_says(app, 0, "Note: compare 2010")


def rejects_and_takes_it_back(app):
    before = findings(app).get_child_count()
    rejected = row(app, 1).get_name()
    app.keys("j")
    wait("the next", lambda: has(row(app, 1), "SELECTED"))
    app.keys("r")
    wait("it gone", lambda: row(app, 1).get_name() != rejected)
    app.press(app.find("push button", "Undo$", n=1))
    wait("it back", lambda: row(app, 1).get_name() == rejected)
    assert findings(app).get_child_count() == before


def gives_way_to_another(app):
    app.keys("F10")
    app.press(app.find("menu item", "^Your Name…$"))
    app.dialog("Your Name")
    app.type("Ann")
    app.keys("Return")
    app.dialog_gone("Your Name")
    row_says(app, 0, f"accepted by {getpass.getuser()}")
    app.click(row(app, 1))
    wait("selected", lambda: has(row(app, 1), "SELECTED"))
    app.keys("a")
    row_says(app, 1, "accepted by you")
    app.keys("ctrl+z")
    row_says(app, 1, "suggested by rule")


def finds_everything_as_left(app):
    status, faults = app.quit()
    assert status == 0 and not faults, (status, faults)
    app.__init__(command)
    reads_the_content_note(app)             # its settings are not kept where tests run
    app.keys("alt+3")
    row_says(app, 0, "accepted by you")
    row_says(app, 0, "Tagged lecture")
    row_says(app, 0, "Note: compare 2010")


def exports(app):
    path = os.path.join(folder, "evidence.csv")
    app.click(filter_named(app, "lecture"))
    wait("one finding", lambda: findings(app).get_child_count() == 1)
    app.keys("F10")
    app.press(app.find("menu item", "(CSV|csv|[Tt]able|[Ss]preadsheet)"))
    dialog = app.dialog("Export Findings")
    entry = wait("the name", lambda: next(
        (a for a in walk(dialog) if role(a) == "text" and has(a, "FOCUSED")), None))
    app.keys("ctrl+a")
    app.type(path)
    wait("the name typed", lambda: text_of(entry) == path)
    app.keys("Return")
    app.dialog_gone("Export Findings")
    wait("the file", lambda: os.path.exists(path))
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 1, rows


sys.exit(run_tests(App(command), [
    reads_the_content_note, is_told_what_to_do, imports_by_file_chooser, looks_at_the_review,
    sets_facts_from_a_file, goes_to_findings, finds_a_value_to_narrow_by, filters_by_theme,
    takes_the_filter_away, accepts, tags, notes, undoes_and_does_again, rejects_and_takes_it_back,
    gives_way_to_another,
    finds_everything_as_left, exports,
]))

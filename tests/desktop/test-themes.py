#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-themes.py THROUGHLINE CLI SOURCE: a theme is edited, added and removed, and examples are."""
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(sys.argv[3], "tests", "support"))
from drive import App, find_all, has, run, run_tests, text_of, wait

program, cli, source = (os.path.abspath(argument) for argument in sys.argv[1:4])
specimen = os.path.join(source, "tests", "fixtures", "specimens", "05-scr-child-t-neglect-2016.pdf")
folder = tempfile.mkdtemp()
library = os.path.join(folder, "library")
subprocess.run([cli, "--library", library, "import", specimen], check=True, capture_output=True)


def code_book():
    path = os.path.join(folder, "exported.codebook")
    if os.path.exists(path):
        os.remove(path)
    run(cli, "--library", library, "codebook", "export", path)
    with open(path, encoding="utf-8") as file:
        return file.read()


def findings(theme):
    """Also of one that is not in the code book any more."""
    return [finding for finding in json.loads(run(
        cli, "--library", library, "--format", "json", "findings")) if finding["theme"] == theme]


def entry(app, name):
    return app.find("text", f"^{name}$")


def types(app, name, words):
    """In the place of what is there."""
    text = entry(app, name)
    app.click(text)
    app.keys("ctrl+a")
    app.type(words)
    wait("it typed", lambda: text_of(text) == words)


def saves(app, told):
    wait("it can be saved", lambda: has(app.find("push button", "(Save|Remove)$"), "SENSITIVE"))
    app.keys("ctrl+s")
    app.find("label", told)


def undoes(app, told):
    app.keys("ctrl+z")
    app.find("label", f"^Undone: {told}")


def edits_a_theme(app):
    app.dialog("Before You Begin")
    app.keys("Return")
    app.dialog_gone("Before You Begin")
    app.keys("alt+5")
    found["source"] = code_book()
    app.press(app.find("push button", "Edit Theme…$"))
    wait("its name", lambda: text_of(entry(app, "Name")) == "Caseload")
    types(app, "Name", "Work in hand")
    types(app, "What it is", "How much there is to do.")
    app.find("list item", "^Caseload, not saved$")
    saves(app, "^Theme changed · 0 findings gained, 0 lost$")
    app.find("list item", "^Work in hand$")
    app.find("label", "^How much there is to do.$")
    wait("the keyboard where it was", lambda: has(app.find("push button", "Edit Theme…$"), "FOCUSED"))


def keeps_all_else_of_the_file(app):
    lines = zip(found["source"].splitlines(), code_book().splitlines(), strict=True)
    assert [after for before, after in lines if before != after] == [
        "  name: Work in hand", "  definition: How much there is to do."]


def undoes_it_by_one_step(app):
    undoes(app, "Theme changed")
    app.find("list item", "^Caseload$")
    wait("the file as it was", lambda: code_book() == found["source"])


def sees_examples_pass_and_fail(app):
    app.press(app.find("push button", "Edit Theme…$"))
    app.press(app.find("push button", "Add Example$"))
    wait("the keyboard in the new one", lambda: has(last_example(app), "FOCUSED"))
    app.type("The cat sat.")
    wait("it fails", lambda: last_example(app).get_description().startswith("✗ Fails: "))
    app.keys("ctrl+a")
    app.type("The caseloads were far too high and the work unallocated.")
    wait("it passes", lambda: last_example(app).get_description() == "✓ Passes")
    saves(app, "^Theme changed · ")
    wait("it is written", lambda: "\n    concern: The caseloads were far" in code_book())
    undoes(app, "Theme changed")


def last_example(app):
    """The one behind all others there are."""
    return wait("an example", lambda: next(
        iter(list(find_all(app.frame, "text", "^Example$"))[-1:]), None))


def adds_a_theme(app):
    app.press(app.find("push button", "^Code book menu$", n=1))
    app.press(app.find("menu item", "New Theme…$"))
    wait("the group of the theme in hand", lambda: text_of(entry(app, "Group")) == "Workforce")
    types(app, "Name", "Weather")
    app.find("list item", "^New Theme, not saved$")
    types(app, "What counts", "rain; snow")
    saves(app, "^Theme added · 0 findings gained, 0 lost$")
    app.find("label", "^0 rules$")
    wait("it is chosen", lambda: has(app.find("list item", "^Weather$"), "SELECTED"))
    app.gone("list item", "^New Theme")
    assert "\ntheme weather\n  name: Weather\n  group: Workforce\n  include: rain; snow\n" \
        in code_book()


def gives_it_a_rule_with_an_example(app):
    app.press(app.find("push button", "Add Rule…$"))
    types(app, "Phrase", "social worker*")
    app.press(app.find("push button", "Add Example$"))
    wait("the keyboard in the new one", lambda: has(last_example(app), "FOCUSED"))
    app.type("The cat sat.")
    wait("it fails", lambda: last_example(app).get_description().startswith("✗ Fails: "))
    app.keys("ctrl+a")
    app.type("The social worker came.")
    wait("it passes", lambda: last_example(app).get_description() == "✓ Passes")
    saves(app, "^Rule added · [1-9]")
    assert "    c1  social worker*\n      matches: The social worker came.\n" in code_book()
    assert len(findings("weather")) > 1


def puts_it_in_another_group(app):
    app.press(app.find("push button", "Edit Theme…$"))
    types(app, "Group", "Practice")
    saves(app, "^Theme changed · 0 findings gained, 0 lost$")
    wait("it is with that group", lambda: name_behind(app, "Weather") == "Assessment")
    undoes(app, "Theme changed")
    wait("it is back", lambda: name_behind(app, "Weather") == "Multi-agency working")


def name_behind(app, name):
    """In the list of themes."""
    themes = app.find("list", "^Themes$")
    names = [themes.get_child_at_index(i).get_name() for i in range(themes.get_child_count())]
    return names[names.index(name) + 1]


def comes_back_to_a_draft_of_a_new_theme(app):
    app.press(app.find("push button", "^Code book menu$", n=1))
    app.press(app.find("menu item", "New Theme…$"))
    types(app, "Name", "Tides")
    app.click(app.find("list item", "^Supervision$"))
    app.find("label", "^Supervision$")
    app.click(app.find("list item", "^New Theme, not saved$"))
    assert text_of(entry(app, "Name")) == "Tides"
    app.press(app.find("push button", "Cancel$"))
    app.gone("list item", "^New Theme")
    app.find("push button", "Edit Theme…$")


def keeps_what_people_decided_when_it_goes(app):
    identifier = findings("weather")[0]["finding"]
    app.click(app.find("list item", "^Weather$"))
    app.find("label", "^Weather$")
    app.press(app.find("push button", "Show Findings$"))
    app.click(app.find("list item", "Child T"))
    app.keys("a")
    app.find("label", "^Accepted")
    app.keys("alt+5")
    app.press(app.find("push button", "Edit Theme…$"))
    app.press(app.find("push button", "Remove Theme$"))
    app.find("label", "^Its rules go with it")
    lost = int(re.search(r"\d+", app.find("push button", r"[1-9]\d* lost$").get_name())[0])
    saves(app, rf"^Theme removed · 0 findings gained, {lost - 1} lost$")
    app.gone("list item", "^Weather$")
    assert [(f["finding"], f["status"]) for f in findings("weather")] == [(identifier, "accepted")]


def puts_it_back(app):
    undoes(app, "Theme removed")
    app.find("list item", "^Weather$")
    wait("its findings", lambda: len(findings("weather")) > 1)


found = {}
sys.exit(run_tests(App([program, "--library", library]), [
    edits_a_theme, keeps_all_else_of_the_file, undoes_it_by_one_step, sees_examples_pass_and_fail,
    adds_a_theme, gives_it_a_rule_with_an_example, puts_it_in_another_group,
    comes_back_to_a_draft_of_a_new_theme,
    keeps_what_people_decided_when_it_goes, puts_it_back,
]))

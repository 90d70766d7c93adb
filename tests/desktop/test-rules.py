#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-rules.py THROUGHLINE CLI SOURCE: a rule is changed, taken back and added."""
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(sys.argv[3], "tests", "support"))
from drive import App, children, has, role, run_tests, text_of, wait, walk

program, cli, source = (os.path.abspath(argument) for argument in sys.argv[1:4])
specimen = os.path.join(source, "tests", "fixtures", "specimens", "05-scr-child-t-neglect-2016.pdf")
library = os.path.join(tempfile.mkdtemp(), "library")
subprocess.run([cli, "--library", library, "import", specimen], check=True, capture_output=True)
# As a run that was stopped leaves it.
with sqlite3.connect(os.path.join(library, "library.db")) as database:
    database.execute("UPDATE documents SET code_book_id = NULL")
database.close()

def says_in_all(app):
    """How many findings the page says there are."""
    label = app.find("label", r"^\d+ findings? in ")
    return int(label.get_name().split()[0])


def phrase(app):
    return app.find("text", "^Phrase$")


def is_closed(app):
    app.gone("text", "^Phrase$")


def types_phrase(app, words):
    entry = wait("the keyboard in the phrase", lambda: next(
        (entry for entry in [phrase(app)] if has(entry, "FOCUSED")), None))
    app.keys("ctrl+a")
    app.type(words)
    wait("it typed", lambda: text_of(entry) == words)


def passages(app):
    return app.find("list", "^Passages gained and lost$")


def saves(app):
    wait("it can be saved", lambda: has(app.find("push button", "Save$"), "SENSITIVE"))
    app.keys("ctrl+s")
    is_closed(app)


def goes_to_the_code_book(app):
    app.dialog("Before You Begin")
    app.keys("Return")
    app.dialog_gone("Before You Begin")
    app.keys("alt+3")
    found["before"] = says_in_all(app)
    app.keys("alt+5")
    app.find("push button", "Add Rule…$")


def finishes_what_was_stopped(app):
    app.find("label", "^1 document has findings of an earlier code book$")
    app.press(app.find("push button", "Finish$"))
    app.find("label", "^All documents gone through · 0 findings gained, 0 lost$")
    app.gone("push button", "Finish$")


def is_told_what_is_wrong(app):
    app.keys("alt+a")
    app.find("label", "^Type a phrase to see what it finds$")
    types_phrase(app, "(the")
    app.find("label", "is never closed")
    app.find("label", "^Not tried: the phrase is at fault$")
    assert not has(app.find("push button", "Save$"), "SENSITIVE")


def sees_what_is_matched_and_does_not_count(app):
    app.find("label", r"^This theme needs \d+ points in a paragraph; a rule brings 17, and one with "
                      r"\+\d+ before it is enough by itself\.$")
    types_phrase(app, "social worker*")
    weak = kind(app, r"^[1-9]\d* more matched: too little else speaks for the theme$")
    app.find("label", "^(In the whole library|Nothing gained, nothing lost)$")
    app.press(weak)
    wait("those alone", lambda: children(passages(app)) and all(
        row.get_name().startswith("Matched, not counted") for row in children(passages(app))))
    app.press(app.find("push button", "Cancel$"))
    is_closed(app)


def edits_a_rule_by_keyboard(app):
    first = app.find("list item", "^Concern: high/heavy")
    wait("the keyboard on a rule", lambda: has(first, "FOCUSED"))
    app.keys("F2")
    app.find("label", "^Edit Rule$")
    assert text_of(phrase(app)).startswith("high/heavy")


def rules(app):
    """All rows: there may be more of them than `find` looks at."""
    rows = app.find("list", "^Rules$")
    return [rows.get_child_at_index(i) for i in range(rows.get_child_count())]


def has_rule(app, name):
    return any(row.get_name() == name for row in rules(app))


def rule_in_hand(app):
    return next((row.get_name() for row in rules(app) if has(row, "FOCUSED")), "")


def kind(app, name):
    """The button that narrows the passages to those gained, lost, and so on."""
    return app.find("push button", name)


def number(button):
    return int(re.search(r"\d+", button.get_name())[0])


def looked_through(app):
    app.find("label", "^In the whole library$")


def sees_an_example_fail(app):
    types_phrase(app, "+60 kept to a")
    failing = app.find("list item", "^✗ Fails: Strength: Managers kept")
    assert "is found as Concern" in failing.get_name()


def sees_what_it_gains(app):
    types_phrase(app, "+60 social worker*")
    app.gone("list item", "^✗ Fails")
    wait("passages", lambda: passages(app).get_child_count() > 0)
    assert "Child T" in passages(app).get_child_at_index(0).get_name()
    looked_through(app)
    gained, lost = kind(app, "gained$"), kind(app, "lost$")
    found["more"] = number(gained) - number(lost)
    app.click(gained)
    wait("those gained alone", lambda: all(
        "Gained" in row.get_name() for row in children(passages(app))))
    app.click(kind(app, "^All"))


def sees_a_passage_in_its_place(app):
    app.click(passages(app).get_child_at_index(0))
    app.gone("text", "^Phrase$")
    app.keys("alt+5")
    assert text_of(phrase(app)) == "+60 social worker*"


def saves_it(app):
    app.click(phrase(app))
    saves(app)
    app.find("label", r"^Rule changed · [1-9]\d* findings? gained")
    app.find("list item", r"^Concern: social worker\*$")


def undoes(app):
    app.keys("ctrl+z")
    app.find("label", r"^Undone: Rule changed · \d+ findings? gained, [1-9]\d* lost$")
    app.find("list item", "^Concern: high/heavy")
    app.keys("alt+3")
    wait("as many as before", lambda: says_in_all(app) == found["before"])


def does_it_again_and_undoes_it_in_its_order(app):
    app.keys("ctrl+shift+z")
    app.find("label", r"^Done again: Rule changed · [1-9]\d* findings? gained")
    wait("as many as after", lambda: says_in_all(app) == found["before"] + found["more"])
    first = app.find("list item", "Child T")
    app.click(first)
    app.keys("a")
    app.find("label", "^Accepted")
    app.keys("ctrl+z")
    app.find("label", "^Undone: Accept")
    app.keys("ctrl+z")
    app.find("label", "^Undone: Rule changed")
    wait("as many as before", lambda: says_in_all(app) == found["before"])


def finds_in_findings_what_a_new_rule_gained(app):
    app.keys("alt+5")
    app.find("push button", "Add Rule…$")
    app.keys("alt+a")
    types_phrase(app, "+60 social worker*")
    looked_through(app)
    assert not has(kind(app, "lost$"), "SENSITIVE")
    saves(app)
    app.find("label", r"^Rule added · [1-9]\d* findings? gained")
    app.keys("alt+3")
    wait("more than before", lambda: says_in_all(app) == found["before"] + found["more"])


def removes_a_rule(app):
    app.keys("alt+5")
    app.find("push button", "Add Rule…$")
    wait("the keyboard on the new rule", lambda: rule_in_hand(app) == "Concern: social worker*")
    app.keys("F2")
    app.find("label", "^Edit Rule$")
    app.keys("alt+v")
    looked_through(app)
    assert number(kind(app, "lost$")) == found["more"]
    app.keys("Escape")
    app.find("label", "^Edit Rule$")
    wait("the keyboard in the phrase", lambda: has(phrase(app), "FOCUSED"))
    app.keys("alt+v")
    looked_through(app)
    wait("it can be removed", lambda: has(app.find("push button", "Remove$"), "SENSITIVE"))
    app.keys("ctrl+s")
    app.find("label", rf"^Rule removed · 0 findings gained, {found['more']} lost$")
    wait("it is gone", lambda: not has_rule(app, "Concern: social worker*"))


def puts_it_back(app):
    app.keys("ctrl+z")
    app.find("label", rf"^Undone: Rule removed · {found['more']} findings? gained")
    wait("it is back", lambda: has_rule(app, "Concern: social worker*"))


def sees_the_passages_behind_a_number(app):
    app.keys("alt+5")
    app.press(app.find("push button", "Rules to Look At: 0$"))
    app.gone("list", "^Rules$")
    app.find("label", r"^On \d+ other rules no finding rests here\. The rules of this theme found \d+ passages? so far")
    app.press(app.find("push button", "Rules to Look At: 0$"))
    app.gone("label", "other rules no finding rests here")
    app.press(finds_something(app))
    wait("its passage", lambda: says_in_all(app) == 1)


def finds_something(app):
    """The number of findings of the one rule of the theme that has any."""
    return next(button for row in rules(app) for button in walk(row)
                if button.get_name() == "1 finding" and role(button) == "push button")


def sees_what_people_made_of_it(app):
    app.click(app.find("list item", "Child T"))
    app.keys("a")
    app.find("label", "^Accepted")
    app.keys("alt+5")
    wait("the decision", lambda: any(
        "1 accepted, 0 rejected: 100 %" in row.get_description() for row in rules(app)))


def edits_a_word_by_keyboard(app):
    app.click(app.find("label", "^What it is$"), button=5, count=90)   # the wheel, to the end of the page
    app.click(rules(app)[-1])
    app.find("label", "^Edit Rule$")
    app.keys("Escape")
    wait("the keyboard on the last rule", lambda: has(rules(app)[-1], "FOCUSED"))
    app.keys("Tab", "Return")   # unfolds the words
    app.find("list", "^Words with points$")
    app.keys("Tab", "Return")
    app.find("label", "^Edit Rule$")
    wait("its points in the phrase", lambda: re.match(r"\+\d+ ", text_of(phrase(app))))
    app.keys("Escape")
    is_closed(app)


def is_told_of_examples_that_fail(app):
    app.keys("alt+a")
    types_phrase(app, "+60 kept to a")
    app.find("list item", "^✗ Fails: Strength: Managers kept")
    saves(app)
    app.find("label", r"^Rule added, [1-9]\d* examples? fails? · ")


found = {}
sys.exit(run_tests(App([program, "--library", library]), [
    goes_to_the_code_book, finishes_what_was_stopped, is_told_what_is_wrong,
    sees_what_is_matched_and_does_not_count, edits_a_rule_by_keyboard, sees_an_example_fail,
    sees_what_it_gains,
    sees_a_passage_in_its_place, saves_it, undoes,
    does_it_again_and_undoes_it_in_its_order, finds_in_findings_what_a_new_rule_gained,
    removes_a_rule, puts_it_back, sees_the_passages_behind_a_number, sees_what_people_made_of_it,
    edits_a_word_by_keyboard, is_told_of_examples_that_fail,
]))

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-missed.py THROUGHLINE CLI SOURCE: passages that the rules may have missed are read and decided on."""
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(sys.argv[3], "tests", "support"))
from drive import App, children, has, run_tests, text_of, wait

program, cli, source = (os.path.abspath(argument) for argument in sys.argv[1:4])
specimens = os.path.join(source, "tests", "fixtures", "specimens")
library = os.path.join(tempfile.mkdtemp(), "library")
subprocess.run([cli, "--library", library, "import",
                os.path.join(specimens, "05-scr-child-t-neglect-2016.pdf"),
                os.path.join(specimens, "03-scr-children-mnp-overview-2010.pdf")],
               check=True, capture_output=True)
THEME = "caseload"
LIST = "^Passages the rules may have missed$"


def ask(*words):
    return json.loads(subprocess.run([cli, "--library", library, "--format=json", *words], check=True,
                                     capture_output=True).stdout)


def rows(app):
    return list(children(app.find("list", LIST)))


def first(app):
    return rows(app)[0].get_name()


def by_hand(*words):
    return [finding for finding in ask("findings", "--theme", THEME, "--include", "rejected")
            if finding["origin"] == "hand"]


def opens_by_key(app):
    app.dialog("Before You Begin")
    app.keys("Return")
    app.dialog_gone("Before You Begin")
    app.keys("alt+5")
    app.find("push button", "What Rules Miss$")
    app.keys("alt+w")
    app.find("label", r"^Most of these are wrong\. About one in ten is right: ")
    app.find("label", r"^Learnt from \d+ passages? the rules found; none is accepted yet\.$")
    wait("passages", lambda: len(rows(app)) > 2)
    wait("the keyboard in the list", lambda: any(has(row, "FOCUSED") for row in rows(app)))
    found["first"], found["second"], found["third"] = (row.get_name() for row in rows(app)[:3])
    proposed = ask("missed", "--theme", THEME)[0]
    assert proposed["quote"] in found["first"], found["first"]
    found["words"] = proposed["words"]


def sees_what_the_words_weigh(app):
    app.keys("w")
    word = found["words"][0]
    app.find("label", f"^Words that speak for it: {word['word']} {word['weight']:.2f}")
    app.keys("w")
    app.gone("label", "^Words that speak for it")


def makes_a_phrase(app):
    app.keys("m")
    phrase = app.find("text", "^Phrase$")
    wait("a phrase of the words", lambda: found["words"][0]["word"] in text_of(phrase))
    app.keys("Escape")
    app.find("list", LIST)
    wait("the keyboard in the list", lambda: any(has(row, "FOCUSED") for row in rows(app)))


def accepts(app):
    app.keys("c")
    app.find("label", "^Passage coded$")
    wait("the next one", lambda: first(app) == found["second"])
    coded = by_hand()
    assert [(f["status"], f["stance"]) for f in coded] == [("accepted", "concern")], coded
    assert coded[0]["quote"] in found["first"]


def puts_one_aside(app):
    wait("the keyboard in the list", lambda: any(has(row, "FOCUSED") for row in rows(app)))
    app.keys("r")
    app.find("label", "^Kept as not of this theme$")
    wait("the next one", lambda: first(app) == found["third"])
    assert sorted(f["status"] for f in by_hand()) == ["accepted", "rejected"]


def undoes_both(app):
    app.keys("ctrl+z")
    wait("one taken back", lambda: [f["status"] for f in by_hand()] == ["accepted"])
    wait("it is proposed again", lambda: found["second"] in [row.get_name() for row in rows(app)])
    app.keys("ctrl+z")
    wait("both taken back", lambda: by_hand() == [])
    wait("as at first", lambda: first(app) == found["first"])


def sees_it_on_its_page(app):
    app.press(app.find("push button", "^Show in Reader$"))
    app.gone("list", LIST)
    app.keys("alt+5")
    app.find("list", LIST)


def closes(app):
    app.press(app.find("push button", "^_Close Close$"))
    rule = app.find("list item", "^Concern: high/heavy")
    wait("the keyboard on a rule", lambda: has(rule, "FOCUSED"))


found = {}
sys.exit(run_tests(App([program, "--library", library]), [
    opens_by_key, sees_what_the_words_weigh, makes_a_phrase, accepts, puts_one_aside, undoes_both,
    sees_it_on_its_page, closes,
]))

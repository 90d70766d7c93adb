#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passages that the rules of a theme may have missed."""
import csv
import io
import sys

from support import TEXTS, ask, equal, folder, main, run

KEYS = ["theme", "score", "review", "document", "title", "year", "page", "page_label", "number", "section",
        "quote", "text", "words"]
BOILERPLATE = {"front-matter", "contents", "methodology", "terms-of-reference", "glossary", "references"}
THEME = "supervision"

made = folder()
top = made.__enter__()
library = top / "library"
ask(library, "import", *TEXTS[:6])
rows = ask(library, "missed", "--theme", THEME)


def done():
    made.__exit__(None, None, None)


def test_rows():
    assert rows, "some passages are proposed"
    equal(list(rows[0]), KEYS, "keys")
    assert len(rows) <= 20, "twenty unless asked for more"
    scores = [row["score"] for row in rows]
    equal(scores, sorted(scores, reverse=True), "best first")
    for row in rows:
        assert row["quote"] in row["text"], "verbatim"
        assert row["section"] not in BOILERPLATE, row["section"]
        assert len(row["words"]) >= 2, "words that speak for it"
        assert all(word["weight"] > 0 and word["word"] in row["text"].lower().replace("’", "'")
                   for word in row["words"]), "words of the passage"


def test_no_finding_of_the_theme():
    found = ask(library, "findings", "--theme", THEME, "--include", "rejected,denied,maybe")
    known = {(finding["document"], finding["text"]) for finding in found}
    assert not any((row["document"], row["text"]) in known for row in rows), "none that was found"


def test_same_again():
    equal(ask(library, "missed", "--theme", THEME), rows, "the same answer")


def test_narrowed():
    equal(ask(library, "missed", "--theme", THEME, "--limit", "3"), rows[:3], "limit")
    review = rows[0]["review"]
    one = ask(library, "missed", "--theme", THEME, "--review", review)
    equal({row["review"] for row in one}, {review}, "review")
    both = ask(library, "missed", "--theme", THEME, "--theme", "neglect")
    equal({row["theme"] for row in both}, {THEME, "neglect"}, "two themes")


def test_told():
    answer = run(library, "missed", "--theme", THEME, form="table")
    assert "none is accepted yet" in answer.errors, answer.errors
    assert "Words" in answer.out, answer.out
    text = run(library, "missed", "--theme", THEME, form="csv").out
    cells = [row["words"] for row in csv.DictReader(io.StringIO(text))]
    first = rows[0]["words"][0]
    assert cells[0].startswith(f"{first['word']} {first['weight']:.4g}; "), cells[0]


def test_wrong_usage():
    run(library, "missed", code=2)
    run(library, "missed", "--theme", "no-such-theme", code=2)
    run(library, "missed", "--theme", THEME, "--stance", "concern", code=2)
    run(library, "missed", "--theme", THEME, "--text", "visit", code=2)


if __name__ == "__main__":
    main(sys.modules[__name__])

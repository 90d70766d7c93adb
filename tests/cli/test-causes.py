#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said to have come of what, and how far a theme got."""
import csv
import sys

from support import TEXTS, ask, equal, folder, main, run, typed_pdf

LINKED = "Supervision was cancelled because of very high caseloads in the team."
DENIED = "There was no evidence that high caseloads affected the assessment."
PAGES = [[(14, "1. Introduction"), (11, "This review was begun in 2014.")],
         [(14, "5. Analysis of practice"), (11, LINKED)],
         [(11, DENIED)],
         [(14, "6. Recommendations"),
          (11, "Recommendation 1: The Board should ensure that social workers have manageable caseloads.")]]

made = folder()
top = made.__enter__()
library = top / "library"
(top / "review.pdf").write_bytes(typed_pdf(PAGES))
ask(library, "import", top / "review.pdf", *TEXTS[:3])
findings = {row["finding"]: row for row in ask(library, "findings", "--include", "denied,maybe")}


def done():
    made.__exit__(None, None, None)


def test_pairs_are_told_on_both_sides():
    rows = ask(library, "causes", "--review", 1, "--cause", "caseload", "--effect", "supervision")
    equal(len(rows), 1, "rows")
    equal(list(rows[0])[:5], ["cause_theme", "effect_theme", "reviews", "findings", "passages"], "keys")
    passage = rows[0]["passages"][0]
    equal((passage["review"], passage["connective"]), (1, "because of"), "passage")
    equal(passage["quote"], LINKED, "quote")
    cause, effect = findings[passage["cause"]], findings[passage["effect"]]
    equal((cause["theme"], effect["theme"]), ("caseload", "supervision"), "themes")
    assert effect["finding"] in cause["effects"] and cause["finding"] in effect["causes"]
    equal(cause["causes"], [], "causes of the cause")


def test_csv_has_a_row_for_each_sentence():
    text = run(library, "causes", "--format", "csv").out
    rows = list(csv.DictReader(text.lstrip("\ufeff").splitlines()))
    pairs = ask(library, "causes")
    equal(len(rows), sum(pair["findings"] for pair in pairs), "rows")
    row = next(row for row in rows if row["quote"] == LINKED and row["effect_theme"] == "supervision")
    equal((row["cause_theme"], row["review"], row["connective"]), ("caseload", "1", "because of"), "columns")
    equal(findings[int(row["cause"])]["theme"], "caseload", "the cause")


def test_what_is_not_asked_for_is_left_out():
    equal(ask(library, "causes", "--cause", "supervision", "--effect", "caseload"), [], "the other way round")
    equal(ask(library, "causes", "--review", 1, "--stance", "strength"), [], "stance")
    answer = run(library, "causes", "--format", "table", "--cause", "supervision", "--effect", "caseload")
    assert "no pair does not mean" in answer.errors, answer.errors
    for option in "--cause", "--effect":
        assert "no theme “nonsense”" in run(library, "causes", option, "nonsense", code=2).errors, option


def test_ladder():
    rows = ask(library, "depth", "--review", 1, "--theme", "caseload")
    equal(len(rows), 1, "rows")
    row = rows[0]
    equal(list(row), ["theme", "name", "group", "review", "title", "year", "depth", "mentioned", "found", "named",
                      "recommended", "national"], "keys")
    assert row["found"] >= 1 and row["recommended"] >= 1, row
    equal(row["depth"], "recommended", "depth")
    everything = ask(library, "depth")
    equal(sum(row["mentioned"] for row in everything), len(ask(library, "findings")), "mentioned")
    equal(sum(row["recommended"] for row in everything), len(ask(library, "findings", "--kind", "recommendation")),
          "recommended")


def test_ruled_out_alone():
    rows = ask(library, "findings", "--include", "only-denied")
    assert rows and all(row["denied"] for row in rows), rows
    assert DENIED in [row["quote"] for row in rows]
    assert all(row["remedied"] for row in ask(library, "findings", "--include", "only-remedied"))


def test_linked_alone():
    """One that is both a cause and an effect is either."""
    sides = {side: {row["finding"] for row in ask(library, "findings", "--linked", side)}
             for side in ("cause", "effect", "any")}
    equal(sides["cause"], {number for row in findings.values() for number in row["causes"]}, "causes")
    equal(sides["effect"], {number for row in findings.values() for number in row["effects"]}, "effects")
    equal(sides["any"], sides["cause"] | sides["effect"], "either")
    counted = {row["theme"]: row["findings"] for row in ask(library, "themes", "--linked", "cause")}
    for theme in {findings[number]["theme"] for number in sides["cause"]}:
        equal(counted[theme], sum(findings[n]["theme"] == theme for n in sides["cause"]), theme)
    run(library, "findings", "--linked", "both", code=2)


def test_exports_tell():
    for form in "csv", "html":
        run(library, "export", "--as", form, "--output", top / ("out." + form), "--review", 1)
    with (top / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {int(row["finding"]): row for row in csv.DictReader(file)}
    effect = next(f for f in findings.values() if f["review"] == 1 and f["theme"] == "supervision" and f["causes"])
    assert f"{effect['causes'][0]} caseload" in rows[effect["finding"]]["causes"].split("; ")
    assert "because of" in (top / "out.html").read_text(encoding="utf-8")


if __name__ == "__main__":
    main(sys.modules[__name__])

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What has come of each rule in a library."""
import csv
import io
import sys

from support import TEXTS, ask, equal, folder, main, run

KEYS = ["theme", "rule", "text", "hint", "findings", "accepted", "rejected", "reviews", "share", "precision",
        "low", "high", "remarks", "covered_by", "passages"]

made = folder()
top = made.__enter__()
library = top / "library"
ask(library, "import", *TEXTS[:4])
rows = ask(library, "codebook", "report")


def done():
    made.__exit__(None, None, None)


def test_rows():
    equal(list(rows[0]), KEYS, "keys")
    themes = ask(library, "codebook", "show")
    equal(len(rows), sum(theme["rules"] for theme in themes), "a row a rule")
    equal(sum(row["findings"] for row in rows), len(ask(library, "findings")), "findings")
    fired = [row for row in rows if row["findings"]]
    assert fired and all(row["share"] > 0 for row in fired), "shares"
    assert all(row["precision"] is None for row in rows), "nobody decided"
    assert all("silent" not in row["remarks"] for row in fired), "those that found something are not silent"
    assert any("silent" in row["remarks"] for row in rows), "some found nothing"
    assert not any("silent" in row["remarks"] for row in rows if row["hint"]), "hints are not expected to"


def test_passages():
    row = max(rows, key=lambda row: row["findings"])
    for count, words in row["passages"].items():
        equal(len(ask(library, *words.split())), row[count], words)


def test_one_theme():
    theme = rows[0]["theme"]
    equal(ask(library, "codebook", "report", "--theme", theme), [row for row in rows if row["theme"] == theme], theme)
    run(library, "codebook", "report", "--theme", "no-such-theme", code=2)
    run(library, "codebook", "report", "more", code=2)


def test_overlaps():
    covered = [row for row in ask(library, "codebook", "report", "--overlaps") if row["covered_by"]]
    assert covered, "some rules find nothing of their own"
    for row in covered:
        assert "covered" in row["remarks"] and row["covered_by"].startswith(row["theme"] + "."), row
    row = covered[0]
    equal([row for row in ask(library, "codebook", "report", "--overlaps", "--theme", row["theme"])
           if row["covered_by"]], [other for other in covered if other["theme"] == row["theme"]], "of one theme")


def test_forms():
    text = run(library, "codebook", "report", "--theme", rows[0]["theme"], form="csv").out
    equal([row["rule"] for row in csv.DictReader(io.StringIO(text))],
          [row["rule"] for row in rows if row["theme"] == rows[0]["theme"]], "csv")
    assert "Precision" in run(library, "codebook", "report", form="table").out


def test_another_code_book():
    """Of one that was never run here, it is not known what is silent."""
    path = top / "other.codebook"
    path.write_text("throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1  zebra\n", encoding="utf-8")
    [row] = ask(library, "--codebook", path, "codebook", "report")
    equal((row["rule"], row["findings"], row["remarks"]), ("a.c1", 0, []), "other")


def test_incomplete():
    """A pattern that would run for ages is cut short, and told of as such: never as no match."""
    path = top / "slow.codebook"
    path.write_text("throughline code book 1\ntheme a\n  name: A\n  concern:\n"
                    "    c1  pattern (?:\\w+\\W*)+[!?]{3}\n    c2  the\n", encoding="utf-8")
    slow = top / "slow"
    ask(slow, "codebook", "import", path)
    answer = run(slow, "import", TEXTS[0], code=1)
    assert answer.errors.startswith("a.c1: ") or "\na.c1: " in answer.errors, answer.errors
    assert "a.c2: " not in answer.errors, answer.errors
    equal([row["status"] for row in answer.json()], ["imported"], "the rest is done")
    rows = {row["rule"]: row for row in ask(slow, "codebook", "report")}
    equal(rows["a.c1"]["remarks"], ["incomplete"], "remarks")
    assert rows["a.c2"]["findings"] and "incomplete" not in rows["a.c2"]["remarks"], "the other rule"
    assert "a.c1: " in run(slow, "rerun", code=1).errors, "rerun"
    mended = path.read_text(encoding="utf-8").replace("pattern (?:\\w+\\W*)+[!?]{3}", "zebra")
    path.write_text(mended, encoding="utf-8")
    ask(slow, "codebook", "import", path)
    ask(slow, "rerun")
    equal(ask(slow, "codebook", "report")[0]["remarks"], ["silent"], "mended")


if __name__ == "__main__":
    main(sys.modules[__name__])

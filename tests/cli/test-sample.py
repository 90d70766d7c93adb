#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Samples: drawn at random, coded elsewhere, and what they measure."""
import csv
import sys

from support import TEXTS, ask, equal, folder, main, run, typed_pdf

FIGURES = ["theme", "tp", "fp", "fn", "precision", "precision_low", "precision_high", "recall", "recall_low",
           "recall_high", "f1", "low", "high", "kappa", "kappa_low", "kappa_high", "stance", "stance_low",
           "stance_high"]

made = folder()
top = made.__enter__()
library = top / "library"
ask(library, "import", *TEXTS[:3])
findings = ask(library, "findings")
shown = {}
for number in {f["review"] for f in findings}:
    for block in ask(library, "show", number)["blocks"]:
        shown.setdefault(block["text"], block)


def done():
    made.__exit__(None, None, None)


def draw(*words):
    return ask(library, "sample", "draw", *words)


def read(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def rules_of(text):
    """The rules' themes of a passage, each with the stance it has in all."""
    found = {}
    for finding in findings:
        if finding["text"] == text:
            found.setdefault(finding["theme"], []).append(finding["stance"])
    order = ["concern", "strength", "neutral"]
    return {theme: min(stances, key=order.index) for theme, stances in found.items()}


def coded(sample, coder, see):
    """Fills in a sheet as @see says: of a text, its themes with stances."""
    path = top / f"{sample}-{coder}.csv"
    run(library, "sample", "export", sample, "--output", path)
    rows = []
    for row in read(path):
        themes = see(row["quote"])
        for theme, stance in themes.items():
            rows.append({**row, "theme": theme, "stance": stance, "coder": coder})
        if not themes:
            rows.append({**row, "theme": "-", "stance": "", "coder": coder})
    write(path, rows)
    return path


def test_drawn_by_seed():
    one = draw("--paragraphs", 20, "--seed", 5, "--name", "First")
    again = draw("--paragraphs", 20, "--seed", 5)
    other = draw("--paragraphs", 20, "--seed", 6)
    equal((one["name"], one["seed"], one["paragraphs"]), ("First", 5, 20), "sample")
    equal(one["coders"], [], "coders")
    texts = [[p["text"] for p in ask(library, "sample", "show", s["sample"])] for s in (one, again, other)]
    equal(texts[0], texts[1], "same seed")
    assert texts[0] != texts[2], "another seed draws others"
    listed = ask(library, "sample", "list")
    equal([s["sample"] for s in listed], sorted((s["sample"] for s in (one, again, other)), reverse=True), "list")
    run(library, "sample", "draw", "--name", "First", code=1)


def test_shown_blind():
    sample = draw("--paragraphs", 10, "--seed", 1)
    for row in ask(library, "sample", "show", sample["name"]):
        assert row["text"] in shown and row["stands"], row
        assert not {"theme", "stance", "rule"} & set(row), "what the rules found is not told"
        assert shown[row["text"]]["kind"] in ("paragraph", "list-item", "recommendation"), row


def test_filters():
    review = findings[0]["review"]
    sample = draw("--paragraphs", 1000, "--review", review, "--seed", 1)
    equal({p["review"] for p in ask(library, "sample", "show", sample["sample"])}, {review}, "reviews")
    equal(sample["paragraphs"], sample["drawn_from"], "all there are")
    run(library, "sample", "draw", "--theme", "neglect", code=2)
    run(library, "sample", "draw", "--paragraphs", 0, code=2)
    run(library, "sample", "draw", "--seed", -1, code=2)
    run(library, "sample", "draw", "--to", 1801, code=1)


def test_rules_measured():
    sample = draw("--paragraphs", 1000, "--seed", 2)["sample"]
    run(library, "sample", "score", sample, code=1)
    path = coded(sample, "One", rules_of)
    answer = ask(library, "sample", "import", sample, path)
    equal(answer["paragraphs"], len(ask(library, "sample", "show", sample)), "paragraphs")
    score = ask(library, "sample", "score", sample)
    equal(list(score), ["paragraphs", "gone", "themes", "pooled"], "keys")
    equal(list(score["pooled"]), FIGURES[1:], "pooled")
    equal((score["pooled"]["fp"], score["pooled"]["fn"], score["pooled"]["stance"]), (0, 0, 1), "as the rules")
    for row in score["themes"]:
        equal(list(row), FIGURES, "row")
        equal(row["precision"] is None, row["tp"] < 5, "enough to say")


def test_evaluate_reads_it():
    sample = draw("--paragraphs", 40, "--seed", 3)["sample"]
    path = coded(sample, "One", lambda text: dict(list(rules_of(text).items())[1:]))
    ask(library, "sample", "import", sample, path)
    run(library, "sample", "export", sample, "--output", path, "--coder", "One")
    mine, theirs = ask(library, "sample", "score", sample), ask(library, "evaluate", path)
    counts = [{row["theme"]: (row["tp"], row["fp"], row["fn"]) for row in answer["themes"]}
              for answer in (mine, theirs)]
    assert counts[0] and any(fp for _, fp, _ in counts[0].values()), counts
    equal(counts[0], counts[1], "by theme")
    equal(round(mine["pooled"]["kappa"], 9), round(theirs["pooled"]["kappa"], 9), "kappa")


def test_coder_against_coder():
    sample = draw("--paragraphs", 30, "--seed", 4)["sample"]
    ask(library, "sample", "import", sample, coded(sample, "One", rules_of))
    ask(library, "sample", "import", sample, coded(sample, "Two", lambda text: {}))
    run(library, "sample", "score", sample, code=2)
    run(library, "sample", "score", sample, "--coder", "Three", code=1)
    score = ask(library, "sample", "score", sample, "--coder", "One", "--against", "Two")
    equal((score["paragraphs"], score["pooled"]["tp"], score["pooled"]["fp"]), (30, 0, 0), "nothing shared")
    assert score["pooled"]["fn"] > 0, score
    refused = run(library, "sample", "score", sample, "--coder", "One", "--against", "One", code=2)
    assert "“One” agrees with themselves" in refused.errors and not refused.out, refused.errors
    equal(ask(library, "sample", "list")[0]["coders"], [{"coder": "One", "coded": 30}, {"coder": "Two", "coded": 30}],
          "coders")


def test_import_again():
    """What a file says of a paragraph is all its coder saw there; what it leaves blank, nobody looked at."""
    sample = draw("--paragraphs", 5, "--seed", 7)["sample"]
    path = coded(sample, "", lambda text: {"neglect": "Concern"})
    run(library, "sample", "import", sample, path, code=1)
    path = coded(sample, "", lambda text: {"neglect": "concern"})
    run(library, "sample", "import", sample, path, code=1)
    ask(library, "sample", "import", sample, path, "--coder", "One")
    rows = read(path)
    rows[0]["theme"] = rows[0]["stance"] = ""
    rows[1].update(theme="supervision", stance="strength", coder="One")
    rows[2].update(theme="no such theme", coder="One")
    write(path, rows[:3])
    answer = run(library, "sample", "import", sample, path, code=1)
    assert ":4:" in answer.errors and "no such theme" in answer.errors, answer.errors
    run(library, "sample", "export", sample, "--output", path)
    equal(sorted(row["theme"] for row in read(path)), ["neglect"] * 4 + ["supervision"], "themes")


def test_safe_in_a_spreadsheet():
    """Words that a spreadsheet would run are shown by it, and are known again."""
    words = "=1+1 is what the page says where the meeting should have been written down."
    with folder() as other:
        (other / "review.pdf").write_bytes(typed_pdf([[(14, "1. Analysis of practice"), (11, words)]]))
        ask(other / "library", "import", other / "review.pdf")
        ask(other / "library", "sample", "draw")
        run(other / "library", "sample", "export", 1, "--output", other / "sheet.csv")
        rows = read(other / "sheet.csv")
        equal([row["quote"] for row in rows], ["'" + words], "quotes")
        write(other / "sheet.csv", [{**row, "theme": "neglect", "coder": "One"} for row in rows])
        answer = ask(other / "library", "sample", "import", 1, other / "sheet.csv")
        equal((answer["paragraphs"], answer["codings"]), (1, 1), "import")


def test_private_left_out():
    """What is coded of the others is written all the same."""
    with folder() as other:
        ask(other / "library", "import", *TEXTS[:2])
        sample = ask(other / "library", "sample", "draw", "--paragraphs", 40, "--seed", 1)["sample"]
        run(other / "library", "sample", "export", sample, "--output", other / "sheet.csv")
        rows = [{**row, "theme": "neglect", "coder": "One"} for row in read(other / "sheet.csv")]
        write(other / "sheet.csv", rows)
        ask(other / "library", "sample", "import", sample, other / "sheet.csv")
        run(other / "library", "set", 1, "private=yes")
        answer = run(other / "library", "sample", "export", sample, "--output", other / "sheet.csv")
        left = read(other / "sheet.csv")
        assert 0 < len(left) < len(rows) and all(row["theme"] == "neglect" for row in left), left
        assert str(len(rows) - len(left)) in answer.errors, answer.errors
        run(other / "library", "sample", "export", sample, "--output", other / "sheet.csv", "--with-private")
        equal(len(read(other / "sheet.csv")), len(rows), "with private")


def test_remove_and_rename():
    sample = draw("--paragraphs", 5, "--seed", 8)["sample"]
    equal(ask(library, "sample", "rename", sample, "Pilot")["name"], "Pilot", "name")
    run(library, "sample", "rename", sample, " ", code=1)
    run(library, "sample", "draw", "--name", "Pilot", code=1)
    run(library, "sample", "remove", "Pilot")
    assert "Pilot" not in [s["name"] for s in ask(library, "sample", "list")]
    run(library, "sample", "show", sample, code=1)
    run(library, "sample", "remove", sample, code=1)
    assert "was removed" in run(library, "sample", "draw", "--name", "Pilot", code=1).errors


def test_misuse():
    run(library, "sample", code=2)
    run(library, "sample", "show", code=2)
    run(library, "sample", "show", "no such", code=1)
    run(library, "sample", "export", 1, code=2)
    run(library, "sample", "sing", code=2)


if __name__ == "__main__":
    main(sys.modules[__name__])

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence out of the library, and the rules measured against coding by hand."""
import csv
import io
import json
import sys

from support import TEXTS, ask, equal, folder, main, run

FIGURES = ["theme", "tp", "fp", "fn", "precision", "recall", "f1", "kappa", "low", "high"]

made = folder()
top = made.__enter__()
library = top / "library"
ask(library, "import", *TEXTS[:4])
findings = ask(library, "findings")
THEMES = [row["theme"] for row in ask(library, "codebook", "show")]
files = {d["document"]: d for row in ask(library, "reviews") for d in row["documents"]}


def done():
    made.__exit__(None, None, None)


def sheet(name, rows, columns=("document", "page", "quote", "paragraph", "theme", "stance", "coder")):
    path = top / name
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def row_of(finding, **more):
    return {"document": files[finding["document"]]["file"], "page": finding["page"],
            "quote": finding["quote"], "theme": finding["theme"], "coder": "one", **more}


def test_rules_against_themselves():
    answer = ask(library, "evaluate", sheet("same.csv", map(row_of, findings)))
    equal(list(answer), ["themes", "pooled"], "keys")
    for score in answer["themes"]:
        equal(list(score), FIGURES, "score")
        equal((score["fp"], score["fn"], score["f1"]), (0, 0, 1), score["theme"])
    equal([score["theme"] for score in answer["themes"]], sorted({f["theme"] for f in findings}), "themes")
    equal(list(answer["pooled"]), FIGURES[1:], "pooled")
    equal((answer["pooled"]["fp"], answer["pooled"]["fn"]), (0, 0), "pooled")


def test_counts():
    theme = max({f["theme"] for f in findings}, key=lambda t: sum(f["theme"] == t for f in findings))
    units = {(f["document"], f["text"]) for f in findings if f["theme"] == theme}
    left_out = next(iter(sorted(units)))
    rows = [row_of(f) for f in findings if f["theme"] == theme and (f["document"], f["text"]) != left_out]
    uncoded = next(b for b in ask(library, "show", 1)["blocks"]
                   if b["kind"] == "paragraph" and b["number"] and not any(b["text"] == f["text"] for f in findings))
    rows.append({"document": files[uncoded["document"]]["sha256"].upper(), "paragraph": uncoded["number"],
                 "theme": theme})
    rows += [{"document": d["file"], "theme": ""} for d in files.values()]
    score = ask(library, "evaluate", sheet("counts.csv", rows))["themes"][0]
    equal((score["tp"], score["fp"], score["fn"]), (len(units) - 1, 1, 1), "counts")
    assert 0 < score["low"] < score["f1"] < score["high"] < 1, score
    assert score["kappa"] < 1, score


def test_one_coder():
    rows = [row_of(findings[0]), row_of(findings[-1], coder="two")]
    path = sheet("coders.csv", rows)
    equal(ask(library, "evaluate", "--coder", "two", path)["pooled"]["tp"], 1, "of one")
    equal(ask(library, "evaluate", path)["pooled"]["tp"], 2, "of all")


def test_figures_that_are_not_known():
    coded = {f["theme"] for f in findings}
    unused = next(t for t in THEMES if t not in coded)
    answer = ask(library, "evaluate", "--theme", unused, sheet("one.csv", [row_of(findings[0])]))
    score = answer["themes"][0]
    equal((score["tp"], score["fp"], score["fn"], score["precision"], score["f1"], score["low"]),
          (0, 0, 0, None, None, None), "score")


def test_themes_of_no_code_book():
    path = sheet("own.csv", [row_of(findings[0]), row_of(findings[0], theme="by-hand-alone")])
    equal(ask(library, "evaluate", "--theme", "by-hand-alone", path)["themes"][0]["fn"], 1, "coded by hand")
    answer = run(library, "evaluate", "--theme", "supervison", path, code=2)
    assert "“supervision”" in answer.errors, answer.errors
    equal(answer.out, "", "no figures")


def test_explain_of_an_unknown_theme():
    finding = findings[0]
    where = ("explain", "--review", finding["review"], "--page", finding["page"], "--text", finding["quote"])
    answer = run(library, *where, "--theme", finding["theme"].upper())
    equal({step["theme"] for step in answer.json()} - {None}, {finding["theme"]}, "in capitals")
    answer = run(library, *where, "--theme", finding["theme"][:-1], code=2)
    assert f"“{finding['theme']}”" in answer.errors, answer.errors
    equal(answer.out, "", "nothing explained")


def test_rows_that_name_nothing():
    rows = [row_of(findings[0]), row_of(findings[0], document="none.pdf"),
            row_of(findings[0], quote="nobody wrote these words")]
    path = sheet("faulty.csv", rows)
    answer = run(library, "evaluate", path, code=1)
    equal(answer.json()["pooled"]["tp"], 1, "the rest")
    equal([line.split(": ")[0] for line in answer.errors.splitlines()], [f"{path}:3", f"{path}:4"], "said")
    run(library, "evaluate", sheet("columns.csv", [], ("document", "quote")), code=1)
    run(library, "evaluate", top / "none.csv", code=1)
    run(library, "evaluate", code=2)


def test_export():
    theme = findings[0]["theme"]
    wanted = [f for f in findings if f["theme"] == theme]
    for form in ("csv", "html", "json"):
        run(library, "export", "--as", form, "--output", top / f"out.{form}", "--theme", theme)
    equal(json.loads((top / "out.json").read_text()), wanted, "JSON")
    rows = list(csv.DictReader(io.StringIO((top / "out.csv").read_text("utf-8-sig"), newline="")))
    equal(len(rows), len(wanted), "rows of the CSV")
    html = (top / "out.html").read_text()
    assert html.lstrip().lower().startswith("<!doctype html"), html[:80]
    for finding in wanted:
        assert str(finding["page"]) in html, finding


def test_export_of_private_reviews():
    ask(library, "set", 2, "private=yes")
    run(library, "export", "--as", "json", "--output", top / "public.json")
    equal({f["review"] for f in json.loads((top / "public.json").read_text())}, {1, 3, 4}, "left out")
    run(library, "export", "--as", "json", "--output", top / "named.json", "--review", 2)
    equal({f["review"] for f in json.loads((top / "named.json").read_text())}, {2}, "named")
    ask(library, "set", 2, "private=no")


def test_export_that_cannot_be():
    kept = top / "kept.csv"
    kept.write_text("what was there")
    run(library, "export", "--as", "papyrus", "--output", kept, code=2)
    run(library, "export", "--as", "csv", code=2)
    run(library, "export", "--output", kept, code=2)
    run(library, "export", "--as", "csv", "--output", kept, "--stance", "none", code=2)
    equal(kept.read_text(), "what was there", "left as it was")
    answer = run(library, "export", "--as", "csv", "--output", top / "none" / "out.csv", code=1)
    assert answer.errors.startswith(f"{top / 'none' / 'out.csv'}: "), answer.errors


def test_export_of_what_is_unknown():
    kept = top / "kept.csv"
    kept.write_text("what was there")
    for words in (("--review", 99), ("--tag", "none"), ("--authority", "Nowhere")):
        answer = run(library, "export", "--as", "csv", "--output", kept, *words, code=1)
        assert str(words[1]) in answer.errors and str(kept) in answer.errors, answer.errors
        equal(kept.read_text(), "what was there", "left as it was")
    some = top / "some.json"
    run(library, "export", "--as", "json", "--output", some, "--review", 99, "--review", 1, code=1)
    equal({f["review"] for f in json.loads(some.read_text())}, {1}, "the rest")


if __name__ == "__main__":
    main(sys.modules[__name__])

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands that list, count and check, on one library of the specimens."""
import collections
import csv
import io
import re
import shutil
import sqlite3
import sys

from support import TEXTS, ask, equal, folder, main, run

FACTS = ["title", "subject", "review_type", "nation", "authority", "region", "authors", "published",
         "year", "incident_year", "child_age", "harm", "methodology", "isbn_or_url", "place"]
REVIEW = ["review", *FACTS, *(f + "_source" for f in FACTS), "private", "documents", "findings"]
DOCUMENT = ["document", "file", "sha256", "kind", "pages", "pages_unreadable", "words",
            "pages_read_by_ocr", "confidence", "hidden_pages", "reader_version"]
BLOCK = ["block", "document", "kind", "level", "number", "section", "section_title", "text", "page",
         "page_label", "rects"]
RECOMMENDATION = ["recommendation", "number", "text", "addressee", "document", "page", "block"]
FINDING = ["finding", "review", "document", "title", "authority", "year", "theme", "rule", "stance",
           "kind", "voice", "status", "origin", "tags", "note", "section", "number", "page",
           "page_label", "quote", "text", "rects", "denied", "maybe", "remedied", "causes", "effects",
           "coder"]
HIT = ["review", "document", "title", "year", "page", "page_label", "number", "section", "snippet",
       "score"]
THEME = ["theme", "name", "group", "value", "reviews", "findings", "readable_reviews",
         "share_of_reviews"]
RECT = ["page", "x", "y", "width", "height"]
STANCES = ("concern", "strength", "neutral")

made = folder()
top = made.__enter__()
library = top / "library"
ask(library, "import", *TEXTS)
reviews = ask(library, "reviews")
findings = ask(library, "findings")


def done():
    made.__exit__(None, None, None)


def has(row, keys):
    missing = [key for key in keys if key not in row]
    assert not missing, f"without {missing}"


def test_reviews():
    equal(len(reviews), len(TEXTS), "reviews")
    equal({d["file"] for r in reviews for d in r["documents"]}, {p.name for p in TEXTS}, "files")
    for row in reviews:
        has(row, REVIEW)
        assert isinstance(row["authors"], list), row["authors"]
        assert row["private"] is False
        for fact in FACTS:
            source = row[fact + "_source"]
            assert source in (None, "user") or list(source) == ["document", "page", "text"], source
            assert row[fact] in (None, []) or source is not None, f"{fact} from nowhere"
        assert row["year"] is None or row["published"].startswith(str(row["year"]))
        for document in row["documents"]:
            equal(list(document), DOCUMENT, "document")
            assert re.fullmatch("[0-9a-f]{64}", document["sha256"]) and document["words"] > 1000
        equal(row["findings"], sum(f["review"] == row["review"] for f in findings), "findings")


def test_show():
    answer = ask(library, "show", 3)
    equal(list(answer), ["review", "blocks", "recommendations"], "keys")
    equal(answer["review"], 3, "review")
    blocks = {block["block"]: block for block in answer["blocks"]}
    equal(len(blocks), len(answer["blocks"]), "ids")
    for block in blocks.values():
        equal(list(block), BLOCK, "block")
        assert block["text"] and block["rects"], block
        for rect in block["rects"]:
            equal(list(rect), RECT, "rect")
            assert rect["x"] >= 0 and rect["y"] >= 0 and rect["width"] > 0 and rect["height"] > 0, rect
        equal(block["rects"][0]["page"], block["page"], "page of the first rect")
    for recommendation in answer["recommendations"]:
        equal(list(recommendation), RECOMMENDATION, "recommendation")
        assert recommendation["block"] in blocks, recommendation


def test_show_of_what_is_not_there():
    answer = run(library, "show", 999, code=1)
    assert "999" in answer.errors and answer.errors.count("\n") == 1, answer.errors


def test_findings():
    assert len(findings) > 100, len(findings)
    equal(len({f["finding"] for f in findings}), len(findings), "ids")
    order = {row["review"]: n for n, row in enumerate(reviews)}
    places = [(order[f["review"]], f["page"]) for f in findings]
    equal(places, sorted(places), "review and page order")
    for f in findings:
        equal(list(f), FINDING, "finding")
        assert f["quote"] and f["quote"] in f["text"], f
        assert f["stance"] in STANCES and f["status"] == "suggested" and f["origin"] == "rule", f
        equal(f["rects"][0]["page"], f["page"], "page of the first rect")


def test_filters_narrow_the_list():
    common = lambda key: collections.Counter(f[key] for f in findings).most_common(1)[0][0]
    for key in ("theme", "stance", "status", "section", "kind", "review", "rule", "voice", "origin"):
        value = common(key)
        equal(ask(library, "findings", "--" + key, value),
              [f for f in findings if f[key] == value], f"--{key} {value}")
    themes = sorted({f["theme"] for f in findings})[:2]
    equal(ask(library, "findings", "--theme", themes[0], "--theme", themes[1], "--stance", "concern"),
          [f for f in findings if f["theme"] in themes and f["stance"] == "concern"], "several")


def test_words_that_cannot_be():
    """One line says what can be, and nothing else is said: no empty answer reads as silence."""
    for words, mend in ((("--theme", "supervison"), "“supervision”"), (("--theme", "xyzzy"), "codebook show"),
                        (("--decade", "2010"), "2010s"), (("--decade", "2014s"), "2010s"),
                        (("--year", "abc"), "2014"), (("--nation", "Englnd"), "“England”"),
                        (("--nation", "France"), "Northern Ireland"), (("--stance", "good"), "strength"),
                        (("--status", "acepted"), "“accepted”"), (("--section", "analyses"), "“analysis”"),
                        (("--kind", "thing"), "instance"), (("--voice", "mine"), "practitioner"),
                        (("--origin", "robot"), "hand"), (("--review-type", "novel"), "serious-case-review"),
                        (("--include", "all"), "denied")):
        for command in (("findings",), ("themes",), ("export", "--as", "csv", "--output", top / "no.csv")):
            answer = run(library, *command, *words, code=2)
            equal(answer.out, "", f"{words}: standard output")
            equal(answer.errors.count("\n"), 1, f"{words}: lines on standard error")
            assert words[1] in answer.errors and mend in answer.errors, answer.errors
    assert not (top / "no.csv").exists()
    assert "“supervision”" in run(library, "rerun", "--theme", "supervison", code=2).errors


def test_words_the_library_does_not_have():
    authority = next(row["authority"] for row in reviews if row["authority"])
    part = authority.split()[0]
    for words, mend in ((("--review", "999"), "throughline-cli reviews"), (("--tag", "nosuch"), "nosuch"),
                        (("--authority", part), authority), (("--authority", authority.lower()[:-1]), authority),
                        (("--region", "Xyzzy"), "Xyzzy"), (("--rule", "none-such"), "none-such")):
        answer = run(library, "findings", *words, code=1)
        equal(answer.json(), [], f"{words}")
        equal(answer.errors.count("\n"), 1, f"{words}: lines on standard error")
        assert answer.errors.startswith(words[0] + ": ") and mend in answer.errors, answer.errors
    equal(run(library, "findings", "--review", 1, "--review", 999, code=1).json(),
          [f for f in findings if f["review"] == 1], "the rest is done")
    assert all(row["findings"] == 0 for row in run(library, "themes", "--review", 999, code=1).json())
    assert "999" in run(library, "export", "--as", "csv", "--output", top / "999.csv", "--review", 999,
                        code=1).errors


def test_words_in_another_case():
    for option, key in (("theme", "theme"), ("stance", "stance"), ("section", "section")):
        value = findings[0][key]
        equal(ask(library, "findings", "--" + option, value.upper()),
              [f for f in findings if f[key] == value], option)
    nations = {row["review"]: row["nation"] for row in reviews}
    equal(ask(library, "findings", "--nation", "england"),
          [f for f in findings if nations[f["review"]] == "England"], "nation")
    for words in (("--nation", "unknown"), ("--year", "unknown"), ("--decade", "unknown"),
                  ("--authority", "unknown"), ("--year", "1901"), ("--decade", "1900s")):
        run(library, "findings", *words)


def test_years():
    years = {row["review"]: row["year"] for row in reviews}
    for words, keep in ((("--from", 2010), lambda y: y >= 2010), (("--to", 2009), lambda y: y <= 2009),
                        (("--from", 1990, "--to", 2015), lambda y: 1990 <= y <= 2015)):
        wanted = [f for f in findings if years[f["review"]] and keep(years[f["review"]])]
        equal(ask(library, "findings", *words), wanted, str(words))


def test_words_narrow_the_list():
    found = ask(library, "findings", "--text", "social worker")
    assert 0 < len(found) < len(findings), len(found)
    for f in found:
        assert re.search("worker", f["text"], re.I) and re.search("social", f["text"], re.I), f


def test_what_is_left_out():
    everything = ask(library, "findings", "--include", "rejected,denied,maybe")
    ids = {f["finding"] for f in everything}
    assert ids >= {f["finding"] for f in findings}
    equal(len(everything), len(findings) + len(ask(library, "findings", "--include", "denied"))
          - len(findings) + len(ask(library, "findings", "--include", "maybe")) - len(findings),
          "what each word of --include adds")


def test_themes_count_the_lists():
    rows = ask(library, "themes")
    by_theme = {row["theme"]: row for row in rows}
    equal(len(by_theme), len(rows), "a row a theme")
    assert len(rows) >= 46, len(rows)
    for theme, row in by_theme.items():
        equal(list(row), THEME, "theme")
        mine = [f for f in findings if f["theme"] == theme]
        equal(row["findings"], len(mine), theme)
        equal(row["reviews"], len({f["review"] for f in mine}), theme)
        equal(row["readable_reviews"], len(TEXTS), theme)
        equal(row["share_of_reviews"], row["reviews"] / len(TEXTS), theme)
        assert row["name"] and row["group"] and row["value"] is None, row


def test_themes_by():
    for by, value_of in (("section", lambda f: f["section"]),
                         ("year", lambda f: str(f["year"] or "unknown")),
                         ("decade", lambda f: f"{f['year'] // 10 * 10}s" if f["year"] else "unknown")):
        counted = {(row["theme"], row["value"]): row["findings"] for row in ask(library, "themes", "--by", by)}
        equal(counted, dict(collections.Counter((f["theme"], value_of(f)) for f in findings)), by)
    for by in ("authority", "region", "nation", "review_type"):
        rows = ask(library, "themes", "--by", by)
        equal(sum(row["findings"] for row in rows), len(findings), by)
        assert all(row["reviews"] <= row["readable_reviews"] for row in rows), by
    narrowed = ask(library, "themes", "--stance", "concern", "--theme", findings[0]["theme"])
    equal([(row["theme"], row["findings"]) for row in narrowed],
          [(findings[0]["theme"], sum(f["theme"] == findings[0]["theme"] and f["stance"] == "concern"
                                      for f in findings))], "narrowed")


def test_search():
    hits = ask(library, "search", "social worker")
    equal(len(hits), 50, "hits without a limit")
    equal([h["score"] for h in hits], sorted((h["score"] for h in hits), reverse=True), "best first")
    for hit in hits:
        equal(list(hit), HIT, "hit")
        assert hit["snippet"] and not set(hit["snippet"]) & {"\u2068", "\u2069"}, hit
    equal(len(ask(library, "search", "worker", "--limit", 3)), 3, "limit")
    equal(ask(library, "search", "qwertyzxcv"), [], "nothing found")
    phrase = ask(library, "search", '"case conference" -police')
    assert phrase, "a phrase"
    run(library, "search", "  ", code=2)
    for alone, wanted in (("OR", "between two words"), ("NEAR", "in brackets"), ("-", "must not occur")):
        assert wanted in run(library, "search", alone, code=2).errors, alone


def explain_one_of_two():
    """Where a paragraph has two findings of a theme, each is explained by itself."""
    paragraphs = {}
    for finding in findings:
        key = finding["review"], finding["page"], finding["theme"], finding["text"]
        paragraphs.setdefault(key, {})[finding["quote"]] = finding
    pair = next(quotes for quotes in paragraphs.values() if len(quotes) > 1)
    for quote, finding in pair.items():
        steps = ask(library, "explain", finding["finding"])
        equal({s["words"] for s in steps if s["verdict"]}, {quote}, "the finding asked about")


def test_explain():
    finding = findings[len(findings) // 2]
    steps = ask(library, "explain", finding["finding"])
    assert any(s["matched"] and s["rule"] == finding["rule"] and s["theme"] == finding["theme"]
               for s in steps), steps
    explain_one_of_two()
    coded = {f["text"] for f in findings}
    block = next(b for b in ask(library, "show", 2)["blocks"]
                 if b["kind"] == "paragraph" and b["text"] not in coded)
    for step in ask(library, "explain", "--review", 2, "--page", block["page"], "--text", block["text"][5:60]):
        assert step["text"], step
    run(library, "explain", "--review", 2, "--page", 1, "--text", "words nobody wrote", code=1)
    run(library, "explain", 987654, code=1)
    run(library, "explain", code=2)
    run(library, "explain", 1, "--review", 2, "--text", "a", code=2)


def test_rerun_changes_nothing():
    result = ask(library, "rerun")
    equal(list(result), ["reviews", "gained", "lost", "kept", "seconds"], "keys")
    everything = ask(library, "findings", "--include", "rejected,denied,maybe")
    equal((result["reviews"], result["gained"], result["lost"], result["kept"]),
          (len(TEXTS), 0, 0, len(everything)), "rerun")
    one = ask(library, "rerun", "--theme", findings[0]["theme"])
    equal(one["kept"], sum(f["theme"] == findings[0]["theme"] for f in everything), "of one theme")
    equal(ask(library, "findings"), findings, "findings afterwards")
    run(library, "rerun", "--theme", "none-such", code=2)


def test_codebook():
    rows = ask(library, "codebook", "show")
    equal([row["theme"] for row in rows], [row["theme"] for row in ask(library, "themes")], "themes")
    examples = [example for row in rows for example in row["rule_examples"]]
    equal({example["matches"] for example in examples}, {True, False}, "examples that rules carry")
    equal({tuple(sorted(example)) for example in examples}, {("matches", "rule", "text")}, "what an example says")
    equal(ask(library, "codebook", "check"), [], "faults of the one in force")
    ask(library, "codebook", "export", top / "book")
    again = ask(library, "codebook", "import", top / "book")
    ask(library, "codebook", "export", top / "again")
    equal((top / "again").read_bytes(), (top / "book").read_bytes(), "out, in and out again")
    equal(again["themes"], len(rows), "themes of the one put in force")
    run(library, "codebook", "check", top / "none", code=1)
    run(library, "codebook", "mend", code=2)
    run(library, "codebook", "import", code=2)


def test_codebook_with_a_fault():
    ask(library, "codebook", "export", top / "book")
    (top / "faulty").write_bytes((top / "book").read_bytes() + b"\n???\n")
    answer = run(library, "codebook", "check", top / "faulty", code=1, form="table")
    assert re.match(re.escape(str(top / "faulty")) + r":\d+:\d+: .+\n", answer.errors), answer.errors
    rows = ask(library, "codebook", "check", top / "faulty", code=1)
    equal(list(rows[0]), ["file", "line", "column", "message"], "fault")
    before = ask(library, "codebook", "export", top / "before")["version"]
    run(library, "codebook", "import", top / "faulty", code=1)
    equal(ask(library, "codebook", "export", top / "after")["version"], before, "still in force")


def test_csv_is_the_same_as_json():
    out = run(library, "findings", form="csv").out
    assert out.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    equal(len(rows), len(findings), "rows")
    for row, finding in zip(rows, findings):
        for key in ("finding", "theme", "stance", "section", "page", "quote", "text"):
            equal(row[key], str(finding[key]), key)
        equal(row["number"], finding["number"] or "", "number")
    for command in (("reviews",), ("themes",), ("show", 1), ("search", "child"), ("codebook", "show")):
        rows = list(csv.reader(io.StringIO(run(library, *command, form="csv").out, newline="")))
        equal({len(row) for row in rows}, {len(rows[0])}, f"columns of {command}")


def test_tables_are_for_people():
    for command in (("reviews",), ("findings",), ("themes",), ("show", 1), ("codebook", "show")):
        lines = run(library, *command, form="table").out.splitlines()
        assert len(lines) > 10, command
        assert not any(ord(c) < 32 for line in lines for c in line), command


def test_numbers_do_not_depend_on_the_language():
    env = {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}
    equal(run(library, "themes", env=env).json(), ask(library, "themes"), "themes")


def test_wrong_usage():
    for words in ((), ("none-such",), ("findings", "--none-such"), ("findings", "--stance", "good"),
                  ("findings", "--from", "soon"), ("findings", "word"), ("findings", "--include", "all"),
                  ("findings", "--review", "x"), ("show",), ("show", "x"), ("show", 1, 2), ("import",),
                  ("themes", "--by", "moon"), ("search",), ("explain", "x"), ("verify", "now")):
        answer = run(library, *words, code=2)
        equal(answer.out, "", f"{words}: standard output")
        equal(answer.errors.count("\n"), 1, f"{words}: lines on standard error")
    for words in (("findings", "--from", "soon"), ("search", "child", "-n", "1e3"), ("import", "--jobs", "x", "a"),
                  ("explain", "--review", "1.5", "--text", "child"), ("findings", "--to", "99999999999")):
        assert ": say a number (see" in run(library, *words, code=2).errors, words
    equal(len(ask(library, "search", "child", "-n", 2)), 2, "a number in short")
    for words in (("import", "--none-such"), ("nope",)):
        assert "--help" in run(library, *words, code=2).errors, words


def test_help():
    everything = run(library, "--help").out
    for command in ("import", "reviews", "set", "show", "findings", "explain", "rerun", "search", "themes",
                    "codebook", "evaluate", "export", "remove", "verify"):
        assert f"\n  {command} " in everything, command
        assert command in run(library, command, "--help").out, command
    assert "throughline-cli " in run(library, "--version").out
    facts = run(library, "set", "--help").out
    for name in ("title", "review_type", "incident_year", "isbn_or_url", "private", "x.NAME", "“-”"):
        assert name in facts, name


def test_verify():
    answer = ask(library, "verify")
    equal((answer["ok"], answer["problems"]), (True, []), "a whole library")
    with folder() as other:
        shutil.copytree(library, other / "copy")
        kept = sorted(p for p in (other / "copy" / "documents").rglob("*.pdf"))
        kept[0].write_bytes(b"not what it was")
        kept[1].unlink()
        answer = ask(other / "copy", "verify", code=1)
        equal((answer["ok"], len(answer["problems"])), (False, 2), "verify")
        for problem in answer["problems"]:
            equal(list(problem), ["what", "where", "mend"], "problem")
            assert problem["what"] and problem["mend"], problem


def test_not_a_library():
    with folder() as other:
        (other / "letter.txt").write_text("Dear all")
        answer = run(other, "reviews", code=1)
        equal(answer.errors.count(str(other)), 1, "names the folder")
        equal(answer.errors.count("\n"), 1, "lines on standard error")
        equal([p.name for p in other.iterdir()], ["letter.txt"], "left as it was")


def test_no_library_yet():
    with folder() as other:
        for n, words in enumerate((("reviews",), ("findings",), ("search", "child"), ("themes",), ("verify",))):
            fresh = other / str(n)
            errors = run(fresh, *words).errors
            assert errors.startswith(f"{fresh}: ") and errors.count("\n") == 1, errors
            equal(run(fresh, *words).errors, "", "the second time")
        (other / "empty").mkdir()
        assert run(other / "empty", "reviews").errors.startswith(f"{other / 'empty'}: "), "an empty folder"
        equal(run(other / "new", "import", TEXTS[0]).errors, "", "import")


def test_broken_off():
    """What breaks off in the middle is not handed on: a pipe has no exit code."""
    with folder() as other:
        shutil.copytree(library, other / "copy")
        words = "show", reviews[0]["review"]
        whole = {form: run(other / "copy", *words, form=form).out for form in ("json", "csv")}
        assert all(whole.values()), "both answer"
        with sqlite3.connect(other / "copy" / "library.db") as db:
            db.execute("DROP TABLE recommendations")
        db.close()
        for form in whole:
            broken = run(other / "copy", *words, form=form, code=1)
            assert not broken.out, f"{form}: {len(broken.out)} letters of it"
            assert broken.errors, f"{form}: it says why"


def test_library_of_a_later_version():
    with folder() as other:
        shutil.copytree(library, other / "copy")
        database = other / "copy" / "library.db"
        with sqlite3.connect(database) as db:
            db.execute("PRAGMA user_version = 9999")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        before = database.read_bytes()
        run(other / "copy", "reviews", code=1)
        run(other / "copy", "import", TEXTS[0], code=1)
        equal(database.read_bytes(), before, "left as it was")


if __name__ == "__main__":
    main(sys.modules[__name__])

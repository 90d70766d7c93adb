#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading again: pages that are images, what an earlier version read, documents of one review."""
import json
import os
import signal
import sqlite3
import subprocess
import sys

from support import CLI, SCANS, TEXTS, ask, equal, folder, main, run, typed_pdf, until

SCAN = SCANS[1]


def rows(library, sql):
    with sqlite3.connect(f"file:{library / 'library.db'}?mode=ro", uri=True) as db:
        return db.execute(sql).fetchall()


def recognised(library):
    try:
        return rows(library, "SELECT number, at FROM recognised ORDER BY number")
    except sqlite3.OperationalError:
        return []


def change(library, sql):
    with sqlite3.connect(library / "library.db") as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.executescript(sql)


def report(kind, year, child="Child Q", board="Northshire Safeguarding Children Board"):
    return typed_pdf([
        [(24, "Serious Case Review"), (20, child), (18, kind), (14, ""),
         (14, board), (14, f"March {year}")],
        [(14, "1. Introduction"), (11, ""), (11, f"1.1 {child} died in {year - 1} aged 14 weeks."),
         (11, f"1.2 This is the {kind.lower()}."), (11, ""), (14, "2. Recommendations"), (11, ""),
         (11, "Recommendation 1: The Board should review how supervision is given to staff.")]])


def test_scan_killed_while_it_is_read():
    with folder() as top:
        library = top / "library"
        (top / "overview.pdf").write_bytes(
            report("Overview Report", 2007, "Child K", "Marlbridge Local Safeguarding Children Board"))
        ask(library, "import", top / "overview.pdf")
        process = subprocess.Popen([CLI, "--library", library, "import", SCAN],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: len(recognised(library)) >= 2 or process.poll() is not None, "two pages kept")
        process.send_signal(signal.SIGKILL)
        equal(process.wait(), -signal.SIGKILL, "killed before it was done")
        kept = recognised(library)
        scanned = [d for r in ask(library, "reviews") for d in r["documents"] if d["file"] == SCAN.name]
        equal(scanned[0]["pages_unreadable"], scanned[0]["pages"], "not readable yet")
        equal(ask(library, "verify")["ok"], True, "verify after the kill")

        answer = run(library, "import", SCAN)
        row, = answer.json()
        equal(answer.errors, f"{SCAN.name}: {row['pages']} pages read from their images\n", "said when done")
        equal(row["pages_read_now"], row["pages"], "read now")
        equal(row["status"], "duplicate", "the file is there")
        equal((row["pages_read_by_ocr"], row["pages_unreadable"]), (row["pages"], 0), "all read")
        assert row["blocks"] > 50 and row["findings"] > 5, row
        assert set(kept) <= set(recognised(library)), "a page was read twice"
        review, = ask(library, "reviews")
        equal((row["review"], len(review["documents"])), (1, 2), "one of the overview's review now")
        document = review["documents"][1]
        equal(document["pages_read_by_ocr"], row["pages"], "in the library")
        assert 0.5 < document["confidence"] <= 1, document
        assert review["title"] and review["subject"], review
        assert all(f["rects"] for f in ask(library, "findings")), "findings stand on their pages"
        equal(ask(library, "verify")["ok"], True, "verify")


def test_scan_that_cannot_be_read():
    with folder() as top:
        answer = run(top / "library", "import", SCAN, SCANS[0], code=1,
                     env={"TESSDATA_PREFIX": os.fspath(top)})
        equal([row["pages_read_by_ocr"] for row in answer.json()], [0, 0], "pages read")
        equal(answer.errors.count("\n"), 1, "said once")
        assert "tesseract" in answer.errors, answer.errors


def test_nothing_to_read_again():
    with folder() as top:
        ask(top / "library", "import", TEXTS[0])
        equal(ask(top / "library", "reread"), {
            "documents": 0, "pages_read_by_ocr": 0, "kept": 0, "moved": 0, "unplaced": 0,
            "failed": []}, "nothing outdated")


def test_read_again():
    with folder() as top:
        library = top / "library"
        ask(library, "import", *TEXTS[:2])
        before = ask(library, "findings")
        first, other = before[0]["finding"], before[-1]["finding"]
        change(library, f"""
            UPDATE documents SET reader_version = 0;
            INSERT INTO decisions VALUES ({first}, 'status', 1, 'accepted', '2026');
            INSERT INTO notes VALUES ({other}, 1, 'Why?', '2026');""")
        answer = ask(library, "reread")
        equal((answer["documents"], answer["kept"], answer["unplaced"]), (2, 2, 0), "read again")
        after = ask(library, "findings")
        equal([f["finding"] for f in after], [f["finding"] for f in before], "the same findings")
        equal([f["quote"] for f in after], [f["quote"] for f in before], "their quotes")
        equal(after[0]["status"], "accepted", "what was decided")
        equal(after[-1]["note"], "Why?", "what was noted")
        equal(ask(library, "verify")["ok"], True, "verify")
        equal(ask(library, "reread", "1")["documents"], 1, "asked for by name")
        answer = run(library, "reread", "7", "1", code=1)
        assert answer.errors.startswith("7: "), answer.errors
        equal(answer.json()["documents"], 1, "the other one")


def test_what_is_not_found_again():
    with folder() as top:
        library = top / "library"
        ask(library, "import", TEXTS[0])
        before = ask(library, "findings")
        lost = before[0]["finding"]
        change(library, f"""
            INSERT INTO notes VALUES ({lost}, 1, 'Why?', '2026');
            UPDATE findings SET quote = 'words that stand nowhere in it', rule_id = NULL
              WHERE id = {lost};""")
        equal(ask(library, "reread", "1")["unplaced"], 1, "one to be placed")
        assert lost not in [f["finding"] for f in ask(library, "findings")], "listed unasked"
        found = {f["finding"]: f for f in ask(library, "findings", "--include", "unplaced")}
        equal((found[lost]["note"], found[lost]["unplaced"]), ("Why?", True), "kept")
        verified = run(library, "verify", code=1).json()
        equal(len(verified["problems"]), 1, "what verify says")
        equal(ask(library, "reviews")[0]["findings"], len(found) - 1, "not counted")


def test_documents_of_one_review_are_known():
    with folder() as top:
        library = top / "library"
        for name, kind, year in (("a.pdf", "Executive Summary", 2014), ("b.pdf", "Overview Report", 2014),
                                 ("c.pdf", "Executive Summary", 2009)):
            (top / name).write_bytes(report(kind, year))
        rows = ask(library, "import", top / "a.pdf", top / "b.pdf", top / "c.pdf")
        equal([row["review"] for row in rows], [1, 1, 2], "reviews")
        reviews = ask(library, "reviews")
        equal([[d["kind"] for d in r["documents"]] for r in reviews],
              [["executive-summary"], ["executive-summary", "overview"]], "documents, by year")
        assert "Overview" in reviews[1]["title"], "what the overview says counts"
        equal(reviews[1]["title_source"]["document"], 2, "and is where it was read")
        recommendations = ask(library, "show", 1)["recommendations"]
        equal([(r["document"], [p["document"] for p in r["repeated_at"]]) for r in recommendations],
              [(2, [1])], "one recommendation")
        equal(ask(library, "verify")["ok"], True, "verify")


def test_documents_of_one_review():
    with folder() as top:
        library = top / "library"
        ask(library, "import", *TEXTS[:2])
        counted = [review["findings"] for review in ask(library, "reviews")]
        equal(ask(library, "move", "2", "1"), {"document": 2, "review": 1}, "moved")
        reviews = ask(library, "reviews")
        equal([[d["document"] for d in r["documents"]] for r in reviews], [[1, 2]], "documents")
        equal(reviews[0]["findings"], sum(counted), "findings follow")
        equal(ask(library, "verify")["ok"], True, "verify")
        new = ask(library, "move", "2", "new")["review"]
        equal({r["review"]: r["findings"] for r in ask(library, "reviews")},
              {1: counted[0], new: counted[1]}, "apart again")
        run(library, "move", "9", "1", code=1)
        run(library, "move", "1", "9", code=1)
        run(library, "move", "1", "elsewhere", code=2)


def test_private_reviews_stay():
    with folder() as top:
        library = top / "library"
        ask(library, "import", *TEXTS[:2])
        ask(library, "set", "1", "private=1")
        for include, reviews in ((), {2}), (("--include", "private"), {1, 2}):
            answer = run(library, "export", "--as", "json", "--output", top / "out.json", *include)
            equal({f["review"] for f in json.loads((top / "out.json").read_text())}, reviews,
                  f"exported {include}")
            equal("private" in answer.errors, not include, f"said {include}")


if __name__ == "__main__":
    main(sys.modules[__name__])

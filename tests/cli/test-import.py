#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing: what is found, what each file gives, what is left behind."""
import os
import shutil
import signal
import sqlite3
import subprocess
import sys

from support import CLI, SCANS, TEXTS, ask, equal, folder, main, run, until

KEYS = ["file", "status", "reason", "review", "document", "pages", "pages_read_by_ocr",
        "pages_read_now", "pages_unreadable", "blocks", "findings"]
SOMETIMES = ["markings", "hidden_pages", "damaged_pages"]


def copies(library):
    """The PDFs kept, and anything else lying about among them."""
    return [p for p in (library / "documents").rglob("*") if p.is_file()]


def test_rows_of_files():
    with folder() as top:
        rows = ask(top / "library", "import", *TEXTS[:3])
        equal([[key for key in row if key not in SOMETIMES] for row in rows], [KEYS] * 3, "keys")
        assert all(row[key] for row in rows for key in SOMETIMES if key in row), "empty ones left out"
        equal([row["file"] for row in rows], [str(p) for p in TEXTS[:3]], "files as given")
        equal([row["status"] for row in rows], ["imported"] * 3, "status")
        equal([row["review"] for row in rows], [1, 2, 3], "reviews in the order met")
        for row in rows:
            assert row["reason"] is None and row["pages"] > 5 and row["blocks"] > 50, row
            equal((row["pages_read_by_ocr"], row["pages_unreadable"]), (0, 0), row["file"])
        equal(len(copies(top / "library")), 3, "copies kept")


def test_folder_found_through():
    with folder() as top:
        given = top / "given"
        (given / "a" / "deep").mkdir(parents=True)
        (given / ".hidden").mkdir()
        (given / "folder.pdf").mkdir()
        shutil.copy(TEXTS[0], given / "b.PDF")
        shutil.copy(TEXTS[1], given / "a" / "deep" / "c.pdf")
        shutil.copy(TEXTS[2], given / ".hidden" / "d.pdf")
        shutil.copy(TEXTS[2], given / ".e.pdf")
        shutil.copy(TEXTS[2], given / "notes.txt")
        (given / "page.pdf").write_text("<!DOCTYPE html><title>Not found</title>")
        (given / "nothing.pdf").write_bytes(b"")
        (given / "a" / "again").symlink_to(given)
        answer = run(top / "library", "import", given, code=1)
        rows = {row["file"]: row for row in answer.json()}
        equal(list(rows), [str(given / name) for name in
                           ("a/deep/c.pdf", "b.PDF", "nothing.pdf", "page.pdf")], "found in order")
        equal([row["status"] for row in rows.values()],
              ["imported", "imported", "failed", "failed"], "status")
        for name in ("page.pdf", "nothing.pdf"):
            row = rows[str(given / name)]
            assert row["reason"] and name not in row["reason"], row
            assert row["review"] is None and row["pages"] is None, row
            assert f"{given / name}: {row['reason']}\n" in answer.errors, answer.errors
        equal(len(copies(top / "library")), 2, "copies kept")


def test_folders_too_deep():
    with folder() as top:
        deep = top / "given" / "/".join("x" * 43)
        deep.mkdir(parents=True)
        shutil.copy(TEXTS[0], deep / "a.pdf")
        shutil.copy(TEXTS[1], top / "given" / "b.pdf")
        rows = run(top / "library", "import", top / "given", code=1).json()
        equal([row["status"] for row in rows], ["imported", "failed"], "status")
        assert "Import this folder by itself" in rows[1]["reason"], rows
        equal(ask(top / "library", "import", rows[1]["file"])[0]["status"], "imported", "by itself")


def test_table_of_files():
    with folder() as top:
        names = [f"{'a long folder ' * 5}/review of {n}.pdf" for n in ("2009", "2010")]
        (top / names[0]).parent.mkdir()
        shutil.copy(TEXTS[0], top / names[0])
        (top / names[1]).write_bytes(b"")
        done = subprocess.run([CLI, "--library", top / "library", "import", *names], cwd=top,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        equal(done.returncode, 1, "exit")
        lines = done.stdout.decode().splitlines()
        for line, name in zip(lines[1:], names):
            assert line.startswith("…") and line[1:60] == name[-59:], line
        assert lines[-1].startswith(names[1] + ": "), "the reason comes after the table"


def test_findings_counted_as_in_the_list():
    with folder() as top:
        rows = ask(top / "library", "import", *TEXTS[:3])
        equal([row["findings"] for row in rows],
              [review["findings"] for review in ask(top / "library", "reviews")], "findings")
        equal(sum(row["findings"] for row in rows), len(ask(top / "library", "findings")), "listed")


def test_names_as_given():
    with folder() as top:
        (top / "in").mkdir()
        shutil.copy(TEXTS[0], top / "in" / "a.pdf")
        shutil.copy(TEXTS[1], top / "plain")
        for given, found in (("in", "in/a.pdf"), ("in/", "in/a.pdf"), ("./in", "./in/a.pdf"),
                             (".", "./in/a.pdf"), ("plain", "plain"), ("./in/../plain", "./in/../plain")):
            out = subprocess.run([CLI, "--library", top / "library", "--format=csv", "import", given],
                                 cwd=top, capture_output=True, check=True).stdout.decode()
            equal(out.splitlines()[1].split(",")[0], found, given)


def test_name_that_is_not_utf8():
    with folder() as top:
        name = os.fsencode(top) + b"/caf\xe9.pdf"
        shutil.copy(TEXTS[0], name)
        rows = ask(top / "library", "import", top)
        equal([row["status"] for row in rows], ["imported"], "status")
        assert rows[0]["file"].endswith("caf\ufffd.pdf"), rows
        file = ask(top / "library", "reviews")[0]["documents"][0]["file"]
        equal(file, "caf\ufffd.pdf", "kept under")


def test_same_bytes_are_duplicates():
    with folder() as top:
        shutil.copy(TEXTS[0], top / "copy.pdf")
        rows = ask(top / "library", "import", TEXTS[0], top / "copy.pdf", TEXTS[0])
        equal([row["status"] for row in rows], ["imported", "duplicate", "duplicate"], "status")
        equal({(row["review"], row["pages"], row["blocks"], row["findings"]) for row in rows},
              {(1, rows[0]["pages"], rows[0]["blocks"], rows[0]["findings"])}, "what they name")
        again = ask(top / "library", "import", TEXTS[0])
        equal((again[0]["status"], again[0]["review"]), ("duplicate", 1), "in a later import")
        equal(len(ask(top / "library", "reviews")), 1, "reviews")


def test_what_is_not_there():
    with folder() as top:
        os.mkfifo(top / "pipe.pdf")
        answer = run(top / "library", "import", top / "none.pdf", TEXTS[0], top / "pipe.pdf", code=1)
        equal([row["status"] for row in answer.json()], ["failed", "imported", "failed"], "status")
        equal(answer.errors.count("\n"), 2, "lines on standard error")
        equal(ask(top / "library", "import", top), [], "a pipe in a folder")


def test_damaged_files():
    with folder() as top:
        data = TEXTS[0].read_bytes()
        (top / "half.pdf").write_bytes(data[:len(data) // 2])
        (top / "noise.pdf").write_bytes(data[:200] + bytes(range(256)) * 40)
        (top / "good.pdf").write_bytes(TEXTS[1].read_bytes())
        rows = {row["file"].rsplit("/")[-1]: row for row in run(top / "library", "import", top, code=1).json()}
        equal(len(rows), 3, "rows")
        equal(rows["noise.pdf"]["status"], "failed", "noise")
        equal(rows["good.pdf"]["status"], "imported", "the good one beside it")
        equal(ask(top / "library", "verify")["ok"], True, "verify")


def test_scan_is_imported_unread():
    with folder() as top:
        row = ask(top / "library", "import", "--no-ocr", SCANS[0])[0]
        equal(row["status"], "imported", "status")
        equal(row["pages_unreadable"], row["pages"], "pages unreadable")
        review = ask(top / "library", "reviews")[0]
        equal(review["documents"][0]["pages_unreadable"], row["pages"], "in the library")
        equal(ask(top / "library", "verify")["ok"], True, "verify")


def test_any_number_of_jobs_gives_the_same():
    with folder() as top:
        answers = []
        for jobs in ("1", "4"):
            library = top / jobs
            rows = ask(library, "import", "--jobs", jobs, *TEXTS[:6])
            answers.append((rows, ask(library, "findings"), ask(library, "show", 4)))
        equal(answers[0], answers[1], "one job and four")


def documents(library):
    try:
        with sqlite3.connect(f"file:{library / 'library.db'}?mode=ro", uri=True) as db:
            return db.execute("SELECT count(*) FROM documents").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def test_killed_while_importing():
    with folder() as top:
        library = top / "library"
        process = subprocess.Popen([CLI, "--library", library, "import", "--no-ocr", "--jobs", "1", *TEXTS,
                                    *SCANS],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: documents(library) >= 2 or process.poll() is not None, "two documents saved")
        process.send_signal(signal.SIGKILL)
        equal(process.wait(), -signal.SIGKILL, "killed before it was done")
        before = len(ask(library, "reviews"))
        equal(ask(library, "verify")["ok"], True, "verify after the kill")
        rows = ask(library, "import", "--no-ocr", *TEXTS, *SCANS)
        equal([row["status"] for row in rows].count("duplicate"), before, "duplicates")
        assert all(row["status"] in ("imported", "duplicate") for row in rows), rows
        equal(len(ask(library, "reviews")), len(TEXTS) + len(SCANS), "reviews")
        equal(len(copies(library)), len(TEXTS) + len(SCANS), "nothing left lying about")
        equal(ask(library, "verify")["ok"], True, "verify")


def test_same_review_from_elsewhere():
    with folder() as top:
        library = top / "library"
        other = top / "other.pdf"
        other.write_bytes(TEXTS[0].read_bytes() + b"\n% from elsewhere\n")
        said = run(library, "import", TEXTS[0]).errors + run(library, "import", TEXTS[1]).errors
        assert "same review" not in said, said
        answer = run(library, "import", other)
        equal(len(ask(library, "reviews")), 3, "two are not made one unasked")
        assert "same review as 1" in answer.errors, answer.errors
        assert "throughline-cli remove 3" in answer.errors, answer.errors
        ask(library, "remove", 3)
        equal(len(ask(library, "reviews")), 2, "one copy")


def test_two_programs_on_one_library():
    with folder() as top:
        library = top / "library"
        ask(library, "reviews")
        processes = [subprocess.Popen([CLI, "--library", library, "--format=json", "import", *half],
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                     for half in (TEXTS[:5], TEXTS[4:9])]
        for process in processes:
            process.communicate()
        assert all(process.returncode in (0, 1) for process in processes), processes
        equal(ask(library, "verify")["ok"], True, "verify")
        ask(library, "import", *TEXTS[:9])
        equal(len(ask(library, "reviews")), 9, "reviews")


if __name__ == "__main__":
    main(sys.modules[__name__])

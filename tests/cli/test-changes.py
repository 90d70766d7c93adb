#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person changes from the command line: facts, and what is in the library."""
import sys

from support import TEXTS, ask, equal, folder, main, run


def review_of(library, number):
    return next((row for row in ask(library, "reviews") if row["review"] == number), None)


def test_set():
    with folder() as top:
        library = top / "library"
        ask(library, "import", *TEXTS[:2])
        before = review_of(library, 1)
        other = review_of(library, 2)
        answer = ask(library, "set", 1, "title=Ein “neuer” Titel, with commas", "authors=A. Bell; C. Dunn ",
                     "published=1996-05", "incident_year=1995", "nation=Wales", "x.cohort=first")
        equal([row["name"] for row in answer],
              ["title", "authors", "published", "incident_year", "nation", "x.cohort"], "answer")
        row = review_of(library, 1)
        equal(row["title"], "Ein “neuer” Titel, with commas", "title")
        equal(row["authors"], ["A. Bell", "C. Dunn"], "authors")
        equal((row["published"], row["year"], row["incident_year"]), ("1996-05", 1996, 1995), "dates")
        equal((row["nation"], row["x.cohort"]), ("Wales", "first"), "words")
        for name in ("title", "authors", "published", "year", "incident_year", "nation", "x.cohort"):
            equal(row[name + "_source"], "user", name + "_source")
        for name in ("subject", "harm", "documents"):
            equal(row[name], before[name], name)
        equal(review_of(library, 2), other, "the other review")


def test_set_to_unknown():
    with folder() as top:
        library = top / "library"
        ask(library, "import", TEXTS[1])
        before = review_of(library, 1)
        names = [name for name in ("title", "subject", "authority", "published", "authors", "harm")
                 if before[name]]
        assert len(names) > 2, before
        ask(library, "set", 1, *(name + "=" for name in names))
        row = review_of(library, 1)
        for name in names:
            equal(row[name], [] if name == "authors" else None, name)
            equal(row[name + "_source"], "user", name + "_source")
        if "published" in names:
            equal((row["year"], row["year_source"]), (None, "user"), "year")


def test_title_that_is_unknown():
    with folder() as top:
        library = top / "library"
        ask(library, "import", TEXTS[0])
        ask(library, "set", 1, "title=")
        equal(review_of(library, 1)["title"], None, "for programs")
        assert f"Untitled ({TEXTS[0].name})"[:49] in run(library, "reviews", form="table").out


def test_set_private():
    with folder() as top:
        library = top / "library"
        ask(library, "import", TEXTS[0])
        ask(library, "set", 1, "private=true")
        equal(review_of(library, 1)["private"], True, "private")
        ask(library, "set", 1, "private=no")
        equal(review_of(library, 1)["private"], False, "private no more")


def test_set_what_cannot_be():
    with folder() as top:
        library = top / "library"
        ask(library, "import", TEXTS[0])
        before = ask(library, "reviews")
        for word in ("none_such=1", "published=soon", "published=2009-13", "incident_year=09",
                     "nation=Atlantis", "review_type=novel", "harm=some", "year=2000", "title", "private=maybe"):
            run(library, "set", 1, word, code=2)
            run(library, "set", 1, "title=Half done", word, "harm=death", code=2)
        run(library, "set", 7, "title=A", code=1)
        run(library, "set", 1, code=2)
        run(library, "set", code=2)
        equal(ask(library, "reviews"), before, "reviews")


def test_set_from_csv():
    with folder() as top:
        library = top / "library"
        ask(library, "import", *TEXTS[:3])
        before = review_of(library, 2)
        sheet = top / "facts.csv"
        sheet.write_bytes("\ufeffreview,title,published,x.seen\r\n"
                          "1,\"One, \"\"two\"\"\",2001,yes\r\n"
                          "\r\n"
                          "2,Half,never,\r\n"
                          "9,Nobody's,,\r\n"
                          "3,Third\r\n"
                          "2,A,2001,yes,more\r\n"
                          ",A,,\r\n".encode())
        answer = run(library, "set", "--from", sheet, code=1)
        equal([(row["review"], row["name"]) for row in answer.json()],
              [(1, "title"), (1, "published"), (1, "x.seen"), (3, "title")], "what was set")
        equal([line.split(": ")[0] for line in answer.errors.splitlines()],
              [f"{sheet}:{line}" for line in (4, 5, 7, 8)], "what was not")
        one = review_of(library, 1)
        equal((one["title"], one["year"], one["x.seen"]), ('One, "two"', 2001, "yes"), "the first")
        equal(review_of(library, 2), before, "the second, of whose lines each has a fault")
        equal(review_of(library, 3)["title"], "Third", "the third")


def test_set_from_csv_unknown_and_empty():
    with folder() as top:
        library = top / "library"
        ask(library, "import", TEXTS[0])
        before = review_of(library, 1)
        sheet = top / "facts.csv"
        sheet.write_text("review,subject,authors,private,harm\n1,-,A. Bell; C. Dunn,yes,\n")
        equal([row["value"] for row in ask(library, "set", "--from", sheet)],
              [None, "A. Bell; C. Dunn", "yes"], "what was set")
        after = review_of(library, 1)
        equal((after["subject"], after["subject_source"]), (None, "user"), "set to unknown")
        equal(after["authors"], ["A. Bell", "C. Dunn"], "authors")
        ask(library, "set", 1, "markings=DRAFT; CONFIDENTIAL")
        equal(review_of(library, 1)["markings"], ["DRAFT", "CONFIDENTIAL"], "markings")
        equal((after["private"], after["harm"]), (True, before["harm"]), "private; left alone")


def test_set_from_csv_by_file_and_title():
    with folder() as top:
        library = top / "library"
        ask(library, "import", *TEXTS[:3])
        reviews = ask(library, "reviews")
        titles = {r["review"]: r["title"] for r in reviews}
        sheet = top / "facts.csv"
        document = review_of(library, 3)["documents"][0]
        sheet.write_text("place,file\nAa,{}\nBb,{}\nCc,/some/where/{}\nDd,none.pdf\n".format(
            TEXTS[0].name, document["sha256"].upper(), TEXTS[1].name))
        answer = run(library, "set", "--from", sheet, code=1)
        equal(sorted((row["review"], row["value"]) for row in answer.json()),
              [(1, "Aa"), (2, "Cc"), (3, "Bb")], "by file")
        assert f"{sheet}:5: " in answer.errors, answer.errors
        ask(library, "set", 2, "title=" + titles[1], "published=1901")
        sheet.write_text('title,year,place\n"{0}",1901,Ee\n"{0}",,Ff\n"{0}",1850,Gg\n'.format(
            titles[1].replace('"', '""')))
        answer = run(library, "set", "--from", sheet, code=1)
        equal([(row["review"], row["value"]) for row in answer.json()], [(2, "Ee")], "by title")
        equal([line.split(": ")[0] for line in answer.errors.splitlines()],
              [f"{sheet}:3", f"{sheet}:4"], "two of that title; none of that year")
        assert "1850" in answer.errors and "1901" in answer.errors, "the years there are"


def test_set_from_other_separators():
    with folder() as top:
        library = top / "library"
        ask(library, "import", TEXTS[0])
        sheet = top / "facts.csv"
        for place, text in (("Aa, Bb", 'review;place;authors\n1;Aa, Bb;"A. Bell; C. Dunn"\n'),
                            ("Cc; Dd", "\nreview\tplace\tauthors\n1\tCc; Dd\tA. Bell; C. Dunn\n")):
            sheet.write_text(text)
            ask(library, "set", "--from", sheet)
            one = review_of(library, 1)
            equal((one["place"], one["authors"]), (place, ["A. Bell", "C. Dunn"]), "set")


def test_set_from_what_is_no_sheet():
    with folder() as top:
        library = top / "library"
        ask(library, "import", TEXTS[0])
        before = ask(library, "reviews")
        sheet = top / "facts.csv"
        for text in ("place\nA\n", 'review,title\n1,"A\n', "review,titel\n1,A\n",
                     "review,title,title\n1,A,B\n", ""):
            sheet.write_text(text)
            answer = run(library, "set", "--from", sheet, code=1)
            assert str(sheet) in answer.errors, answer.errors
        run(library, "set", "--from", top / "none.csv", code=1)
        sheet.write_text("review,title\n1,A\n")
        run(library, "set", "--from", sheet, 1, code=2)
        equal(ask(library, "reviews"), before, "reviews")


def test_facts_survive_rerun_and_import():
    with folder() as top:
        library = top / "library"
        ask(library, "import", TEXTS[0])
        ask(library, "set", 1, "title=Mine")
        before = ask(library, "reviews")
        ask(library, "rerun")
        equal(ask(library, "import", TEXTS[0])[0]["status"], "duplicate", "import")
        equal(ask(library, "reviews"), before, "reviews")


def test_remove_and_import_again():
    with folder() as top:
        library = top / "library"
        ask(library, "import", *TEXTS[:2])
        ask(library, "set", 1, "title=Mine")
        before = (review_of(library, 1), ask(library, "findings", "--review", 1))
        equal(ask(library, "remove", 1), [{"review": 1, "status": "removed"}], "answer")
        equal([row["review"] for row in ask(library, "reviews")], [2], "reviews")
        equal({f["review"] for f in ask(library, "findings")}, {2}, "findings")
        equal({h["review"] for h in ask(library, "search", "child", "--limit", 1000)}, {2}, "search")
        assert all(row["readable_reviews"] == 1 for row in ask(library, "themes")), "themes"
        run(library, "show", 1, code=1)
        equal(ask(library, "verify")["ok"], True, "verify")
        row = ask(library, "import", TEXTS[0])[0]
        equal((row["status"], row["review"]), ("imported", 1), "imported again")
        equal((review_of(library, 1), ask(library, "findings", "--review", 1)), before, "as it was")


def test_erase():
    with folder() as top:
        library = top / "library"
        ask(library, "import", *TEXTS[:2])
        words = ask(library, "show", 1)["blocks"][40]["text"].encode()
        assert any(words in p.read_bytes() for p in library.rglob("*") if p.is_file()), "there before"
        equal(ask(library, "remove", "--erase", 1), [{"review": 1, "status": "erased"}], "answer")
        equal([p for p in library.rglob("*") if p.is_file() and words in p.read_bytes()], [], "left behind")
        equal(len(list((library / "documents").rglob("*.pdf"))), 1, "PDFs")
        equal(ask(library, "verify")["ok"], True, "verify")
        assert ask(library, "import", TEXTS[0])[0]["review"] != 1, "its number is not used again"


def test_remove_what_is_not_there():
    with folder() as top:
        library = top / "library"
        ask(library, "import", TEXTS[0])
        answer = run(library, "remove", 5, 1, code=1)
        equal(answer.json(), [{"review": 1, "status": "removed"}], "the rest is done")
        assert answer.errors.startswith("5: "), answer.errors
        run(library, "remove", 1, code=1)
        run(library, "remove", "--erase", 77, code=1)
        run(library, "remove", "x", code=2)
        run(library, "remove", code=2)


def test_code_book_for_one_call():
    with folder() as top:
        library = top / "library"
        ask(library, "import", *TEXTS[:2])
        before = ask(library, "codebook", "export", top / "book")["version"]
        lines = (top / "book").read_text().splitlines(keepends=True)
        start = next(n for n, line in enumerate(lines) if line.startswith("theme "))
        end = next(n for n, line in enumerate(lines) if n > start and line.startswith("theme "))
        theme = lines[start].split()[1]
        (top / "one").write_text("".join(lines[:end]))
        again = ask(library, "--codebook", top / "one", "rerun")
        assert again["lost"] > 0, again
        equal({f["theme"] for f in ask(library, "findings")} - {theme}, set(), "themes found with it")
        equal(ask(library, "codebook", "export", top / "after")["version"], before, "in force")
        assert ask(library, "rerun")["gained"] == again["lost"], "and back"


if __name__ == "__main__":
    main(sys.modules[__name__])

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Versions of the code book, going back to one, and merging another in."""
import sys

from support import SPECIMENS, ask, equal, folder, main, run

SHEEP = "\ntheme sheep\n  name: Sheep\n  concern:\n    c1  (review/reviews)\n"


class Library:
    """A library with a review in it, and the code book the program ships with as a file."""

    def __init__(self, top):
        self.path = top / "library"
        self.book = top / "book"
        ask(self.path, "import", SPECIMENS / "02-scr-child-k-exec-summary-2007.pdf")
        self.first = ask(self.path, "codebook", "export", self.book)["version"]

    def write(self, change):
        """The code book with a change, as a file."""
        other = self.book.with_name("other")
        text = self.book.read_text(encoding="utf-8")
        changed = change(text)
        assert changed != text
        other.write_text(changed, encoding="utf-8")
        return other

    def versions(self):
        return ask(self.path, "codebook", "versions")


def rename(text):
    return text.replace("  name: Caseload\n", "  name: Cases\n", 1)


def test_versions():
    with folder() as top:
        library = Library(top)
        first, = library.versions()
        equal((first["version"], first["coder"], first["in_force"], first["changes"]),
              (library.first, None, True, None), "what the program puts in force")
        ask(library.path, "codebook", "import", library.write(lambda text: rename(text) + SHEEP))
        second, first = library.versions()
        equal((second["in_force"], first["in_force"]), (True, False), "in force")
        assert second["coder"] and second["put_in_force"] >= first["put_in_force"]
        equal([(c["change"], c["part"], c["of"]) for c in second["changes"]],
              [("changed", "field", "caseload"), ("added", "theme", "sheep")], "changes")
        equal(second["summary"], "1 theme added, 1 theme described anew", "summary")
        for form in ("table", "csv"):
            out = run(library.path, "codebook", "versions", form=form).out
            assert second["version"][:12] in out and "described anew" in out, out


def test_restore():
    with folder() as top:
        library = Library(top)
        before = ask(library.path, "findings")
        ask(library.path, "codebook", "import", library.write(lambda text: text + SHEEP))
        gained = ask(library.path, "rerun", "--theme", "sheep")["gained"]
        assert gained > 0
        answer = ask(library.path, "codebook", "restore", library.first[:8].upper())
        equal((answer["version"], answer["gained"], answer["lost"]), (library.first, 0, gained), "answer")
        equal([(f["theme"], f["quote"]) for f in ask(library.path, "findings")],
              [(f["theme"], f["quote"]) for f in before], "findings")
        equal([v["version"] == library.first for v in library.versions()], [True, False, True], "versions")
        equal(ask(library.path, "codebook", "restore", library.first)["lost"], 0, "once more")
        equal(len(library.versions()), 3, "it was in force already")
        for word in ("zzzz", "abc"):
            assert "codebook versions" in run(library.path, "codebook", "restore", word, code=1).errors
        run(library.path, "codebook", "restore", code=2)


def test_compare():
    with folder() as top:
        library = Library(top)
        equal(ask(library.path, "codebook", "compare", library.book), [], "with itself")
        change, = ask(library.path, "codebook", "compare", library.write(rename))
        equal((change["change"], change["part"], change["of"], change["before"], change["after"]),
              ("changed", "field", "caseload", "Caseload", "Cases"), "change")
        out = run(library.path, "codebook", "compare", library.write(rename), form="table").out
        assert out.endswith("1 theme described anew.\n"), out
        equal(len(library.versions()), 1, "nothing is put in force")


def test_merge():
    with folder() as top:
        library = Library(top)
        other = library.write(lambda text: rename(text) + SHEEP)
        dry = ask(library.path, "codebook", "merge", "--dry-run", other)
        equal([(c["change"], c["part"], c["of"]) for c in dry["changes"]],
              [("kept", "field", "caseload"), ("added", "theme", "sheep")], "changes")
        equal((dry["merged"], len(library.versions())), (False, 1), "a dry run")
        answer = ask(library.path, "codebook", "merge", other)
        equal((answer["merged"], answer["changes"]), (True, dry["changes"]), "merged")
        assert answer["code_book"]["gained"] > 0 and answer["code_book"]["lost"] == 0, answer["code_book"]
        names = {row["theme"]: row["name"] for row in ask(library.path, "codebook", "show")}
        equal((names["caseload"], names["sheep"]), ("Caseload", "Sheep"), "themes")
        again = ask(library.path, "codebook", "merge", other)
        equal((again["merged"], len(library.versions())), (False, 2), "there is nothing left to take")
        merged = library.book.with_name("merged")
        ask(library.path, "codebook", "export", merged)
        assert merged.read_text(encoding="utf-8").startswith(library.book.read_text(encoding="utf-8"))


def test_languages():
    """A table speaks the reader's language; what programs read, that of the code book."""
    welsh = {"LANGUAGE": "cy"}
    with folder() as top:
        library = Library(top)
        finding = ask(library.path, "findings")[0]["theme"]
        for words in (["codebook", "show"], ["themes"], ["depth"], ["findings"]):
            for form in ("json", "csv"):
                equal(run(library.path, *words, form=form, env=welsh).out,
                      run(library.path, *words, form=form).out, (words, form))
        for words in (["codebook", "show"], ["themes"]):
            plain, told = (run(library.path, *words, form="table", env=env).out for env in ({}, welsh))
            assert "Supervision" in plain and "Goruchwyliaeth" not in plain, plain
            assert "Goruchwyliaeth" in told and "Gweithlu" in told and "Supervision" not in told, told
        out = top / "out.csv"
        for env in ({}, welsh):
            run(library.path, "export", "--as", "csv", "--output", out, "--theme", finding, env=env)
            name, = {row["name"] for row in ask(library.path, "themes") if row["theme"] == finding}
            assert f",{name}," in out.read_text(encoding="utf-8-sig"), name
        exported = library.book.with_name("exported")
        run(library.path, "codebook", "export", exported, env=welsh)
        equal(exported.read_bytes(), library.book.read_bytes(), "an export")
        assert "  name cy: Goruchwyliaeth\n" in exported.read_text(encoding="utf-8")
        translated = library.write(lambda text: text + "\nextend caseload\n  name ga: Ualach\n")
        ask(library.path, "codebook", "import", translated)
        equal([ask(library.path, "rerun")[key] for key in ("gained", "lost")], [0, 0], "a translation more")


def test_bad_files():
    with folder() as top:
        library = Library(top)
        newer = library.write(lambda text: text.replace("throughline code book 1", "throughline code book 9", 1))
        empty = top / "empty"
        empty.write_bytes(b"")
        broken = top / "broken"
        broken.write_bytes(b"throughline code book 1\ntheme a\n  name: A\n  concern:\n    c1  (x/\n")
        binary = top / "binary"
        binary.write_bytes(b"\xff\x00\xfe" * 100)
        for name, mend in ((newer, "newer program"), (empty, "throughline code book 1"),
                           (broken, str(broken) + ":5:"), (binary, "UTF-8"), (top / "none", "none")):
            for words in (("import", name), ("compare", name), ("merge", name), ("merge", "--dry-run", name)):
                assert mend in run(library.path, "codebook", *words, code=1).errors, (name, words)
        equal(len(library.versions()), 1, "versions")
        assert ask(library.path, "codebook", "check") == []


if __name__ == "__main__":
    main(sys.modules[__name__])

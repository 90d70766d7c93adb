#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-versions.py THROUGHLINE CLI SOURCE: code books are imported, merged, taken back and exported."""
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(sys.argv[3], "tests", "support"))
from drive import App, children, has, role, run_tests, text_of, wait, walk

program, cli, source = (os.path.abspath(argument) for argument in sys.argv[1:4])
specimen = os.path.join(source, "tests", "fixtures", "specimens", "05-scr-child-t-neglect-2016.pdf")
folder = tempfile.mkdtemp()
library = os.path.join(folder, "library")


def command(*words):
    return subprocess.run([cli, "--library", library, *words], check=True, capture_output=True, text=True).stdout


def write(name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


command("import", specimen)
command("codebook", "export", os.path.join(folder, "shipped"))
with open(os.path.join(folder, "shipped"), encoding="utf-8") as file:
    shipped = file.read()
other = write("other.codebook", shipped.replace("  name: Caseload\n", "  name: Cases\n", 1)
              + "\ntheme sheep\n  name: Sheep\n  group: Beasts\n  concern:\n    c1  social worker*\n")
broken = write("broken.codebook", shipped + "\n???\n")
newer = write("newer.codebook", shipped.replace("throughline code book 1", "throughline code book 7", 1))
empty = write("empty.codebook", "")

VERSIONS = "Versions of the Code Book"
IMPORT = "Import Code Book"


def opens(app, label):
    """An item of the page's menu, by keyboard."""
    app.press(app.find("push button", "^Code book menu$", n=1))
    app.press(app.find("menu item", label))


def imports(app, path):
    opens(app, "Import Code Book…$")
    app.choose_file("Choose a Code Book", path)
    return app.dialog(IMPORT)


def closes(app, title):
    app.keys("Escape")
    app.dialog_gone(title)


def versions(app):
    opens(app, "Versions…$")
    dialog = app.dialog(VERSIONS)
    rows = app.find("list", "^Versions, the latest first$", root=dialog)
    wait("the versions", lambda: rows.get_child_count() > 0)
    return dialog, rows


def names(app, name, dialog):
    rows = app.find("list", name, root=dialog)
    return [row.get_name() for row in children(rows)]


def tabs_to(app, widget):
    for _ in range(12):
        if has(widget, "FOCUSED"):
            return
        app.keys("Tab")
    raise AssertionError(f"Tab does not reach {widget.get_name()!r}")


def goes_to_the_code_book(app):
    app.dialog("Before You Begin")
    app.keys("Return")
    app.dialog_gone("Before You Begin")
    app.keys("alt+5")
    app.find("push button", "Add Rule…$")


def opens_the_menu_with_the_pointer(app):
    """It stands where the divider of the facets is on other pages."""
    app.click(app.find("push button", "^Code book menu$", n=1))
    app.find("menu item", "Versions…$")
    app.keys("Escape")
    app.gone("menu item", "Versions…$")


def sees_the_first_version(app):
    dialog, rows = versions(app)
    first = rows.get_child_at_index(0).get_name()
    assert re.search(r"by Throughline · in force\. The first version", first), first
    app.find("label", "^This version is in force$", root=dialog)
    assert not has(app.find("push button", "Go Back to This Version$", root=dialog), "SENSITIVE")
    closes(app, VERSIONS)


def is_told_what_is_wrong_with_a_file(app):
    for path, fault in ((broken, r"^broken\.codebook:\d+:1: “\?\?\?” begins nothing"),
                        (newer, r"^newer\.codebook:1:1: .*newer program"),
                        (empty, r"^empty\.codebook:1:1: the first line")):
        dialog = imports(app, path)
        app.find("label", "Nothing was changed", root=dialog)
        app.find("label", fault, root=dialog)
        closes(app, IMPORT)
    assert command("--format=csv", "codebook", "versions").count("\n") == 2


def merges(app):
    dialog = imports(app, other)
    app.find("label", "^1 theme added, 1 not taken$", root=dialog)
    told = names(app, "^What will change$", dialog)
    assert any("Sheep · Theme with 1 rule: added" in name for name in told), told
    assert any("not taken, yours stays" in name and "Cases" in name for name in told), told
    app.find("label", r"^This would mean: [1-9]\d* findings? gained, 0 lost$", root=dialog)
    app.keys("Return")
    app.dialog_gone(IMPORT)
    app.find("label", r"^Code book merged · [1-9]\d* findings? gained, 0 lost$")
    app.find("list item", "^Sheep$")


def undoes_it(app):
    app.keys("ctrl+z")
    app.find("label", r"^Undone: Code book merged · 0 findings gained, [1-9]\d* lost$")
    app.gone("list item", "^Sheep$")
    app.keys("ctrl+shift+z")
    app.find("label", "^Done again: Code book merged")
    app.find("list item", "^Sheep$")


def replaces(app):
    dialog = imports(app, other)
    app.find("label", "^Yours has all that is in it$", root=dialog)
    app.keys("Down", "space")
    app.find("label", "^1 theme described anew$", root=dialog)
    app.find("label", "^No finding would be gained or lost$", root=dialog)
    app.press(app.find("push button", "Import$", root=dialog))
    app.dialog_gone(IMPORT)
    app.find("label", "^Code book replaced")
    app.find("list item", "^Cases$")


def goes_back(app):
    dialog, rows = versions(app)
    wait("the keyboard in the list", lambda: has(rows.get_child_at_index(0), "FOCUSED"))
    app.keys("End")
    app.find("label", "^The first version there was$", root=dialog)
    app.press(app.find(None, "^What Going Back Changes$", root=dialog))
    app.find("label", "^1 theme removed, 1 theme described anew$", root=dialog)
    told = names(app, "^What going back to it changes$", dialog)
    assert any(name.startswith("Sheep · Theme with 1 rule: removed") for name in told), told
    app.find("label", r"^This would mean: 0 findings gained, [1-9]\d* lost$", root=dialog)
    app.press(app.find(None, "^Passages$", root=dialog))
    assert all("Lost" in name for name in names(app, "^Passages gained and lost$", dialog))
    app.press(app.find("push button", "Go Back to This Version$", root=dialog))
    app.dialog_gone(VERSIONS)
    app.find("label", r"^Back to the code book of .* · 0 findings gained, [1-9]\d* lost$")
    app.gone("list item", "^Sheep$")
    app.find("list item", "^Caseload$")


def sees_a_passage_in_its_place(app):
    dialog, rows = versions(app)
    app.keys("Down")
    app.find("label", r"^This would mean: [1-9]\d* findings? gained, 0 lost$", root=dialog)
    app.press(app.find(None, "^Passages$", root=dialog))
    passages = app.find("list", "^Passages gained and lost$", root=dialog)
    wait("passages", lambda: passages.get_child_count() > 0)
    tabs_to(app, passages.get_child_at_index(0))
    app.keys("Return")
    app.dialog_gone(VERSIONS)
    app.gone("push button", "Add Rule…$")
    app.keys("alt+5")
    app.find("push button", "Add Rule…$")


def sees_what_was_done(app):
    dialog, rows = versions(app)
    summaries = [row.get_name().split(". ")[1] for row in children(rows)]
    assert summaries[0] == "1 theme removed, 1 theme described anew", summaries
    assert summaries[-1] == "The first version there was", summaries
    closes(app, VERSIONS)


def exports(app):
    path = os.path.join(folder, "out.codebook")
    opens(app, "Export Code Book…$")
    dialog = app.dialog("Export Code Book")
    entry = wait("the name", lambda: next(
        (a for a in walk(dialog) if role(a) == "text" and has(a, "FOCUSED")), None))
    app.keys("ctrl+a")
    app.type(path)
    wait("the path typed", lambda: text_of(entry) == path)
    app.keys("Return")
    app.dialog_gone("Export Code Book")
    app.find("label", "^Exported to “out.codebook”$")
    with open(path, encoding="utf-8") as out:
        assert out.read() == shipped


app = App([program, "--library", library])
sys.exit(run_tests(app, [
    goes_to_the_code_book, opens_the_menu_with_the_pointer, sees_the_first_version,
    is_told_what_is_wrong_with_a_file, merges, undoes_it, replaces, goes_back,
    sees_a_passage_in_its_place, sees_what_was_done, exports,
]))

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""walls.py ROOT: holds the tree to what CONTRIBUTING.md says of it; prints TAP.

Each check is a function that yields a fault a time, as "file:line: what"."""
import os
import re
import subprocess
import sys

ENGINE = ("review", "pdf", "text", "rules", "store", "search", "edit", "measure", "exchange", "intake")

# The rooms that a room may name in its meson.build; it has what those name as well.
MAY_NAME = {
    "review": (),
    "pdf": ("review",),
    "text": ("review",),
    "rules": ("review",),
    "store": ("review",),
    "search": ("review", "store"),
    "edit": ("review", "store"),
    "measure": ("review", "store", "search"),
    "exchange": ("review", "store", "search"),
    "intake": ("review", "pdf", "text", "rules", "store"),
    "cli": ENGINE,
    "desktop": ENGINE,
}

# Libraries that one room alone may see, by their headers.
LIBRARIES = (
    (r"sqlite3\.h", ("app/store/",)),
    (r"pcre2\.h", ("app/rules/",)),
    (r"(gtk|gdk|gsk)/|adwaita\.h", ("app/desktop/", "include/desktop/")),
    (r"poppler|tesseract|leptonica|allheaders\.h", ("app/pdf/reader/",)),
    (r"(unistd|poll|pthread|glib-unix)\.h|(sys|linux)/|gio/gunix",
     ("app/pdf/",)),
)

TOP_LEVEL = {
    "app", "include", "ui", "resources", "tests", "po", "meson.build", "meson_options.txt",
    "README.md", "CONTRIBUTING.md", "LICENSE",
}
NOT_OURS = re.compile(r"^(\.git|build.*|__pycache__)$")

MOST_LINES = {".c": 800, ".h": 800, ".py": 800, ".sh": 800, ".sql": 800, ".ui": 250}
MOST_COLUMNS = 100

# Written in halves, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b|g_test_(sk" r"ip|incomp" r"lete)\b")

GETTEXT_CALL = re.compile(
    r"(?<![A-Za-z0-9_])(N?C?_|g_d[cnp]*gettext2?|ngettext)\s?\(\s*\"|translatable=\"yes\"")

root = os.path.abspath(sys.argv[1])


def files(*folders, suffixes):
    """The paths, from the root, of the files below folders that end so."""
    for folder in folders:
        for place, inner, names in os.walk(os.path.join(root, folder)):
            inner[:] = sorted(name for name in inner if not NOT_OURS.match(name))
            for name in sorted(names):
                if name.endswith(suffixes):
                    yield os.path.relpath(os.path.join(place, name), root)


def read(path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()


def lines(path):
    return enumerate(read(path).splitlines(), 1)


def includes(path):
    """What a file includes on any system: not what stands between #ifdef G_OS_UNIX and #endif."""
    on_unix = False
    for number, line in lines(path):
        on_unix = line.startswith("#ifdef G_OS_UNIX") or on_unix and not line.startswith("#endif")
        if on_unix:
            continue
        match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if match:
            yield number, match[1]


def top_level_is_fixed():
    for name in sorted(os.listdir(root)):
        if name not in TOP_LEVEL and not name.startswith(".") and not NOT_OURS.match(name):
            yield f"{name}: not one of the folders and files of the top level"


def includes_are_bare_names():
    for path in files("app", "include", "tests", suffixes=(".c", ".h", ".in")):
        for number, name in includes(path):
            if ".." in name.split("/"):
                yield f"{path}:{number}: includes {name}: a room's headers are on its include path"


def libraries_stay_in_their_room():
    for path in files("app", "include", suffixes=(".c", ".h")):
        for number, name in includes(path):
            for pattern, homes in LIBRARIES:
                if re.match(pattern, name) and not path.startswith(homes):
                    yield f"{path}:{number}: includes {name}, which only {homes[0]} may"


def rooms_name_only_those_they_may():
    for room, may_name in MAY_NAME.items():
        for path in files(f"app/{room}", suffixes=("meson.build",)):
            for number, line in lines(path):
                for name in re.findall(r"\btl_([a-z]+)\b", line.split("#")[0]):
                    if name in MAY_NAME and name != room and name not in may_name:
                        yield f"{path}:{number}: {room} may not know {name}"


def rooms_see_only_rooms_they_may():
    for path in files("app", suffixes=("meson.build",)):
        text = re.sub(r"#.*", "", read(path))
        for target in re.split(r"\b(?:static_library|executable)\s*\(", text)[1:]:
            if ".c'" in target and "implicit_include_directories: false" not in target:
                yield f"{path}: {target.split(',')[0]} without implicit_include_directories: false"
        for folder in re.findall(r"include_directories\s*\(\s*'([^']*)'", text):
            room = path.split("/")[1]
            seen = re.fullmatch(r"(?:\.\./)+include/([a-z]+)", folder)
            if folder != "." and not (seen and seen[1] in (room, *MAY_NAME[room])):
                yield f"{path}: {folder} is another room's; name the room instead"


def files_are_short():
    for path in files("app", "include", "ui", "resources/sql", "tests", suffixes=tuple(MOST_LINES)):
        most = MOST_LINES[os.path.splitext(path)[1]]
        length = len(read(path).splitlines())
        if length > most:
            yield f"{path}: {length} lines; at most {most}: split it by concern"


def lines_are_clean():
    """A string on a line of its own (SQL, a resource's path) may be as long as it is."""
    for path in files("app", "include", "tests", suffixes=(".c", ".h")):
        for number, line in lines(path):
            if len(line) > MOST_COLUMNS and not re.match(r'\s*(_\()?"', line):
                yield f"{path}:{number}: {len(line)} columns; at most {MOST_COLUMNS}"
            if "\t" in line or line != line.rstrip():
                yield f"{path}:{number}: a tab, or white space at the end"


def nothing_is_unfinished():
    for path in files("app", "include", "ui", "resources", "tests", "po", ".ci", suffixes=(
            ".c", ".h", ".py", ".sh", ".sql", ".ui", ".xml", ".in", ".build", ".css", "run",
            "setup")):
        for number, line in lines(path):
            match = UNFINISHED.search(line)
            if match:
                yield f"{path}:{number}: {match[0]}"


def every_source_says_its_licence():
    for path in files("app", "include", "tests", suffixes=(".c", ".h", ".py", ".sh", ".in", "run",
                                                         "setup")):
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in "".join(
                line for _, line in list(lines(path))[:2]):
            yield f"{path}: no SPDX-License-Identifier in its first lines"


def translators_see_every_string():
    listed = [line for _, line in lines("po/POTFILES.in") if line and not line.startswith("#")]
    for path in listed:
        if not os.path.exists(os.path.join(root, path)):
            yield f"po/POTFILES.in: {path} is not there"
    for path in sorted({path for path in listed if listed.count(path) > 1}):
        yield f"po/POTFILES.in: {path} is listed twice"
    for path in files("app", "ui", suffixes=(".c", ".ui")):
        if path not in listed and GETTEXT_CALL.search(read(path)):
            yield f"{path}: has text for people, but is not in po/POTFILES.in"


def xml_is_well_formed():
    paths = list(files("ui", "resources", suffixes=(".ui", ".xml", ".svg", ".xml.in")))
    answer = subprocess.run(["xmllint", "--noout", *paths], cwd=root, stderr=subprocess.PIPE,
                            text=True, check=False)
    if answer.returncode != 0:
        yield from answer.stderr.splitlines()


CHECKS = (
    top_level_is_fixed,
    includes_are_bare_names,
    libraries_stay_in_their_room,
    rooms_name_only_those_they_may,
    rooms_see_only_rooms_they_may,
    files_are_short,
    lines_are_clean,
    nothing_is_unfinished,
    every_source_says_its_licence,
    translators_see_every_string,
    xml_is_well_formed,
)

failed = 0
print(f"1..{len(CHECKS)}")
for index, check in enumerate(CHECKS, 1):
    faults = list(check())
    failed += bool(faults)
    print(f"{'not ok' if faults else 'ok'} {index} {check.__name__.replace('_', ' ')}")
    for fault in faults:
        print(f"# {fault}")
sys.exit(1 if failed else 0)

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-templates.py SOURCE: what holds for every template; prints TAP."""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

source = pathlib.Path(sys.argv[1])
templates = sorted((source / "ui").rglob("*.ui"))
listed = (source / "resources" / "desktop.gresource.xml").read_text(encoding="utf-8")
MAX_LINES = 250
BUTTONS = ("GtkButton", "GtkToggleButton", "GtkMenuButton")
# Deprecated since the floor, or never to be used: libadwaita's own replacements came later.
UNWANTED = ("AdwLeaflet", "AdwFlap", "AdwSqueezer", "AdwViewSwitcherTitle", "GtkComboBox",
            "GtkComboBoxText", "GtkTreeView", "GtkInfoBar", "GtkStatusbar", "GtkEntryCompletion")


def properties(widget):
    return {child.get("name"): child.text for child in widget.findall("property")}


def is_named(button):
    named = properties(button)
    return "label" in named or "child" in named or button.find("accessibility/property") is not None


def is_small(path, root):
    return len(path.read_text(encoding="utf-8").splitlines()) < MAX_LINES


def is_packed(path, root):
    return f">{path.relative_to(source)}</file>" in listed


def is_called_after_its_class(path, root):
    template = root.find("template")
    if template is None or not template.get("class").startswith("Tl"):
        return True
    return re.sub(r"(?<!^)(?=[A-Z])", "-", template.get("class")).lower() == path.stem


def names_its_icon_buttons(path, root):
    return all(is_named(button) for button in root.iter("object")
               if button.get("class") in BUTTONS and "icon-name" in properties(button))


def keeps_to_the_floor(path, root):
    return not any(widget.get("class") in UNWANTED for widget in root.iter("object"))


checks = (is_small, is_packed, is_called_after_its_class, names_its_icon_buttons,
          keeps_to_the_floor)
failed = False
print(f"1..{len(checks)}")
for number, check in enumerate(checks, 1):
    faults = [path for path in templates if not check(path, xml.parse(path).getroot())]
    failed = failed or bool(faults)
    print(f"{'not ok' if faults else 'ok'} {number} every template {check.__name__.replace('_', ' ')}")
    for path in faults:
        print("#", path.relative_to(source))
sys.exit(failed)

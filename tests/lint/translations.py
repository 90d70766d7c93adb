#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""translations.py PO-FOLDER: every translation there compiles, with the mnemonics and placeholders of
the original, and none of it is a guess that nobody looked at; prints TAP."""
import os
import subprocess
import sys

os.environ["LC_ALL"] = "C.UTF-8"
folder = sys.argv[1]


def compiles(catalogue):
    answer = subprocess.run(
        ["msgfmt", "--check", "--check-accelerators=_", "-o", os.devnull, catalogue],
        stderr=subprocess.PIPE, text=True, check=False)
    return answer.stderr.splitlines() if answer.returncode != 0 else []


def has_no_guesses(catalogue):
    answer = subprocess.run(["msgattrib", "--only-fuzzy", "--no-obsolete", catalogue],
                            capture_output=True, text=True, check=True)
    return [line for line in answer.stdout.splitlines() if line.startswith("msgid ")]


def languages():
    with open(os.path.join(folder, "LINGUAS"), encoding="utf-8") as file:
        return [word for line in file for word in line.split("#")[0].split()]


cases = [(language, check) for language in languages() for check in (compiles, has_no_guesses)]
failed = 0
print(f"1..{len(cases)}")
for number, (language, check) in enumerate(cases, 1):
    faults = check(os.path.join(folder, language + ".po"))
    failed += bool(faults)
    print(f"{'not ok' if faults else 'ok'} {number} {language} {check.__name__.replace('_', ' ')}")
    for fault in faults:
        print(f"# {fault}")
sys.exit(1 if failed else 0)

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-count.py FOLDER: tests the count.py of that folder, which the closing line rests on."""
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from count import count

CASES = (
    ("TAP that went well", "OK", "1..2\nok 1 /a\nok 2 /b\n", (2, 0)),
    ("TAP with a failure", "FAIL", "1..2\nok 1 /a\n# why\nnot ok 2 /b\n", (1, 1)),
    ("TAP that died in the middle", "ERROR", "1..3\nok 1 /a\n", (1, 1)),
    ("TAP that was too slow", "TIMEOUT", "1..3\nok 1 /a\nok 2 /b\n", (2, 1)),
    ("TAP with a test left out", "OK", "1..2\nok 1 /a\nok 2 /b # SKIP no screen\n", (1, 1)),
    ("a program that says nothing", "OK", "", (1, 0)),
    ("a program that fails", "FAIL", "alas\n", (0, 1)),
    ("a program left out", "SKIP", "", (0, 1)),
    ("words that only begin so", "OK", "okay\nnothing\n", (1, 0)),
)

failed = 0
print(f"1..{len(CASES)}")
for number, (name, result, stdout, expected) in enumerate(CASES, 1):
    found = count({"result": result, "stdout": stdout})
    failed += found != expected
    print(f"{'ok' if found == expected else 'not ok'} {number} {name}")
    if found != expected:
        print(f"# {found} passed and failed, not {expected}")
sys.exit(1 if failed else 0)

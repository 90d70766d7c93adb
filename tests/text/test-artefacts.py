#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-artefacts.py SHOW-STRUCTURE EXPECTED.json... -- PDF...: reads each PDF that was drawn from a
description in artefacts/ and holds its blocks to those written beside it; prints TAP, a test to a
PDF. TL_READER names the reader program.

In NAME.json, `blocks` are [page, kind, number, text]; `labels`, where given, the printed numbers of
the pages that have blocks; `recommendations`, where given, those listed: [number, addressee,
text]."""
import difflib
import json
import pathlib
import subprocess
import sys


def as_rows(read):
    return [[block["page"], block["kind"], block["number"], block["text"]] for block in read["blocks"]]


def as_labels(read):
    labels = {block["page"]: block["page_label"] for block in read["blocks"]}
    return [labels[page] for page in sorted(labels)]


def as_recommendations(read):
    return [[one["number"], one["addressee"], one["text"]] for one in read["recommendations"]]


def differ(expected, read):
    wanted, got = ([json.dumps(row, ensure_ascii=False) for row in rows]
                   for rows in (expected, read))
    return [line for line in difflib.ndiff(wanted, got) if line[0] in "+-"]


def compare(read, expected):
    faults = differ(expected["blocks"], as_rows(read))
    if "recommendations" in expected:
        faults += differ(expected["recommendations"], as_recommendations(read))
    if "labels" in expected and expected["labels"] != as_labels(read):
        faults.append(f"labels: {as_labels(read)}")
    return faults


def main():
    show, *files = sys.argv[1:]
    middle = files.index("--")
    pairs = list(zip(files[:middle], files[middle + 1:]))
    failed = False
    print(f"1..{len(pairs)}")
    for number, (expected, pdf) in enumerate(pairs, 1):
        name = pathlib.Path(expected).stem
        run = subprocess.run([show, pdf], capture_output=True, text=True, timeout=60)
        faults = (compare(json.loads(run.stdout), json.loads(pathlib.Path(expected).read_text()))
                  if run.returncode == 0 else [run.stderr])
        print(f"{'not ok' if faults else 'ok'} {number} {name}")
        for fault in faults:
            print(f"# {fault}")
        failed = failed or bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

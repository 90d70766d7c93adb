# SPDX-License-Identifier: GPL-3.0-or-later
"""count.py LOG…: adds up meson's testlog.json files, test by test; ends with "N passed, N failed".

A program that prints TAP counts as the tests it tells of, any other as one. A test that was skipped
was not passed, and one that died without a "not ok" has failed once more."""
import json
import os
import re
import sys


def count(entry):
    """How many of a log entry's tests passed, and how many failed."""
    results = re.findall(r"^(ok|not ok)\b(.*)$", entry.get("stdout", ""), re.MULTILINE)
    passed = sum(result == "ok" and "# SKIP" not in rest for result, rest in results)
    failed = len(results) - passed
    went_well = entry["result"] == "OK"
    if not results:
        passed = int(went_well)
    if not went_well and failed == 0:
        failed = 1
    return passed, failed


def main():
    passed = failed = 0
    for path in sys.argv[1:]:
        if not os.path.exists(path):
            print(f"failed: {path} was not written, for its tests were not run")
            failed += 1
            continue
        with open(path, encoding="utf-8") as log:
            for line in log:
                entry = json.loads(line)
                more_passed, more_failed = count(entry)
                passed += more_passed
                failed += more_failed
                if more_failed:
                    print(f"failed: {entry['name']} ({path}), {more_failed} of its tests")
    if passed == 0:
        print("no test was run")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())

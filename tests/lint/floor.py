#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""floor.py BUILD: is the window's code good C with -Dmax_allowed the other way, too?

With the option on, GTK and libadwaita keep back what is newer than the floor; with it off, they do
not. Whichever way BUILD is set up, its compiler reads the same files the other way, and writes
nothing.
"""
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

CEILINGS = ["-DGDK_VERSION_MAX_ALLOWED=GDK_VERSION_4_8",
            "-DADW_VERSION_MAX_ALLOWED=ADW_VERSION_1_2"]
OUTPUT = re.compile(r"-(o|MF|MQ)$")


def turn(arguments):
    """The command that made an object, without its output and with the ceilings turned about."""
    kept = []
    skip = False
    for argument in arguments:
        if skip or OUTPUT.match(argument):
            skip = not skip
        elif argument not in CEILINGS and argument not in ("-MD", "-c"):
            kept.append(argument)
    had = any(ceiling in arguments for ceiling in CEILINGS)
    return kept + ([] if had else CEILINGS) + ["-fsyntax-only"]


def compile_turned(entry):
    done = subprocess.run(turn(shlex.split(entry["command"])), cwd=entry["directory"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return entry["file"], done.returncode, done.stdout


def main():
    build = pathlib.Path(sys.argv[1])
    entries = [entry for entry in json.loads((build / "compile_commands.json").read_text())
               if "libtl-desktop.a.p" in entry["output"]]
    print(f"1..{max(len(entries), 1)}")
    if not entries:
        print("not ok 1 - nothing of the window is compiled")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for number, (name, status, said) in enumerate(pool.map(compile_turned, entries), 1):
            print("ok" if status == 0 else "not ok", number, "-", pathlib.Path(name).name)
            for line in said.splitlines():
                print("#", line)


main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: running it, libraries to run it on, and TAP.

A test is a function whose name begins with test_. Each file is run as FILE CLI SOURCE_ROOT."""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

CLI = os.path.abspath(sys.argv[1])
SPECIMENS = pathlib.Path(sys.argv[2]) / "tests" / "fixtures" / "specimens"
TEXTS = sorted(p for p in SPECIMENS.glob("*.pdf") if not p.stem.endswith("-scan"))
SCANS = sorted(SPECIMENS.glob("*-scan.pdf"))
SECONDS = 300


class Answer:
    def __init__(self, process):
        self.code = process.returncode
        self.out = process.stdout.decode("utf-8")
        self.errors = process.stderr.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.out)


def run(library, *words, code=0, form="json", env=None):
    """Runs a command on a library and holds it to its exit code."""
    command = [CLI, "--library", os.fspath(library), "--format=" + form, *map(os.fspath, map(_word, words))]
    process = subprocess.run(command, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL,
                             env={**os.environ, **(env or {})})
    answer = Answer(process)
    assert answer.code == code, f"{words}: exit {answer.code}, not {code}: {answer.errors}"
    return answer


def _word(word):
    return str(word) if isinstance(word, int) else word


def ask(library, *words, code=0):
    return run(library, *words, code=code).json()


@contextlib.contextmanager
def folder():
    path = pathlib.Path(tempfile.mkdtemp(prefix="throughline-cli-"))
    try:
        yield path
    finally:
        shutil.rmtree(path)


def typed_pdf(pages):
    """A PDF of typed pages: of each the lines, a size and a text each."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None,
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for lines in pages:
        y, content = 780, []
        for size, text in lines:
            y -= size * 1.6
            content.append(f"BT /F {size} Tf 72 {y:.1f} Td ({text}) Tj ET")
        content = "\n".join(content)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
                       f" /Contents {len(objects)} 0 R /Resources << /Font << /F 3 0 R >> >> >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    out, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    xref = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    xref += "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return out + (f"{xref}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
                  f"startxref\n{len(out)}\n%%EOF\n").encode()


def equal(got, wanted, what=""):
    assert got == wanted, f"{what}: {got!r}, not {wanted!r}"


def until(condition, what):
    """Waits for a condition, with a cap."""
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {SECONDS} s"
        time.sleep(0.005)


def main(module):
    tests = [(name, test) for name, test in vars(module).items() if name.startswith("test_")]
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {name[5:]}", flush=True)
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                print("# " + line)
            print(f"not ok {number} - {name[5:]}", flush=True)
    module.done() if hasattr(module, "done") else None
    sys.exit(1 if failed else 0)

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-specimens.py SHOW-STRUCTURE FOLDER [NAME…]: reads each specimen and holds what was read to its
coding by hand; prints TAP, a test to a specimen. TL_READER names the reader program. Of the
specimens named, the scanned copies are read, from their pictures.

Words are matched by runs of four, so that a block cut in two or joined to its neighbour is missed."""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

PARAGRAPHS, NUMBERS, SECTIONS, RECOMMENDATIONS, FACTS = 0.95, 0.98, 0.93, 0.95, 0.8
JUDGED = ("para", "recommendation", "bullets", "table")
ASIDE = ("running-header", "running-footer", "contents-entry")
PLAIN_FACTS = ("subject", "review_type", "nation", "authority", "published", "incident_year", "harm")


def normalise(text):
    """Letters and digits in lower case, whatever stands between them a space."""
    folded = unicodedata.normalize("NFKC", text or "").replace("\u00ad", "").lower()
    return re.sub(r"[^a-z0-9]+", " ", folded).strip()


def runs(text):
    words = normalise(text).split()
    return set(zip(*(words[i:] for i in range(4))))


def coded_text(block):
    if block["kind"] == "bullets":
        return " ".join(block["items"])
    if block["kind"] == "table":
        return " ".join(" ".join(map(str, row)) for row in block["rows"])
    return block["text"]


def find(coded, blocks):
    """The block that is the coded one, or None: most of it, and not much else."""
    text = coded_text(coded)
    wanted = runs(text)
    if not wanted:
        whole = f" {normalise(text)} "
        return next((block for block, _ in blocks if whole in f" {normalise(block['text'])} "), None)
    if coded["kind"] in ("bullets", "table"):
        parts = [(block, own) for block, own in blocks if own and len(own & wanted) * 2 >= len(own)]
        covered = set().union(*(own for _, own in parts)) & wanted
        return parts[0][0] if parts and len(covered) >= 0.6 * len(wanted) else None
    fitting = [(len(own & wanted), block) for block, own in blocks if len(own) <= 2 * len(wanted) + 8]
    best, block = max(fitting, key=lambda pair: pair[0], default=(0, None))
    return block if best >= 0.8 * len(wanted) else None


def short_fact(value):
    """Without what stands in brackets, for that is a note of the coder's."""
    return normalise(re.sub(r"\(.*?\)", "", str(value)))


def judge(read, coding):
    """Yields each fault, as a sentence."""
    blocks = [(b, runs(b["text"])) for b in read["blocks"] if b["kind"] not in ASIDE]
    judged = [b for b in coding["blocks"]
              if b["kind"] in JUDGED and b["section"] not in ("front-matter", "contents")]
    pairs = [(coded, find(coded, blocks)) for coded in judged]
    found = [(coded, block) for coded, block in pairs if block]
    numbered = [(coded, block) for coded, block in found if coded["kind"] == "para" and coded.get("num")]

    def share(what, right, of, least):
        if of and right < least * of:
            yield f"{right} of {of} {what}"

    yield from share("paragraphs found", len(found), len(pairs), PARAGRAPHS)
    yield from share("paragraph numbers", sum(normalise(b["number"]) == normalise(str(c["num"]))
                                              for c, b in numbered), len(numbered), NUMBERS)
    yield from share("sections", sum(b["section"] == c["section"] for c, b in found), len(found),
                     SECTIONS)

    wanted = {normalise(c["text"]) for c in judged if c["kind"] == "recommendation"}
    listed = {normalise(r["text"]) for r in read["recommendations"]}
    yield from share("recommendations", len(wanted & listed), len(wanted), RECOMMENDATIONS)
    yield from share("listed are recommendations", len(wanted & listed), len(listed), RECOMMENDATIONS)

    facts = {fact["name"]: fact["value"] for fact in reversed(read["facts"])}
    meta = coding["meta"]
    right = sum(short_fact(meta[name]) == short_fact(facts.get(name)) for name in PLAIN_FACTS)
    yield from share("facts", right, len(PLAIN_FACTS), FACTS)
    for name in PLAIN_FACTS:
        if facts.get(name) and not meta.get(name):
            yield f"{name} was made up: {facts[name]}"


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    scanned = sys.argv[3:]
    codings = [folder / f"{name}.json" for name in scanned] or sorted(folder.glob("*.json"))
    print(f"1..{len(codings)}")
    for number, path in enumerate(codings, 1):
        pdf = path.with_name(f"{path.stem}-scan.pdf") if scanned else path.with_suffix(".pdf")
        command = [program, *(["--recognise"] if scanned else []), str(pdf)]
        output = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
        try:
            faults = list(judge(json.loads(output), json.loads(path.read_text(encoding="utf-8"))))
        except ValueError:
            faults = ["nothing was read"]
        for fault in faults:
            print(f"# {fault}")
        print(f"{'not ok' if faults else 'ok'} {number} {path.stem}")


main()

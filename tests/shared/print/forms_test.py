#!/usr/bin/env python3
"""Prints every form of both circulars and looks at the paper.

usage: forms_test.py FORM_SHEET [--accept]

Every frozen text is found by pdftotext, all fonts are embedded, texts and pictures are those of
golden_forms/. --accept takes today's forms as the golden ones.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter

from paper import read_dots, read_png, versions_of, write_png

GOLDEN = pathlib.Path(__file__).parent / "golden_forms"
ENVIRONMENT = {**os.environ, "LSAN_OPTIONS": "suppressions=tests/support/known_leaks.txt:print_suppressions=0"}
# Pictures are drawn by these; another release draws some dots elsewhere.
PACKAGES = ("fonts-noto-core", "libcairo2", "libfreetype6", "libharfbuzz0b", "libpango-1.0-0", "poppler-utils")
FORMS_MIN = 33
# Pictures of these; the others differ from them in words alone.
PICTURED = re.compile(r"tt-03-2025-.*-(usual|longest)|tt-03-2025-receipt-again|tt-01-2018-.*-usual")
# Parts of other texts, or printed in capitals.
SAID_OTHERWISE = {"unit": "unit_capitals", "file_code": "code_line"}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def draw(folder):
    """<stem>.txt for every form, <stem>-<page>.pbm for the pictured ones."""
    for pdf in sorted(folder.glob("*.pdf")):
        text = run("pdftotext", pdf, "-")
        pdf.with_suffix(".txt").write_text(re.sub(r"[ \u00a0]+", " ", text), encoding="utf-8")
        if PICTURED.fullmatch(pdf.stem):
            run("pdftoppm", "-mono", "-r", "100", pdf, pdf.with_suffix(""))


def accept(folder):
    shutil.rmtree(GOLDEN, ignore_errors=True)
    GOLDEN.mkdir()
    for dots in folder.glob("*.pbm"):
        write_png(GOLDEN / f"{dots.stem}.png", *read_dots(dots))
    for text in folder.glob("*.txt"):
        shutil.copy(text, GOLDEN)
    (GOLDEN / "drawn-with").write_text(versions_of(PACKAGES), encoding="utf-8")


def without_blanks(text):
    return re.sub(r"\s", "", text)


def field_findings(pdf):
    content = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
    text = pdf.with_suffix(".txt").read_text(encoding="utf-8")
    # A field may go on over the edge of a page.
    body = re.sub(r"Mẫu số 0\d, Thông tư \S+|Trang \d+/\d+|[^\n]*\(tiếp theo\)", "", text)
    said = without_blanks(body)
    for name, value in content["fields"].items():
        value = content["fields"].get(SAID_OTHERWISE.get(name), value)
        if without_blanks(value) not in said:
            yield f"{pdf.stem}: {name} is not on the paper: {value}"
    # Cells side by side are read line by line: their words are there, and often enough.
    there = Counter(body.split())
    wanted = Counter(word for rows in content["tables"].values() for row in rows
                     for value in row.values() for word in value.split())
    for word, count in wanted.items():
        if there[word] < count and said.count(word) < count:
            yield f"{pdf.stem}: {word} is on the paper {there[word]} times, not {count}"


def font_findings(pdf):
    for line in run("pdffonts", pdf).splitlines()[2:]:
        if "+NotoSans" not in line or "yes yes yes" not in line:
            yield f"{pdf.stem}: {line}"


def golden_findings(folder):
    same_type = (GOLDEN / "drawn-with").read_text(encoding="utf-8") == versions_of(PACKAGES)
    if not same_type:
        print("forms: the type libraries are not those of the golden pictures, dots are not compared")
    for text in sorted(folder.glob("*.txt")):
        golden = GOLDEN / text.name
        if not golden.exists() or golden.read_bytes() != text.read_bytes():
            yield f"{text.stem}: another text than the golden one"
    names = {path.stem for path in folder.glob("*.pbm")}
    for name in sorted(names ^ {path.stem for path in GOLDEN.glob("*.png")}):
        yield f"{name}: printed or golden, not both"
    for name in sorted(names) if same_type else ():
        golden = GOLDEN / f"{name}.png"
        if golden.exists() and read_dots(folder / f"{name}.pbm") != read_png(golden):
            seen = pathlib.Path(tempfile.gettempdir()) / f"onedoor-form-{name}.png"
            write_png(seen, *read_dots(folder / f"{name}.pbm"))
            yield f"{name}: other dots than the golden ones, see {seen}"


def findings_of(folder):
    forms = sorted(folder.glob("*.pdf"))
    if len(forms) < FORMS_MIN:
        yield f"only {len(forms)} forms"
    for pdf in forms:
        yield from field_findings(pdf)
        yield from font_findings(pdf)
    yield from golden_findings(folder)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.argv[1], name], check=True, env=ENVIRONMENT)
        draw(folder)
        if "--accept" in sys.argv:
            return accept(folder)
        findings = list(findings_of(folder))
        for finding in findings:
            print(finding)
        print(f"forms: {len(list(folder.glob('*.pdf')))} forms, {len(findings)} findings")
        return 1 if findings else 0


sys.exit(main())

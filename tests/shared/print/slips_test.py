#!/usr/bin/env python3
"""Row K3: prints every slip on the virtual printer and looks at the paper that comes out.

usage: slips_test.py SLIP_SHEET [--accept]

Texts and dots are those of golden/, QR codes are read by zbarimg, and every accented Vietnamese
letter is read by tesseract. --accept takes today's slips as the golden ones.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

from paper import read_dots, read_png, versions_of, write_png

GOLDEN = pathlib.Path(__file__).parent / "golden"
ENVIRONMENT = {
    **os.environ,
    "LSAN_OPTIONS": "suppressions=tests/support/known_leaks.txt:print_suppressions=0",
    "OMP_THREAD_LIMIT": "1",
}
# Letters are drawn by these; another release draws some of their dots elsewhere.
TYPE_PACKAGES = ("fonts-noto-core", "libcairo2", "libfreetype6", "libharfbuzz0b", "libpango-1.0-0")

ADDRESSES = {
    "filing": "https://motcua.anbinh.example/ho-so/H32.10-261121-0008",
    "copy": "https://motcua.anbinh.example/ho-so/H32.10-261121-0008",
    "kept": "https://motcua.anbinh.example/ho-so/TN-4K7M2P9RX3",
    "ticket": "https://motcua.anbinh.example/xep-hang",
}

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
LETTERS = [
    letter
    for vowel in VOWELS
    for tone in TONES
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
] + ["đ"]
LETTERS += [letter.upper() for letter in LETTERS]
# Not among the letters tesseract's Vietnamese model can write: it answers y. That their dots differ
# from those of all other letters is a test of slip_test.cpp.
UNKNOWN_TO_READER = {"ỵ": "y", "Ỵ": "Y"}
WORDS_READ_MIN = 0.95


def accept(folder):
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.iterdir():
        old.unlink()
    for dots in folder.glob("*.pbm"):
        write_png(GOLDEN / f"{dots.stem}.png", *read_dots(dots))
    for text in folder.glob("*.txt"):
        (GOLDEN / text.name).write_bytes(text.read_bytes())
    (GOLDEN / "drawn-with").write_text(versions_of(TYPE_PACKAGES), encoding="utf-8")


def text_findings(folder):
    names = {path.name for path in folder.glob("*.txt")}
    golden = {path.name for path in GOLDEN.glob("*.txt")}
    for name in sorted(names ^ golden):
        yield f"{name} is only {'printed' if name in names else 'golden'}"
    for name in sorted(names & golden):
        if (folder / name).read_bytes() != (GOLDEN / name).read_bytes():
            yield f"{name}: another text than the golden one"


def dots_findings(folder):
    names = {path.stem for path in folder.glob("*.pbm")}
    for name in sorted(names ^ {path.stem for path in GOLDEN.glob("*.png")}):
        yield f"{name}: printed or golden, not both"
    for name in sorted(names):
        golden = GOLDEN / f"{name}.png"
        if golden.exists() and read_dots(folder / f"{name}.pbm") != read_png(golden):
            seen = pathlib.Path(tempfile.gettempdir()) / f"onedoor-slip-{name}.png"
            write_png(seen, *read_dots(folder / f"{name}.pbm"))
            yield f"{name}: other dots than the golden ones, see {seen}"


def code_findings(folder):
    for dots in sorted(folder.glob("*.pbm")):
        kind = dots.stem.split("-")[0]
        command = ["zbarimg", "-q", "--raw", str(dots)]
        read = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
        if read != ADDRESSES.get(kind, ""):
            yield f"{dots.stem}: the QR code says {read!r}"


def read_by_eye(paper, dots_per_inch):
    command = ["tesseract", str(paper), "-", "-l", "vie", "--psm", "6", "--dpi", str(dots_per_inch)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    return unicodedata.normalize("NFC", result.stdout)


def as_reader_writes(word):
    return "".join(UNKNOWN_TO_READER.get(letter, letter) for letter in word)


def letter_findings(folder, width):
    scan = folder / f"letters-{width}.pgm"
    printed = scan.with_suffix(".txt").read_text(encoding="utf-8").split()
    read = read_by_eye(scan, 609).split()
    matcher = difflib.SequenceMatcher(None, [as_reader_writes(word) for word in printed], read, False)
    places = [place for block in matcher.get_matching_blocks() for place in range(block.a, block.a + block.size)]
    legible = {letter for place in places for letter in printed[place]}
    share = len(places) / len(printed)
    known = [letter for letter in LETTERS if letter not in UNKNOWN_TO_READER]
    print(f"slips: {width} mm: {sum(letter in legible for letter in known)} of {len(known)} letters, "
          f"{len(places)} of {len(printed)} words read")
    if missing := [letter for letter in LETTERS if letter not in legible]:
        yield f"letters-{width}: not read: {' '.join(missing)}"
    if share < WORDS_READ_MIN:
        yield f"letters-{width}: only {share:.0%} of the words read"


def large_findings(folder, width):
    read = re.sub(r"\s", "", read_by_eye(folder / f"filing-{width}-vi.pbm", 203))
    for code in ("H32.10-261121-0008", "ABC-DEF-GHJ"):
        if code not in read:
            yield f"filing-{width}-vi: {code} is not legible"


def findings_of(folder):
    yield from text_findings(folder)
    if (GOLDEN / "drawn-with").read_text(encoding="utf-8") == versions_of(TYPE_PACKAGES):
        yield from dots_findings(folder)
    else:
        print("slips: the type libraries are not those of the golden pictures, dots are not compared")
    yield from code_findings(folder)
    for width in (58, 80):
        yield from letter_findings(folder, width)
        yield from large_findings(folder, width)


def main():
    assert len(LETTERS) == 134
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.argv[1], name], check=True, env=ENVIRONMENT)
        if "--accept" in sys.argv:
            return accept(folder)
        findings = list(findings_of(folder))
        for finding in findings:
            print(finding)
        print(f"slips: {len(list(folder.glob('*.pbm')))} slips, {len(findings)} findings")
        return 1 if findings else 0


sys.exit(main())

#!/usr/bin/env python3
"""A citizen's whole way at a kiosk by touch, with a real server and a printer; then nothing of what
was typed is left (reliability S1, S2).

usage: journey_test.py JOURNEY SERVER SITE FONTS [FOLDER]

FOLDER keeps the pictures; without it they are thrown away.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

import machine

# Typed or given during the session; none of it is in the program that types.
CANARIES = ["Nguyễn Thị Canary", "056192007351", "0905123268", "12 không tên kỳ lạ",
            "ubnd phường bí mật"]
# On the card, which fills in the form and is taken back: in the end nothing is left of it either.
OF_CARD = ["225987654", "Lộc Thọ, Nha Trang"]
failures = []


def expect(holds, message):
    print(("ok      " if holds else "FAILED  ") + message, flush=True)
    if not holds:
        failures.append(message)


def variants(text):
    plain = text.encode()
    return {plain, text.encode("utf-16-le"), text.encode("utf-32-le")}


def found_in_memory(pid, texts):
    """Which of the texts are in any readable memory of the process, and in what kind of it."""
    found = []
    maps = pathlib.Path(f"/proc/{pid}/maps").read_text()
    with open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps.splitlines():
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) (r\S+) \S+ \S+ \S+\s*(.*)", line)
            if not match or match[4].startswith(("[vvar", "[vsyscall", "/dev/")):
                continue
            begin, end = int(match[1], 16), int(match[2], 16)
            # The sanitizer's shadow says which bytes are valid and holds none.
            if end - begin > 1 << 33:
                continue
            try:
                memory.seek(begin)
                content = memory.read(end - begin)
            except OSError:
                continue
            found += [(text, match[4] or "heap", hex(begin + content.find(form)))
                      for text in texts for form in variants(text) if form in content]
    return found


def found_in_files(folder, texts):
    return [(text, str(path)) for path in folder.rglob("*") if path.is_file()
            for text in texts for form in variants(text) if form in path.read_bytes()]


def page_code(folder):
    """Of the A5 page, whose size is checked too."""
    page = folder / "page.pdf"
    facts = subprocess.run(["pdfinfo", str(page)], capture_output=True, text=True, check=False)
    expect("419.528 x 595.276" in facts.stdout, f"one more paper of A5 came out: {facts.stdout}")
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", str(page),
                    str(folder / "page")], check=False)
    return machine.slip_code(folder / "page.png")


def process_of(program):
    return int(subprocess.run(["pgrep", "-n", "-f", "^" + re.escape(program)],
                              capture_output=True, text=True, check=True).stdout)


def go_on(kiosk):
    kiosk.stdin.write("\n")
    kiosk.stdin.flush()


def look_for_rest(pid, home):
    left = found_in_memory(pid, CANARIES + OF_CARD)
    expect(not left, f"S2: nothing typed is in the memory of the process: {left}")
    left = found_in_files(home, CANARIES + OF_CARD)
    expect(not left, f"S1: nothing typed is in any file of the kiosk: {left}")


def run(journey, address, fonts, folder, home):
    kiosk = subprocess.Popen(
        [*machine.SCREEN, journey, address, fonts, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=machine.environment(home))
    said = []
    for line in kiosk.stdout:
        said.append(line.strip())
        if said[-1] == "typed":
            found = {text for text, *_ in found_in_memory(process_of(journey), CANARIES)}
            expect(found == set(CANARIES), f"before the end the search finds all of it: {found}")
            go_on(kiosk)
        if said[-1] == "ended":
            look_for_rest(process_of(journey), home)
            go_on(kiosk)
    expect(said == ["typed", "filed", "ended"], f"the citizen filed and ended the session: {said}")
    expect(kiosk.wait(60) == 0, "the machine closed")
    code = machine.slip_code(folder / "slip.png")
    expect(re.search(r"/ho-so/[A-Z0-9.-]+", code) is not None,
           f"the slip's code holds the address of the file: {code!r}")
    expect(code and page_code(folder) == code, "the page's code holds the same")


def main():
    journey, server, site, fonts = sys.argv[1:5]
    with tempfile.TemporaryDirectory(prefix="onedoor-journey-") as scratch:
        scratch = pathlib.Path(scratch)
        folder = pathlib.Path(sys.argv[5]) if len(sys.argv) > 5 else scratch / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        home = scratch / "home"
        home.mkdir()
        with machine.serving(server, site) as address:
            run(journey, address, fonts, folder, home)
    sys.exit(1 if failures else 0)


main()

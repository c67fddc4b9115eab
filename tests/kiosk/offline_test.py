#!/usr/bin/env python3
"""A kiosk without its office: everything works but what only the office knows, and what was filed
arrives once when the line is back.

usage: offline_test.py OFFLINE SERVER SITE FONTS [FOLDER]

FOLDER keeps the pictures; without it they are thrown away.
"""
import contextlib
import difflib
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import machine

failures = []


def expect(holds, message):
    print(("ok      " if holds else "FAILED  ") + message, flush=True)
    if not holds:
        failures.append(message)


class Office:
    """A server at one address, whose data outlives it."""

    def __init__(self, server, site, data):
        self.server, self.site, self.data, self.port = server, site, data, machine.free_port()
        self.process = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def come(self):
        self.process = machine.start_server(self.server, self.site, self.data, self.port)

    def go(self):
        self.process.kill()
        self.process.wait()

    def files(self):
        """References of all filings, also while the server is away."""
        with tempfile.TemporaryDirectory() as copy:
            for file in self.data.glob("onedoor.sqlite*"):
                shutil.copy(file, copy)
            store = sqlite3.connect(pathlib.Path(copy) / "onedoor.sqlite")
            with contextlib.closing(store):
                return [row[0] for row in store.execute("SELECT reference FROM case_file")]


class Kiosk:
    def __init__(self, program, part, address, fonts, data, folder):
        data.mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen(
            [*machine.SCREEN, program, part, address, fonts, str(data), str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=machine.environment(data))

    def line(self):
        return self.process.stdout.readline().strip()

    def says(self, word):
        return self.line() == word

    def go_on(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def ends(self):
        return self.process.wait(60) == 0


def slip_text(picture):
    """A slip of what is not with the office yet has no code: what is on it is read."""
    read = subprocess.run(["tesseract", str(picture), "-", "-l", "vie"], capture_output=True,
                          text=True, check=False)
    return read.stdout


def meet_and_lose(start, office):
    office.come()
    kiosk = start("meet")
    expect(kiosk.says("met") and kiosk.ends(), "the machine met its office once")
    office.go()


def file_without(start, office, folder):
    kiosk = start("file")
    kept = re.fullmatch(r"kept (TN-[A-Z0-9]{10})", kiosk.line())
    expect(kept, "started without its office: searched, read fees, filled in, filed, printed")
    if not kept:
        return
    text = slip_text(folder / "offline-slip.png")
    read = re.search(r"TN-[A-Z0-9]+", text)
    # A letter or two may be misread.
    is_named = read and difflib.SequenceMatcher(None, read[0], kept[1]).ratio() > 0.8
    expect(is_named and "CHƯA CHUYỂN" in text,
           f"the slip says that it was not sent yet, and under which name: {text[:80]!r}")
    expect(office.files() == [], "the office has nothing yet")
    office.come()
    kiosk.go_on()
    expect(kiosk.says("sent") and kiosk.ends(), "the line is back: the filing went by itself")
    files = office.files()
    expect(files == [kept[1]], f"the office has it once: {files}")
    office.go()


def never_met(start, office):
    kiosk = start("new")
    expect(kiosk.says("alone"), "a machine that never met its office tells staff so")
    office.come()
    kiosk.go_on()
    expect(kiosk.says("recovered") and kiosk.ends(), "and needs nobody when the office is there")
    office.go()


def main():
    program, server, site, fonts = sys.argv[1:5]
    with tempfile.TemporaryDirectory(prefix="onedoor-offline-") as scratch:
        scratch = pathlib.Path(scratch)
        folder = pathlib.Path(sys.argv[5]) if len(sys.argv) > 5 else scratch / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        office = Office(server, site, scratch / "office")

        def start(part, name="kiosk"):
            return Kiosk(program, part, office.address, fonts, scratch / name, folder)

        begin = time.monotonic()
        meet_and_lose(start, office)
        file_without(start, office, folder)
        never_met(lambda part: start(part, "new-kiosk"), office)
        print(f"{time.monotonic() - begin:.0f} s")
    sys.exit(1 if failures else 0)


main()

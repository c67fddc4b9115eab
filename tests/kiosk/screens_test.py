#!/usr/bin/env python3
"""Pictures of every screen of the kiosk in each look, and what cannot be read or reached on them.

usage: screens_test.py SCREENS SERVER SITE FONTS FOLDER [LOOK...]

The clock of server and kiosk stands at a Monday morning, so that hall and hours are the same at
each run.
"""
import contextlib
import http.cookiejar
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid

import machine

LOOKS = ["normal", "seated", "large", "contrast", "safe"]
# Of each look but the last; the office answers in the first alone.
PARTS = ["whole", "staffed", "full"]
CLOCK = {"LD_PRELOAD": "/usr/$LIB/faketime/libfaketimeMT.so.1",
         "FAKETIME": "@2026-11-23 02:12:00", "TZ": "UTC", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
         "FAKETIME_DONT_RESET": "1"}
COUNTERS = ["1", "2"]
# A hall that gives no more than these: one is drawn before the kiosk starts.
GUIDANCE_NUMBERS = 2


class Office:
    """A server with its own data folder."""

    def __init__(self, server, site, data):
        self.port = machine.free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.words = [server, "--assets", str(site), "--data", str(data),
                      "--port", str(self.port)]
        self.process = None
        self.password = None
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)

    def start(self):
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(self.words, env=dict(os.environ, **CLOCK),
                                        stdout=self.log, stderr=subprocess.STDOUT)
        for _ in range(300):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{self.address}/ready", timeout=1)
                break
            time.sleep(0.1)
        else:
            sys.exit(f"the server does not answer at {self.address}")
        if self.password is None:
            self.log.seek(0)
            self.password = re.search(rb"Password\s+(\S+)", self.log.read())[1].decode()

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def post(self, path, body):
        request = urllib.request.Request(
            self.address + path, json.dumps(body).encode(),
            {"Content-Type": "application/json", "X-Onedoor-Request": "1"})
        with self.opener.open(request, timeout=10) as answer:
            return json.loads(answer.read() or b"null")

    def draw_number(self, group):
        self.post("/api/v1/queue/tickets", {"ticket_id": uuid.uuid4().hex, "group": group})

    def answer(self, wish):
        """What the walk asks of its office."""
        if wish == "stop":
            self.stop()
        elif wish == "start":
            self.start()
        elif wish == "last number":
            self.draw_number("guidance")
        else:
            sys.exit(f"asked for {wish!r}")

    def fill_hall(self):
        """Some have drawn a number, some were called."""
        for group in ["filing"] * 6 + ["results"] * 3 + ["guidance"]:
            self.draw_number(group)
        self.post("/api/v1/staff/session", {"account": "canbo", "password": self.password})
        for counter in COUNTERS:
            self.post(f"/api/v1/staff/queue/counters/{counter}/next", {})


def few_numbers(site, folder):
    """The same site with a hall that soon has no more numbers in one group."""
    for entry in pathlib.Path(site).iterdir():
        if entry.name != "queue":
            (folder / entry.name).symlink_to(entry.resolve())
    shutil.copytree(pathlib.Path(site) / "queue", folder / "queue")
    for path in folder.glob("queue/[0-9]*.json"):
        plan = json.loads(path.read_text())
        for group in plan["groups"]:
            if group["id"] == "guidance":
                group["numbers_per_day"] = GUIDANCE_NUMBERS
        path.write_text(json.dumps(plan))
    return folder


def run(words, office):
    kiosk = subprocess.Popen(
        [*machine.SCREEN, "env", *(f"{name}={value}" for name, value in CLOCK.items()), *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for line in kiosk.stdout:
        if line.startswith("ask "):
            office.answer(line[4:].strip())
            kiosk.stdin.write("\n")
            kiosk.stdin.flush()
        else:
            print(line.strip(), flush=True)
    return kiosk.wait(60) == 0


def take(words, office, folder, look):
    if look == "safe":
        return run([*words, look], office)
    data = folder / f"data-{look}"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    good = run([*words, look, PARTS[0]], office)
    office.stop()
    for part in PARTS[1:]:
        for file in data.glob("outbox.sqlite*"):
            file.unlink()
        good = run([*words, look, part], office) and good
    shutil.rmtree(data, ignore_errors=True)
    return good


def main():
    screens, server, site, fonts, folder = sys.argv[1:6]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    good = True
    for look in sys.argv[6:] or LOOKS:
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="onedoor-server-") as scratch:
            scratch = pathlib.Path(scratch)
            (scratch / "site").mkdir()
            office = Office(server, few_numbers(site, scratch / "site"), scratch / "data")
            office.start()
            try:
                office.fill_hall()
                is_good = take([screens, office.address, fonts, str(folder)], office, folder, look)
            finally:
                office.stop()
        took = f"{time.monotonic() - began:.0f} s"
        print(("ok      " if is_good else "FAILED  ") + f"screens: {look}, {took}", flush=True)
        good = good and is_good
    sys.exit(0 if good else 1)


main()

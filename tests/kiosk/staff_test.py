#!/usr/bin/env python3
"""Staff at the kiosk, by touch (kiosk_staff), and what its printer put on paper.

usage: staff_test.py STAFF SERVER SITE FONTS [FOLDER]
"""
import pathlib
import re
import subprocess
import sys
import tempfile

import machine

failures = []


def expect(holds, what):
    print(("ok      " if holds else "FAILED  ") + what)
    if not holds:
        failures.append(what)


def read(picture):
    return subprocess.run(["tesseract", picture, "-", "-l", "vie", "--psm", "4", "--dpi", "203"],
                          capture_output=True, text=True, check=True).stdout


def slip_code(picture):
    return subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True,
                          text=True, check=False).stdout.strip()


def main():
    staff, server, site, fonts = sys.argv[1:5]
    with tempfile.TemporaryDirectory(prefix="onedoor-staff-") as scratch:
        folder = pathlib.Path(sys.argv[5] if len(sys.argv) > 5 else scratch)
        folder.mkdir(parents=True, exist_ok=True)
        data = pathlib.Path(scratch) / "data"
        data.mkdir()
        with machine.serving(server, site) as address:
            run = subprocess.run([*machine.SCREEN, staff, address, fonts, str(folder), str(data)],
                                 check=False)
        expect(run.returncode == 0, f"staff made their round: exit code {run.returncode}")
        if run.returncode == 0:
            code = slip_code(folder / "test-slip.png")
            expect(code.startswith("ONEDOOR-TEST"), f"the test slip's code is read: {code!r}")
            report = read(folder / "readiness-slip.png")
            expect("kiosk-nha-trang-1" in report, f"the report names the machine: {report!r}")
            expect(re.search("SẴN SÀNG PHỤC VỤ", report) is not None, "the machine is ready")
            copy = read(folder / "copy-slip.png")
            expect("BẢN SAO" in copy and "TN-7K3M" in copy, f"the copy says so: {copy!r}")
    sys.exit(1 if failures else 0)


main()

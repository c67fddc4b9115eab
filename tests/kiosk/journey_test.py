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
import time
import urllib.request

PORT = 8931
# Typed or given during the session; none of it is in the program that types.
CANARIES = ["Nguyễn Thị Canary", "056192001237", "0905123268", "12 không tên kỳ lạ",
            "ubnd phường bí mật"]
failures = []


def expect(holds, message):
    print(("ok      " if holds else "FAILED  ") + message, flush=True)
    if not holds:
        failures.append(message)


def wait_for(url):
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"the server does not answer at {url}")


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


def slip_code(picture):
    read = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True,
                          text=True, check=False)
    return read.stdout.strip()


def run(journey, fonts, folder, home):
    import os
    url = f"http://127.0.0.1:{PORT}"
    environment = dict(os.environ, HOME=str(home), XDG_CACHE_HOME=str(home), TMPDIR=str(home),
                       ASAN_OPTIONS="detect_leaks=0:quarantine_size_mb=1")
    kiosk = subprocess.Popen(
        ["xvfb-run", "-a", "-s", "-screen 0 1080x1920x24", journey, url, fonts, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    said = []
    for line in kiosk.stdout:
        said.append(line.strip())
        if said[-1] == "ended":
            break
    expect(said == ["filed", "ended"], f"the citizen filed and ended the session: {said}")
    if "ended" in said:
        pid = int(subprocess.run(["pgrep", "-n", "-f", "^" + re.escape(journey)],
                                 capture_output=True, text=True, check=True).stdout)
        left = found_in_memory(pid, CANARIES)
        expect(not left, f"S2: nothing typed is in the memory of the process: {left}")
        left = found_in_files(home, CANARIES)
        expect(not left, f"S1: nothing typed is in any file of the kiosk: {left}")
        kiosk.stdin.write("\n")
        kiosk.stdin.flush()
    expect(kiosk.wait(60) == 0, "the machine closed")
    address = slip_code(folder / "slip.png")
    expect(re.search(r"/ho-so/[A-Z0-9.-]+", address) is not None,
           f"the slip's code holds the address of the file: {address!r}")


def main():
    journey, server, site, fonts = sys.argv[1:5]
    with tempfile.TemporaryDirectory(prefix="onedoor-journey-") as scratch:
        scratch = pathlib.Path(scratch)
        folder = pathlib.Path(sys.argv[5]) if len(sys.argv) > 5 else scratch / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        home = scratch / "home"
        home.mkdir()
        serving = subprocess.Popen(
            [server, "--assets", site, "--data", str(scratch / "data"), "--port", str(PORT)],
            stdout=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{PORT}/ready")
            run(journey, fonts, folder, home)
        finally:
            serving.terminate()
            serving.wait()
    sys.exit(1 if failures else 0)


main()

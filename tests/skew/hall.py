"""A server and a kiosk's outbox of any release on one pair of folders, and what is in them."""
import contextlib
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "crash"))
import small_site  # noqa: E402

DATABASES = {"kiosk/outbox.db", "data/onedoor.sqlite"}
LEFT_OUT = re.compile(r".*-(wal|shm|journal)$|.*\.lock$")


class Hall:
    """`folder` may hold what another release wrote."""

    def __init__(self, folder, units):
        self.folder = folder
        self.server = None
        # Nobody listens here.
        self.origin = "http://127.0.0.1:1"
        self.kept, self.refused = {}, set()
        (folder / "kiosk").mkdir(parents=True, exist_ok=True)
        (folder / "data").mkdir(mode=0o700, exist_ok=True)
        small_site.write_site(folder / "site", units)

    def start(self, program):
        self.server = subprocess.Popen(
            [program, "--assets", str(self.folder / "site"), "--data", str(self.folder / "data"),
             "--port", "0", "--devices-port", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.server.stdout:
            if found := re.search(r"Devices\s+(http://127\.0\.0\.1:\d+)/$", line.strip()):
                self.origin = found.group(1)
                return
        sys.exit(f"{program} did not start on what is in the folder")

    def stop(self):
        self.server.terminate()
        self.server.communicate()
        if self.server.returncode != 0:
            sys.exit(f"the server ended with {self.server.returncode}")

    def kiosk(self, program, *order):
        """What it said; it has to come to its end."""
        ran = subprocess.run([program, self.origin, str(self.folder / "kiosk"), *map(str, order)],
                             capture_output=True, text=True, check=False, timeout=120)
        if ran.returncode != 0:
            sys.exit(f"{program} {order[0]} ended with {ran.returncode}: {ran.stdout}{ran.stderr}")
        return dict(line.split(" ", 1) for line in ran.stdout.splitlines() if " " in line)

    def register(self, program):
        ran = subprocess.run([program, self.origin, str(self.folder / "kiosk"), "key"],
                             capture_output=True, text=True, check=True)
        device = {"name": "kiosk-1", "place": "Sảnh", "key": ran.stdout.strip()}
        (self.folder / "data/devices.json").write_text(json.dumps({"devices": [device]}))

    def keep(self, program, filings=1, **changes):
        bodies = []
        for _ in range(filings):
            submission = os.urandom(16).hex()
            body = small_site.read("tests/bench/filing.json") | changes
            body |= {"submission_id": submission,
                     "papers": [{"paper": "originals", "upload_id": submission[::-1]}]}
            bodies.append(self.folder / f"{submission}.json")
            bodies[-1].write_text(json.dumps(body), encoding="utf-8")
        self.kept |= self.kiosk(program, "keep", *bodies)
        return [path.stem for path in bodies]

    def drain(self, program):
        self.refused |= set(self.kiosk(program, "drain"))

    def cases(self):
        """The reference of every case, by submission; each has its paper."""
        with contextlib.closing(sqlite3.connect(self.folder / "data/onedoor.sqlite")) as database:
            rows = database.execute("SELECT hex(submission), reference FROM case_file").fetchall()
            papers = database.execute("SELECT hex(submission) FROM upload").fetchall()
        found = {submission.lower(): reference for submission, reference in rows}
        if len(found) != len(rows):
            sys.exit(f"{len(rows) - len(found)} filings became a case twice")
        if {paper.lower() for paper, in papers} - self.refused != set(found):
            sys.exit("a paper is missing, or one belongs to no case")
        return found

    def waiting(self):
        with contextlib.closing(sqlite3.connect(self.folder / "kiosk/outbox.db")) as database:
            return database.execute("SELECT count(*) FROM filing WHERE state = 0").fetchone()[0]

    def judge(self):
        """Every filing that was kept is one case with its reference, and no other one is there."""
        told = {submission: reference for submission, reference in self.kept.items()
                if submission not in self.refused}
        return told == self.cases()


def dump(path):
    """SQL that makes the database again, with the numbers its program knows it by."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        numbers = [f"PRAGMA {name}={database.execute(f'PRAGMA {name}').fetchone()[0]};"
                   for name in ("application_id", "user_version")]
        return [*numbers, *database.iterdump()]


def record(folder):
    """All a release left in the folders, as text."""
    files = {}
    for path in sorted([*folder.glob("kiosk/**/*"), *folder.glob("data/**/*")]):
        name = str(path.relative_to(folder))
        if path.is_file() and not LEFT_OUT.match(name):
            files[name] = dump(path) if name in DATABASES else path.read_bytes().hex()
    return files


def restore(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if name in DATABASES:
            database = sqlite3.connect(path)
            database.executescript("\n".join(content))
            database.close()
        else:
            path.write_bytes(bytes.fromhex(content))
        path.chmod(0o600)



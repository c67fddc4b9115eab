#!/usr/bin/env python3
"""Two releases of kiosk and server work together, whichever is replaced first (reliability K10, R11).

usage: skew_test.py files    --kiosk PROGRAM --server PROGRAM --units FILE
       skew_test.py programs --kiosk PROGRAM --server PROGRAM --units FILE
                             --old-kiosk PROGRAM --old-server PROGRAM
       skew_test.py record   --kiosk PROGRAM --server PROGRAM --units FILE --to FILE

`files`: the programs of this build go on with what each release in tests/skew/releases left on the disks.
`programs`: the programs themselves, of the release before and of this one, in every order.
`record`: leaves such a file, for the release that was just made.
"""
import argparse
import json
import pathlib
import sys
import tempfile

from hall import Hall, record, restore

RELEASES = pathlib.Path("tests/skew/releases")
failures = []


def expect(holds, message):
    print(("ok      " if holds else "FAILED  ") + message, flush=True)
    if not holds:
        failures.append(message)


def fill(hall, kiosk, server):
    """One filing received, one refused, two that wait for the office."""
    hall.start(server)
    hall.register(kiosk)
    hall.kiosk(kiosk, "meet")
    hall.keep(kiosk)
    hall.keep(kiosk, answers={})
    hall.drain(kiosk)
    hall.stop()
    hall.keep(kiosk, 2)


def go_on(hall, kiosk, server, name):
    """The office comes back, the outbox empties, more is filed, the office starts once more."""
    before = hall.waiting()
    hall.start(server)
    hall.drain(kiosk)
    hall.keep(kiosk)
    hall.drain(kiosk)
    hall.stop()
    hall.keep(kiosk)
    hall.start(server)
    hall.drain(kiosk)
    hall.stop()
    expect(before > 0 and hall.waiting() == 0, f"{name}: what waited was sent ({before} before)")
    expect(hall.judge(), f"{name}: each of {len(hall.cases())} filings is one case, as its slip says")


def run_files(options, folder):
    paths = sorted(RELEASES.glob("*.json"))
    expect(bool(paths), f"{len(paths)} releases are recorded")
    for path in paths:
        release = json.loads(path.read_text(encoding="utf-8"))
        restore(folder / path.stem, release["files"])
        hall = Hall(folder / path.stem, options.units)
        hall.kept, hall.refused = release["kept"], set(release["refused"])
        name = f"K10 files of {path.stem}"
        go_on(hall, options.kiosk, options.server, name)
        expect(hall.refused == set(release["refused"]), f"{name}: what was refused stays with staff")


def run_programs(options, folder):
    old, new = (options.old_kiosk, options.old_server), (options.kiosk, options.server)
    for first in ("kiosk", "server"):
        hall = Hall(folder / first, options.units)
        fill(hall, *old)
        mixed = (new[0], old[1]) if first == "kiosk" else (old[0], new[1])
        go_on(hall, *mixed, f"K10 the {first} is replaced first")
        hall.keep(mixed[0])
        go_on(hall, *new, f"K10 the {first} is replaced first, then the other one")


def run_record(options, folder):
    hall = Hall(folder / "hall", options.units)
    fill(hall, options.kiosk, options.server)
    release = {"kept": hall.kept, "refused": sorted(hall.refused), "files": record(hall.folder)}
    pathlib.Path(options.to).write_text(json.dumps(release, indent=1, ensure_ascii=False) + "\n",
                                        encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=["files", "programs", "record"])
    for name in ("kiosk", "server", "units", "old-kiosk", "old-server", "to"):
        parser.add_argument(f"--{name}", required=name in ("kiosk", "server", "units"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="onedoor-skew-") as scratch:
        globals()[f"run_{options.task}"](options, pathlib.Path(scratch))
    sys.exit(1 if failures else 0)


main()

#!/usr/bin/env python3
"""Kills the filing program again and again and counts what was lost (reliability D1, D2, M1, M2).

usage: crash.py SCENARIO --filer PROGRAM --shim LIBRARY [--rounds N] [--seed N]

  kill                       kill -9; the files stay as they are
  power_cut                  only what was fsynced survives (fsync_shim.c)
  m1_synchronous_off         power_cut with synchronous=OFF: the test must see the loss
  m2_early_acknowledgement   kill with an acknowledgement before the commit: the same
"""
import argparse
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

# Scenario: (synchronous, acknowledgement, power is cut, loss is expected)
SCENARIOS = {
    "kill": ("full", "after_commit", False, False),
    "power_cut": ("full", "after_commit", True, False),
    "m1_synchronous_off": ("off", "after_commit", True, True),
    "m2_early_acknowledgement": ("full", "early", False, True),
}
ACKNOWLEDGEMENTS_BEFORE_KILL = 20
START_SECONDS_MAX = 20


def read_lines(pipe, lines, enough):
    acknowledged = 0
    for line in pipe:
        if not line.endswith("\n"):
            break
        lines.append(line)
        acknowledged += line.startswith("ack")
        if acknowledged >= ACKNOWLEDGEMENTS_BEFORE_KILL:
            enough.set()


def file_until_killed(command, environment, pause):
    """One life of the program; returns what it said before it was killed."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    lines, enough = [], threading.Event()
    reader = threading.Thread(target=read_lines, args=(process.stdout, lines, enough))
    reader.start()
    started = enough.wait(START_SECONDS_MAX)
    time.sleep(pause)
    ended = process.poll()
    process.send_signal(signal.SIGKILL)
    process.wait()
    reader.join()
    if ended is not None or not started:
        sys.exit(f"the program ended by itself or never filed: {command}, code {ended}")
    return lines


def cut_power(folder):
    """Leaves of every file the copy made by its last fsync, and of the others nothing."""
    files = [file for file in folder.iterdir() if file.is_file()]
    for file in files:
        if file.suffix != ".durable":
            file.unlink()
    for file in files:
        if file.suffix == ".durable":
            file.rename(file.with_suffix(""))


def check(filer, database, lines):
    answer = subprocess.run([filer, "check", database], input="".join(lines), text=True,
                            stdout=subprocess.PIPE, check=True).stdout
    print(f"    {answer.strip()}", flush=True)
    return dict(pair.split("=", 1) for pair in answer.split())


def is_good(figures):
    return (figures["lost"] == "0" and figures["doubled"] == "0" and figures["chain"] == "ok"
            and figures["integrity"] == "ok" and figures["stored"] == figures["tried"])


def run(arguments, folder):
    synchronous, acknowledgement, power_is_cut, _ = SCENARIOS[arguments.scenario]
    database = folder / "onedoor.db"
    environment = dict(os.environ)
    if power_is_cut:
        environment["LD_PRELOAD"] = arguments.shim
    command = [arguments.filer, "file", str(database), synchronous, acknowledgement]
    randomness = random.Random(arguments.seed)
    lines, bad_rounds = [], 0
    for number in range(arguments.rounds):
        lines += file_until_killed(command, environment, randomness.uniform(0.0, 0.3))
        if power_is_cut:
            cut_power(folder)
        print(f"round {number + 1} of {arguments.rounds}")
        bad_rounds += not is_good(check(arguments.filer, str(database), lines))
        if power_is_cut:
            # The next life begins with everything on disk, as after a reboot.
            for file in folder.iterdir():
                shutil.copy(file, f"{file}.durable")
    return bad_rounds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("scenario", choices=SCENARIOS)
    parser.add_argument("--filer", required=True)
    parser.add_argument("--shim", required=True)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    arguments = parser.parse_args()
    loss_is_expected = SCENARIOS[arguments.scenario][3]
    if arguments.rounds is None:
        arguments.rounds = 3 if loss_is_expected else 20
    print(f"{arguments.scenario}: {arguments.rounds} rounds, seed {arguments.seed}")
    with tempfile.TemporaryDirectory(prefix="onedoor-crash-") as folder:
        bad_rounds = run(arguments, pathlib.Path(folder))
    print(f"rounds with a loss or damage: {bad_rounds}")
    if loss_is_expected and bad_rounds == 0:
        sys.exit("the harness did not see a loss that is there")
    if not loss_is_expected and bad_rounds > 0:
        sys.exit("an acknowledged filing was lost, doubled or damaged")


if __name__ == "__main__":
    main()

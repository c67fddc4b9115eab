#!/usr/bin/env python3
"""Random fingers and keys at the kiosk (reliability K8): no crash, nothing stuck, no way out.

usage: monkey.py MONKEY SERVER SITE FONTS SECONDS [SEED]
"""
import subprocess
import sys
import time

import machine


def wait(run):
    """Its exit code; says each minute that it goes on."""
    begun = time.monotonic()
    while True:
        try:
            return run.wait(timeout=60)
        except subprocess.TimeoutExpired:
            print(f"        {time.monotonic() - begun:4.0f} s", flush=True)


def main():
    monkey, server, site, fonts, seconds = sys.argv[1:6]
    seed = sys.argv[6] if len(sys.argv) > 6 else str(int(time.time()) % 1_000_000)
    with machine.serving(server, site) as address:
        run = subprocess.Popen([*machine.SCREEN, monkey, address, fonts, seconds, seed])
        code = wait(run)
    print(("ok      " if code == 0 else "FAILED  ") +
          f"K8 monkey: {seconds} s, seed {seed}, exit code {code}")
    sys.exit(1 if code else 0)


main()

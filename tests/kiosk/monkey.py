#!/usr/bin/env python3
"""Random fingers and keys at the kiosk (reliability K8): no crash, nothing stuck, no way out.

usage: monkey.py MONKEY SERVER SITE FONTS SECONDS [SEED]
"""
import subprocess
import sys
import time

import machine


def main():
    monkey, server, site, fonts, seconds = sys.argv[1:6]
    seed = sys.argv[6] if len(sys.argv) > 6 else str(int(time.time()) % 1_000_000)
    with machine.serving(server, site) as address:
        run = subprocess.run([*machine.SCREEN, monkey, address, fonts, seconds, seed], check=False)
    print(("ok      " if run.returncode == 0 else "FAILED  ") +
          f"K8 monkey: {seconds} s, seed {seed}, exit code {run.returncode}")
    sys.exit(1 if run.returncode else 0)


main()

#!/usr/bin/env python3
"""Measures the kiosk against its budgets, under Xvfb with pixels drawn by the processor.

usage: figures.py FIGURES SERVER SITE FONTS [SESSIONS]
"""
import re
import subprocess
import sys
import time

import machine

STARTS = 5


def start_ms(figures, address, fonts):
    """From exec to the attract screen, on a screen that is up already."""
    begun = time.monotonic()
    process = subprocess.Popen([*machine.SCREEN, figures, address, fonts, "1"],
                               stdout=subprocess.PIPE, text=True)
    shown = None
    for line in process.stdout:
        if line.strip() == "attract":
            shown = (time.monotonic() - begun) * 1000
    process.wait()
    return shown


def screen_ms():
    """What Xvfb itself takes to begin and end, so that it is not counted."""
    begun = time.monotonic()
    subprocess.run([*machine.SCREEN, "true"], check=True)
    return (time.monotonic() - begun) * 1000


def slope(points):
    """Kilobytes a thousand sessions, by least squares."""
    count = len(points)
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    return 1000 * sum((x - mean_x) * (y - mean_y) for x, y in points) / sum(
        (x - mean_x) ** 2 for x, _ in points)


def row(name, value, budget, unit):
    verdict = "met" if value <= budget else "MISSED"
    print(f"    {name:42} {value:10.1f} {unit:4} budget {budget:8.1f}  {verdict}")


def main():
    figures, server, site, fonts = sys.argv[1:5]
    sessions = sys.argv[5] if len(sys.argv) > 5 else "1000"
    with machine.serving(server, site) as address:
        empty = sorted(screen_ms() for _ in range(STARTS))[STARTS // 2]
        starts = sorted(start_ms(figures, address, fonts) for _ in range(STARTS))
        said = subprocess.run([*machine.SCREEN, figures, address, fonts, sessions],
                              capture_output=True, text=True, check=True).stdout
    points = [(int(a), int(b)) for a, b in re.findall(r"session (\d+) rss_kb (\d+)", said)]
    touch = re.search(r"touch_ms p50 (\S+) p99 (\S+)", said)
    wipe = re.search(r"wipe_ms p50 (\S+) max (\S+)", said)
    idle = re.search(r"attract_cpu_percent (\S+)", said)
    row("start to attract, median of 5", starts[STARTS // 2] - empty, 1500, "ms")
    row("touch to its frame, median", float(touch[1]), 50, "ms")
    row("touch to its frame, p99", float(touch[2]), 50, "ms")
    row("end of session to attract, median", float(wipe[1]), 500, "ms")
    row("end of session to attract, slowest", float(wipe[2]), 500, "ms")
    row(f"memory after {sessions} sessions", points[-1][1] / 1024, 150, "MiB")
    row("growth per 1000 sessions, second half", slope(points[len(points) // 2:]) / 1024, 1, "MiB")
    row("processor on the attract screen", float(idle[1]), 1, "%")


main()

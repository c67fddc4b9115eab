#!/usr/bin/env python3
"""Measures the kiosk against its budgets, under Xvfb with pixels drawn by the processor.

usage: figures.py FIGURES SERVER SITE FONTS [SESSIONS]
"""
import os
import re
import subprocess
import sys
import tempfile
import time

import machine

STARTS = 5


def command(figures, address, fonts, sessions, folder):
    # Of its own: a screen that ends takes its file along.
    screen, glass = machine.seen_screen(tempfile.mkdtemp(dir=folder))
    return [*screen, figures, address, fonts, str(sessions), glass]


def start_ms(*wanted):
    """From exec to the attract screen, on a screen that is up already."""
    begun = time.monotonic()
    process = subprocess.Popen(command(*wanted), stdout=subprocess.PIPE, text=True)
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


def measure(*wanted):
    """What the program says, passed on line by line: a thousand sessions take their time."""
    said = ""
    with subprocess.Popen(command(*wanted), stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            said += line
            print(f"    {line.rstrip()}", flush=True)
    if process.returncode:
        sys.exit(f"the measuring ended with {process.returncode}")
    return said


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
    with machine.serving(server, site) as address, \
            tempfile.TemporaryDirectory(prefix="onedoor-glass-") as folder:
        empty = sorted(screen_ms() for _ in range(STARTS))[STARTS // 2]
        starts = sorted(start_ms(figures, address, fonts, 1, folder) for _ in range(STARTS))
        said = measure(figures, address, fonts, sessions, folder)
    load = os.getloadavg()[0] / os.cpu_count()
    print(f"    {load:.1f} programs wanted each processor meanwhile; \"whole\" is the same touch with\n"
          "    nothing kept of the last picture, in the same minutes")
    memory = [tuple(map(int, found)) for found in
              re.findall(r"session (\d+) rss_kb (\d+) least (\d+)", said)]
    points = [(session, least) for session, _, least in memory]
    touch, whole = (re.search(rf"{name}_ms p50 (\S+) p99 (\S+) processor_ms p50 (\S+)", said)
                    for name in ("touch", "whole"))
    wipe = re.search(r"wipe_ms p50 (\S+) max (\S+)", said)
    idle = re.search(r"attract_cpu_percent (\S+)", said)
    row("start to attract, median of 5", starts[STARTS // 2] - empty, 1500, "ms")
    row("touch to its pressed look, median", float(touch[1]), 50, "ms")
    row("touch to its pressed look, p99", float(touch[2]), 50, "ms")
    row("of that the processors work, median", float(touch[3]), 50, "ms")
    print(f"    {'whole: median, and processors':42} {float(whole[1]):10.1f} ms "
          f"{float(whole[3]):15.1f} ms")
    row("end of session to attract, median", float(wipe[1]), 500, "ms")
    row("end of session to attract, slowest", float(wipe[2]), 500, "ms")
    row(f"memory after {sessions} sessions", max(most for _, most, _ in memory) / 1024, 150, "MiB")
    row("growth per 1000 sessions, second half", slope(points[len(points) // 2:]) / 1024, 1, "MiB")
    row("processor on the attract screen", float(idle[1]), 1, "%")


main()

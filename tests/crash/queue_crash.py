#!/usr/bin/env python3
"""Kills the real server while machines draw queue numbers and looks for a number given twice or lost.

usage: queue_crash.py kill|power_cut --server PROGRAM --shim LIBRARY --units FILE

Six machines draw without pause. After each kill the server starts again on what is left: every ticket
that was answered must be answered again with the same bytes, every other one is asked for again, and in
the end each number of a day belongs to one ticket, and none is left out.
"""
import argparse
import collections
import http.client
import itertools
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

import small_site
from crash import cut_power
from server_crash import remember_as_durable

MACHINES = 6
DRAWS_PER_ADDRESS = 30
START_SECONDS_MAX = 30
ENDED_AT_MIDNIGHT = 77
ALL_DAY = {day: "00:00-24:00" for day in ("monday", "tuesday", "wednesday", "thursday", "friday",
                                          "saturday", "sunday")}


def write_hall(site):
    """An office that is open day and night, with more counters than numbers can wait for."""
    calendar = small_site.read(site / "calendars/khanh-hoa.json")
    calendar |= {"first": "2000-01-01", "last": "2099-12-31", "weekly": ALL_DAY, "days": [],
                 "provisional": []}
    (site / "calendars/khanh-hoa.json").write_text(json.dumps(calendar), encoding="utf-8")
    plan = small_site.read(site / "queue/56.json")
    for group in plan["groups"]:
        group["service_minutes"] = 1
    plan["counters"] = [dict(plan["counters"][0], id=str(number),
                             groups=[group["id"] for group in plan["groups"]])
                        for number in range(300)]
    (site / "queue/56.json").write_text(json.dumps(plan), encoding="utf-8")


class Server:
    def __init__(self, program, folder, environment):
        command = [program, "--assets", str(folder / "site"), "--data", str(folder / "data"),
                   "--port", "0", "--devices-port", "0", "--connections-per-address", "64"]
        self.log = open(folder / "server.log", "ab")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log,
                                        env=environment, text=True)
        for line in self.process.stdout:
            if found := re.search(r"Devices\s+http://127\.0\.0\.1:(\d+)/$", line.strip()):
                self.port = int(found.group(1))
                return
        sys.exit("the server did not start: "
                 + (folder / "server.log").read_text(encoding="utf-8")[-2000:])

    def kill(self):
        self.process.kill()
        self.process.communicate()
        self.log.close()


class Machine:
    """A connection to the door of the devices, from another address when the limit is near."""
    addresses = itertools.count(2)

    def __init__(self, port):
        self.port, self.draws, self.http = port, DRAWS_PER_ADDRESS, None

    def draw(self, ticket_id):
        if self.draws >= DRAWS_PER_ADDRESS:
            number = next(Machine.addresses)
            source = (f"127.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}", 0)
            self.http = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20,
                                                   source_address=source)
            self.draws = 0
        self.draws += 1
        group = ("filing", "results", "guidance")[int(ticket_id[:2], 16) % 3]
        self.http.request("POST", "/api/v1/queue/tickets",
                          json.dumps({"ticket_id": ticket_id, "group": group, "priority": None}),
                          {"X-Onedoor-Request": "1", "Content-Type": "application/json"})
        answer = self.http.getresponse()
        return answer.status, answer.read()


class Tickets:
    """What the machines asked for and were told."""

    def __init__(self):
        self.asked, self.told, self.lock = [], {}, threading.Lock()

    def draw(self, machine, ticket_id):
        status, body = machine.draw(ticket_id)
        if b"queue.closed" in body or b"queue.no_more_today" in body:
            print("midnight in Vietnam came in between", flush=True)
            os._exit(ENDED_AT_MIDNIGHT)
        if status not in (200, 201):
            print(f"unexpected answer: {status} {body[:300]}", flush=True)
            os._exit(1)
        return status, body

    def draw_until_gone(self, port):
        machine = Machine(port)
        try:
            while True:
                ticket_id = os.urandom(16).hex()
                with self.lock:
                    self.asked.append(ticket_id)
                body = self.draw(machine, ticket_id)[1]
                with self.lock:
                    self.told[ticket_id] = body
        except (OSError, http.client.HTTPException):
            return

    def look(self, port):
        """How many of the tickets told are lost or changed; asks again for the others."""
        machine, lost = Machine(port), 0
        for ticket_id in self.asked:
            status, body = self.draw(machine, ticket_id)
            before = self.told.setdefault(ticket_id, body)
            lost += before != body or (status == 201 and before is not body)
        return lost

    def doubled_or_missing(self):
        days = collections.defaultdict(list)
        for body in self.told.values():
            ticket = json.loads(body)
            day = int(time.mktime(time.strptime(ticket["issued_at"], "%Y-%m-%dT%H:%M:%SZ"))
                      + 7 * 3600) // 86400
            days[day, ticket["group"]].append(int(ticket["number"][-3:]))
        return sum(sorted(numbers) != list(range(1, len(numbers) + 1)) for numbers in days.values())


def run_round(arguments, folder, environment, tickets):
    server = Server(arguments.server, folder, environment)
    before = len(tickets.told)
    machines = [threading.Thread(target=tickets.draw_until_gone, args=(server.port,))
                for _ in range(MACHINES)]
    for machine in machines:
        machine.start()
    deadline = time.monotonic() + START_SECONDS_MAX
    while len(tickets.told) < before + 3 * MACHINES and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(random.uniform(0.0, 0.05))
    server.kill()
    for machine in machines:
        machine.join()
    if environment.get("LD_PRELOAD"):
        for part in ("data", "data/keys", "data/attachments"):
            cut_power(folder / part)
    drawn, open_ones = len(tickets.told) - before, len(tickets.asked) - len(tickets.told)
    server = Server(arguments.server, folder, dict(os.environ))
    lost = tickets.look(server.port)
    server.kill()
    print(f"    drawn={drawn} asked again={open_ones} lost={lost}", flush=True)
    return lost


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("scenario", choices=("kill", "power_cut"))
    for name in ("server", "shim", "units"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    print(f"{arguments.scenario}: {arguments.rounds} rounds, seed {arguments.seed}")
    environment = dict(os.environ, TZ="UTC")
    if arguments.scenario == "power_cut":
        environment["LD_PRELOAD"] = arguments.shim
    os.environ["TZ"] = "UTC"
    time.tzset()
    tickets, lost = Tickets(), 0
    with tempfile.TemporaryDirectory(prefix="onedoor-crash-") as name:
        folder = pathlib.Path(name)
        small_site.write_site(folder / "site", arguments.units)
        write_hall(folder / "site")
        for number in range(arguments.rounds):
            print(f"round {number + 1} of {arguments.rounds}")
            lost += run_round(arguments, folder, environment, tickets)
            if arguments.scenario == "power_cut":
                remember_as_durable(folder / "data")
    wrong = tickets.doubled_or_missing()
    print(f"tickets={len(tickets.told)} lost={lost} groups with a number twice or left out={wrong}")
    if lost or wrong:
        sys.exit("a number that was answered was lost, given twice or left out")


if __name__ == "__main__":
    main()

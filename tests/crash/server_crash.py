#!/usr/bin/env python3
"""Kills the real server during filing over HTTP and counts what was lost (reliability D1, D2).

usage: server_crash.py kill|power_cut --server PROGRAM --filer PROGRAM --shim LIBRARY --units FILE

Eight clients file without pause, every second filing with an uploaded picture. After each kill the
server starts again on what is left; every acknowledged filing must answer with the same receipt and
its picture must be complete, every other one is sent again, and at the end each id is one case.
"""
import argparse
import hashlib
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
from crash import cut_power, is_good

CLIENTS = 8
START_SECONDS_MAX = 30
PICTURE = (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
           b"\xff\xc0\x00\x0b\x08\x00\x30\x00\x40\x01\x01\x11\x00"
           b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00scan\xff\xd9")
ADDRESSES = itertools.count(1)


class Connection:
    """Requests of many citizens over one connection, each from an address of its own."""

    def __init__(self, port):
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def ask(self, method, target, body=None, kind="application/json", headers=None):
        number = next(ADDRESSES)
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        fields = {"X-Onedoor-Request": "1", "X-Real-IP": address, "Content-Type": kind}
        self.http.request(method, target, body, fields | (headers or {}))
        answer = self.http.getresponse()
        return answer.status, answer.read()

    def upload(self, submission_id):
        digest = hashlib.sha256(PICTURE).hexdigest()
        status, body = self.ask("POST", "/api/v1/uploads", json.dumps(
            {"submission_id": submission_id, "name": "a.jpg", "type": "image/jpeg",
             "size": len(PICTURE), "sha256": digest}))
        require(status in (200, 201), "upload", status, body)
        upload_id = json.loads(body)["upload_id"]
        status, body = self.ask("PUT", f"/api/v1/uploads/{upload_id}/0", PICTURE,
                                "application/octet-stream", {"X-Content-SHA256": digest})
        require(status == 204, "chunk", status, body)
        return upload_id

    def has_upload(self, upload_id):
        status, body = self.ask("GET", f"/api/v1/uploads/{upload_id}")
        return status == 200 and json.loads(body)["complete"]


def require(condition, what, status, body):
    if not condition:
        sys.exit(f"unexpected answer to {what}: {status} {body[:300]}")


class Filings:
    """What the clients sent and what they were told."""

    def __init__(self):
        self.template = small_site.read("tests/bench/filing.json")
        self.sent, self.receipts, self.lock = {}, {}, threading.Lock()
        self.refused = []

    def make(self, connection):
        submission_id = os.urandom(16).hex()
        body = dict(self.template, submission_id=submission_id)
        if int(submission_id[-1], 16) % 2:
            body["papers"] = [{"paper": "originals", "upload_id": connection.upload(submission_id)}]
        return submission_id, body

    def send(self, connection, submission_id, body):
        with self.lock:
            self.sent[submission_id] = body
        status, answer = connection.ask("POST", "/api/v1/submissions", json.dumps(body))
        if status not in (200, 201):
            self.refused.append((status, answer[:300]))
            return status, None
        receipt = json.loads(answer)
        with self.lock:
            self.receipts.setdefault(submission_id, receipt)
        return status, receipt

    def file_until_gone(self, port):
        connection = Connection(port)
        try:
            while True:
                self.send(connection, *self.make(connection))
        except (OSError, http.client.HTTPException):
            return

    def is_kept(self, connection, submission_id, before):
        status, receipt = self.send(connection, submission_id, self.sent[submission_id])
        uploads = [paper["upload_id"] for paper in self.sent[submission_id]["papers"]
                   if "upload_id" in paper]
        return status == 200 and receipt == before and all(map(connection.has_upload, uploads))


class Server:
    def __init__(self, arguments, folder, environment):
        data = folder / "data"
        command = [arguments.server, "--assets", str(folder / "site"), "--data", str(data),
                   "--port", "0", "--proxy", "127.0.0.1", "--connections-per-address", "64"]
        self.log = open(folder / "server.log", "ab")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log,
                                        env=environment, text=True)
        self.port = self.wait_for_port(folder)

    def wait_for_port(self, folder):
        for line in self.process.stdout:
            found = re.search(r"http://127\.0\.0\.1:(\d+)/$", line.strip())
            if found:
                return int(found.group(1))
        sys.exit("the server did not start: "
                 + (folder / "server.log").read_text(encoding="utf-8")[-2000:])

    def kill(self):
        self.process.kill()
        self.process.communicate()
        self.log.close()


def run_round(arguments, folder, environment, filings):
    """One life of the server; returns how many acknowledged filings are lost after it."""
    server = Server(arguments, folder, environment)
    earlier = dict(filings.receipts)
    clients = [threading.Thread(target=filings.file_until_gone, args=(server.port,))
               for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    deadline = time.monotonic() + START_SECONDS_MAX
    while len(filings.receipts) < len(earlier) + CLIENTS and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(random.uniform(0.0, 0.3))
    server.kill()
    for client in clients:
        client.join()
    if environment.get("LD_PRELOAD"):
        for part in ("data", "data/keys", "data/attachments"):
            cut_power(folder / part)
    return look(arguments, folder, filings, earlier)


def look(arguments, folder, filings, earlier):
    told = {name: receipt for name, receipt in filings.receipts.items() if name not in earlier}
    open_ones = [name for name in filings.sent if name not in filings.receipts]
    server = Server(arguments, folder, dict(os.environ))
    connection = Connection(server.port)
    lost = sum(not filings.is_kept(connection, name, receipt) for name, receipt in told.items())
    for name in open_ones:
        filings.send(connection, name, filings.sent[name])
    server.kill()
    print(f"    acknowledged={len(told)} lost={lost} sent again={len(open_ones)}", flush=True)
    return lost


def remember_as_durable(folder):
    for file in [file for file in folder.rglob("*") if file.is_file()]:
        pathlib.Path(f"{file}.durable").write_bytes(file.read_bytes())
        pathlib.Path(f"{file}.durable").chmod(0o600)


def count(arguments, database):
    answer = subprocess.run([arguments.filer, "count", database], text=True, check=True,
                            stdout=subprocess.PIPE).stdout
    return dict(pair.split("=", 1) for pair in answer.split())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("scenario", choices=("kill", "power_cut"))
    for name in ("server", "filer", "shim", "units"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    print(f"{arguments.scenario}: {arguments.rounds} rounds, seed {arguments.seed}")
    environment = dict(os.environ)
    if arguments.scenario == "power_cut":
        environment["LD_PRELOAD"] = arguments.shim
    filings, lost = Filings(), 0
    with tempfile.TemporaryDirectory(prefix="onedoor-crash-") as name:
        folder = pathlib.Path(name)
        small_site.write_site(folder / "site", arguments.units)
        for number in range(arguments.rounds):
            print(f"round {number + 1} of {arguments.rounds}")
            lost += run_round(arguments, folder, environment, filings)
            if arguments.scenario == "power_cut":
                remember_as_durable(folder / "data")
        figures = count(arguments, str(folder / "data/onedoor.sqlite"))
    figures |= {"lost": str(lost), "tried": str(len(filings.sent)), "doubled": "0"}
    print(figures)
    if filings.refused:
        sys.exit(f"good filings were refused: {filings.refused[:3]}")
    if not is_good(figures):
        sys.exit("an acknowledged filing was lost, doubled or damaged")


if __name__ == "__main__":
    main()

"""The server under measurement: started on a data folder of its own, watched, stopped."""

import http.client
import json
import signal
import socket
import subprocess
import time
from pathlib import Path

from machine import field_of

START_SECONDS_MAX = 60


class CannotMeasure(Exception):
    """A figure could not be taken at all; a missed target is no such thing."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """onedoor-server behind the proxy that the benchmarks play (see load.cpp)."""

    def __init__(self, program, site, folder):
        self.program, self.site, self.folder = program, site, Path(folder)
        self.port = free_port()
        self.process = None
        self.log = None

    def start(self):
        """Returns the seconds until it was ready."""
        self.log = open(self.folder / "server.log", "ab")
        command = [self.program, "--assets", self.site, "--data", self.folder / "data",
                   "--port", str(self.port), "--bind", "127.0.0.1", "--proxy", "127.0.0.1"]
        begin = time.monotonic()
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        while not self.is_ready():
            if self.process.poll() is not None:
                self.process = None
                raise CannotMeasure(f"the server ended at once; see {self.log.name}")
            if time.monotonic() - begin > START_SECONDS_MAX:
                raise CannotMeasure(f"the server is not ready after {START_SECONDS_MAX} s")
            time.sleep(0.005)
        return time.monotonic() - begin

    def is_ready(self):
        try:
            return self.request("GET", "/ready")[0] == 200
        except OSError:
            return False

    def stop(self):
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None
        self.log.close()

    def request(self, method, path, body=None, headers=None):
        """(status, headers, body) of one request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def post(self, path, message):
        headers = {"Content-Type": "application/json", "X-Onedoor-Request": "1"}
        status, _, body = self.request("POST", path, json.dumps(message).encode(), headers)
        return status, body.decode(errors="replace")

    def metric(self, name):
        """Sum of a metric's samples."""
        _, _, body = self.request("GET", "/metrics")
        samples = [line.rpartition(" ")[2] for line in body.decode().splitlines()
                   if line.startswith((name + " ", name + "{"))]
        if not samples:
            raise CannotMeasure(f"the server has no metric {name}")
        return sum(float(sample) for sample in samples)

    def memory_mb(self, kind):
        """VmRSS or VmHWM in megabytes of 1,000,000 bytes."""
        return int(field_of(f"/proc/{self.process.pid}/status", kind).split()[0]) * 1024 / 1e6

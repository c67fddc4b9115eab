"""nginx beside our server: the same bytes under the same headers, from a folder of its own."""

import os
import pwd
import re
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path

import machine
from service import CannotMeasure, free_port

CONFIGURATION = """
{user}
worker_processes auto;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        root {folder}/root;
        default_type "{type}";
        add_header Content-Encoding br;
        add_header Vary Accept-Encoding;
        add_header Cache-Control "public, max-age=31536000, immutable";
    }}
}}
"""


class Nginx:
    """Serves one file with the coding `br`."""

    def __init__(self, folder, packed, media_type):
        self.folder = folder
        self.port = free_port()
        self.process = None
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "root").mkdir(parents=True)
        shutil.copyfile(packed, folder / "root" / "file")
        user = f"user {pwd.getpwuid(0).pw_name};" if os.geteuid() == 0 else ""
        text = CONFIGURATION.format(user=user, folder=folder, port=self.port, type=media_type)
        (folder / "nginx.conf").write_text(text, encoding="utf-8")

    def __enter__(self):
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        command = [program, "-e", self.folder / "error.log", "-p", self.folder,
                   "-c", self.folder / "nginx.conf"]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                fetch(self.address)
                return self
            except OSError:
                time.sleep(0.02)
        self.__exit__()
        raise CannotMeasure(f"nginx does not answer; see {self.folder}/error.log")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    @property
    def pids(self):
        master = self.process.pid
        workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        return [master, *map(int, workers)]

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/file"


def fetch(address):
    """(headers, body as sent) for a client that takes Brotli."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.headers, answer.read()


def run_wrk(address, pids, seconds, connections):
    """(requests per second, processor time of `pids` for one in µs) of one run of wrk, which has
    half of the cores, so that the server has the others."""
    before = sum(map(machine.processor_seconds, pids))
    threads = max(1, os.cpu_count() // 2)
    command = ["wrk", "-t", str(threads), "-c", str(connections), "-d", f"{seconds}s",
               "-H", "Accept-Encoding: br", address]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    if rate is None:
        raise CannotMeasure(f"wrk: {done.stdout}{done.stderr}")
    if "Non-2xx" in done.stdout:
        raise CannotMeasure(f"answers that are no success: {done.stdout}")
    spent = sum(map(machine.processor_seconds, pids)) - before
    answered = int(re.search(r"(\d+) requests in", done.stdout)[1])
    return float(rate[1]), spent / answered * 1e6

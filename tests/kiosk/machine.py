"""What the tests of the kiosk's window share: a real server, and a screen nobody looks at."""
import contextlib
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

SCREEN = ["xvfb-run", "-a", "-s", "-screen 0 1080x1920x24"]


def slip_code(picture):
    """What the code on a picture of a slip says."""
    read = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True,
                          text=True, check=False)
    return read.stdout.strip()


def seen_screen(folder):
    """The same, and the file in which what is on it can be seen."""
    return SCREEN[:-1] + [f"{SCREEN[-1]} -fbdir {folder}"], f"{folder}/Xvfb_screen0"


def free_port():
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return chosen.getsockname()[1]


def environment(home):
    """Of a kiosk that leaves its files in `home` alone."""
    return dict(os.environ, HOME=str(home), XDG_CACHE_HOME=str(home), TMPDIR=str(home),
                ASAN_OPTIONS="detect_leaks=0:quarantine_size_mb=1")


def start_server(server, site, data, port):
    """A server that answers; it is the caller's to end."""
    process = subprocess.Popen(
        [server, "--assets", site, "--data", str(data), "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=1)
            return process
        except OSError:
            time.sleep(0.1)
    process.kill()
    sys.exit(f"the server does not answer at port {port}")


@contextlib.contextmanager
def serving(server, site):
    """The address of a server with an empty data folder, for as long as the context lasts."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="onedoor-server-") as data:
        process = start_server(server, site, pathlib.Path(data) / "data", port)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()

"""What the tests of the kiosk's window share: a real server, and a screen nobody looks at."""
import contextlib
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

SCREEN = ["xvfb-run", "-a", "-s", "-screen 0 1080x1920x24"]


def free_port():
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return chosen.getsockname()[1]


@contextlib.contextmanager
def serving(server, site):
    """The address of a server with an empty data folder, for as long as the context lasts."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="onedoor-server-") as data:
        process = subprocess.Popen(
            [server, "--assets", site, "--data", str(pathlib.Path(data) / "data"),
             "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(f"{address}/ready", timeout=1)
                    break
                except OSError:
                    time.sleep(0.1)
            else:
                sys.exit(f"the server does not answer at {address}")
            yield address
        finally:
            process.terminate()
            process.wait()

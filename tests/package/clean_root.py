"""A clean Debian root with what a package depends on, kept in the cache, and booted with systemd.

The root is made by debootstrap from the host's own archive, in the host's release: the package is built
against its libraries. Whoever boots it sees a layer in memory; the kept root never changes.
"""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

RECIPE = "1"
BOOT_SECONDS_MAX = 60


class CannotRun(Exception):
    """This machine lacks what the test needs; the text says what."""


def output(*words, **options):
    return subprocess.run(words, check=True, text=True, capture_output=True, **options).stdout


def cache_folder():
    home = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(os.environ.get("ONEDOOR_CACHE") or pathlib.Path(home) / "onedoor")


def host_release():
    text = pathlib.Path("/etc/os-release").read_text(encoding="utf-8")
    return re.search(r"^VERSION_CODENAME=(\w+)", text, re.M).group(1)


def host_archive(release):
    """Address and keyring of the host's own archive, as apt is configured."""
    listed = output("apt-get", "indextargets", "--no-release-info",
                    "--format", "$(REPO_URI)|$(RELEASE)|$(SOURCESENTRY)",
                    "Created-By: Packages", "Component: main")
    for line in listed.splitlines():
        uri, suite, entry = line.split("|")
        if suite == release:
            source = pathlib.Path(entry.rsplit(":", 1)[0]).read_text(encoding="utf-8")
            keyring = re.search(r"(?i)signed-by[:=]\s*(/[^\],\s]+)", source)
            return os.environ.get("ONEDOOR_DEBIAN_URI", uri), keyring and keyring.group(1)
    raise CannotRun(f"apt knows no archive of {release}")


def make_root(folder, depends):
    release = host_release()
    uri, keyring = host_archive(release)
    options = [f"--keyring={keyring}"] if keyring else []
    output("debootstrap", "--variant=minbase", *options, release, str(folder), uri)
    shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
    chroot = ("chroot", str(folder), "env", "DEBIAN_FRONTEND=noninteractive")
    output(*chroot, "apt-get", "-q", "update")
    output(*chroot, "apt-get", "-q", "-y", "--no-install-recommends", "satisfy",
           ", ".join([depends, "systemd-sysv", "dbus"]))
    output(*chroot, "apt-get", "clean")
    (folder / "etc/resolv.conf").unlink()


def clean_root(depends):
    """The folder of a root in which `depends`, as a package's control file says it, is satisfied."""
    for tool in ("debootstrap", "chroot", "systemd-nspawn", "nsenter"):
        if shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin:/sbin") is None:
            raise CannotRun(f"{tool} is missing: apt-get install debootstrap systemd-container")
    if os.geteuid() != 0:
        raise CannotRun("a root is needed to make and boot a clean machine: run it with sudo")
    key = hashlib.sha256("\n".join((RECIPE, host_release(), depends)).encode()).hexdigest()[:16]
    folder = cache_folder() / "package-root" / key
    if folder.exists():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    for old in folder.parent.iterdir():
        shutil.rmtree(old)
    unfinished = pathlib.Path(tempfile.mkdtemp(prefix="unfinished-", dir=folder.parent))
    unfinished.chmod(0o755)
    try:
        make_root(unfinished, depends)
    except subprocess.CalledProcessError as failure:
        raise CannotRun(f"{failure.cmd[:2]} failed:\n{failure.stdout[-2000:]}{failure.stderr[-2000:]}")
    unfinished.rename(folder)
    return folder


class Machine:
    """A container of its own: systemd as its first process, no network, its changes in memory."""

    def __init__(self, root):
        self.log = tempfile.TemporaryFile()
        self.container = subprocess.Popen(
            ["systemd-nspawn", "--quiet", "--boot", f"--directory={root}", "--volatile=overlay",
             "--register=no", "--keep-unit", "--private-network", "--link-journal=no",
             "--console=read-only"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT)
        self.first_process = None
        try:
            self.wait_until(self.is_up, BOOT_SECONDS_MAX)
        except TimeoutError:
            said = self.said()
            self.stop()
            raise CannotRun(f"systemd-nspawn does not boot here:\n{said}") from None

    def said(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")[-3000:]

    def is_up(self):
        if self.container.poll() is not None:
            raise TimeoutError
        if self.first_process is None:
            children = pathlib.Path(
                f"/proc/{self.container.pid}/task/{self.container.pid}/children").read_text().split()
            inits = [child for child in children
                     if pathlib.Path(f"/proc/{child}/comm").read_text().strip() == "systemd"]
            self.first_process = inits[0] if inits else None
        return self.first_process is not None and \
            self.run("systemctl", "is-active", "basic.target").returncode == 0

    @staticmethod
    def wait_until(is_true, seconds):
        """Gives how long it took."""
        started = time.monotonic()
        while not is_true():
            if time.monotonic() - started > seconds:
                raise TimeoutError
            time.sleep(0.02)
        return time.monotonic() - started

    def run(self, *words, **options):
        """A command inside; gives what it printed and how it ended."""
        return subprocess.run(
            ["nsenter", f"--target={self.first_process}", "--mount", "--uts", "--ipc", "--net",
             "--pid", "--cgroup", "--", *words],
            text=True, capture_output=True, timeout=120, **options)

    def output(self, *words, **options):
        result = self.run(*words, **options)
        if result.returncode != 0:
            raise AssertionError(f"{' '.join(words)}: {result.returncode}\n"
                                 f"{result.stdout}{result.stderr}")
        return result.stdout

    def copy_in(self, file, path):
        with open(file, "rb") as content:
            subprocess.run(["nsenter", f"--target={self.first_process}", "--mount", "--pid", "--",
                            "tee", path], stdin=content, stdout=subprocess.DEVNULL, check=True)

    def write(self, path, text):
        self.output("mkdir", "-p", str(pathlib.PurePosixPath(path).parent))
        self.output("tee", path, input=text)

    def stop(self):
        self.container.terminate()
        try:
            self.container.wait(20)
        except subprocess.TimeoutExpired:
            self.container.kill()
            self.container.wait()
        self.log.close()

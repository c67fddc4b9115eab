"""The machine the figures belong to, and how much of it other programs took meanwhile."""

import os
import platform
import statistics
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def field_of(file, name):
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return ""


def file_system_of(folder):
    """Type of the file system that holds `folder`: the mount point that is its longest prefix."""
    mounts = [line.split()[1:3] for line in Path("/proc/self/mounts").read_text().splitlines()]
    place = str(Path(folder).resolve())
    holding = [(point, kind) for point, kind in mounts
               if place == point or place.startswith(point.rstrip("/") + "/")]
    return max(holding, key=lambda mount: len(mount[0]))[1]


def sync_ms(folder, times=200):
    """Median time of appending 4 KiB and fdatasync in `folder`: what a commit costs at least."""
    path = Path(folder) / "sync.probe"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        os.write(descriptor, b"\0" * 4096)
        os.fdatasync(descriptor)
        spent.append((time.perf_counter() - begin) * 1000)
    os.close(descriptor)
    path.unlink()
    return statistics.median(spent)


def describe(folder):
    memory = int(field_of("/proc/meminfo", "MemTotal").split()[0]) / 1024 / 1024
    return (f"{os.cpu_count()} cores of {field_of('/proc/cpuinfo', 'model name')}, "
            f"{memory:.1f} GiB, {platform.system()} {platform.release()}, "
            f"{file_system_of(folder)}: fdatasync of 4 KiB {sync_ms(folder):.2f} ms, "
            f"load {os.getloadavg()[0]:.1f}")


def busy_seconds():
    """Of all cores since the machine started; what a hypervisor took away counts too."""
    user, nice, system, _, _, irq, soft_irq, steal = (
        int(word) for word in Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + irq + soft_irq + steal) / TICKS


def processor_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


class Watch:
    """Measures what a run cost the server, and how busy others kept the machine."""

    def __init__(self, pid):
        self.pid = pid
        self.begin = time.monotonic()
        self.busy = busy_seconds()
        self.spent = processor_seconds(pid)

    def end(self, own_seconds):
        """(server's processor seconds, share of the machine that other programs had)."""
        server = processor_seconds(self.pid) - self.spent
        everything = (time.monotonic() - self.begin) * os.cpu_count()
        others = busy_seconds() - self.busy - server - own_seconds
        return server, max(0.0, others / everything)

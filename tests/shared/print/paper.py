"""Pictures of paper as black and white dots, and what their letters were drawn with."""
import re
import struct
import subprocess
import zlib


def read_dots(path):
    """Width, height and the rows, a set bit is black."""
    head = re.match(rb"P4\s(\d+)\s(\d+)\s", path.read_bytes())
    width, height = (int(number) for number in head.groups())
    dots, step = head.string[head.end() :], (width + 7) // 8
    return width, height, [dots[at : at + step] for at in range(0, step * height, step)]


def write_png(path, width, height, rows):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    lines = b"".join(b"\0" + bytes(byte ^ 0xFF for byte in row) for row in rows)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(lines, 9))
        + chunk(b"IEND", b"")
    )


def read_png(path):
    """Of those written here: one bit a dot, one chunk, no filter."""
    content = path.read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    length = struct.unpack(">I", content[33:37])[0]
    lines = zlib.decompress(content[41 : 41 + length])
    step = (width + 7) // 8 + 1
    return width, height, [bytes(byte ^ 0xFF for byte in lines[at + 1 : at + step]) for at in range(0, len(lines), step)]


def versions_of(packages):
    command = ["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *packages]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout

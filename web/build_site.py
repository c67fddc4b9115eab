#!/usr/bin/env python3
"""Assembles what the server gives out: named by content, compressed beforehand, listed.

build_site.py --output DIR [--minifier FILE] [--public NAME=FILE]... [--fixed NAME=FILE]...
              [--private NAME=PATH]...

public   served as /assets/<stem>.<hash>.<extension>, for ever the same
fixed    served as /<NAME>, asked for again each time (service worker, robots.txt)
private  for the server alone: a file or a folder, copied to DIR/NAME

A text file may hold {{asset:NAME}}, which becomes the address of that public file, {{bytes:NAME}},
which becomes its length before compression, {{precache}}, which becomes the JSON list of the
addresses of all other public files, and {{version}}, which becomes the hash of that list.
DIR/assets.json
lists every served file under its name; DIR/public/<address> is the file, with .br and .gz
beside it where these are smaller.
"""
import argparse
import gzip
import hashlib
import json
import pathlib
import re
import shutil
import subprocess

TYPES = {
    ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml",
    ".ttf": "font/ttf", ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json", ".woff2": "font/woff2",
}
TEXT = {".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest"}
COMPRESSED = {".png", ".woff2"}
REFERENCE = re.compile(r"\{\{asset:([^}]+)\}\}")
BYTES = re.compile(r"\{\{bytes:([^}]+)\}\}")
PRECACHE = "{{precache}}"
VERSION = "{{version}}"
MINIFIED = {".css", ".js"}


class Site:
    """The served files; each is resolved after those it names."""

    def __init__(self, output, public, fixed, minifier=None):
        self.output = output
        self.minifier = minifier
        self.sources = {**public, **fixed}
        self.public = set(public)
        self.entries = {}
        self.under_way = []

    def resolve(self, name):
        if name in self.entries:
            return self.entries[name]["path"]
        if name not in self.sources:
            raise SystemExit(f"{self.under_way[-1]}: names {name}, which is not in the site")
        if name in self.under_way:
            raise SystemExit("files name each other: " + " > ".join([*self.under_way, name]))
        self.under_way.append(name)
        content = self.content(name)
        self.under_way.pop()
        self.entries[name] = self.store(name, content)
        return self.entries[name]["path"]

    def bytes_of(self, name):
        self.resolve(name)
        return self.entries[name]["bytes"]

    def content(self, name):
        source = self.sources[name]
        if pathlib.PurePath(name).suffix not in TEXT:
            return source.read_bytes()
        text = source.read_text(encoding="utf-8")
        text = REFERENCE.sub(lambda match: self.resolve(match[1]), text)
        text = BYTES.sub(lambda match: str(self.bytes_of(match[1])), text)
        if PRECACHE in text:
            others = json.dumps(sorted(self.resolve(other) for other in self.public
                                       if other != name))
            text = text.replace(PRECACHE, others)
            text = text.replace(VERSION, hashlib.sha256(others.encode()).hexdigest()[:10])
        suffix = pathlib.PurePath(name).suffix
        if self.minifier and suffix in MINIFIED:
            return minified(self.minifier, source, text, suffix[1:])
        return text.encode()

    def store(self, name, content):
        path = pathlib.PurePosixPath(name)
        if path.suffix not in TYPES:
            raise SystemExit(f"{name}: no media type is known for {path.suffix}")
        digest = hashlib.sha256(content).hexdigest()
        hashed = name in self.public
        address = f"/assets/{path.stem}.{digest[:10]}{path.suffix}" if hashed else f"/{name}"
        file = self.output / "public" / address[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        entry = {"path": address, "type": TYPES[path.suffix], "bytes": len(content),
                 "cache": "immutable" if hashed else "revalidate", "sha256": digest}
        if not file.exists() or file.read_bytes() != content:
            write_whole(file, content)
            for suffix in (".br", ".gz"):
                beside(file, suffix).unlink(missing_ok=True)
        if path.suffix not in COMPRESSED:
            for key, suffix, compress in (("br", ".br", brotli), ("gz", ".gz", gzipped)):
                packed = beside(file, suffix)
                if not packed.exists():
                    write_whole(packed, compress(content))
                if packed.stat().st_size < len(content):
                    entry[key] = packed.stat().st_size
        return entry

    def remove_strangers(self):
        known = set()
        for entry in self.entries.values():
            file = self.output / "public" / entry["path"][1:]
            known |= {file} | {beside(file, f".{key}") for key in ("br", "gz") if key in entry}
        for file in (self.output / "public").rglob("*"):
            if file.is_file() and file not in known:
                file.unlink()


def beside(file, suffix):
    return file.with_name(file.name + suffix)


def minified(minifier, source, text, loader):
    command = ["node", minifier, "--minify", f"--loader={loader}", "--target=es2020",
               "--charset=utf8", "--log-level=error"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{source}: {done.stderr.decode()}")
    return done.stdout


def brotli(content):
    command = ["brotli", "--stdout", "--quality=11", "--lgwin=24", "-"]
    return subprocess.run(command, input=content, stdout=subprocess.PIPE, check=True).stdout


def gzipped(content):
    return gzip.compress(content, 9, mtime=0)


def write_whole(file, content):
    temporary = beside(file, ".tmp")
    temporary.write_bytes(content)
    temporary.replace(file)


def copy_private(output, private):
    for name, source in private.items():
        target = output / name
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, source.read_bytes())


def table(entries):
    def row(name, *figures):
        return f"  {name:<32}" + "".join(f"{figure:>12}" for figure in figures)

    lines = [row("file", "bytes", "gzip", "brotli")]
    sums = [0, 0, 0]
    for name, entry in sorted(entries.items()):
        raw = entry["bytes"]
        sizes = [raw, entry.get("gz", raw), entry.get("br", raw)]
        sums = [total + size for total, size in zip(sums, sizes)]
        lines.append(row(name, *(f"{size:,}" for size in sizes)))
    lines.append(row("all", *(f"{size:,}" for size in sums)))
    return "\n".join(lines)


def named_paths(pairs):
    return {name: pathlib.Path(path) for name, _, path in (pair.partition("=") for pair in pairs)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", required=True, type=pathlib.Path)
    parser.add_argument("--minifier", type=pathlib.Path, metavar="FILE",
                        help="esbuild's program; without it texts are served as written")
    for option in ("public", "fixed", "private"):
        parser.add_argument(f"--{option}", action="append", default=[], metavar="NAME=PATH")
    arguments = parser.parse_args()
    output = arguments.output
    output.mkdir(parents=True, exist_ok=True)
    site = Site(output, named_paths(arguments.public), named_paths(arguments.fixed),
                arguments.minifier)
    for name in sorted(site.sources):
        site.resolve(name)
    copy_private(output, named_paths(arguments.private))
    listing = json.dumps({"version": 1, "files": site.entries}, indent=1, sort_keys=True)
    write_whole(output / "assets.json", listing.encode())
    site.remove_strangers()
    (output / "sizes.txt").write_text(table(site.entries) + "\n", encoding="utf-8")
    print(table(site.entries))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Holds the source to the picture of rooms and to the size rules (README, "How it is built").

usage: tidy.py [ROOT]     exits 1 and lists every finding as file:line: what to do
"""
import pathlib
import re
import sys

SOURCE_FOLDERS = ("shared", "server", "client", "tests")
CPP_LINES_MAX, HEADER_LINES_MAX, COLUMNS_MAX = 600, 250, 100
FUNCTION_LINES_MAX, PARAMETERS_MAX, NESTING_MAX = 70, 5, 4

# Lower rooms never include higher ones; rooms of one rank may include each other without a cycle.
SHARED_RANKS = {"core": 0, "text": 1, "json": 2, "strings": 2, "protocol": 4, "print": 4}
DOMAIN_RANK = 3

# Rooms of the client that know no other room of it but the sentences.
CLIENT_BASE_ROOMS = ("device", "event_device", "files", "keyboard", "phrases", "session")

# Headers of libraries and the only folders that may name them.
LIBRARY_ROOMS = {
    r"httplib\.h": ("server/http", "client/net", "tests"),
    r"sqlite3\.h": ("server/store/sqlite", "client/outbox", "tests"),
    r"nlohmann/": ("shared/json",),
    r"imgui.*\.h": ("client/ui", "client/platform", "tests/client/ui", "tests/client/platform"),
    r"SDL.*\.h": ("client/platform/sdl", "tests/client/platform", "tests/kiosk"),
    r"emscripten": ("client/platform/web", "client/main_web.cpp"),
    r"(pango|cairo|hb)": ("shared/print",),
    r"qrcodegen": ("shared/print", "client/ui", "shared/qr", "tests"),
    r"openssl/": ("shared/sealing", "client/platform/openssl", "server/documents"),
    r"sodium\.h": ("server", "client/configuration", "client/diagnostics", "client/outbox", "tests"),
    r"libpq": ("server/store/postgres",),
    r"xlsxwriter": ("server/reports",),
    r"cups/": ("client/device",),
    r"espeak": ("client/speech/espeak",),
}
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')


def room_of(path):
    parts = path.split("/")
    return parts[1] if parts[0] == "shared" and len(parts) > 2 else None


def rank_of(room):
    return SHARED_RANKS.get(room, DOMAIN_RANK)


def layer_finding(path, include):
    top, target = path.split("/")[0], include.split("/")[0]
    if top == "shared" and target in ("server", "client"):
        return f"shared may not include {target}"
    if {top, target} == {"server", "client"}:
        return "server and client never see each other"
    if top == "shared" and target == "shared":
        here, there = room_of(path), room_of(include)
        if here and there and here != there and rank_of(there) > rank_of(here):
            return f"{here} lies below {there}"
    if path.startswith("client/app/") and re.match(r"client/(ui|screens|platform)/", include):
        return "client/app holds state only: no drawing, no platform"
    if path.startswith("client/ui/") and re.match(r"client/(app|screens|platform)/", include):
        return "client/ui lies below app and screens"
    for room in CLIENT_BASE_ROOMS:
        if path.startswith(f"client/{room}/") and re.match(rf"client/(?!{room}/|phrases/)", include):
            return f"client/{room} lies below all rooms of the client but phrases"
    if path.startswith("client/outbox/") and re.match(r"client/(?!outbox/|net/|app/outbox\.h)", include):
        return "client/outbox knows the network and what the program asks of an outbox, no more"
    if path.startswith("client/configuration/") and target == "client" and not re.match(
            r"client/(configuration|files|phrases)/", include):
        return "client/configuration knows files and phrases alone"
    if path.startswith("client/lifecycle/") and target == "client" and not re.match(
            r"client/(lifecycle|files|phrases)/", include):
        return "client/lifecycle knows files and phrases alone"
    if path.startswith("client/ticket/") and re.match(r"client/(?!(ticket|net|phrases)/)", include):
        return "client/ticket knows the network and its sentences, no more"
    if path.startswith("client/mirror/") and re.match(r"client/(?!(mirror|net|files)/)", include):
        return "client/mirror knows the network and files, no more"
    if path.startswith("client/report/") and re.match(r"client/(?!(report|net|outbox)/)", include):
        return "client/report knows the network and the device's key, no more"
    if path.startswith("client/reader/") and re.match(r"client/(?!(reader|event_device|phrases|app)/)", include):
        return "client/reader knows event devices, the program's state and the phrases alone"
    if path.startswith("client/keypad/") and re.match(
            r"client/(?!(keypad|event_device|interaction|speech)/)", include):
        return "client/keypad knows event devices and what keys ask for, no more"
    if path.startswith("client/speech/") and re.match(r"client/(?!(speech|ui|keyboard|phrases)/)", include):
        return "client/speech knows the tree, the keys and the phrases alone"
    if path.startswith("client/diagnostics/") and re.match(
            r"client/(?!(diagnostics|device|reader|files|phrases)/)", include):
        return "client/diagnostics knows devices, readers, files and phrases alone"
    if path.startswith("client/staff_panel/") and re.match(
            r"client/(?!(staff_panel|ui|diagnostics|configuration|device|outbox|files|phrases)/)", include):
        return "client/staff_panel draws and knows the machine's parts, not the machine"
    if path.startswith("client/interaction/") and re.match(r"client/(?!interaction|keyboard|ui)", include):
        return "client/interaction knows the keys and what is drawn, nothing else"
    if path.startswith("client/screens/") and include.startswith("client/platform/"):
        return "screens return intents, they know no platform"
    return None


def library_finding(path, include):
    for pattern, rooms in LIBRARY_ROOMS.items():
        if re.match(pattern, include) and not any(path.startswith(room) for room in rooms):
            return f"{include} belongs to {' and '.join(rooms)} alone"
    return None


def cycle_findings(edges):
    findings, state = [], {}

    def visit(room, trail):
        state[room] = "open"
        for target in sorted(edges.get(room, ())):
            if state.get(target) == "open":
                findings.append(f"shared: rooms include each other: {' -> '.join(trail + [target])}")
            elif target not in state:
                visit(target, trail + [target])
        state[room] = "done"

    for room in sorted(edges):
        if room not in state:
            visit(room, [room])
    return findings


def without_literals(text):
    """Blanks comments and literals, keeping every line break and brace position."""
    pattern = r'R"(\w*)\(.*?\)\1"|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\''
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=re.S)


FUNCTION_HEAD = re.compile(r"\)\s*(const|noexcept|override|final|mutable|&|->\s*[\w:<>,&*\s]+|\s)*$")
CONTROL = re.compile(r"\b(if|for|while|switch|catch|do|else|namespace|class|struct|enum|union)\b")


def parameters_of(head):
    close = head.rfind(")")
    depth, commas, seen = 0, 0, False
    for character in reversed(head[: close + 1]):
        depth += {")": 1, ">": 1, "]": 1, "(": -1, "<": -1, "[": -1}.get(character, 0)
        if depth == 0:
            break
        seen = seen or not (character.isspace() or character in "()")
        commas += character == "," and depth == 1
    return commas + 1 if seen else 0


def function_findings(path, text):
    """Finds functions by their braces; lambdas count towards the function around them."""
    findings, stack, head_start = [], [], 0
    code = without_literals(text)
    code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group()), code, flags=re.M)
    line = 1
    for position, character in enumerate(code):
        if character == "\n":
            line += 1
        elif character == "{":
            head = code[head_start:position]
            inside = any(kind == "function" for kind, _, _ in stack)
            is_function = not inside and FUNCTION_HEAD.search(head) and not CONTROL.search(
                head.split("(")[0]) and "=" not in head.split("(")[0]
            if is_function:
                stack.append(("function", line, parameters_of(head)))
            elif inside and (CONTROL.search(head) or FUNCTION_HEAD.search(head)):
                stack.append(("block", line, 0))
            else:
                stack.append(("other", line, 0))
            depth = sum(kind == "block" for kind, _, _ in stack)
            if depth > NESTING_MAX:
                findings.append(f"{path}:{line}: nesting deeper than {NESTING_MAX}; split the function")
            head_start = position + 1
        elif character == "}":
            if stack:
                kind, start, parameters = stack.pop()
                length = line - start + 1
                if kind == "function" and length > FUNCTION_LINES_MAX:
                    findings.append(f"{path}:{start}: a function of {length} lines, at most {FUNCTION_LINES_MAX}")
                if kind == "function" and parameters > PARAMETERS_MAX:
                    findings.append(f"{path}:{start}: {parameters} parameters, at most {PARAMETERS_MAX}; make a struct")
            head_start = position + 1
        elif character == ";":
            head_start = position + 1
    return findings


# Screens name sizes and colours, they hold none: client/ui/theme and the constants of client/ui have
# them. Whole numbers stay allowed, because they count (heading levels, characters of an input,
# things on a page); a share of a table's width is no size.
SCREEN_RULES = (
    (re.compile(r"(?<!\.weight = )(?<![\w.])\d+\.\d*F?\b"), "a size in a screen; give it a name in client/ui"),
    (re.compile(r"\.(?:size|foot|width|height|gap|pad) = \d"), "a size in a screen; give it a name in client/ui"),
    (re.compile(r"\bgrid\([^;]*,\s*\d+,\s*\d"), "a size in a screen; use a ui::GridShape"),
    (re.compile(r"\b(?:rgb|with_alpha|tokens|metrics)\(|\bColour\b"), "a colour in a screen; use a ui::Tone"),
)


def screen_findings(path, text):
    code = without_literals(text)
    return [f"{path}:{number}: {advice}"
            for number, line in enumerate(code.splitlines(), 1)
            for pattern, advice in SCREEN_RULES if pattern.search(line)]


def file_findings(root, path, edges):
    text = (root / path).read_text(encoding="utf-8")
    lines = text.splitlines()
    findings = []
    limit = HEADER_LINES_MAX if path.endswith(".h") else CPP_LINES_MAX
    if len(lines) > limit:
        findings.append(f"{path}:1: {len(lines)} lines, at most {limit}; split the file")
    if path.endswith(".h") and "#pragma once" not in text:
        findings.append(f"{path}:1: a header begins with #pragma once")
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS_MAX:
            findings.append(f"{path}:{number}: {len(line)} columns, at most {COLUMNS_MAX}")
        if re.search(r"\b(TODO|FIXME|HACK)\b", line):
            findings.append(f"{path}:{number}: an open end; do it or file it")
        match = INCLUDE.match(line)
        if not match:
            continue
        include = match.group(1)
        finding = layer_finding(path, include) or library_finding(path, include)
        if finding:
            findings.append(f"{path}:{number}: {finding}")
        here, there = room_of(path), room_of(include) if include.startswith("shared/") else None
        if path.startswith("shared/") and here and there and here != there:
            edges.setdefault(here, set()).add(there)
    if path.startswith("client/screens/"):
        findings += screen_findings(path, text)
    if path.endswith(".cpp") and not path.startswith("tests/"):
        findings += function_findings(path, text)
    return findings


def findings_below(root):
    edges, findings = {}, []
    for folder in SOURCE_FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in (".cpp", ".h"):
                findings += file_findings(root, str(file.relative_to(root)), edges)
    return findings + cycle_findings(edges)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    findings = findings_below(root)
    for finding in findings:
        print(finding)
    print(f"tidy: {len(findings)} findings")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()

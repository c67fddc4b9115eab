#!/usr/bin/env python3
"""Shows that tidy.py sees what it forbids: each broken file below must be found."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tidy  # noqa: E402

BROKEN = {
    "a lower room includes a higher one": ("shared/core/a.h", '#pragma once\n#include "shared/json/json.h"\n', "lies below"),
    "a cycle between rooms": ("shared/cases/a.h", '#pragma once\n#include "shared/fees/b.h"\n', "include each other"),
    "the client sees the server": ("client/app/a.h", '#pragma once\n#include "server/http/x.h"\n', "never see"),
    "the keyboard sees what is drawn": ("client/keyboard/a.h", '#pragma once\n#include "client/ui/x.h"\n', "lies below"),
    "a device sees a screen": ("client/device/a.h", '#pragma once\n#include "client/screens/x.h"\n', "lies below"),
    "the session sees a device": ("client/session/a.h", '#pragma once\n#include "client/device/x.h"\n', "lies below"),
    "a library outside its room": ("server/filing/a.cpp", "#include <sqlite3.h>\n", "belongs to"),
    "a screen that draws past client/ui": ("client/screens/a.cpp", "#include <imgui.h>\n", "belongs to"),
    "a function too long": ("shared/core/a.cpp", "int f() {\n" + "    g();\n" * 70 + "}\n", "a function of 72 lines"),
    "too many parameters": ("shared/core/a.cpp", "int f(int a, int b, int c, int d, int e, int g) {\n}\n", "6 parameters"),
    "nesting too deep": ("shared/core/a.cpp", "void f() {\n" + "if (a) {\n" * 5 + "}" * 5 + "\n}\n", "nesting deeper"),
    "a size in a screen": ("client/screens/a.cpp", "auto a = ui.columns(\"x\", {1.6F, 1});\n", "a size in a screen"),
    "a grid measured in a screen": ("client/screens/a.cpp", "auto a = ui.grid(\"x\", 3, 240);\n", "GridShape"),
    "a colour in a screen": ("client/screens/a.cpp", "auto a = ui::rgb(0xFFFFFF);\n", "a colour in a screen"),
    "a line too long": ("shared/core/a.cpp", "// " + "x" * 98 + "\n", "101 columns"),
    "a header too long": ("shared/core/a.h", "#pragma once\n" * 251, "at most 250"),
}

for name, (path, content, expected) in BROKEN.items():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / path).parent.mkdir(parents=True)
        (root / path).write_text(content, encoding="utf-8")
        other = root / "shared/fees/b.h"
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_text('#pragma once\n#include "shared/cases/a.h"\n' if "cycle" in name else "#pragma once\n")
        found = tidy.findings_below(root)
        if len(found) != 1 or expected not in found[0]:
            sys.exit(f"tidy does not see {name}: {found}")
print(f"tidy: all {len(BROKEN)} broken files were found")

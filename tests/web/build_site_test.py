#!/usr/bin/env python3
"""The site as web/build_site.py assembles it from a few files of each kind."""
import gzip
import json
import pathlib
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path("web/build_site.py").resolve()


class BuildSite(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.output = self.root / "site"

    def write(self, name, content):
        (self.root / name).write_text(content, encoding="utf-8")

    def build(self, *options):
        return subprocess.run([SCRIPT, "--output", self.output, *options], cwd=self.root,
                              capture_output=True, text=True, check=False)

    def entries(self):
        return json.loads((self.output / "assets.json").read_text(encoding="utf-8"))["files"]

    def served(self, name):
        return self.output / "public" / self.entries()[name]["path"][1:]

    def test_a_name_becomes_the_hashed_address_and_changes_with_what_it_names(self):
        self.write("a.js", "one")
        self.write("b.css", "url({{asset:a.js}})")
        files = ("--public", "a.js=a.js", "--public", "b.css=b.css")
        self.build(*files)
        before = self.entries()
        self.assertRegex(before["a.js"]["path"], r"^/assets/a\.[0-9a-f]{10}\.js$")
        self.assertEqual(self.served("b.css").read_text(), f"url({before['a.js']['path']})")
        self.write("a.js", "two")
        self.build(*files)
        self.assertNotEqual(self.entries()["b.css"]["path"], before["b.css"]["path"])
        self.assertEqual(len(list((self.output / "public/assets").glob("a.*.js"))), 1)

    def test_a_text_may_tell_how_long_another_file_is(self):
        self.write("a.txt", "12345")
        self.write("b.txt", "{{bytes:a.txt}}")
        self.build("--public", "a.txt=a.txt", "--public", "b.txt=b.txt")
        self.assertEqual(self.served("b.txt").read_text(), "5")

    def test_a_fixed_file_keeps_its_address_and_may_list_all_public_ones(self):
        self.write("a.js", "one")
        self.write("worker.js", "const all = {{precache}};")
        self.build("--public", "a.js=a.js", "--fixed", "worker.js=worker.js")
        entry = self.entries()["worker.js"]
        self.assertEqual((entry["path"], entry["cache"]), ("/worker.js", "revalidate"))
        self.assertEqual(self.served("worker.js").read_text(),
                         f'const all = ["{self.entries()["a.js"]["path"]}"];')

    def test_compressed_copies_hold_the_same_bytes_and_are_listed_only_when_smaller(self):
        self.write("long.js", "x" * 5000)
        self.write("short.js", "x")
        self.build("--public", "long.js=long.js", "--public", "short.js=short.js")
        long = self.served("long.js")
        self.assertEqual(gzip.decompress(long.with_name(long.name + ".gz").read_bytes()),
                         long.read_bytes())
        self.assertLess(self.entries()["long.js"]["br"], 100)
        self.assertNotIn("gz", self.entries()["short.js"])
        self.assertFalse(self.served("short.js").with_name("short.js.gz").exists())

    def test_scripts_and_styles_are_minified_and_their_addresses_stay(self):
        minifier = pathlib.Path(__file__).resolve().parents[2] / "node_modules/esbuild/bin/esbuild"
        self.write("a.js", "export const place = '{{asset:b.css}}'; // a comment")
        self.write("b.css", "p { color: red; }")
        files = ("--public", "a.js=a.js", "--public", "b.css=b.css")
        self.build("--minifier", minifier, *files)
        self.assertEqual(self.served("b.css").read_text(), "p{color:red}\n")
        self.assertEqual(self.served("a.js").read_text(),
                         f'export const place="{self.entries()["b.css"]["path"]}";\n')
        self.write("a.js", "export const = 1;")
        broken = self.build("--minifier", minifier, *files)
        self.assertNotEqual(broken.returncode, 0)
        self.assertIn("a.js", broken.stderr)

    def test_a_private_folder_is_copied_and_not_served(self):
        (self.root / "forms").mkdir()
        self.write("forms/a.json", "{}")
        self.build("--private", "forms=forms")
        self.assertEqual((self.output / "forms/a.json").read_text(), "{}")
        self.assertEqual(self.entries(), {})

    def test_unknown_names_circles_and_unknown_types_are_refused(self):
        for content, expected in (("{{asset:b.js}}", "not in the site"),
                                  ("{{asset:a.js}}", "name each other")):
            self.write("a.js", content)
            result = self.build("--public", "a.js=a.js")
            self.assertNotEqual(result.returncode, 0)
            self.assertIn(expected, result.stderr)
        self.write("a.odd", "")
        self.assertIn("no media type", self.build("--public", "a.odd=a.odd").stderr)


if __name__ == "__main__":
    unittest.main()

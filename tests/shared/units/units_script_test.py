#!/usr/bin/env python3
"""The script that makes units.json refuses what its corrections do not fit."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[3] / "assets/build/units.py"


def mapping(name, code, target, target_name):
    return {
        "old_ward_code": code,
        "old_ward_name": name,
        "old_district_name": "Huyện B",
        "old_province_name": "Tỉnh A",
        "new_ward_code": target,
        "new_ward_name": target_name,
        "new_province_name": "Tỉnh A",
    }


def package():
    tables = {
        "provinces": [{"province_code": "01", "name": "A"}],
        "wards": [
            {"ward_code": "00001", "name": "Xã M’Đe\u0323p", "province_code": "01"},
            {"ward_code": "00002", "name": "Xã Hai", "province_code": "01"},
        ],
        "ward_mappings": [
            mapping("Xã Cũ", "1", "00001", "Xã M’Đẹp"),
            mapping("Xã Tên", None, "77777", "Xã Hai"),
            mapping("Xã Lạc", "3", "88888", "Xã Không Có"),
            mapping(None, None, "00001", "Xã M’Đẹp"),
        ],
    }
    return [{"type": "header"}] + [
        {"type": "table", "name": name, "data": rows} for name, rows in tables.items()
    ]


def corrections():
    return {
        "codes": [{"from": "00001", "to": "00009", "name": "M'Đẹp"}],
        "province_kinds": [],
        "commune_kinds": [{"code": "00002", "name": "Hai", "from": "xã", "to": "phường"}],
        "expected": {"provinces": 1, "communes": 2, "phường": 1},
    }


class UnitsScript(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_script(self, correction):
        (self.folder / "address.json").write_text(json.dumps(package()), encoding="utf-8")
        (self.folder / "corrections.json").write_text(json.dumps(correction), encoding="utf-8")
        return subprocess.run(
            [sys.executable, SCRIPT, "--package", self.folder]
            + ["--corrections", self.folder / "corrections.json"]
            + ["--units", self.folder / "units.json", "--mappings", self.folder / "mappings.json"],
            capture_output=True,
            text=True,
        )

    def read(self, name):
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def test_codes_kinds_apostrophes_and_composition_are_corrected(self):
        self.assertEqual(self.run_script(corrections()).returncode, 0)
        self.assertEqual(
            self.read("units.json"), [["01", "A", 0, [["00002", "Hai", 1], ["00009", "M'Đẹp", 0]]]]
        )

    def test_a_mapping_keeps_its_target_by_code_or_by_name_or_is_left_out(self):
        result = self.run_script(corrections())
        communes = self.read("mappings.json")[0][1][0][1]
        self.assertIn(["Xã Cũ", "1", "00009"], communes)
        self.assertNotIn("Xã Lạc", [commune[0] for commune in communes])
        self.assertIn("1 with an unknown target", result.stdout)
        self.assertIn("1 without a name", result.stdout)

    def test_a_correction_that_does_not_fit_stops_the_build(self):
        for change in (
            {"codes": [{"from": "00005", "to": "00009", "name": "M'Đẹp"}]},
            {"codes": [{"from": "00001", "to": "00009", "name": "Khác"}]},
            {"commune_kinds": [{"code": "00002", "name": "Hai", "from": "phường", "to": "xã"}]},
            {"expected": {"communes": 3}},
        ):
            with self.subTest(change):
                result = self.run_script(corrections() | change)
                self.assertEqual(result.returncode, 1)
                self.assertIn("units: ", result.stderr)
                self.assertFalse((self.folder / "units.json").exists())


if __name__ == "__main__":
    unittest.main()

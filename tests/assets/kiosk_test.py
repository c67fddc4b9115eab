"""The kiosk's files against their schema; tests/client/configuration reads the same files."""
import copy
import json
import pathlib
import unittest

import jsonschema

KIOSK = pathlib.Path("assets/kiosk")


def read(name):
    return json.loads((KIOSK / name).read_text(encoding="utf-8"))


class KioskTest(unittest.TestCase):
    def setUp(self):
        self.validator = jsonschema.Draft202012Validator(read("kiosk.schema.json"))

    def test_example_and_first_settings_keep_to_the_schema(self):
        for name in ("kiosk.example.json", "kiosk.json"):
            self.validator.validate(read(name))

    def test_schema_refuses_what_the_program_refuses(self):
        example = read("kiosk.example.json")
        for change in ({"id": "Kiosk 1"}, {"server": "http://a/b"}, {"office": "560"},
                       {"pixels_per_metre": 37}, {"keypad": "keypad"}, {"keypads": None},
                       {"hours": {"monday": "7:00-17:30"}}, {"staff_pin": "1234"},
                       {"printer": example["printer"] | {"kind": "usb"}},
                       {"printer": example["printer"] | {"width_mm": 79}}):
            with self.subTest(change=change):
                changed = copy.deepcopy(example) | change
                self.assertFalse(self.validator.is_valid(changed))


if __name__ == "__main__":
    unittest.main()

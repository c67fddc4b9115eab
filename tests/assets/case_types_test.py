"""Every kind of file fits the schema and is named after its id and version."""

import json
import unittest
from pathlib import Path

import jsonschema

FOLDER = Path("assets/case-types")
SCHEMA = json.loads((FOLDER / "case-type.schema.json").read_text(encoding="utf-8"))
TYPES = sorted(file for file in FOLDER.glob("*.json") if not file.name.endswith(".schema.json"))


def findings(case_type):
    return list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(case_type))


class CaseTypesTest(unittest.TestCase):
    def test_every_type_fits(self):
        self.assertTrue(TYPES)
        for file in TYPES:
            case_type = json.loads(file.read_text(encoding="utf-8"))
            self.assertEqual(findings(case_type), [], file)
            self.assertEqual(f"{case_type['id']}.v{case_type['version']}.json", file.name)

    def test_a_role_nobody_knows_does_not(self):
        case_type = json.loads(TYPES[0].read_text(encoding="utf-8"))
        case_type["actions"][0]["steps"][0]["by"] = ["king"]
        self.assertEqual(len(findings(case_type)), 1)


if __name__ == "__main__":
    unittest.main()

"""Every plan of queue numbers fits the schema and is named after its office."""

import json
import unittest
from pathlib import Path

import jsonschema

FOLDER = Path("assets/queue")
SCHEMA = json.loads((FOLDER / "queue.schema.json").read_text(encoding="utf-8"))
PLANS = sorted(file for file in FOLDER.glob("*.json") if file.name != "queue.schema.json")


def findings(plan):
    return list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(plan))


class QueueTest(unittest.TestCase):
    def test_every_plan_fits(self):
        self.assertTrue(PLANS)
        for file in PLANS:
            plan = json.loads(file.read_text(encoding="utf-8"))
            self.assertEqual(findings(plan), [], file)
            self.assertEqual(plan["office"], file.stem)

    def test_a_class_without_a_source_does_not(self):
        plan = json.loads(PLANS[0].read_text(encoding="utf-8"))
        del plan["priority_classes"][0]["source"]
        self.assertEqual(len(findings(plan)), 1)


if __name__ == "__main__":
    unittest.main()

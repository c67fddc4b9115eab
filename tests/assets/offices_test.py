"""The list of offices refuses what its units do not fit, and says nothing nobody told."""

import copy
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path("assets/build").resolve()))

import offices  # noqa: E402

UNITS = [["56", "Khánh Hòa", 0, [["22366", "Nha Trang", 1], ["22333", "Bắc Nha Trang", 1]]]]
RULE = {"name": {"vi": "Quầy {unit}", "en": "Counter of {unit}"}, "source": "thử"}
RULES = {"province": "56", "province_office": RULE, "commune_office": RULE, "known": []}


class OfficesTest(unittest.TestCase):
    def rules(self, **changes):
        return {**copy.deepcopy(RULES), **changes}

    def test_the_province_comes_first_then_its_communes_by_name(self):
        made = offices.make_offices(self.rules(), UNITS)
        self.assertEqual([office["unit"] for office in made], ["56", "22333", "22366"])
        self.assertEqual(made[0]["name"]["vi"], "Quầy tỉnh Khánh Hòa")
        self.assertEqual(made[2]["name"]["en"], "Counter of Nha Trang Ward")

    def test_what_nobody_told_is_not_there(self):
        for office in offices.make_offices(self.rules(), UNITS):
            self.assertEqual(set(office), {"unit", "area", "name"})

    def test_what_is_known_of_an_office_joins_it(self):
        known = [{"unit": "22366", "address": "1 đường Thử", "source": "thử"}]
        made = offices.make_offices(self.rules(known=known), UNITS)
        self.assertEqual(made[2]["address"], "1 đường Thử")

    def test_an_office_of_no_unit_is_refused(self):
        with self.assertRaisesRegex(offices.Refused, "00000"):
            offices.make_offices(self.rules(known=[{"unit": "00000"}]), UNITS)

    def test_an_office_described_twice_is_refused(self):
        with self.assertRaisesRegex(offices.Refused, "twice"):
            offices.make_offices(self.rules(known=[{"unit": "22366"}, {"unit": "22366"}]), UNITS)

    def test_a_province_that_does_not_exist_is_refused(self):
        with self.assertRaisesRegex(offices.Refused, "99"):
            offices.make_offices(self.rules(province="99"), UNITS)


if __name__ == "__main__":
    unittest.main()

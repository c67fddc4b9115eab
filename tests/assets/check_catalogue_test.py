"""The checker must fail on a broken record and say where: file, line, reason."""

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SAMPLE = Path("tests/assets/sample").resolve()
SCRIPTS = Path("assets/build").resolve()
sys.path.insert(0, str(SCRIPTS))

import bundle_catalogue  # noqa: E402
import positioned_json  # noqa: E402

RECORD = "catalogue/ho-tich/khai-sinh.json"
FORM = "forms/khai-sinh.v1.json"


def run_script(name, *arguments):
    command = [sys.executable, str(SCRIPTS / name), *arguments]
    subprocess.run(command, capture_output=True, check=True)


class CheckedFolder(unittest.TestCase):
    """A copy of the sample that a test may break."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.assets = Path(self.folder.name, "assets")
        shutil.copytree(SAMPLE, self.assets)

    def tearDown(self):
        self.folder.cleanup()

    def check(self):
        command = [sys.executable, str(SCRIPTS / "check_catalogue.py"), "--assets", str(self.assets)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def break_file(self, name, old, new):
        """Replaces the first `old` in the file; the line it stands on."""
        path = self.assets / name
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def assert_refused(self, name, line, reason):
        answer = self.check()
        self.assertEqual(answer.returncode, 1, answer.stdout)
        self.assertIn(f"{self.assets / name}:{line}: ", answer.stderr)
        self.assertIn(reason, answer.stderr)


class CheckerTest(CheckedFolder):
    def test_the_sample_is_in_order(self):
        answer = self.check()
        self.assertEqual(answer.returncode, 0, answer.stderr)

    def test_an_unknown_field_is_named_with_its_line(self):
        line = self.break_file(RECORD, '"counting"', '"colour": "red",\n  "counting"')
        self.assert_refused(RECORD, line, 'unknown field "colour"')

    def test_a_wrong_word_is_named_with_its_line(self):
        line = self.break_file(RECORD, '"level": "commune"', '"level": "district"')
        self.assert_refused(RECORD, line, "district")

    def test_a_missing_field_is_named(self):
        self.break_file(RECORD, '"confidence"', '"confidense"')
        self.assert_refused(RECORD, 1, '"confidence" is missing')

    def test_a_missing_comma_is_named_with_its_line(self):
        line = self.break_file(RECORD, '"revision": 1,', '"revision": 1')
        self.assert_refused(RECORD, line + 1, 'expected ","')

    def test_a_repeated_key_is_named_with_its_line(self):
        line = self.break_file(RECORD, '"revision": 1,', '"revision": 1,\n  "revision": 1,')
        self.assert_refused(RECORD, line + 1, "appears twice")

    def test_a_fraction_is_refused(self):
        line = self.break_file(RECORD, '"revision": 1,', '"revision": 1.5,')
        self.assert_refused(RECORD, line, "numbers are whole")

    def test_decomposed_text_is_refused(self):
        line = self.break_file(RECORD, "Khai sinh thử", "Khai sinh thu\u031b\u0309")
        self.assert_refused(RECORD, line, "normal form C")

    def test_an_unknown_case_is_named_with_its_line(self):
        line = self.break_file(RECORD, '"cases": ["late"]', '"cases": ["early"]')
        self.assert_refused(RECORD, line, 'case "early" does not exist')

    def test_an_unknown_form_is_named_with_its_line(self):
        line = self.break_file(RECORD, '"form": "khai-sinh"', '"form": "khai-tu"')
        self.assert_refused(RECORD, line, 'form "khai-tu" does not exist')

    def test_a_case_that_only_the_form_knows_is_named_with_its_line(self):
        line = self.break_file(FORM, '{"case": "late"}', '{"case": "early"}')
        self.assert_refused(FORM, line, 'case "early" does not exist')

    def test_a_paper_that_is_the_form_needs_a_form(self):
        line = self.break_file(RECORD, '"papers": [', '"papers": [')
        self.break_file(RECORD, '"form": "khai-sinh"', '"form": null')
        self.assert_refused(RECORD, line + 1, "the record names no form")

    def test_a_record_under_another_name_is_refused(self):
        (self.assets / RECORD).rename(self.assets / "catalogue/ho-tich/khai-tu.json")
        answer = self.check()
        self.assertEqual(answer.returncode, 1)
        self.assertIn("file must be named khai-sinh.json", answer.stderr)


class GuidesTest(CheckedFolder):
    GUIDE = "guides/sinh-con.json"

    def test_an_answer_nobody_can_give_is_named_with_its_line(self):
        line = self.break_file(self.GUIDE, '"equals": "qua-60-ngay"', '"equals": "qua-90-ngay"')
        self.assert_refused(self.GUIDE, line, '"qua-90-ngay" is no answer to "thoi_gian"')

    def test_a_question_that_is_not_asked_before_is_refused(self):
        self.break_file(self.GUIDE, '"field": "thoi_gian"', '"field": "cha_me"')
        self.assertIn('question "cha_me" is not asked before', self.check().stderr)

    def test_an_unknown_procedure_is_named_with_its_line(self):
        line = self.break_file(self.GUIDE, '"procedure": "khai-sinh"', '"procedure": "khai-tu"')
        self.assert_refused(self.GUIDE, line, 'procedure "khai-tu" does not exist')

    def test_a_case_the_procedure_does_not_have_is_refused(self):
        self.break_file(self.GUIDE, '"case": "late"', '"case": "belated"')
        self.assertIn('case "belated" is not one of', self.check().stderr)

    def test_answers_that_lead_nowhere_are_named(self):
        self.break_file(self.GUIDE, '"when": {"field": "thoi_gian", "equals": "qua-60-ngay"}',
                        '"when": {"all": [{"field": "thoi_gian", "equals": "qua-60-ngay"},'
                        ' {"field": "them", "equals": "co"}]}')
        self.assertIn("the answers qua-60-ngay.khong lead to no procedure", self.check().stderr)

    def test_an_outcome_nobody_reaches_is_refused(self):
        self.break_file(self.GUIDE, '"when": {"field": "thoi_gian", "equals": "qua-60-ngay"}',
                        '"when": {"all": [{"field": "thoi_gian", "equals": "qua-60-ngay"},'
                        ' {"field": "thoi_gian", "equals": "chua-qua-60-ngay"}]}')
        self.assertIn("no answers lead here", self.check().stderr)


class BundleTest(unittest.TestCase):
    def record(self, fees):
        methods = [{"channel": "counter", "fees": fees}]
        return {"cases": [{"id": "on_time"}, {"id": "late"}], "methods": methods}

    def test_the_lowest_price_is_that_of_the_cheapest_case(self):
        fees = [{"amount": 8000, "cases": ["late"]}, {"amount": 2000}]
        self.assertEqual(bundle_catalogue.payable_min(self.record(fees)), 2000)

    def test_a_price_with_an_unknown_part_is_unknown(self):
        fees = [{"amount": None}, {"amount": 2000}]
        self.assertIsNone(bundle_catalogue.payable_min(self.record(fees)))

    def test_no_fees_cost_nothing(self):
        self.assertEqual(bundle_catalogue.payable_min(self.record([])), 0)

    def test_synonyms_join_what_they_mean(self):
        record = {"name": {"vi": "Đăng ký thường trú"}, "everyday": ["nhập hộ khẩu"]}
        synonyms = [{"say": ["hộ khẩu"], "means": "nhập hộ khẩu"}, {"say": ["x"], "means": "xe"}]
        words = bundle_catalogue.everyday_words(record, synonyms)
        self.assertEqual(words, "nhập hộ khẩu|hộ khẩu")


class GeneratorTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        for name in ("first", "second"):
            run_script("generate_catalogue.py", "--seed", "7", "--count", "300",
                       "--out", f"{cls.folder.name}/{name}")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def records(self, name):
        files = sorted(Path(self.folder.name, name, "catalogue").glob("*/*.json"))
        return [positioned_json.read(file).value for file in files]

    def test_the_same_seed_gives_the_same_catalogue(self):
        self.assertEqual(json.dumps(self.records("first")), json.dumps(self.records("second")))

    def test_a_third_is_online_half_comes_by_post_a_fifth_is_payable(self):
        records = self.records("first")
        channels = [{method["channel"] for method in record["methods"]} for record in records]
        self.assertEqual(sum(r["service"]["level"] == "full" for r in records), 100)
        self.assertEqual(sum("post" in channel for channel in channels), 150)
        self.assertEqual(sum(any(m["fees"] for m in r["methods"]) for r in records), 60)

    def test_it_passes_the_checker(self):
        command = [sys.executable, str(SCRIPTS / "check_catalogue.py"), "--assets",
                   f"{self.folder.name}/first"]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(answer.returncode, 0, answer.stderr)


class IndexSizeTest(unittest.TestCase):
    BYTES_MAX = 60 * 1024

    def test_the_index_of_two_thousand_procedures_is_light(self):
        with tempfile.TemporaryDirectory() as folder:
            run_script("generate_catalogue.py", "--count", "2000", "--out", folder)
            run_script("bundle_catalogue.py", "--assets", folder, "--out", folder)
            index = Path(folder, "index.json").read_bytes()
        packed = subprocess.run(["brotli", "-q", "11", "-c"], input=index, capture_output=True,
                                check=True)
        self.assertLessEqual(len(packed.stdout), self.BYTES_MAX)


if __name__ == "__main__":
    unittest.main()

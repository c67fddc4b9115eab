"""Guides (assets/guides): what their schema cannot say, and the bundle guides.json.

Every way through a guide is walked: each ends in a procedure, and each outcome is reached by one.
"""

# What a checklist shows of a record; the other required parts stay empty.
EMPTY_PARTS = {
    "subjects": [], "everyday": [], "life_events": [], "steps": [], "results": [],
    "legal_basis": [], "conditions": None,
}
DROPPED_PARTS = ("related", "case_question")


def holds(condition, answers):
    if condition is None:
        return True
    if "all" in condition:
        return all(holds(part, answers) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, answers) for part in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], answers)
    wanted = condition["in"] if "in" in condition else [condition["equals"]]
    return answers.get(condition["field"]) in wanted


def ways(guide, answers=None):
    """Every set of answers that ends the questions."""
    answers = answers or {}
    for question in guide["questions"]:
        if question["id"] not in answers and holds(question.get("when"), answers):
            for option in question["options"]:
                yield from ways(guide, {**answers, question["id"]: option["id"]})
            return
    yield answers


def comparisons(value, path):
    """Every {"field": …} in a condition, with its path."""
    if isinstance(value, dict):
        if "field" in value:
            yield path, value
        for key, part in value.items():
            yield from comparisons(part, path + [key])
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from comparisons(part, path + [index])


def check_comparisons(checker, file, part, path, options):
    for spot, comparison in comparisons(part.get("when"), path + ["when"]):
        name = comparison["field"]
        if name not in options:
            checker.require(False, file, spot, f'question "{name}" is not asked before')
            continue
        for option in comparison.get("in") or [comparison["equals"]]:
            checker.require(option in options[name], file, spot,
                            f'"{option}" is no answer to "{name}"')


def check_questions(checker, file, guide):
    options = {}
    for index, question in enumerate(guide["questions"]):
        path = ["questions", index]
        check_comparisons(checker, file, question, path, options)
        ids = [option["id"] for option in question["options"]]
        checker.require(len(set(ids)) == len(ids), file, path, "an answer appears twice")
        checker.require(question["id"] not in options, file, path, "a question appears twice")
        options[question["id"]] = ids
    return options


def check_outcome(checker, file, index, outcome, records, before):
    path = ["outcomes", index]
    record = records.get(outcome["procedure"])
    checker.require(record is not None, file, path + ["procedure"],
                    f'procedure "{outcome["procedure"]}" does not exist')
    for name in outcome.get("after", []):
        checker.require(name in before, file, path + ["after"], f'"{name}" does not come before')
    if record is None:
        return
    case = outcome.get("case")
    cases = {case["id"] for case in record["cases"]}
    checker.require((case in cases) if cases else (case is None), file, path,
                    f'case "{case}" is not one of {sorted(cases)} of {record["id"]}')


def check_ways(checker, file, guide):
    reached = set()
    for answers in ways(guide):
        found = [i for i, o in enumerate(guide["outcomes"]) if holds(o.get("when"), answers)]
        names = [guide["outcomes"][index]["procedure"] for index in found]
        way = ".".join(answers.values())
        checker.require(found, file, ["questions"], f"the answers {way} lead to no procedure")
        checker.require(len(set(names)) == len(names), file, ["outcomes"],
                        f"the answers {way} lead to a procedure twice")
        reached.update(found)
    for index in range(len(guide["outcomes"])):
        checker.require(index in reached, file, ["outcomes", index], "no answers lead here")


def check_guides(checker, records, life_events):
    """`records`: every sound record of the catalogue by its id."""
    for file in sorted((checker.assets / "guides").glob("*.json")):
        if file.name == "guide.schema.json":
            continue
        guide = checker.load(file, "guides/guide.schema.json")
        if guide is None:
            continue
        checker.require(file.stem == guide["id"], file, ["id"],
                        f'file must be named {guide["id"]}.json')
        checker.require(guide["life_event"] in life_events, file, ["life_event"],
                        f'life event "{guide["life_event"]}" does not exist')
        before = len(checker.problems)
        options = check_questions(checker, file, guide)
        names = set()
        for index, outcome in enumerate(guide["outcomes"]):
            check_comparisons(checker, file, outcome, ["outcomes", index], options)
            check_outcome(checker, file, index, outcome, records, names)
            names.add(outcome["procedure"])
        if len(checker.problems) == before:
            check_ways(checker, file, guide)


def in_order(guides, life_events):
    positions = {event["id"]: position for position, event in enumerate(life_events)}
    return sorted(guides, key=lambda guide: (positions[guide["life_event"]], guide["id"]))


def question_field(question):
    return {**question, "type": "choice", "required": True}


def bundle_guide(guide, icons):
    step = {"id": "questions", "title": guide["name"],
            "fields": [question_field(question) for question in guide["questions"]]}
    form = {"id": guide["id"], "version": 1, "title": guide["name"], "steps": [step],
            "source": guide["source"], "confidence": guide["confidence"]}
    return {
        "id": guide["id"], "name": guide["name"], "intro": guide["intro"],
        "icon": icons[guide["life_event"]], "form": form, "outcomes": guide["outcomes"],
        "source": guide["source"], "confidence": guide["confidence"],
    }


def short_record(record):
    short = {name: part for name, part in record.items() if name not in DROPPED_PARTS}
    return {**short, **EMPTY_PARTS}


def make_bundle(guides, records, life_events):
    """guides.json; `records`: the revisions to show, by id."""
    icons = {event["id"]: event["icon"] for event in life_events}
    named = {outcome["procedure"] for guide in guides for outcome in guide["outcomes"]}
    return {
        "guides": [bundle_guide(guide, icons) for guide in in_order(guides, life_events)],
        "procedures": [short_record(records[name]) for name in sorted(named)],
    }

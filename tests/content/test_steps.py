"""The words of the nine steps: a mistake is reported with its line and reason."""

from pathlib import Path

import pytest

from ipk.content.catalogues import CatalogueProblem
from ipk.content.content import Content
from ipk.content.references import ReferenceIds
from ipk.content.steps import CHILD_WORDS, RULES_LIMIT, read_rules, read_steps
from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.meeting.step_texts import RuleText, StepText
from prepare.places import ROOT

KNOWN = ReferenceIds(symbols={"talk"}, papers=frozenset())
WORDS = "{{ cs = '{0}', sk = '{0}', uk = '{0}', en = '{0}' }}"
STEP = f"""[[step]]
share = 10
picture = "talk"
name = {WORDS.format("Nápady")}
child = {WORDS.format("Co by pomohlo?")}
adult = {WORDS.format("Každý nápad se počítá.")}
lead = {WORDS.format("Bez „ale“.")}
"""


def read(folder: Path, *steps: str) -> tuple[StepText, ...]:
    file = folder / "steps.toml"
    file.write_text("".join(steps), encoding="utf-8")
    return read_steps(file, KNOWN)


def test_the_delivered_steps_have_words_in_every_language() -> None:
    steps = Content(ROOT / "profiles").steps
    assert len(steps) == 9
    assert sum(step.share for step in steps) == 100
    for step in steps:
        for words in (step.name, step.child, step.adult, step.lead):
            assert set(words) == set(LANGUAGES)
        assert max(len(text.split()) for text in step.child.values()) <= CHILD_WORDS
    assert [bool(step.later) for step in steps] == [number == 5 for number in range(1, 10)]


def test_the_steps_are_read_in_their_order(tmp_path: Path) -> None:
    steps = read(tmp_path, *[STEP.replace("Nápady", f"Krok {number}") for number in range(1, 10)])
    assert [step.name["cs"] for step in steps] == [f"Krok {number}" for number in range(1, 10)]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("share = 10\n", "", "share is missing here."),
        ("share = 10", "share = 101", "Write share as a number from 0 to 100 without quotes."),
        ("share = 10", "share = 50", "The shares of the steps are more than 100 percent together."),
        ('"talk"', '"dragon"', "There is no picture dragon in the catalogues."),
        ("cs = 'Nápady', ", "", "The words in Czech (cs) are missing. They stand in for other languages."),
        ("Co by pomohlo?", "a b c d e f g h i j k", "A child is told at most 10 words at once."),
        ("lead =", "leader =", "lead is missing here."),
    ],
)
def test_a_mistake_is_reported_with_its_reason(tmp_path: Path, before: str, after: str, message: str) -> None:
    with pytest.raises(CatalogueProblem) as refused:
        read(tmp_path, STEP.replace(before, after), *[STEP] * 8)
    assert message in [problem.message % problem.values for problem in refused.value.problems]


@pytest.mark.parametrize("count", [1, 8, 10])
def test_a_meeting_has_nine_steps(tmp_path: Path, count: int) -> None:
    with pytest.raises(CatalogueProblem, match=f"Here are {count}"):
        read(tmp_path, *[STEP] * count)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem):
        read_steps(tmp_path / "steps.toml", KNOWN)


def test_the_problem_names_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem) as refused:
        read(tmp_path, *[STEP] * 8, STEP.replace('"talk"', '"dragon"'))
    assert str(refused.value).startswith(str(tmp_path / "steps.toml"))
    assert [problem.line for problem in refused.value.problems] == [8 * 7 + 3]


RULE = f"""[[rule]]
picture = "talk"
words = {WORDS.format("Mluví jeden.")}
"""


def rules(folder: Path, *given: str) -> tuple[RuleText, ...]:
    file = folder / "rules.toml"
    file.write_text("".join(given), encoding="utf-8")
    return read_rules(file, KNOWN)


def test_the_delivered_rules_have_words_in_every_language() -> None:
    delivered = Content(ROOT / "profiles").rules
    assert 1 <= len(delivered) <= RULES_LIMIT
    assert all(set(rule.words) == set(LANGUAGES) for rule in delivered)


def test_rules_are_read_in_their_order(tmp_path: Path) -> None:
    read = rules(tmp_path, RULE, RULE.replace("Mluví jeden.", "STOP platí hned."))
    assert [rule.words["cs"] for rule in read] == ["Mluví jeden.", "STOP platí hned."]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([RULE.replace('"talk"', '"dragon"')], "There is no picture dragon in the catalogues."),
        ([RULE.replace("words =", "text =")], "words is missing here."),
        ([RULE] * 7, "A meeting has at most 6 rules."),
    ],
)
def test_a_mistake_in_the_rules_is_reported(tmp_path: Path, given: list[str], message: str) -> None:
    with pytest.raises(CatalogueProblem) as refused:
        rules(tmp_path, *given)
    assert message in [problem.message % problem.values for problem in refused.value.problems]

"""What people are asked at the end of a meeting: a mistake in its file is told, and the others are asked."""

from pathlib import Path

import pytest

from ipk.content.evaluation import read_feedback
from ipk.content.references import ReferenceIds
from ipk.domain.kernel.errors import NotFound
from prepare.places import ROOT

KNOWN = ReferenceIds(symbols={"happy", "safety"}, papers=frozenset())
ANSWER = """[[answer]]
id = "{id}"
picture = "happy"
name = {{ cs = "ano", en = "yes", uk = "так", sk = "áno" }}
"""
QUESTION = """[[question]]
id = "{id}"
picture = "safety"
answers = {answers}
child = {{ cs = "Bylo ti tu bezpečně?", en = "Safe?", uk = "Безпечно?", sk = "Bezpečne?" }}
adult = {{ cs = "Bylo mi tu bezpečně.", en = "Safe.", uk = "Безпечно.", sk = "Bezpečne." }}
"""
ANSWERS = ANSWER.format(id="yes") + ANSWER.format(id="no")


def asked(folder: Path, *questions: str) -> tuple[list[str], list[str]]:
    """The questions that are asked, and what is wrong with the others."""
    file = folder / "feedback.toml"
    file.write_text(ANSWERS + "".join(questions), encoding="utf-8")
    read = read_feedback(file, KNOWN)
    return list(read.evaluation.questions), [problem.message for problem in read.problems]


def question(id: str = "safe", answers: str = '["yes", "no"]') -> str:
    return QUESTION.format(id=id, answers=answers)


def test_the_shipped_evaluation_can_be_read() -> None:
    everything = ReferenceIds(symbols=_Everything(), papers=frozenset())
    read = read_feedback(ROOT / "profiles" / "feedback.toml", everything)
    assert read.problems == ()
    assert list(read.evaluation.questions) == ["safe", "say", "heard", "clear", "change", "talk"]
    assert not read.evaluation.checked("safe", "partly").talk
    assert read.evaluation.checked("talk", "yes").talk
    with pytest.raises(NotFound):
        read.evaluation.checked("safe", "maybe")
    with pytest.raises(NotFound):
        read.evaluation.checked("weather", "yes")


def test_questions_keep_the_order_of_the_file(tmp_path: Path) -> None:
    assert asked(tmp_path, question("b"), question("a")) == (["b", "a"], [])


@pytest.mark.parametrize(
    "broken",
    [
        question(answers='["yes"]'),
        question(answers='["yes", "perhaps"]'),
        question(id="Not a slug"),
        question().replace("safety", "nowhere"),
        question().replace("adult", "grown"),
    ],
)
def test_an_invalid_question_is_reported_and_left_out(tmp_path: Path, broken: str) -> None:
    questions, problems = asked(tmp_path, broken, question("whole"))
    assert questions == ["whole"]
    assert problems


def test_a_duplicate_question_is_reported(tmp_path: Path) -> None:
    questions, problems = asked(tmp_path, question(), question())
    assert questions == ["safe"]
    assert problems == ["%(twice)s stands there twice. Once is enough."]


def test_a_missing_evaluation_file_is_reported_and_no_question_is_asked(tmp_path: Path) -> None:
    read = read_feedback(tmp_path / "feedback.toml", KNOWN)
    assert (dict(read.evaluation.questions), len(read.problems)) == ({}, 1)


class _Everything:
    def __contains__(self, _: object) -> bool:
        return True

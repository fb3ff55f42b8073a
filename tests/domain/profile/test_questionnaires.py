"""Validation of questionnaires: fields, shapes, limits."""

from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.profile.questionnaires import Example, InvalidQuestionnaire, Question, Questionnaire, hard_sentences

ASK = {"cs": "Co tě baví?", "en": "What do you enjoy?", "uk": "Що тобі подобається?", "sk": "Čo ťa baví?"}
LIKES = Question(id="rada", heading="like", ask=ASK, kinds=("words", "symbols"), paper="co-mam-rad", suggest=("dog",))
CHOICE = replace(
    LIKES, id="hudba", shape="this_or_that", suggest=("music", "quiet"), example=Example(ASK, ("dog", "cat"))
)
FACES = replace(LIKES, id="hluk", shape="faces", suggest=("noise",), example=Example(ASK, ("ice-cream",)))
SHEET = Questionnaire(id="6-9", title=ASK, questions=(LIKES, CHOICE, FACES), ages=(6, 9))
SPOKEN_FOR = replace(SHEET, id="for-a-child", ages=None, spoken_for=True)


def flaws_of(thing: Question | Questionnaire, **change: Any) -> dict[str, str]:
    with pytest.raises(InvalidQuestionnaire) as unfit:
        replace(thing, **change)
    return {flaw.at: flaw.message % flaw.values for flaw in unfit.value.flaws}


def test_a_question_is_found_by_its_id() -> None:
    assert SHEET.question("hudba") is CHOICE
    assert SHEET.question("jina") is None


def test_pictures_of_a_question_include_those_of_its_example() -> None:
    assert CHOICE.pictures == ("music", "quiet", "dog", "cat")
    assert LIKES.pictures == ("dog",)


@pytest.mark.parametrize(
    ("question", "change", "at"),
    [
        (LIKES, {"id": "Ráda"}, "id"),
        (LIKES, {"id": "a" * 26}, "id"),
        (LIKES, {"id": "constructor"}, "id"),
        (LIKES, {"id": "nul"}, "id"),
        (LIKES, {"heading": "hobby"}, "heading"),
        (LIKES, {"shape": "stars"}, "shape"),
        (LIKES, {"shape": "faces", "suggest": ()}, "shape"),
        (LIKES, {"kinds": ()}, "kinds"),
        (LIKES, {"kinds": ("words", "sms")}, "kinds"),
        (LIKES, {"kinds": ("words", "words")}, "kinds"),
        (LIKES, {"suggest": ("dog", "dog")}, "suggest"),
        (LIKES, {"suggest": tuple(f"picture-{n}" for n in range(25))}, "suggest"),
        (LIKES, {"prompts": (ASK,) * 6}, "prompts"),
        (LIKES, {"example": Example(ASK)}, "example"),
        (CHOICE, {"suggest": ("music",)}, "suggest"),
        (CHOICE, {"suggest": ("music", "quiet", "dog")}, "suggest"),
        (CHOICE, {"example": Example(ASK, ("dog",))}, "example.suggest"),
        (CHOICE, {"example": None}, "shape"),
        (FACES, {"suggest": ("noise", "quiet")}, "suggest"),
        (FACES, {"example": Example(ASK, ("dog", "cat"))}, "example.suggest"),
    ],
)
def test_an_invalid_question_is_refused_at_the_field_that_is_wrong(
    question: Question, change: dict[str, Any], at: str
) -> None:
    assert list(flaws_of(question, **change)) == [at]


@pytest.mark.parametrize(
    ("sheet", "change", "at"),
    [
        (SHEET, {"id": "6_9"}, "id"),
        (SHEET, {"reading": "slow"}, "reading"),
        (SHEET, {"tiles": 1}, "tiles"),
        (SHEET, {"tiles": 13}, "tiles"),
        (SHEET, {"ages": None}, "ages"),
        (SHEET, {"ages": (9, 6)}, "ages"),
        (SHEET, {"ages": (6, 99)}, "ages"),
        (SHEET, {"ages": (-1, 9)}, "ages"),
        (SHEET, {"questions": ()}, "question"),
        (SHEET, {"questions": (LIKES, CHOICE, LIKES)}, "question"),
        (SHEET, {"questions": tuple(replace(LIKES, id=f"q{n}") for n in range(31))}, "question"),
    ],
)
def test_an_invalid_questionnaire_is_refused_at_the_field_that_is_wrong(
    sheet: Questionnaire, change: dict[str, Any], at: str
) -> None:
    assert list(flaws_of(sheet, **change)) == [at]


def test_all_flaws_of_a_question_are_reported_at_once() -> None:
    assert set(flaws_of(LIKES, id="Ráda", heading="hobby", kinds=())) == {"id", "heading", "kinds"}


@pytest.mark.parametrize(
    ("text", "reading", "hard"),
    [
        ("Jak ukážeš, že chceš přestat?", "first", False),
        ("Můžeš přijít jen na chvíli. A můžeš kdykoli odejít, když se ti to nelíbí.", "first", False),
        ("jedna dvě tři čtyři pět šest sedm osm devět deset", "none", False),
        ("jedna dvě tři čtyři pět šest sedm osm devět deset – jedenáct", "none", True),
        ("jedna dvě tři čtyři pět šest sedm osm devět deset jedenáct", "fluent", False),
        ("Ano. Jedna dvě tři čtyři pět šest sedm osm devět deset jedenáct!", "first", True),
    ],
)
def test_sentence_difficulty_depends_on_the_reading_level(text: str, reading: str, hard: bool) -> None:
    assert [flaw.at for flaw in hard_sentences({"cs": text}, reading)] == (["cs"] if hard else [])

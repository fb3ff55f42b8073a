"""The sheets that come with the installation: whole, in four languages, short, and pointing at what is there."""

from itertools import chain

import pytest

from ipk.content.content import Content
from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.profile.questionnaires import HEADINGS, Question, Questionnaire, Words
from prepare.places import ROOT

PROFILES = Content(ROOT / "profiles")
SHEETS = PROFILES.sheets.sheets
FOR_CHILDREN = [sheet for sheet in SHEETS.values() if not sheet.spoken_for]
YOUNGEST = SHEETS["3-5"]
CYRILLIC = {chr(code) for code in range(0x0400, 0x0530)}
NOT_UKRAINIAN = set("ыэъёЫЭЪЁ")
#: words of case work have no place in front of a child
JARGON = ("klient", "ospod", "intervenc", "participac", "problémov", "zákonn", "case", "client", "клієнт")


def words_to_the_child(question: Question) -> list[Words]:
    return [question.ask, *([question.example.ask] if question.example else [])]


def every_words(sheet: Questionnaire) -> list[Words]:
    asked = chain.from_iterable([*words_to_the_child(one), *one.prompts] for one in sheet.questions)
    return [sheet.title, *asked]


def test_every_age_from_3_to_17_has_one_questionnaire_and_one_is_filled_in_for_a_child() -> None:
    assert list(SHEETS) == ["3-5", "6-9", "10-13", "14-17", "for-a-child"]
    for age in range(3, 18):
        assert len([sheet for sheet in SHEETS.values() if sheet.ages and sheet.ages[0] <= age <= sheet.ages[1]]) == 1
    assert [sheet.id for sheet in SHEETS.values() if sheet.spoken_for] == ["for-a-child"]


def test_the_shipped_content_has_no_problems() -> None:
    assert [str(problem) for problem in PROFILES.problems()] == []


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
def test_a_questionnaire_covers_every_heading_in_ten_to_fourteen_questions(sheet: Questionnaire) -> None:
    assert {question.heading for question in sheet.questions} == set(HEADINGS)
    assert 10 <= len(sheet.questions) <= 14


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
def test_every_question_has_two_or_three_prompts_for_the_guide(sheet: Questionnaire) -> None:
    assert [question.id for question in sheet.questions if not 2 <= len(question.prompts) <= 3] == []


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
def test_every_question_suggests_known_pictures(sheet: Questionnaire) -> None:
    for question in sheet.questions:
        assert question.suggest, question.id
        assert set(question.pictures) <= PROFILES.symbols.keys()


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_a_questionnaire_use_the_letters_of_their_language(sheet: Questionnaire, language: str) -> None:
    for words in every_words(sheet):
        letters = {letter for letter in words[language] if letter.isalpha()}
        wrong = letters - (CYRILLIC - NOT_UKRAINIAN) if language == "uk" else letters & CYRILLIC
        assert not wrong, words[language]


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_for_a_child_have_at_most_ten_words(sheet: Questionnaire, language: str) -> None:
    for words in chain.from_iterable(map(words_to_the_child, sheet.questions)):
        for sentence in words[language].replace("?", "?\n").replace(".", ".\n").splitlines():
            assert len(sentence.split()) <= 10, sentence


@pytest.mark.parametrize("sheet", FOR_CHILDREN, ids=lambda sheet: sheet.id)
def test_questions_for_a_child_contain_no_jargon_and_do_not_ask_why(sheet: Questionnaire) -> None:
    for words in chain.from_iterable(map(words_to_the_child, sheet.questions)):
        for text in map(str.casefold, words.values()):
            assert not any(word in text for word in JARGON), text
            assert not text.startswith(("proč", "prečo", "why", "чому")), text


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
def test_the_question_about_what_not_to_discuss_has_no_paper(sheet: Questionnaire) -> None:
    assert [question.paper for question in sheet.questions if question.heading == "untold"] == [""]
    assert all(question.paper for question in sheet.questions if question.heading in ("like", "people", "appreciate"))


def test_the_youngest_get_choices_and_faces_with_an_example() -> None:
    shapes = {question.shape for question in YOUNGEST.questions}
    assert shapes == {"open", "this_or_that", "faces"}
    assert all(question.example for question in YOUNGEST.questions if question.shape != "open")
    assert YOUNGEST.tiles == 4


def test_a_shared_question_has_the_same_id_and_heading_in_every_questionnaire() -> None:
    shared = set.intersection(*({question.id for question in sheet.questions} for sheet in SHEETS.values()))
    headings = [{sheet.question(id).heading for sheet in SHEETS.values()} for id in shared]  # type: ignore[union-attr]
    assert shared >= {"rada", "oceneni", "lide", "dulezite", "pomaha", "nemluvit", "stop", "hudba", "svacina", "prani"}
    assert all(len(one) == 1 for one in headings)


def test_older_children_get_more_tiles_and_harder_reading() -> None:
    tiles = [sheet.tiles for sheet in FOR_CHILDREN]
    assert tiles == sorted(tiles)
    assert [sheet.reading for sheet in FOR_CHILDREN] == ["none", "first", "fluent", "fluent"]


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
def test_every_workbook_page_starts_with_a_different_picture(sheet: Questionnaire) -> None:
    first = [question.suggest[0] for question in sheet.questions]
    assert len(set(first)) == len(first)

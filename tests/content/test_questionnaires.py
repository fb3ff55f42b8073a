"""A person without programming changes a sheet: what is wrong is told by its line, and the other sheets still work."""

import os
from pathlib import Path

import pytest

from ipk.content.questionnaires import MOST_SHEETS, Questionnaires, read_questionnaires
from ipk.content.references import ReferenceIds
from ipk.content.toml_file import MOST_BYTES

KNOWN = ReferenceIds(symbols={"dog", "cat", "music", "quiet"}, papers={"co-mam-rad"})
GOOD = """\
id = "6-9"
ages = [6, 9]
reading = "first"
tiles = 6
title.cs = "Moje stránka"
title.en = "My page"
title.uk = "Моя сторінка"
title.sk = "Moja stránka"

[[question]]
id = "rada"
heading = "like"
paper = "co-mam-rad"
kinds = ["words", "symbols"]
suggest = ["dog", "cat"]
ask = { cs = "Co tě baví?", en = "What do you enjoy?", uk = "Що тобі подобається?", sk = "Čo ťa baví?" }

[[question.prompts]]
cs = "Na co se těšíváš?"
en = "What do you look forward to?"
uk = "Чого ти чекаєш із радістю?"
sk = "Na čo sa tešievaš?"

[[question]]
id = "hudba"
heading = "music"
shape = "this_or_that"
kinds = ["voice"]
suggest = ["music", "quiet"]
ask = { cs = "Hudbu, nebo ticho?", en = "Music or quiet?", uk = "Музику чи тишу?", sk = "Hudbu, alebo ticho?" }

[question.example]
suggest = ["dog", "cat"]
ask = { cs = "Psa, nebo kočku?", en = "A dog or a cat?", uk = "Собаку чи кота?", sk = "Psa, alebo mačku?" }
"""


def written(folder: Path, text: str = GOOD, name: str = "6-9.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def told(read: Questionnaires) -> list[str]:
    return [f"{problem.file.name}:{problem.line}: {problem.message % problem.values}" for problem in read.problems]


def test_fields_of_a_questionnaire_are_read(tmp_path: Path) -> None:
    written(tmp_path)
    read = read_questionnaires(tmp_path, KNOWN)
    assert told(read) == []
    sheet = read.sheets["6-9"]
    assert (sheet.ages, sheet.reading, sheet.tiles, sheet.spoken_for) == ((6, 9), "first", 6, False)
    assert sheet.title["uk"] == "Моя сторінка"
    likes, music = sheet.questions
    assert (likes.heading, likes.paper, likes.kinds, likes.suggest) == (
        "like",
        "co-mam-rad",
        ("words", "symbols"),
        ("dog", "cat"),
    )
    assert (likes.shape, likes.ask["sk"], likes.prompts[0]["cs"]) == ("open", "Čo ťa baví?", "Na co se těšíváš?")
    assert music.paper == ""
    assert music.example is not None
    assert (music.example.ask["en"], music.example.suggest) == ("A dog or a cat?", ("dog", "cat"))


@pytest.mark.parametrize(
    ("before", "after", "line", "sentence"),
    [
        ('heading = "like"', "heading = like", 12, "This line or the one above cannot be read: "),
        ('kinds = ["words", "symbols"]', 'kinds = ["words" "symbols"]', 14, "and a comma between two values"),
        ('title.en = "My page"', 'title.en = "My page', 6, 'Texts stand in "quotes"'),
        ("ages = [6, 9]\n", "", 1, "For which ages is it?"),
        ("ages = [6, 9]", "ages = 6", 2, "Write ages = [3, 5], whole numbers in brackets."),
        ("ages = [6, 9]", "ages = [6]", 2, "Write the youngest and the oldest age"),
        ("ages = [6, 9]", "ages = [9, 6]", 2, "Ages go from the younger to the older"),
        ('reading = "first"', 'reading = "slow"', 3, "slow is not known here. Known are none, first, fluent."),
        ("tiles = 6", 'tiles = "6"', 4, "Write tiles = 6, a whole number without quotes."),
        ("tiles = 6", "tiles = true", 4, "Write tiles = 6, a whole number without quotes."),
        ("tiles = 6", "tiles = 60", 4, "Pictures on one page are 2 to 12."),
        ("tiles = 6", "spoken_for = 1", 4, "Write spoken_for = true or false, without quotes."),
        ("tiles = 6", "pictures = 6", 4, "pictures is not known here. Known are id, ages"),
        ('title.cs = "Moje stránka"\n', "", 5, "The words in Czech (cs) are missing."),
        ('title.cs = "Moje stránka"', 'title.cs = " "', 5, "The words in Czech (cs) are missing."),
        ('title.cs = "Moje stránka"', "title.cs = 7", 5, 'Write cs = "…" with the text in quotes.'),
        ('title.en = "My page"', 'title.de = "Meine Seite"', 6, "de is not known here. Known are cs, en, uk, sk."),
        ('id = "rada"', 'id = "Ráda"', 11, "An id has small letters without accents, digits and hyphens, at most 25."),
        ('id = "rada"\n', "", 10, "id is missing here."),
        ('id = "hudba"', 'id = "rada"', 25, "rada stands there twice. Once is enough."),
        ('heading = "like"', 'heading = "hobby"', 12, "hobby is not known here. Known are appreciate, important"),
        ('paper = "co-mam-rad"', 'paper = "nastenka"', 13, "There is no paper nastenka on the wall."),
        ('paper = "co-mam-rad"', 'papr = "co-mam-rad"', 13, "papr is not known here. Known are id, heading, paper"),
        ('kinds = ["words", "symbols"]', 'kinds = ["words", "sms"]', 14, "sms is not known here. Known are words"),
        ('kinds = ["words", "symbols"]', 'kinds = "words"', 14, 'Write kinds = ["…", "…"] as a list in brackets.'),
        ('kinds = ["words", "symbols"]', "kinds = []", 14, "Say how the child may answer: words, symbols"),
        ('suggest = ["dog", "cat"]\nask', 'suggest = ["dog",\n"wolf"]\nask', 16, "There is no picture wolf in the cat"),
        ('ask = { cs = "Co tě', 'ask = "Co tě baví?" # { cs = "Co tě', 16, 'Write ask.cs = "…", ask.en = "…", a line'),
        ('cs = "Na co se těšíváš?"\n', "", 18, "The words in Czech (cs) are missing."),
        ('sk = "Na čo sa tešievaš?"', 'ask.sk = "Na čo?"', 22, "ask is not known here. Known are cs, en, uk, sk."),
        ("[[question.prompts]]", "[question.prompts]", 18, "Each of them stands under [[question.prompts]] on a line"),
        ('shape = "this_or_that"', 'shape = "stars"', 27, "stars is not known here. Known are open, this_or_that"),
        (
            'suggest = ["music", "quiet"]',
            'suggest = ["music"]',
            29,
            "This or that is a choice of exactly two pictures.",
        ),
        ("[question.example]", "[question.exampel]", 27, "practised first. Its example is missing."),
        ("[question.example]\n", "[[question.example]]\n", 32, "Write it under [question.example] on lines of its"),
        (
            'suggest = ["dog", "cat"]\nask = { cs = "Psa',
            'suggest = ["dog"]\nask = { cs = "Psa',
            33,
            "exactly two pictures.",
        ),
        ('"Psa, nebo kočku?"', '"' + "a" * 301 + '"', 34, "This text is too long. Please split it."),
        ('"Psa, nebo kočku?"', '"Psa \\u0000"', 34, "This text has broken characters in it."),
    ],
)
def test_each_mistake_is_reported_with_its_line_and_a_reason(
    tmp_path: Path, before: str, after: str, line: int, sentence: str
) -> None:
    assert before in GOOD
    written(tmp_path, GOOD.replace(before, after, 1))
    read = read_questionnaires(tmp_path, KNOWN)
    assert not read.sheets
    assert any(one.startswith(f"6-9.toml:{line}: ") and sentence in one for one in told(read)), told(read)


def test_all_mistakes_of_a_file_are_reported_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("tiles = 6", "tiles = 0").replace('"like"', '"hobby"').replace('["voice"]', '"voice"')
    written(tmp_path, text)
    assert [problem.line for problem in read_questionnaires(tmp_path, KNOWN).problems] == [4, 12, 28]


def test_two_invalid_questionnaires_are_reported_and_the_third_is_read(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path, GOOD.replace("6-9", "3-5").replace("[[question]]", "[[question]", 1), "3-5.toml")
    written(tmp_path, GOOD.replace("6-9", "10-13").replace("[6, 9]", "[13, 10]"), "10-13.toml")
    read = read_questionnaires(tmp_path, KNOWN)
    assert list(read.sheets) == ["6-9"]
    assert [(problem.file.name, problem.line) for problem in read.problems] == [("10-13.toml", 2), ("3-5.toml", 10)]


def test_questionnaires_are_sorted_by_age_and_those_filled_in_for_a_child_come_last(tmp_path: Path) -> None:
    for name, ages in (("10-13", "[10, 13]"), ("3-5", "[3, 5]"), ("9-9", "[9, 9]")):
        written(tmp_path, GOOD.replace("6-9", name).replace("[6, 9]", ages), f"{name}.toml")
    spoken_for = GOOD.replace("6-9", "0-for").replace("ages = [6, 9]", "spoken_for = true")
    written(tmp_path, spoken_for, "0-for.toml")
    assert list(read_questionnaires(tmp_path, KNOWN).sheets) == ["3-5", "9-9", "10-13", "0-for"]


def test_a_missing_translation_falls_back_to_czech_with_advice(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace('title.uk = "Моя сторінка"\n', ""))
    read = read_questionnaires(tmp_path, KNOWN)
    assert read.sheets["6-9"].title["uk"] == "Moje stránka"
    assert [(problem.advice, problem.line) for problem in read.problems] == [(True, 5)]
    assert "uk" in told(read)[0]


def test_a_long_sentence_for_a_child_is_advice_only(tmp_path: Path) -> None:
    long = "Co tě baví, když máš volno a nemusíš nic dělat do školy?"
    written(tmp_path, GOOD.replace("Co tě baví?", long))
    read = read_questionnaires(tmp_path, KNOWN)
    assert read.sheets["6-9"].questions[0].ask["cs"] == long
    assert [(problem.advice, problem.line) for problem in read.problems] == [(True, 16)]


def test_a_file_name_different_from_the_questionnaire_id_is_reported(tmp_path: Path) -> None:
    written(tmp_path, name="nase.toml")
    assert told(read_questionnaires(tmp_path, KNOWN)) == [
        "nase.toml:1: The id and the name of the file are the same: 6-9.toml."
    ]


def test_a_file_with_bom_or_crlf_line_endings_is_read(tmp_path: Path) -> None:
    (tmp_path / "6-9.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert list(read_questionnaires(tmp_path, KNOWN).sheets) == ["6-9"]
    text = GOOD.replace("\n", "\r\n").replace('"like"', '"hobby"')
    (tmp_path / "6-9.toml").write_bytes(text.encode())
    assert [problem.line for problem in read_questionnaires(tmp_path, KNOWN).problems] == [12]


def test_a_file_in_an_old_czech_encoding_is_reported(tmp_path: Path) -> None:
    (tmp_path / "6-9.toml").write_bytes(GOOD.replace("uk =", "# uk =").encode("cp1250", "replace"))
    assert "UTF-8" in told(read_questionnaires(tmp_path, KNOWN))[0]


def test_a_missing_or_empty_folder_has_no_questionnaires(tmp_path: Path) -> None:
    assert (
        read_questionnaires(tmp_path / "none", KNOWN) == read_questionnaires(tmp_path, KNOWN) == Questionnaires({}, ())
    )


# What a file from elsewhere may try (I8, I9, I14, I17, I18)


@pytest.mark.abuse
@pytest.mark.parametrize(
    "name", ["a" * 250, "nul", "con", "constructor", "..6-9", "6 9", "páté", "6-9\x1b[31m", "a\nb"]
)
def test_i9_a_file_with_a_strange_name_is_not_read(tmp_path: Path, name: str) -> None:
    written(tmp_path, name=f"{name}.toml")
    read = read_questionnaires(tmp_path, KNOWN)
    assert not read.sheets
    assert "Name the file with small letters" in told(read)[0]


@pytest.mark.abuse
def test_i8_links_folders_and_pipes_are_not_opened(tmp_path: Path) -> None:
    outside = written(tmp_path, name="outside.txt")
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "link.toml").symlink_to(outside)
    (folder / "folder.toml").mkdir()
    os.mkfifo(folder / "pipe.toml")
    (folder / "lost.toml").symlink_to(tmp_path / "nothing")
    read = read_questionnaires(folder, KNOWN)
    assert [problem.file.name for problem in read.problems] == ["folder.toml", "link.toml", "lost.toml", "pipe.toml"]
    assert all("not an ordinary file" in problem.message for problem in read.problems)


@pytest.mark.abuse
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("# " + "a" * MOST_BYTES, "too large. At most 200 kB"),
        ("id = " + "[" * 20_000 + "]" * 20_000, "only a machine would write"),
        ("tiles = " + "9" * 100_000, "only a machine would write"),
        ("a." * 20_000 + "b = 1", "only a machine would write"),
        ("a = " + "[" * 300 + "]" * 300 + "\n" + GOOD, "a is not known here"),
        ("[[a]]\n" * 20_000, "stands under [[question]]"),
    ],
)
def test_i8_a_hostile_file_is_refused_and_the_others_are_read(tmp_path: Path, text: str, sentence: str) -> None:
    written(tmp_path)
    written(tmp_path, text, "bomb.toml")
    read = read_questionnaires(tmp_path, KNOWN)
    assert list(read.sheets) == ["6-9"]
    assert any(sentence in one for one in told(read)), told(read)


@pytest.mark.abuse
def test_i8_files_beyond_the_limit_are_not_read(tmp_path: Path) -> None:
    for number in range(MOST_SHEETS + 2):
        written(tmp_path, GOOD.replace("6-9", f"s-{number:03}"), f"s-{number:03}.toml")
    read = read_questionnaires(tmp_path, KNOWN)
    assert len(read.sheets) == MOST_SHEETS
    assert [problem.file.name for problem in read.problems] == ["s-050.toml", "s-051.toml"]


@pytest.mark.abuse
def test_i14_invisible_characters_are_removed_from_texts(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace('"Co tě baví?"', '"Co tě \\u202ebaví?"'))
    assert read_questionnaires(tmp_path, KNOWN).sheets["6-9"].questions[0].ask["cs"] == "Co tě baví?"


@pytest.mark.abuse
def test_i17_a_problem_message_has_only_printable_characters(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace('"like"', '"like\\n2026 forged\\u001b[31m"'), "6-9.toml")
    written(tmp_path, name="b\nforged.toml")
    for problem in read_questionnaires(tmp_path, KNOWN).problems:
        assert str(problem).isprintable()

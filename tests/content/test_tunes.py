"""Pieces of music are data that anybody may change: one mistake is told with its line and spoils nothing else."""

from pathlib import Path

import pytest

from ipk.content.tunes import MusicCatalogue, read_tunes

OURS = Path(__file__).resolve().parents[2] / "profiles" / "catalogues" / "music.toml"

PIECE = """# a piece
[[piece]]
id = "louka"
openmoji = "1F33C"
title = { cs = "Louka", en = "Meadow", uk = "Луг", sk = "Lúka" }
tempo = 66
beats = 4
key = "D"
scale = "major"

[[piece.part]]
chords = "1 5"
melodies = ["3 - 5 . | 2+4 7, 8' 6#", "1 | 5"]

[[piece.voice]]
sound = "harp"
plays = "chords"
octave = 3
level = 1
patterns = ["1 5 8"]

[[piece.voice]]
sound = "rain"
plays = "air"
"""
OTHER = PIECE.replace('"louka"', '"les"')


def read(folder: Path, text: str) -> MusicCatalogue:
    file = folder / "music.toml"
    file.write_text(text, encoding="utf-8")
    return read_tunes(file)


def test_the_shipped_tunes_have_no_problems_and_distinct_pictures() -> None:
    catalogue = read_tunes(OURS)
    assert catalogue.problems == ()
    assert len(catalogue.tunes) >= 8
    assert len({tune.openmoji for tune in catalogue.tunes}) == len(catalogue.tunes)


def test_fields_of_a_tune_are_read(tmp_path: Path) -> None:
    (tune,) = read(tmp_path, PIECE).tunes
    assert (tune.id, tune.openmoji, tune.labels["en"]) == ("louka", "1F33C", "Meadow")
    assert (tune.score["tempo"], tune.score["key"]) == (66, "D")
    (part,) = tune.score["parts"]
    assert part["melodies"] == [[["3", "-", "5", "."], ["2+4", "7,", "8'", "6#"]], [["1"], ["5"]]]
    harp, rain = tune.score["voices"]
    assert (harp["octave"], harp["level"], harp["often"], harp["patterns"]) == (3, 1.0, 1.0, [["1", "5", "8"]])
    assert rain == {"sound": "rain", "plays": "air", "level": 0.5, "often": 1.0}


@pytest.mark.parametrize(
    ("was", "becomes", "line", "reason"),
    [
        ("tempo = 66", "tempo = ", 6, "Invalid value"),
        ('id = "louka"', 'id = "Louka!"', 3, "small letters"),
        ('id = "louka"\n', "", 2, "id is missing"),
        ("1F33C", "kvítek", 4, "is not a number of a picture"),
        ('cs = "Louka", ', "", 5, "The words in Czech (cs) are missing."),
        ("tempo = 66", "tempo = 500", 6, "tempo goes from 30 to 160."),
        ("tempo = 66", "tempo = true", 6, "a whole number without quotes"),
        ('key = "D"', 'key = "H"', 8, "H is not known here. Known are C, Db"),
        ('"major"', '"durová"', 9, "durová is not known here"),
        ('"1 5"', '"1 8"', 12, "Chords are degrees of the scale, 1 to 7"),
        ('"1 5"', '"1 5 4"', 13, "This melody has 2 bars, the chords have 3."),
        ('"1 | 5"', '"1 | c5"', 13, "c5 is no note."),
        ('"1 | 5"', '"1 | "', 13, "There is an empty bar."),
        ('["1 5 8"]', "[]", 20, "has at least one pattern"),
        ('["3 - 5 . | 2+4 7, 8\' 6#", "1 | 5"]', "[]", 13, "A part has at least one melody."),
        ('"harp"', '"trumpet"', 16, "trumpet is not known here. Known are piano"),
        ("octave = 3", "octave = 9", 18, "octave goes from 1 to 7."),
        ("level = 1", "level = 1.5", 19, "a number from 0 to 1"),
        ("level = 1", "level = nan", 19, "a number from 0 to 1"),
        ("beats = 4", "beats = 4\nloud = true", 8, "loud is not known here"),
        ("[[piece.voice]]", "[[piece.choir]]", 15, "choir is not known here"),
    ],
)
def test_an_invalid_tune_is_reported_with_line_and_reason_and_the_others_are_read(
    tmp_path: Path, was: str, becomes: str, line: int, reason: str
) -> None:
    catalogue = read(tmp_path, PIECE.replace(was, becomes) + OTHER)
    assert [tune.id for tune in catalogue.tunes] == ["les"]
    problems = [str(problem) for problem in catalogue.problems]
    assert any(f"music.toml:{line}: " in problem and reason in problem for problem in problems), problems


def test_an_invalid_second_tune_is_reported_with_its_own_line(tmp_path: Path) -> None:
    catalogue = read(tmp_path, PIECE + OTHER.replace("tempo = 66", "tempo 66"))
    assert [tune.id for tune in catalogue.tunes] == ["louka"]
    line = PIECE.count("\n") + 6
    assert f"music.toml:{line}:" in str(catalogue.problems[0])


def test_of_two_tunes_with_one_id_the_first_is_kept(tmp_path: Path) -> None:
    catalogue = read(tmp_path, PIECE + PIECE)
    assert len(catalogue.tunes) == 1
    assert "louka stands there twice" in str(catalogue.problems[0])


def test_a_missing_music_catalogue_is_reported_and_has_no_tunes(tmp_path: Path) -> None:
    catalogue = read_tunes(tmp_path / "music.toml")
    assert catalogue.tunes == ()
    assert "cannot be read" in str(catalogue.problems[0])

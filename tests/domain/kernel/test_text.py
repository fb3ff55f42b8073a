"""Texts are kept as written, without harmful characters (I13–I15)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipk.domain.kernel.errors import Invalid, TooBig
from ipk.domain.kernel.text import NAME_LIMIT, TEXT_LIMIT, clean_name, clean_text, count_characters, valid_id

FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize("text", ["a\x00b", "\x00", "\ud800", "Anička \udfff"])
def test_null_characters_and_lone_surrogates_are_refused(text: str) -> None:
    with pytest.raises(Invalid):
        clean_text(text)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Nov\u202eákov\u202cá", "Nováková"),
        ("\u2066Eva\u2069 Malá", "Eva Malá"),
        ("E\u200bva", "Eva"),
        ("\ufeffEva", "Eva"),
        ("E\u00adva", "Eva"),
        ("Ev\u200da", "Eva"),
        ("Ev\u200ca", "Eva"),
        ("E\x1b[31mva", "E[31mva"),
        ("Eva\u3164", "Eva"),
    ],
)
def test_invisible_characters_are_removed(written: str, kept: str) -> None:
    assert clean_text(written) == kept


def test_line_endings_of_every_system_become_newlines() -> None:
    assert clean_text("  první\r\ndruhý\rtřetí\n") == "první\ndruhý\ntřetí"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\x1c", "\x1d", "\x1e"])
def test_every_line_separator_becomes_a_newline_in_a_text_and_a_space_in_a_name(separator: str) -> None:
    assert clean_text(f"první{separator}druhý") == "první\ndruhý"
    assert clean_name(f"paní{separator}Nováková") == "paní Nováková"


@pytest.mark.parametrize("separator", ["\t", "\x1f"])
def test_a_tab_becomes_a_space(separator: str) -> None:
    assert clean_text(f"první{separator}druhý") == "první druhý"


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u3000", "\u202f", " \n ", "\u2028"])
def test_every_kind_of_space_in_a_name_is_one_space(space: str) -> None:
    assert clean_name(f"paní{space}Nováková") == "paní Nováková"


def test_a_decomposed_letter_is_composed() -> None:
    assert clean_text("Anic\u030cka") == "Anička"


def test_a_letter_carries_at_most_four_marks() -> None:
    assert clean_text("q" + "\u0316" * 50) == "q" + "\u0316" * 4
    assert clean_text("Ti\u1ebfng Vi\u1ec7t") == "Ti\u1ebfng Vi\u1ec7t"


@pytest.mark.parametrize(
    "emoji", [FAMILY, "🇨🇿", "👍🏽", "1\ufe0f\u20e3", "❤\ufe0f", "🏴\U000e0067\U000e0062\U000e007f"]
)
def test_a_joined_emoji_stays_whole_and_counts_as_one_character(emoji: str) -> None:
    assert clean_text(emoji) == emoji
    assert count_characters(emoji) == 1
    assert count_characters(emoji * 3) == 3


def test_half_a_flag_counts_as_one_character() -> None:
    assert count_characters("🇨🇿🇸") == 2


def test_persian_keeps_the_joiner_that_it_needs() -> None:
    assert clean_text("می\u200cخواهم") == "می\u200cخواهم"


def test_scripts_of_india_keep_the_joiner_that_they_need() -> None:
    assert clean_text("क्\u200dष") == "क्\u200dष"


def test_a_text_may_be_as_long_as_the_limit_and_not_longer() -> None:
    assert clean_text("š" * TEXT_LIMIT) == "š" * TEXT_LIMIT
    assert count_characters(clean_text(FAMILY * 500)) == 500
    with pytest.raises(TooBig):
        clean_text("š" * (TEXT_LIMIT + 1))


def test_a_hostile_length_is_refused_before_it_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ipk.domain.kernel.text.count_characters", lambda text: pytest.fail("it was counted"))
    with pytest.raises(TooBig):
        clean_text("a" * (TEXT_LIMIT * 12 + 1))


def test_a_name_is_one_line() -> None:
    assert clean_name(" paní \n\t Nováková ") == "paní Nováková"


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u202e", "…", "❤️"])
def test_a_name_needs_a_letter(name: str) -> None:
    with pytest.raises(Invalid):
        clean_name(name)


def test_a_name_has_its_own_limit() -> None:
    assert len(clean_name("ž" * NAME_LIMIT)) == NAME_LIMIT
    with pytest.raises(TooBig):
        clean_name("ž" * (NAME_LIMIT + 1))


@pytest.mark.parametrize("id", ["a", "A-Z_0-9", "x" * 40])
def test_an_id_is_short_and_plain(id: str) -> None:
    assert valid_id(id) == id


@pytest.mark.parametrize(
    "id", ["", "x" * 41, "a b", "a~b", "../x", "č", "a\n", "__proto__", "constructor", "prototype"]
)
def test_an_id_with_other_characters_or_a_reserved_word_is_refused(id: str) -> None:
    with pytest.raises(Invalid):
        valid_id(id)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@given(st.text(st.sampled_from("aě\u202e\u2066\u200b\u200e\ufeff\x07\u0085👩"), max_size=60))
def test_direction_and_invisible_control_characters_are_removed(text: str) -> None:
    assert not set(clean_text(text)) & set("\u202e\u2066\u200b\u200e\ufeff\x07\u0085")

"""Names that look like another name are cleaned or refused (I14)."""

import pytest

from ipk.domain.kernel.text import clean_name, clean_text, count_characters


@pytest.mark.parametrize("name", ["Jiř\u200dí", "Jiř\u200cí", "Eva\ufe0f", "Eva\U000e0041", "Eva\u2800"])
def test_invisible_characters_in_a_name_are_removed(name):
    assert clean_name(name) in ("Jiří", "Eva")


def test_a_joiner_between_letters_does_not_reduce_the_character_count():
    assert count_characters(clean_text("ř\u200d" * 300)) >= 300


@pytest.mark.parametrize("mark", ["\u0e49", "\u0651", "\u0591"])
def test_combining_marks_on_one_letter_are_limited_in_every_script(mark):
    assert len(clean_text("ก" + mark * 500)) < 10

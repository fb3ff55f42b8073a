"""From what may be printed to the page."""

import pytest

from ipk.documents.profile_page import Figure
from ipk.documents.profile_press import ProfilePress
from ipk.services.printing import PrintedAnswer, PrintedProfile

DOG = Figure(b"<svg/>", "pes", drawn=True)
PRESS = ProfilePress(
    signs=lambda id, language: DOG if (id, language) == ("dog", "cs") else None,
    say=lambda sentence, language: f"{language}: {sentence}",
)


def printed(*symbols: str) -> PrintedProfile:
    return PrintedProfile("Anička", "cs", (PrintedAnswer("Co mám ráda", "Psy.", symbols),))


def test_an_answer_keeps_its_words_and_signs() -> None:
    (part,) = PRESS.page(printed("dog")).parts
    assert (part.heading, part.texts, part.figures) == ("Co mám ráda", ("Psy.",), (DOG,))


def test_the_three_main_headings_stand_out() -> None:
    main = PrintedAnswer("Jak mi pomoct", "Počkejte.", (), main=True)
    page = PRESS.page(PrintedProfile("Anička", "cs", (main, *printed().answers)))
    assert [part.wide for part in page.parts] == [True, False]


def test_a_sign_that_left_the_catalogue_leaves_the_words() -> None:
    (part,) = PRESS.page(printed("gone")).parts
    assert (part.texts, part.figures) == (("Psy.",), ())


def test_the_pages_own_words_are_in_the_conferences_language() -> None:
    page = PRESS.page(printed())
    assert page.title.startswith("cs: ")
    assert page.credit.startswith("cs: ")


@pytest.mark.parametrize(("asked", "design"), [("", "sun"), ("sea", "sea"), ("../../etc/passwd", "sun")])
def test_an_unknown_design_is_the_first(asked: str, design: str) -> None:
    assert PRESS.page(printed(), asked).design == design

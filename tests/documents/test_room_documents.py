"""Name cards and the plan of the chairs on paper."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipk.documents.room_documents import RoomDocuments
from ipk.services.printing.room import PrintedName, PrintedNames, PrintedSeats
from tests.documents.test_profile_layout import closely, pages, told

PRESS = RoomDocuments(translate=lambda sentence, language: sentence, run_in_thread=lambda make: make())
ANICKA, EVA = PrintedName("Anička", "sun", child=True), PrintedName("Eva", "sky")
JIZAK = PrintedName("Їжачок Ґречний", "leaf")


def plan(*seats: tuple[int, PrintedName], reach: int = 6, standing: tuple[PrintedName, ...] = ()) -> bytes:
    return PRESS.seating_plan(PrintedSeats("cs", reach, seats, standing))


def cards(*names: PrintedName) -> bytes:
    return PRESS.name_cards(PrintedNames("cs", names))


@pytest.mark.parametrize("number", [1, 2, 3, 12, 40])
def test_two_cards_go_on_a_page(number: int, tmp_path: Path) -> None:
    assert pages(cards(*[EVA] * number), tmp_path) == (number + 1) // 2


def test_a_name_card_has_one_heading_although_it_shows_the_name_twice(tmp_path: Path) -> None:
    pdf = cards(ANICKA, JIZAK)
    assert pdf.count(b"/S/H1") == 2
    assert closely("Anička") in closely(told(pdf, tmp_path))
    assert closely("Їжачок Ґречний") in closely(told(pdf, tmp_path))


def test_without_people_one_empty_page_is_printed(tmp_path: Path) -> None:
    assert pages(cards(), tmp_path) == 1
    assert pages(plan(), tmp_path) == 1


@pytest.mark.parametrize("reach", [3, 6, 12, 24])
def test_the_seating_plan_is_always_one_page(reach: int, tmp_path: Path) -> None:
    long = PrintedName("Maximilián Nejdelší-Příjmenný " * 2, "rose")
    pdf = plan((0, ANICKA), (-reach, long), (reach, EVA), reach=reach, standing=(long,) * 12)
    assert pages(pdf, tmp_path) == 1
    text = closely(told(pdf, tmp_path))
    assert all(closely(name) in text for name in ("Anička", "Eva", "Nejdelší"))


@pytest.mark.parametrize("pdf", [cards(ANICKA), plan((0, ANICKA), (1, EVA))], ids=["cards", "plan"])
def test_the_pdfs_have_tags_a_title_and_a_language(pdf: bytes) -> None:
    assert b"/MarkInfo<</Marked true" in pdf
    assert re.search(rb"/Lang ?\(cs", pdf)
    assert b"pdfuaid" in pdf
    assert b"/DisplayDocTitle true" in pdf
    assert b"/H1" in pdf


names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).map(PrintedName)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(names, max_size=9), st.integers(3, 24))
def test_any_name_can_be_printed(people: list[PrintedName], reach: int) -> None:
    """I1 on paper."""
    seats = tuple(zip(range(-reach, reach + 1), people, strict=False))
    assert plan(*seats, reach=reach, standing=tuple(people)).startswith(b"%PDF")
    assert cards(*people).startswith(b"%PDF")

"""Seats around the U of chairs (B15)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipk.domain.kernel.errors import Invalid
from ipk.domain.preparation.seats import FARTHEST, Seat, Seats
from tests.builders import ANICKA, EVA

chairs = st.integers(-FARTHEST, FARTHEST)
people = st.sampled_from(["", "anicka", "eva", "jirina", "marie"])


def seated(*seats: tuple[int, str]) -> Seats:
    arranged = Seats()
    for chair, person in seats:
        arranged = arranged.sat(ANICKA, chair, person)
    return arranged


def test_sitting_on_a_taken_chair_swaps_both_people() -> None:
    changed = seated((0, "anicka"), (1, "eva"), (0, "eva"))
    assert changed.seats == (Seat(0, "eva"), Seat(1, "anicka"))


def test_a_person_without_a_chair_replaces_the_one_who_sits_there() -> None:
    assert seated((0, "anicka"), (0, "eva")).seats == (Seat(0, "eva"),)


def test_an_empty_person_frees_the_chair() -> None:
    assert seated((0, "anicka"), (2, "eva"), (0, "")).seats == (Seat(2, "eva"),)


@given(st.lists(st.tuples(chairs, people), max_size=12))
def test_nobody_has_two_chairs_and_no_chair_has_two_people(sittings: list[tuple[int, str]]) -> None:
    seats = seated(*sittings).seats
    assert len({seat.chair for seat in seats}) == len({seat.person for seat in seats}) == len(seats)
    assert "" not in {seat.person for seat in seats}


@pytest.mark.parametrize("chair", [-FARTHEST - 1, FARTHEST + 1])
def test_a_chair_beyond_the_limit_is_refused(chair: int) -> None:
    with pytest.raises(Invalid):
        seated((chair, "eva"))


@pytest.mark.parametrize(("number", "reach"), [(1, 3), (6, 3), (7, 4), (12, 6), (13, 7)])
def test_there_is_a_chair_for_everybody(number: int, reach: int) -> None:
    assert Seats().reach(number) == reach
    assert 2 * reach + 1 >= number


def test_the_row_of_chairs_reaches_the_farthest_taken_chair() -> None:
    assert seated((-5, "eva")).reach(1) == 5


def test_a_guides_change_of_seats_withdraws_their_release() -> None:
    known = seated((0, "anicka")).let_known_by(ANICKA, known=True)
    assert known.sat(ANICKA, 1, "eva").known
    assert not known.sat(EVA, 1, "eva").known

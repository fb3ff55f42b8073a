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


def test_whoever_sits_down_elsewhere_changes_with_who_sat_there() -> None:
    changed = seated((0, "anicka"), (1, "eva"), (0, "eva"))
    assert changed.seats == (Seat(0, "eva"), Seat(1, "anicka"))


def test_whoever_had_no_chair_takes_one_and_the_other_stands_up() -> None:
    assert seated((0, "anicka"), (0, "eva")).seats == (Seat(0, "eva"),)


def test_nobody_frees_the_chair() -> None:
    assert seated((0, "anicka"), (2, "eva"), (0, "")).seats == (Seat(2, "eva"),)


@given(st.lists(st.tuples(chairs, people), max_size=12))
def test_nobody_sits_on_two_chairs_and_no_two_on_one(sittings: list[tuple[int, str]]) -> None:
    seats = seated(*sittings).seats
    assert len({seat.chair for seat in seats}) == len({seat.person for seat in seats}) == len(seats)
    assert "" not in {seat.person for seat in seats}


@pytest.mark.parametrize("chair", [-FARTHEST - 1, FARTHEST + 1])
def test_there_are_only_so_many_chairs(chair: int) -> None:
    with pytest.raises(Invalid):
        seated((chair, "eva"))


@pytest.mark.parametrize(("number", "reach"), [(1, 3), (6, 3), (7, 4), (12, 6), (13, 7)])
def test_there_is_a_chair_for_everybody(number: int, reach: int) -> None:
    assert Seats().reach(number) == reach
    assert 2 * reach + 1 >= number


def test_whoever_comes_later_changes_nobodys_neighbours() -> None:
    assert seated((-5, "eva")).reach(1) == 5


def test_what_the_guide_moves_is_not_what_the_child_let_others_know() -> None:
    known = seated((0, "anicka")).let_known_by(ANICKA, known=True)
    assert known.sat(ANICKA, 1, "eva").known
    assert not known.sat(EVA, 1, "eva").known

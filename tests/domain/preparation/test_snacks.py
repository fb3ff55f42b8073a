"""Wishes about snacks, and allergies from child and organizer (B14)."""

import pytest

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import RecordHeader
from ipk.domain.preparation.snacks import ALLERGENS, Allergies, SnackWishes
from tests.builders import ANICKA, NOVAKOVA


def test_a_snack_may_be_wished_for_oneself_and_for_everybody() -> None:
    wishes = SnackWishes().chosen("cake", {"me": True}).chosen("cake", {"everybody": True}).chosen("tea", {"me": True})
    assert (wishes.me, wishes.everybody, wishes.never) == (("cake", "tea"), ("cake",), ())


def test_a_repeated_wish_is_stored_once_and_can_be_taken_back() -> None:
    wishes = SnackWishes().chosen("cake", {"me": True}).chosen("cake", {"me": True})
    assert wishes.me == ("cake",)
    assert wishes.chosen("cake", {"me": False}).me == ()
    assert wishes.chosen("tea", {"me": False}) == wishes


def test_the_last_choice_between_me_and_never_wins() -> None:
    """The last word holds, on whichever device it was said."""
    never = SnackWishes().chosen("cake", {"me": True}).chosen("cake", {"never": True})
    assert (never.me, never.never) == ((), ("cake",))
    assert never.chosen("cake", {"me": True}).never == ()
    assert never.chosen("cake", {"me": True, "never": True}).me == ()


def test_a_snack_the_child_never_wants_may_still_be_for_everybody() -> None:
    wishes = SnackWishes().chosen("cake", {"everybody": True}).chosen("cake", {"never": True})
    assert (wishes.everybody, wishes.never) == (("cake",), ("cake",))


def test_only_the_fourteen_eu_allergens_are_accepted() -> None:
    assert len(set(ALLERGENS)) == 14
    with pytest.raises(Invalid):
        Allergies.of(ANICKA).told("strawberries", True)


def test_allergies_from_child_and_organizer_are_merged_and_kept_when_one_side_takes_back() -> None:
    allergies = Allergies(id="a", person=ANICKA.id, child=True, allergens=("milk",), heard=("nuts", "milk"))
    assert allergies.all == ("milk", "nuts")
    assert allergies.told("milk", False).all == ("milk", "nuts")
    assert allergies.told("nuts", False).all == ("milk", "nuts")


def test_no_allergies_is_different_from_not_asked() -> None:
    free = Allergies.of(ANICKA).with_none(True)
    assert not Allergies.of(ANICKA).is_free
    assert free.is_free
    assert not free.told("milk", True).is_free
    assert not free.told("milk", True).told("milk", False).is_free
    assert not Allergies(id="a", person=ANICKA.id, heard=("nuts",), none=True).is_free
    assert Allergies.of(ANICKA).told("milk", True).with_none(True).all == ("milk",)


def test_allergies_record_whether_the_person_is_the_child() -> None:
    assert Allergies.of(ANICKA).child
    assert not Allergies.of(NOVAKOVA).child
    assert Allergies.of(ANICKA).id != Allergies.of(NOVAKOVA).id


@pytest.mark.parametrize(
    "record",
    [
        SnackWishes(me=("a",), everybody=("b", "c"), never=("d",), words="houska"),
        Allergies(id="allergies-x", person="x", allergens=("milk",), words="kiwi", heard=("nuts",), heard_words="med"),
    ],
    ids=lambda record: record.TYPE,
)
def test_snack_wishes_and_allergies_round_trip_through_their_dictionary(record: SnackWishes | Allergies) -> None:
    assert type(record).from_dict(RecordHeader(record.id, record.TYPE, 0, False), record.to_dict()) == record

"""The shopping list is computed from guests and wishes; nobody is counted for what they must not eat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipk.domain.preparation.shopping import Clash, Guest, ShoppingList, measured, shopping_list
from ipk.domain.preparation.snacks import ALLERGENS, Snack, SnackCatalogue, SnackWishes


def snack(id: str, *allergens: str, amount: float = 100, unit: str = "gram") -> Snack:
    names = {"cs": id}
    return Snack(id=id, picture=id, group="sweet", amount=amount, unit=unit, allergens=allergens, name=names)


APPLE = snack("apple", amount=0.5, unit="piece")
CAKE = snack("cake", "gluten", "milk", "nuts", amount=1, unit="piece")
JUICE = snack("juice", amount=250, unit="millilitre")
CATALOGUE = SnackCatalogue({one.id: one for one in (APPLE, CAKE, JUICE)})

ANICKA = Guest("Anička", child=True)
JIRINA = Guest("babička Jiřina")
DVORAK = Guest("pan učitel Dvořák", allergens=frozenset({"nuts"}))


def bought(wishes: SnackWishes, *guests: Guest) -> dict[str, tuple[int, float]]:
    purchases = shopping_list(CATALOGUE, wishes, guests).purchases
    return {one.snack.id: (one.people, one.amount) for one in purchases}


def test_snacks_for_everybody_count_all_people_and_snacks_for_me_the_child_only() -> None:
    wishes = SnackWishes(me=("cake",), everybody=("apple",))
    assert bought(wishes, ANICKA, JIRINA, JIRINA) == {"apple": (3, 1.5), "cake": (1, 1)}


def test_a_snack_wished_for_both_is_bought_once() -> None:
    assert bought(SnackWishes(me=("apple",), everybody=("apple",)), ANICKA, JIRINA) == {"apple": (2, 1.0)}


def test_the_list_marks_snacks_that_are_for_the_child_only() -> None:
    listed = shopping_list(CATALOGUE, SnackWishes(me=("cake", "apple"), everybody=("apple",)), [ANICKA, JIRINA])
    assert {one.snack.id: one.for_child for one in listed.purchases} == {"apple": False, "cake": True}


def test_a_guest_with_an_allergy_causes_a_clash_and_is_not_counted() -> None:
    listed = shopping_list(CATALOGUE, SnackWishes(everybody=("cake",)), [ANICKA, JIRINA, DVORAK])
    assert listed.clashes == (Clash("allergy", CAKE, DVORAK, ("nuts",)),)
    assert [one.people for one in listed.purchases] == [2]


def test_a_snack_that_would_harm_the_child_is_a_clash_and_is_not_bought() -> None:
    child = Guest("Anička", child=True, allergens=frozenset({"milk", "gluten"}))
    listed = shopping_list(CATALOGUE, SnackWishes(me=("cake",)), [child, JIRINA])
    assert listed.clashes == (Clash("allergy", CAKE, child, ("gluten", "milk")),)
    assert listed.purchases == ()


def test_a_snack_for_everybody_that_the_child_never_wants_is_a_clash_and_not_counted_for_it() -> None:
    listed = shopping_list(CATALOGUE, SnackWishes(everybody=("cake",), never=("cake",)), [ANICKA, JIRINA])
    assert listed.clashes == (Clash("never", CAKE, ANICKA),)
    assert [one.people for one in listed.purchases] == [1]


def test_a_guests_allergy_does_not_clash_with_a_snack_for_the_child_only() -> None:
    listed = shopping_list(CATALOGUE, SnackWishes(me=("cake",)), [ANICKA, DVORAK])
    assert listed.clashes == ()
    assert [one.people for one in listed.purchases] == [1]


def test_every_guest_with_an_allergy_is_listed_even_without_a_clash() -> None:
    kiwi = Guest("teta Marie", words=("kiwi",))
    listed = shopping_list(CATALOGUE, SnackWishes(), [ANICKA, DVORAK, kiwi])
    assert listed.careful == (DVORAK, kiwi)


def test_the_list_contains_unwanted_snacks_and_wishes_in_words() -> None:
    listed = shopping_list(CATALOGUE, SnackWishes(never=("juice",), words="houska od babičky"), [ANICKA])
    assert listed.never == (JUICE,)
    assert listed.words == "houska od babičky"


def test_a_snack_missing_from_the_catalogue_is_left_out() -> None:
    assert bought(SnackWishes(everybody=("kaviar",), never=("kaviar",)), ANICKA) == {}


def test_child_asked_is_false_while_nothing_is_known_of_the_childs_allergies() -> None:
    for child, known in (
        (ANICKA, False),
        (Guest("Anička", child=True, asked=True), True),
        (Guest("Anička", child=True, words=("kiwi",)), True),
    ):
        assert shopping_list(CATALOGUE, SnackWishes(), [child, DVORAK]).child_asked is known


def test_people_who_come_without_a_name_are_counted_and_known_allergies_still_apply() -> None:
    wishes = SnackWishes(me=("apple",), everybody=("cake", "juice"))
    listed = shopping_list(CATALOGUE, wishes, [ANICKA, JIRINA, DVORAK], coming=10)
    assert {one.snack.id: one.people for one in listed.purchases} == {"apple": 1, "cake": 9, "juice": 10}
    assert (listed.people, len(listed.clashes)) == (10, 1)
    fewer = shopping_list(CATALOGUE, wishes, [ANICKA, JIRINA, DVORAK], coming=1)
    assert {one.snack.id: one.people for one in fewer.purchases} == {"apple": 1, "juice": 1}


def test_without_wishes_the_shopping_list_has_only_people_and_warnings() -> None:
    assert shopping_list(CATALOGUE, SnackWishes(), [ANICKA, JIRINA]) == ShoppingList(people=2)
    assert shopping_list(CATALOGUE, SnackWishes(), [DVORAK]).careful == (DVORAK,)


@pytest.mark.parametrize(
    ("amount", "unit", "bought"),
    [
        (2.5, "piece", (3, "piece")),
        (160, "gram", (160, "g")),
        (963, "gram", (970, "g")),
        (995, "gram", (1.0, "kg")),
        (1000, "gram", (1.0, "kg")),
        (1210, "gram", (1.3, "kg")),
        (3000, "millilitre", (3.0, "l")),
        (500, "millilitre", (500, "ml")),
    ],
)
def test_amounts_are_rounded_to_purchasable_units(amount: float, unit: str, bought: tuple[float, str]) -> None:
    assert measured(amount, unit) == bought


guests = st.builds(
    Guest,
    name=st.sampled_from(["Anička", "Jiřina", "Marie"]),
    child=st.booleans(),
    allergens=st.frozensets(st.sampled_from(ALLERGENS), max_size=3),
)
some = st.lists(st.sampled_from(list(CATALOGUE.snacks)), unique=True).map(tuple)
wishes = st.builds(SnackWishes, me=some, everybody=some, never=some)


@given(wishes, st.lists(guests, max_size=8))
def test_nobody_is_counted_for_a_snack_they_must_not_eat(wishes: SnackWishes, guests: list[Guest]) -> None:
    listed = shopping_list(CATALOGUE, wishes, guests)
    assert listed.people == len(guests)
    for one in listed.purchases:
        invited = [guest for guest in guests if guest.child or not one.for_child]
        safe = [guest for guest in invited if not guest.must_not(one.snack)]
        assert 0 < one.people <= len(safe)
        clashing = [clash for clash in listed.clashes if clash.snack == one.snack]
        assert one.people == len(invited) - len(clashing)
        assert one.amount == one.snack.amount * one.people

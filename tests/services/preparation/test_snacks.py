"""Snack wishes, allergies and the organizer's shopping list (B14)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.kernel.errors import Closed, Invalid, NotAllowed, NotFound, TooBig
from ipk.domain.people.person import Person
from ipk.domain.preparation.shopping import ShoppingList
from ipk.domain.preparation.snacks import SNACK_WISHES, Allergies, Snack, SnackCatalogue, SnackWishes, allergies_id
from ipk.services.preparation import shopping, snacks
from ipk.services.profile.delete_profile import delete_profile
from ipk.services.shared.commands import audited
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, LENKA, MARIE, NOVAKOVA, PETR, PLATNO, SPRAVCE
from tests.services.house import House

OTHERS = [one for one in EVERYBODY if one not in (ANICKA, EVA)]
NOT_SHOPPING = [one for one in EVERYBODY if one is not LENKA]


@pytest.fixture(autouse=True)
def _larder() -> Iterator[None]:
    cake = Snack(
        id="cake", picture="cake", group="sweet", amount=1, unit="piece", allergens=("milk",), name={"cs": "d"}
    )
    apple = replace(cake, id="apple", allergens=())
    snacks.lay_out(SnackCatalogue({"cake": cake, "apple": apple}))
    yield
    snacks.lay_out(SnackCatalogue())


def choose(house: House, person: Person = ANICKA, id: str = "cake", **said: bool) -> None:
    house.send(person, "snacks.choose", snacks.choose, id=id, **said)


def allergy(house: House, person: Person = ANICKA, allergen: str = "milk", has: bool = True) -> None:
    house.send(person, "snacks.allergy", snacks.say_allergy, allergen=allergen, has=has)


def words(house: House, person: Person = ANICKA, **said: str) -> None:
    house.send(person, "snacks.words", snacks.say_words, **said)


def hears(house: House, whose: str, *allergens: str, words: str = "", person: Person = LENKA) -> None:
    def service(work: Any, who: Person) -> Allergies:
        return shopping.hear_of_allergies(work, who, id=whose, allergens=allergens, words=words)

    house.store.transact(house.conference, audited(f"device-{person.id}", "shopping.allergies", service))


def shops(house: House, person: Person = LENKA) -> ShoppingList:
    return house.read(lambda work: shopping.shop(work, person))


def childs(house: House) -> Allergies:
    return house.get(Allergies, allergies_id(ANICKA.id))


def test_the_child_and_its_guide_choose_on_two_devices_and_nothing_is_lost(house: House) -> None:
    choose(house, id="cake", me=True)
    choose(house, EVA, id="apple", me=True, everybody=True)
    choose(house, id="cake", never=True)
    kept = house.get(SnackWishes, SNACK_WISHES)
    assert (kept.me, kept.everybody, kept.never) == (("apple",), ("apple",), ("cake",))


def test_what_has_no_picture_is_said_in_words(house: House) -> None:
    words(house, wished="Houska od babičky")
    words(house, EVA, allergies="Kiwi")
    assert house.get(SnackWishes, SNACK_WISHES).words == "Houska od babičky"
    assert childs(house).words == "Kiwi"


def test_an_allergy_is_told_and_taken_back(house: House) -> None:
    allergy(house, EVA, "nuts")
    allergy(house, ANICKA, "milk")
    allergy(house, ANICKA, "nuts", has=False)
    assert childs(house).allergens == ("milk",)


def test_that_there_is_nothing_is_said_too(house: House) -> None:
    assert not shops(house).child_asked
    house.send(EVA, "snacks.none", snacks.say_none, none=True)
    assert shops(house).child_asked
    hears(house, ANICKA.id, "nuts")
    assert shops(house).careful


def test_an_unknown_snack_or_allergen_changes_nothing(house: House) -> None:
    with pytest.raises(NotFound), house.nothing_changes():
        choose(house, id="kaviar", me=True)
    with pytest.raises(Invalid), house.nothing_changes():
        allergy(house, allergen="dust")
    with pytest.raises(TooBig), house.nothing_changes():
        words(house, wished="x" * 301)


@pytest.mark.abuse
@pytest.mark.parametrize("person", OTHERS, ids=lambda person: person.role.value)
def test_nobody_else_touches_the_childs_wishes(house: House, person: Person) -> None:
    """A5"""
    for attempt in (
        lambda: choose(house, person, me=True),
        lambda: allergy(house, person),
        lambda: words(house, person, wished="x"),
        lambda: house.send(person, "snacks.none", snacks.say_none, none=True),
    ):
        with pytest.raises(NotAllowed), house.nothing_changes():
            attempt()


@pytest.mark.abuse
def test_a_guide_who_leads_another_thing_here_does_not_see_them_and_does_not_change_them(house: House) -> None:
    """Whose screen is the recorder's sees none of it."""
    house.change(lambda work: work.save(replace(work.get(Person, EVA.id), roles=("guide", "recorder"))))
    with pytest.raises(NotFound), house.nothing_changes():
        choose(house, EVA, me=True)


def test_the_organizer_gets_a_list_for_all_who_come(house: House) -> None:
    choose(house, id="apple", everybody=True)
    coming = len(EVERYBODY) - len({PLATNO.id, SPRAVCE.id})
    assert [one.people for one in shops(house).purchases] == [coming]
    house.change(lambda work: work.save(work.get(Person, JIRINA.id).removed()))
    assert shops(house).people == coming - 1


def test_clashes_name_whom_and_by_what(house: House) -> None:
    choose(house, id="cake", everybody=True)
    allergy(house, allergen="milk")
    hears(house, NOVAKOVA.id, "milk", words="a med")
    listed = shops(house)
    assert [(clash.guest.name, clash.allergens) for clash in listed.clashes] == [
        (ANICKA.name, ("milk",)),
        (NOVAKOVA.name, ("milk",)),
    ]
    assert [(guest.name, guest.words) for guest in listed.careful] == [(ANICKA.name, ()), (NOVAKOVA.name, ("a med",))]


def test_the_organizer_adds_to_what_the_child_said_and_takes_nothing_of_it_away(house: House) -> None:
    allergy(house, allergen="milk")
    words(house, allergies="kiwi")
    hears(house, ANICKA.id, "nuts")
    assert childs(house).all == ("milk", "nuts")
    hears(house, ANICKA.id)
    assert (childs(house).all, childs(house).words) == (("milk",), "kiwi")


@pytest.mark.abuse
@pytest.mark.parametrize("person", NOT_SHOPPING, ids=lambda person: person.role.value)
def test_nobody_else_reads_the_list_or_hears_of_allergies(house: House, person: Person) -> None:
    """A5, P4: not even the guide learns what other people must not eat."""
    hears(house, NOVAKOVA.id, "milk")
    with pytest.raises(NotAllowed):
        shops(house, person)
    with pytest.raises(NotAllowed):
        house.read(lambda work: shopping.allergies_by_person(work, person))
    with pytest.raises(NotAllowed), house.nothing_changes():
        hears(house, NOVAKOVA.id, person=person)


def test_a_stranger_a_screen_and_a_wrong_allergen_change_nothing(house: House) -> None:
    for whose in ("nikdo", PLATNO.id):
        with pytest.raises(NotFound), house.nothing_changes():
            hears(house, whose, "milk")
    with pytest.raises(Invalid), house.nothing_changes():
        hears(house, MARIE.id, "dust")


def test_after_the_end_the_list_is_read_and_nothing_is_changed(house: House) -> None:
    house.set_meeting(closed=True)
    assert not shops(house).purchases
    with pytest.raises(Closed), house.nothing_changes():
        hears(house, MARIE.id, "milk")


def test_the_list_says_nothing_of_who_is_who(house: House) -> None:
    """Neither ids nor roles nor anything else of a person is in it."""
    allergy(house)
    said = str(shops(house))
    assert not [one.id for one in (ANICKA, JANA, PETR) if f"'{one.id}'" in said]


def test_with_the_profile_go_the_childs_wishes_and_allergies_and_not_what_the_organizer_heard(house: House) -> None:
    """P9: a warning that came from elsewhere still protects."""
    choose(house, id="cake", everybody=True)
    words(house, wished="Houska", allergies="Kiwi")
    allergy(house, allergen="nuts")
    hears(house, ANICKA.id, "milk")
    house.change(lambda work: delete_profile(work, ANICKA))
    listed = shops(house)
    assert (listed.purchases, listed.words) == ((), "")
    assert [(guest.name, guest.allergens, guest.words) for guest in listed.careful] == [
        (ANICKA.name, frozenset({"milk"}), ())
    ]

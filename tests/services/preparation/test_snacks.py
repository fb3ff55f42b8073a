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
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, LENKA, MARIE, NOVAKOVA, PETR, PLATNO, SPRAVCE, offer
from tests.services.sample_conference import SampleConference

OTHERS = [one for one in EVERYBODY if one not in (ANICKA, EVA)]
NOT_SHOPPING = [one for one in EVERYBODY if one is not LENKA]


@pytest.fixture(autouse=True)
def _catalogue() -> Iterator[None]:
    cake = Snack(
        id="cake", picture="cake", group="sweet", amount=1, unit="piece", allergens=("milk",), name={"cs": "d"}
    )
    apple = replace(cake, id="apple", allergens=())
    offer(snacks=SnackCatalogue({"cake": cake, "apple": apple}))
    yield
    offer(snacks=SnackCatalogue())


def choose(sample: SampleConference, person: Person = ANICKA, id: str = "cake", **said: bool) -> None:
    sample.send(person, "snacks.choose", snacks.choose, id=id, **said)


def allergy(sample: SampleConference, person: Person = ANICKA, allergen: str = "milk", has: bool = True) -> None:
    sample.send(person, "snacks.allergy", snacks.say_allergy, allergen=allergen, has=has)


def words(sample: SampleConference, person: Person = ANICKA, **said: str) -> None:
    sample.send(person, "snacks.words", snacks.say_words, **said)


def hears(sample: SampleConference, whose: str, *allergens: str, words: str = "", person: Person = LENKA) -> None:
    def service(work: Any, who: Person) -> Allergies:
        return shopping.hear_of_allergies(work, who, id=whose, allergens=allergens, words=words)

    sample.store.transact(sample.conference, audited(f"device-{person.id}", "shopping.allergies", service))


def shops(sample: SampleConference, person: Person = LENKA) -> ShoppingList:
    return sample.read(lambda work: shopping.shop(work, person))


def childs(sample: SampleConference) -> Allergies:
    return sample.get(Allergies, allergies_id(ANICKA.id))


def test_choices_of_child_and_guide_are_merged(sample: SampleConference) -> None:
    choose(sample, id="cake", me=True)
    choose(sample, EVA, id="apple", me=True, everybody=True)
    choose(sample, id="cake", never=True)
    kept = sample.get(SnackWishes, SNACK_WISHES)
    assert (kept.me, kept.everybody, kept.never) == (("apple",), ("apple",), ("cake",))


def test_wishes_and_allergies_can_be_given_in_words(sample: SampleConference) -> None:
    words(sample, wished="Houska od babičky")
    words(sample, EVA, allergies="Kiwi")
    assert sample.get(SnackWishes, SNACK_WISHES).words == "Houska od babičky"
    assert childs(sample).words == "Kiwi"


def test_an_allergy_can_be_added_and_removed(sample: SampleConference) -> None:
    allergy(sample, EVA, "nuts")
    allergy(sample, ANICKA, "milk")
    allergy(sample, ANICKA, "nuts", has=False)
    assert childs(sample).allergens == ("milk",)


def test_no_allergies_counts_as_an_answer(sample: SampleConference) -> None:
    assert not shops(sample).child_asked
    sample.send(EVA, "snacks.none", snacks.say_none, none=True)
    assert shops(sample).child_asked
    hears(sample, ANICKA.id, "nuts")
    assert shops(sample).careful


def test_an_unknown_snack_an_unknown_allergen_or_a_long_text_is_refused(sample: SampleConference) -> None:
    with pytest.raises(NotFound), sample.nothing_changes():
        choose(sample, id="kaviar", me=True)
    with pytest.raises(Invalid), sample.nothing_changes():
        allergy(sample, allergen="dust")
    with pytest.raises(TooBig), sample.nothing_changes():
        words(sample, wished="x" * 301)


@pytest.mark.abuse
@pytest.mark.parametrize("person", OTHERS, ids=lambda person: person.role.value)
def test_only_the_circle_changes_the_childs_snack_wishes(sample: SampleConference, person: Person) -> None:
    """A5"""
    for attempt in (
        lambda: choose(sample, person, me=True),
        lambda: allergy(sample, person),
        lambda: words(sample, person, wished="x"),
        lambda: sample.send(person, "snacks.none", snacks.say_none, none=True),
    ):
        with pytest.raises(NotAllowed), sample.nothing_changes():
            attempt()


@pytest.mark.abuse
def test_a_guide_who_records_cannot_change_snack_wishes(
    sample: SampleConference,
) -> None:
    """Whose screen is the recorder's sees none of it."""
    sample.change(lambda work: work.save(replace(work.get(Person, EVA.id), roles=("guide", "recorder"))))
    with pytest.raises(NotFound), sample.nothing_changes():
        choose(sample, EVA, me=True)


def test_the_shopping_list_counts_everybody_who_comes(sample: SampleConference) -> None:
    choose(sample, id="apple", everybody=True)
    coming = len(EVERYBODY) - len({PLATNO.id, SPRAVCE.id})
    assert [one.people for one in shops(sample).purchases] == [coming]
    sample.change(lambda work: work.save(work.get(Person, JIRINA.id).removed()))
    assert shops(sample).people == coming - 1


def test_clashes_name_the_guest_and_the_allergens(sample: SampleConference) -> None:
    choose(sample, id="cake", everybody=True)
    allergy(sample, allergen="milk")
    hears(sample, NOVAKOVA.id, "milk", words="a med")
    listed = shops(sample)
    assert [(clash.guest.name, clash.allergens) for clash in listed.clashes] == [
        (ANICKA.name, ("milk",)),
        (NOVAKOVA.name, ("milk",)),
    ]
    assert [(guest.name, guest.words) for guest in listed.careful] == [(ANICKA.name, ()), (NOVAKOVA.name, ("a med",))]


def test_the_organizer_adds_allergies_and_cannot_remove_those_of_the_child(sample: SampleConference) -> None:
    allergy(sample, allergen="milk")
    words(sample, allergies="kiwi")
    hears(sample, ANICKA.id, "nuts")
    assert childs(sample).all == ("milk", "nuts")
    hears(sample, ANICKA.id)
    assert (childs(sample).all, childs(sample).words) == (("milk",), "kiwi")


@pytest.mark.abuse
@pytest.mark.parametrize("person", NOT_SHOPPING, ids=lambda person: person.role.value)
def test_only_the_organizer_reads_the_shopping_list_and_records_allergies(
    sample: SampleConference, person: Person
) -> None:
    """A5, P4: not even the guide learns what other people must not eat."""
    hears(sample, NOVAKOVA.id, "milk")
    with pytest.raises(NotAllowed):
        shops(sample, person)
    with pytest.raises(NotAllowed):
        sample.read(lambda work: shopping.allergies_by_person(work, person))
    with pytest.raises(NotAllowed), sample.nothing_changes():
        hears(sample, NOVAKOVA.id, person=person)


def test_an_unknown_person_a_display_and_an_unknown_allergen_are_refused(sample: SampleConference) -> None:
    for whose in ("nikdo", PLATNO.id):
        with pytest.raises(NotFound), sample.nothing_changes():
            hears(sample, whose, "milk")
    with pytest.raises(Invalid), sample.nothing_changes():
        hears(sample, MARIE.id, "dust")


def test_after_the_end_the_shopping_list_is_read_only(sample: SampleConference) -> None:
    sample.set_meeting(closed=True)
    assert not shops(sample).purchases
    with pytest.raises(Closed), sample.nothing_changes():
        hears(sample, MARIE.id, "milk")


def test_the_shopping_list_contains_no_person_ids(sample: SampleConference) -> None:
    """Neither ids nor roles nor anything else of a person is in it."""
    allergy(sample)
    said = str(shops(sample))
    assert not [one.id for one in (ANICKA, JANA, PETR) if f"'{one.id}'" in said]


def test_deleting_the_profile_keeps_allergies_recorded_by_the_organizer(
    sample: SampleConference,
) -> None:
    """P9: a warning that came from elsewhere still protects."""
    choose(sample, id="cake", everybody=True)
    words(sample, wished="Houska", allergies="Kiwi")
    allergy(sample, allergen="nuts")
    hears(sample, ANICKA.id, "milk")
    sample.change(lambda work: delete_profile(work, ANICKA))
    listed = shops(sample)
    assert (listed.purchases, listed.words) == ((), "")
    assert [(guest.name, guest.allergens, guest.words) for guest in listed.careful] == [
        (ANICKA.name, frozenset({"milk"}), ())
    ]

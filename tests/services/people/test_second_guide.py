"""The child's guide accepts a second guide; an organizer alone adds nobody to the circle (A30, A31)."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.person import Person
from ipk.domain.views.projection import project
from ipk.services.people import conferences, membership, people
from ipk.services.people.conferences import NewPerson
from tests.builders import ANICKA, EVA, JANA, JIRINA, LENKA, NOVAKOVA, PETR, viewer
from tests.services.house import House
from tests.services.people.test_admission import enter, inside
from tests.services.people.test_membership import add, change

pytestmark = pytest.mark.abuse


def accepts(house: House, person: Person, id: str) -> None:
    house.send(person, "guide.accept", people.accept_guide, id=id)


def link_of(house: House, person: Person) -> str:
    lines = house.change(lambda work: conferences.list_people(work, LENKA))
    return next(line.link.token for line in lines if line.person.id == person.id and line.link)


@pytest.mark.parametrize("roles", [("guide",), ("guide", "organizer"), ("recorder", "guide")], ids="+".join)
def test_nobody_lets_a_second_guide_in_before_the_childs_guide_says_yes(house: House, roles: tuple[str, ...]) -> None:
    """Neither the facilitator nor the organizer, nor a role that comes straight in."""
    karel = add(house, NewPerson("Karel", roles))
    enter(house, link_of(house, karel), "cizi")
    assert not inside(house, "cizi")
    for act in (
        lambda work: people.admit(work, JANA, id=karel.id),
        lambda work: conferences.preadmit(work, LENKA, id=karel.id),
    ):
        with pytest.raises(Invalid, match="guide"), house.nothing_changes():
            house.change(act)
    accepts(house, EVA, karel.id)
    house.change(lambda work: people.admit(work, JANA, id=karel.id))
    assert inside(house, "cizi")


def test_who_is_made_a_guide_in_the_meeting_waits_for_it_too(house: House) -> None:
    changed = change(house, NOVAKOVA, roles=("guide", "professional"))
    assert changed.circle_waits
    with pytest.raises(Invalid, match="guide"), house.nothing_changes():
        house.change(lambda work: people.admit(work, JANA, id=NOVAKOVA.id))
    assert not change(house, changed, roles=("professional",)).circle_waits


@pytest.mark.parametrize("person", [JANA, LENKA, PETR, JIRINA, ANICKA], ids=lambda one: one.id)
def test_nobody_else_accepts_a_guide(house: House, person: Person) -> None:
    karel = add(house, NewPerson("Karel", ("guide",)))
    with pytest.raises((NotAllowed, NotFound)), house.nothing_changes():
        accepts(house, person, karel.id)


def test_a_guide_accepts_only_who_waits_for_it(house: House) -> None:
    for id in (NOVAKOVA.id, EVA.id, "nikdo"):
        with pytest.raises(NotFound), house.nothing_changes():
            accepts(house, EVA, id)


def test_the_childs_circle_is_told_who_wants_to_guide(house: House) -> None:
    karel = add(house, NewPerson("Karel", ("guide",)))
    told = {
        one.id for one in (ANICKA, EVA, JANA, LENKA, PETR) if (project(karel, viewer(one)) or {}).get("circle_waits")
    }
    assert told == {"anicka", "eva", "jana", "lenka"}


def test_where_no_guide_is_left_the_next_one_is_the_first(house: House) -> None:
    karel = add(house, NewPerson("Karel", ("guide",)))
    house.change(lambda work: membership.remove_person(work, LENKA, id=EVA.id))
    enter(house, link_of(house, karel), "notebook")
    house.change(lambda work: people.admit(work, JANA, id=karel.id))
    assert audience_of(house.get(Person, karel.id)) is Audience.CIRCLE
    assert not house.get(Person, karel.id).circle_waits


def test_a_guide_who_was_removed_comes_back_as_a_second_one(house: House) -> None:
    """Also one who has been in: meanwhile there may be another."""
    house.change(lambda work: membership.remove_person(work, LENKA, id=EVA.id))
    karel = add(house, NewPerson("Karel", ("guide",)))
    assert not karel.circle_waits
    back = house.change(lambda work: membership.invite_again(work, LENKA, house.store, id=EVA.id))
    assert back.circle_waits


def test_a_guide_from_the_beginning_waits_for_nobody(house: House) -> None:
    assert not house.get(Person, EVA.id).circle_waits
    assert not replace(EVA, rev=0).circle_waits

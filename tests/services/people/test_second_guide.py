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
from tests.services.people.test_admission import enter, inside
from tests.services.people.test_membership import add, change
from tests.services.sample_conference import SampleConference

pytestmark = pytest.mark.abuse


def accepts(sample: SampleConference, person: Person, id: str) -> None:
    sample.send(person, "guide.accept", people.accept_guide, id=id)


def link_of(sample: SampleConference, person: Person) -> str:
    lines = sample.change(lambda work: conferences.list_people(work, LENKA))
    return next(line.link.token for line in lines if line.person.id == person.id and line.link)


@pytest.mark.parametrize("roles", [("guide",), ("guide", "organizer"), ("recorder", "guide")], ids="+".join)
def test_a_second_guide_is_admitted_only_after_a_guide_accepts(
    sample: SampleConference, roles: tuple[str, ...]
) -> None:
    """Neither the facilitator nor the organizer, nor a role that comes straight in."""
    karel = add(sample, NewPerson("Karel", roles))
    enter(sample, link_of(sample, karel), "cizi")
    assert not inside(sample, "cizi")
    for act in (
        lambda work: people.admit(work, JANA, id=karel.id),
        lambda work: conferences.preadmit(work, LENKA, id=karel.id),
    ):
        with pytest.raises(Invalid, match="guide"), sample.nothing_changes():
            sample.change(act)
    accepts(sample, EVA, karel.id)
    sample.change(lambda work: people.admit(work, JANA, id=karel.id))
    assert inside(sample, "cizi")


def test_a_person_made_guide_during_the_meeting_waits_for_acceptance(sample: SampleConference) -> None:
    changed = change(sample, NOVAKOVA, roles=("guide", "professional"))
    assert changed.circle_waits
    with pytest.raises(Invalid, match="guide"), sample.nothing_changes():
        sample.change(lambda work: people.admit(work, JANA, id=NOVAKOVA.id))
    assert not change(sample, changed, roles=("professional",)).circle_waits


@pytest.mark.parametrize("person", [JANA, LENKA, PETR, JIRINA, ANICKA], ids=lambda one: one.id)
def test_nobody_else_accepts_a_guide(sample: SampleConference, person: Person) -> None:
    karel = add(sample, NewPerson("Karel", ("guide",)))
    with pytest.raises((NotAllowed, NotFound)), sample.nothing_changes():
        accepts(sample, person, karel.id)


def test_a_guide_accepts_only_a_waiting_guide(sample: SampleConference) -> None:
    for id in (NOVAKOVA.id, EVA.id, "nikdo"):
        with pytest.raises(NotFound), sample.nothing_changes():
            accepts(sample, EVA, id)


def test_a_waiting_guide_is_visible_to_circle_facilitator_and_organizer(sample: SampleConference) -> None:
    karel = add(sample, NewPerson("Karel", ("guide",)))
    told = {
        one.id for one in (ANICKA, EVA, JANA, LENKA, PETR) if (project(karel, viewer(one)) or {}).get("circle_waits")
    }
    assert told == {"anicka", "eva", "jana", "lenka"}


def test_the_next_guide_needs_no_acceptance_when_no_guide_is_left(sample: SampleConference) -> None:
    karel = add(sample, NewPerson("Karel", ("guide",)))
    sample.change(lambda work: membership.remove_person(work, LENKA, id=EVA.id))
    enter(sample, link_of(sample, karel), "notebook")
    sample.change(lambda work: people.admit(work, JANA, id=karel.id))
    assert audience_of(sample.get(Person, karel.id)) is Audience.CIRCLE
    assert not sample.get(Person, karel.id).circle_waits


def test_a_guide_invited_again_waits_for_acceptance(sample: SampleConference) -> None:
    """Also one who has been in: meanwhile there may be another."""
    sample.change(lambda work: membership.remove_person(work, LENKA, id=EVA.id))
    karel = add(sample, NewPerson("Karel", ("guide",)))
    assert not karel.circle_waits
    back = sample.change(lambda work: membership.invite_again(work, LENKA, sample.store, id=EVA.id))
    assert back.circle_waits


def test_the_first_guide_does_not_wait_for_acceptance(sample: SampleConference) -> None:
    assert not sample.get(Person, EVA.id).circle_waits
    assert not replace(EVA, rev=0).circle_waits

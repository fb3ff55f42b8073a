"""A removed organizer can return as long as nobody else could readmit them (A10, P3)."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import NotAdmitted, NotFound
from ipk.domain.people.person import Person
from ipk.services.people import conferences, people
from tests.builders import JANA, LENKA, PETR
from tests.services.people.test_admission import admit, enter, inside, refusal
from tests.services.sample_conference import SampleConference


def test_the_only_organizer_may_be_readmitted_after_removal(lobby: SampleConference) -> None:
    """A10, P3: out at once with all devices, and in again only when the facilitator lets them in."""
    token = lobby.token(LENKA)
    enter(lobby, token, "notebook")
    lobby.change(lambda work: people.remove(work, JANA, id=LENKA.id))
    assert refusal(lobby, "notebook") is NotAdmitted
    enter(lobby, token, "jiny")
    assert refusal(lobby, "jiny") is NotAdmitted
    admit(lobby, LENKA)
    assert inside(lobby, "jiny")
    lobby.read(lambda work: conferences.list_people(work, work.get(Person, LENKA.id)))


def test_one_of_two_organizers_loses_the_link_when_removed(lobby: SampleConference) -> None:
    lobby.change(lambda work: work.save(replace(work.get(Person, PETR.id), roles=("recorder", "organizer"))))
    lobby.change(lambda work: people.remove(work, JANA, id=LENKA.id))
    with pytest.raises(NotFound):
        enter(lobby, lobby.token(LENKA), "notebook")

"""Each person has a language of the interface."""

import pytest

from ipk.domain.kernel.errors import Invalid
from ipk.services.people import admission, conferences
from ipk.services.people.conferences import NewPerson
from tests.builders import LENKA
from tests.services.sample_conference import SampleConference


@pytest.fixture
def lobby(installation) -> SampleConference:
    return SampleConference(installation)


def test_a_room_code_guest_keeps_the_chosen_language(lobby: SampleConference) -> None:
    lobby.change(lambda work: conferences.open_door(work, LENKA, lobby.store))
    guest = lobby.change(lambda work: admission.join_by_code(work, name="Оксана", device="cizi", language="uk"))
    assert guest.language == "uk"


def test_a_guest_is_invited_in_their_language_and_an_unknown_language_is_refused(lobby: SampleConference) -> None:
    oksana = NewPerson("Оксана", ("family",), language="uk")
    guest = lobby.change(lambda work: conferences.add_person(work, LENKA, lobby.store, guest=oksana))
    assert guest.language == "uk"
    for language in ("xx", "cs\n", "ukr"):
        stranger = NewPerson("Adam", ("family",), language=language)
        with pytest.raises(Invalid), lobby.nothing_changes():
            lobby.change(
                lambda work, stranger=stranger: conferences.add_person(work, LENKA, lobby.store, guest=stranger)
            )

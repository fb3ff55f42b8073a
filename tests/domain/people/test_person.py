"""States of a person, and which of their devices may act for them (P2, P3)."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import Invalid, NotAdmitted, Removed
from ipk.domain.meeting.signals import Signal, supporters_of
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.permissions import Whose
from ipk.domain.people.person import PERSON_COLOURS, Device, Link, Person, Role, let_in, next_colour
from tests.builders import ANICKA, BY_ROLE, EVA, EVERYBODY, JANA, JIRINA, MARIE, NOVAKOVA, invited

PHONE = Device(id="mobil", person="novakova", admitted=True)
NOON = "2026-03-02T12:00:00+00:00"


def test_an_admitted_device_of_an_admitted_person_is_let_in() -> None:
    assert let_in(NOVAKOVA, PHONE) is NOVAKOVA


@pytest.mark.parametrize(
    ("person", "device"),
    [
        (NOVAKOVA, replace(PHONE, admitted=False)),
        (invited(NOVAKOVA), PHONE),
        (NOVAKOVA.entered_lobby(), replace(PHONE, admitted=False)),
    ],
)
def test_a_person_or_device_that_is_not_admitted_is_refused(person: Person, device: Device) -> None:
    with pytest.raises(NotAdmitted):
        let_in(person, device)


@pytest.mark.parametrize(("person", "device"), [(NOVAKOVA.removed(), PHONE), (NOVAKOVA, replace(PHONE, gone=True))])
def test_a_removed_person_or_device_is_refused(person: Person, device: Device) -> None:
    with pytest.raises(Removed):
        let_in(person, device)


def test_entering_the_lobby_keeps_an_earlier_admission() -> None:
    assert NOVAKOVA.entered_lobby().state == "admitted"
    assert invited(NOVAKOVA).entered_lobby().state == "waiting"


def test_removing_a_person_clears_raised_hand_and_knock() -> None:
    gone = replace(NOVAKOVA, hand_up=True, knocking=True).removed()
    assert (gone.state, gone.hand_up, gone.knocking) == ("removed", False, False)


def test_rights_begin_with_the_first_admission() -> None:
    assert invited(NOVAKOVA).admitted(7).rights_since == 7
    assert NOVAKOVA.admitted(9).rights_since == 0
    assert invited(NOVAKOVA).admitted(8, "support").roles == ("support",)


def test_a_person_without_a_role_is_refused() -> None:
    with pytest.raises(Invalid):
        Person(id="nikdo", name="Nikdo", roles=())


@pytest.mark.parametrize(
    ("roles", "leading"),
    [
        (("organizer", "facilitator"), Role.FACILITATOR),
        (("convener", "organizer"), Role.ORGANIZER),
        (("family", "child"), Role.CHILD),
        (("support", "family"), Role.SUPPORT),
    ],
)
def test_the_leading_role_is_chosen_from_several_roles(roles: tuple[str, ...], leading: Role) -> None:
    assert replace(NOVAKOVA, roles=roles).role is leading


def test_every_role_has_an_audience() -> None:
    assert {role: audience_of(person) for role, person in BY_ROLE.items() if role not in (Role.CHILD, Role.GUIDE)} == {
        Role.FACILITATOR: Audience.FACILITATOR,
        Role.RECORDER: Audience.RECORDER,
        Role.ORGANIZER: Audience.ORGANIZER,
        Role.DISPLAY: Audience.DISPLAY,
        **dict.fromkeys(
            (Role.CONVENER, Role.ADMINISTRATOR, Role.SUPPORT, Role.FAMILY, Role.PROFESSIONAL), Audience.EVERYONE
        ),
    }
    assert audience_of(ANICKA) is audience_of(EVA) is Audience.CIRCLE


@pytest.mark.parametrize(
    ("expires", "revoked", "alive"),
    [("", False, True), ("", True, False), ("2026-03-02T12:00:01+00:00", False, True), (NOON, False, False)],
)
def test_a_link_is_valid_until_it_expires_or_is_revoked(expires: str, revoked: bool, alive: bool) -> None:
    link = Link(id="link-1", person="novakova", token="t", digest="d", expires_at=expires, revoked=revoked)
    assert link.is_alive(NOON) is alive


def test_person_colours_are_reused_in_order() -> None:
    assert [next_colour(EVERYBODY[:count]) for count in range(7)] == [*PERSON_COLOURS, PERSON_COLOURS[0]]


def test_a_stop_belongs_to_the_child_even_when_the_guide_raised_it() -> None:
    stop = Signal(id="s", kind="stop", person="eva", at=NOON)
    assert stop.whose(ANICKA) is Whose.OWN
    assert stop.whose(EVA) is Whose.OTHERS
    assert stop.whose(JANA) is Whose.OTHERS


def test_help_reaches_the_support_person_and_for_the_child_its_guide() -> None:
    people = [ANICKA, EVA, JIRINA, MARIE, NOVAKOVA]
    assert set(supporters_of(ANICKA, people)) == {"eva", "marie"}
    assert supporters_of(JIRINA, people) == ()

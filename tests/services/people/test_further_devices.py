"""Who admits a further device: codes, return after leaving, handing over the lead (P2, A31)."""

import pytest

from ipk.domain.kernel.errors import Changed, Invalid, NotAdmitted, NotAllowed, NotFound
from ipk.domain.people.devices import CODE_LIFE
from ipk.domain.people.person import Device, Link, Person
from ipk.services.people import admission, conferences, device_codes, membership, people
from ipk.services.people.conferences import NewPerson
from tests.builders import ANICKA, EVA, JANA, JIRINA, LENKA, NOVAKOVA, PETR
from tests.services.people.test_admission import admit, enter, inside, refusal
from tests.services.sample_conference import SampleConference as Sample


def in_with(sample: Sample, person: Person, device: str) -> None:
    """The person is in with this device."""
    enter(sample, sample.token(person), device)
    if not inside(sample, device):
        admit(sample, person)


def admit_device(sample: Sample, who: Person, whose: Person) -> Person:
    return sample.change(lambda work: people.admit_device(work, work.get(Person, who.id), id=whose.id))


def by_organizer(sample: Sample, whose: Person) -> Person:
    return sample.change(lambda work: conferences.preadmit(work, LENKA, id=whose.id))


def sign_out(sample: Sample, whose: Person) -> None:
    sample.change(lambda work: membership.sign_out(work, LENKA, sample.store, id=whose.id))


def new_link(sample: Sample, whose: Person) -> str:
    return next(one.token for one in sample.all(Link) if one.person == whose.id and not one.revoked)


def leaves(sample: Sample, device: str) -> None:
    sample.change(lambda work: admission.leave(work, device))


@pytest.mark.parametrize("person", [JANA, LENKA], ids=["facilitator", "organizer"])
def test_only_the_first_device_of_facilitator_or_organizer_is_admitted_directly(lobby: Sample, person: Person) -> None:
    """P2: nobody else could let them in; the organizer who invited them is the named person."""
    enter(lobby, lobby.token(person), "tablet")
    assert inside(lobby, "tablet")
    enter(lobby, lobby.token(person), "druhy")
    assert not inside(lobby, "druhy")


@pytest.mark.parametrize("person", [JANA, LENKA], ids=["facilitator", "organizer"])
def test_facilitator_and_organizer_are_admitted_again_after_leaving(lobby: Sample, person: Person) -> None:
    enter(lobby, lobby.token(person), "tablet")
    leaves(lobby, "tablet")
    enter(lobby, lobby.token(person), "tablet-znovu")
    assert inside(lobby, "tablet-znovu")


def test_leaving_with_one_of_two_devices_admits_no_third(lobby: Sample) -> None:
    in_with(lobby, JANA, "tablet")
    enter(lobby, lobby.token(JANA), "mobil")
    admit_device(lobby, JANA, JANA)
    leaves(lobby, "mobil")
    enter(lobby, lobby.token(JANA), "cizi")
    assert not inside(lobby, "cizi")


@pytest.mark.parametrize("person", [ANICKA, EVA, JIRINA, NOVAKOVA], ids=lambda person: person.role.value)
def test_everybody_else_waits_again_after_leaving_until_admitted(lobby: Sample, person: Person) -> None:
    in_with(lobby, person, "mobil")
    leaves(lobby, "mobil")
    enter(lobby, lobby.token(person), "mobil-znovu")
    assert refusal(lobby, "mobil-znovu") is NotAdmitted
    admit(lobby, person)
    assert inside(lobby, "mobil-znovu")


@pytest.mark.parametrize("role", ["family", "guide", "recorder", "display", "child"])
def test_an_invited_person_is_admitted_with_the_role_they_already_have(lobby: Sample, role: str) -> None:
    person = next(one for one in lobby.all(Person) if one.role == role)
    enter(lobby, lobby.token(person), "zarizeni")
    admit(lobby, person, role)  # a client that names the role they were invited with does no harm
    assert inside(lobby, "zarizeni")
    assert lobby.get(Person, person.id).roles == person.roles


def test_the_recorder_may_admit_a_further_device_of_the_facilitator(lobby: Sample) -> None:
    in_with(lobby, JANA, "tablet")
    in_with(lobby, PETR, "notebook")
    enter(lobby, lobby.token(JANA), "nahradni")
    assert not inside(lobby, "nahradni")
    admit_device(lobby, PETR, JANA)
    assert inside(lobby, "nahradni")


@pytest.mark.parametrize("whose", [ANICKA, EVA, JIRINA], ids=lambda person: person.role.value)
def test_the_recorder_cannot_admit_devices_of_other_people(lobby: Sample, whose: Person) -> None:
    in_with(lobby, PETR, "notebook")
    in_with(lobby, whose, "prvni")
    enter(lobby, lobby.token(whose), "druhe")
    with pytest.raises(NotAllowed), lobby.nothing_changes():
        admit_device(lobby, PETR, whose)


@pytest.mark.parametrize("whose", [ANICKA, EVA], ids=lambda person: person.role.value)
def test_the_organizer_cannot_admit_a_further_device_of_the_circle(lobby: Sample, whose: Person) -> None:
    """A31: only in the room, by the facilitator or the circle itself."""
    in_with(lobby, whose, "prvni")
    enter(lobby, lobby.token(whose), "cizi")
    with pytest.raises(NotAllowed), lobby.nothing_changes():
        by_organizer(lobby, whose)


def test_preadmitting_a_person_who_is_in_does_not_admit_a_further_device(lobby: Sample) -> None:
    """A31: the link opened elsewhere afterwards leads to the lobby."""
    in_with(lobby, JIRINA, "mobil")
    by_organizer(lobby, JIRINA)
    enter(lobby, lobby.token(JIRINA), "cizi")
    assert not inside(lobby, "cizi")


def test_the_organizer_admits_a_person_who_already_waits(lobby: Sample) -> None:
    enter(lobby, lobby.token(JIRINA), "mobil")
    by_organizer(lobby, JIRINA)
    assert inside(lobby, "mobil")


def test_a_further_device_is_recorded_for_the_circle_to_see(lobby: Sample) -> None:
    """A31"""
    in_with(lobby, ANICKA, "tablet")
    in_with(lobby, EVA, "notebook")
    assert not lobby.get(Person, ANICKA.id).further_device_at
    enter(lobby, lobby.token(ANICKA), "druhy")
    admit_device(lobby, EVA, ANICKA)
    assert inside(lobby, "druhy")
    assert lobby.get(Person, ANICKA.id).further_device_at == lobby.clock.now.isoformat()


def test_a_further_device_is_admitted_only_for_an_admitted_person(lobby: Sample) -> None:
    in_with(lobby, JANA, "tablet")
    enter(lobby, lobby.token(NOVAKOVA), "mobil")
    with pytest.raises(Invalid), lobby.nothing_changes():
        admit_device(lobby, JANA, NOVAKOVA)


def code_of(sample: Sample, person: Person) -> str:
    made = lambda work: device_codes.make_device_code(work, work.get(Person, person.id), sample.store)  # noqa: E731
    return sample.change(made)


def types(sample: Sample, device: str, code: str) -> Person:
    return sample.change(lambda work: device_codes.use_device_code(work, device, sample.store, code=code))


def test_a_device_code_admits_one_further_device_once(lobby: Sample) -> None:
    in_with(lobby, JANA, "tablet")
    code = code_of(lobby, JANA)
    enter(lobby, lobby.token(JANA), "druhy")
    types(lobby, "druhy", f" {code.lower()} ")
    assert inside(lobby, "druhy")
    assert not lobby.get(Person, JANA.id).knocking
    enter(lobby, lobby.token(JANA), "treti")
    with pytest.raises(NotFound):
        types(lobby, "treti", code)


@pytest.mark.parametrize("case", ["another person's", "wrong", "old", "replaced"])
def test_a_wrong_expired_replaced_or_foreign_device_code_is_refused(lobby: Sample, case: str) -> None:
    in_with(lobby, JANA, "tablet")
    in_with(lobby, JIRINA, "mobil")
    code = code_of(lobby, JIRINA if case == "another person's" else JANA)
    if case == "old":
        lobby.clock.forward(seconds=CODE_LIFE.total_seconds())
    if case == "replaced":
        code_of(lobby, JANA)
    enter(lobby, lobby.token(JANA), "druhy")
    with pytest.raises(NotFound), lobby.nothing_changes():
        types(lobby, "druhy", "AAAAAA" if case == "wrong" else code)
    assert not inside(lobby, "druhy")


def test_the_lead_is_handed_over_to_another_admitted_adult(lobby: Sample) -> None:
    in_with(lobby, JANA, "tablet")
    in_with(lobby, NOVAKOVA, "mobil")
    lobby.change(lambda work: people.hand_over_lead(work, work.get(Person, JANA.id), id=NOVAKOVA.id))
    assert lobby.get(Person, NOVAKOVA.id).leads
    before = lobby.get(Person, JANA.id)
    assert not before.leads
    assert before.roles == ("professional",)


@pytest.mark.parametrize("to", [ANICKA, EVA, JIRINA], ids=lambda person: person.role.value)
def test_the_lead_cannot_be_handed_to_child_guide_or_family(lobby: Sample, to: Person) -> None:
    in_with(lobby, JANA, "tablet")
    in_with(lobby, to, "mobil")
    with pytest.raises(Invalid), lobby.nothing_changes():
        lobby.change(lambda work: people.hand_over_lead(work, work.get(Person, JANA.id), id=to.id))


def test_the_lead_cannot_be_handed_to_a_person_without_a_device(lobby: Sample) -> None:
    in_with(lobby, JANA, "tablet")
    with pytest.raises(Invalid), lobby.nothing_changes():
        lobby.change(lambda work: people.hand_over_lead(work, work.get(Person, JANA.id), id=PETR.id))


def test_a_device_that_reenters_by_link_is_replaced_and_not_removed(lobby: Sample) -> None:
    in_with(lobby, JIRINA, "mobil")
    enter(lobby, lobby.token(JIRINA), "mobil-znovu", known="mobil")
    assert lobby.get(Device, "mobil").replaced
    assert refusal(lobby, "mobil") is NotFound
    assert inside(lobby, "mobil-znovu")


def test_a_person_preadmitted_after_leaving_need_not_wait(lobby: Sample) -> None:
    in_with(lobby, JIRINA, "mobil")
    leaves(lobby, "mobil")
    by_organizer(lobby, JIRINA)
    enter(lobby, lobby.token(JIRINA), "mobil-znovu")
    assert inside(lobby, "mobil-znovu")


@pytest.mark.parametrize("way", ["left", "signed out"])
@pytest.mark.parametrize("whose", [ANICKA, EVA], ids=lambda person: person.role.value)
def test_the_organizer_admits_the_circle_only_the_first_time(lobby: Sample, whose: Person, way: str) -> None:
    """A31: signing the child's tablet out and opening the new link oneself leads nowhere."""
    enter(lobby, lobby.token(whose), "prvni")
    by_organizer(lobby, whose)
    assert inside(lobby, "prvni")
    if way == "left":
        leaves(lobby, "prvni")
    else:
        sign_out(lobby, whose)
    enter(lobby, new_link(lobby, whose), "druhe")
    with pytest.raises(NotAllowed), lobby.nothing_changes():
        by_organizer(lobby, whose)
    admit(lobby, whose)
    assert inside(lobby, "druhe")
    assert lobby.get(Person, whose.id).further_device_at


def test_an_admission_is_refused_when_another_device_arrived_since(lobby: Sample) -> None:
    """A26: a second device that came to the lobby meanwhile is not let in with the first."""
    enter(lobby, lobby.token(ANICKA), "tablet")
    seen = lobby.get(Person, ANICKA.id).rev
    enter(lobby, lobby.token(ANICKA), "cizi")
    with pytest.raises(Changed), lobby.nothing_changes():
        lobby.change(lambda work: people.admit(work, JANA, id=ANICKA.id, seen=seen))


def test_two_devices_admitted_at_once_are_recorded_as_further_devices(lobby: Sample) -> None:
    """A31"""
    enter(lobby, lobby.token(ANICKA), "cizi")
    enter(lobby, lobby.token(ANICKA), "tablet")
    admit(lobby, ANICKA)
    assert lobby.get(Person, ANICKA.id).further_device_at


def test_leaving_the_lobby_admits_nobody(lobby: Sample) -> None:
    """P2: neither for whoever opens the link next, nor for a leader whose phone was signed out."""
    enter(lobby, lobby.token(ANICKA), "tablet")
    leaves(lobby, "tablet")
    kept = lobby.get(Person, ANICKA.id)
    assert (kept.state, kept.knocking) == ("invited", False)
    in_with(lobby, JANA, "mobil")
    sign_out(lobby, JANA)
    for device in ("cizi", "cizi-znovu"):
        enter(lobby, new_link(lobby, JANA), device)
        assert not inside(lobby, device)
        leaves(lobby, device)


def test_a_device_that_leaves_the_lobby_leaves_the_other_one_waiting(lobby: Sample) -> None:
    for device in ("tablet", "mobil"):
        enter(lobby, lobby.token(JIRINA), device)
    leaves(lobby, "mobil")
    assert lobby.get(Person, JIRINA.id).knocking


def test_a_waiting_device_of_the_facilitator_is_admitted_after_the_first_one_left(lobby: Sample) -> None:
    in_with(lobby, JANA, "notebook")
    enter(lobby, lobby.token(JANA), "tablet")
    leaves(lobby, "notebook")
    enter(lobby, lobby.token(JANA), "tablet-znovu", known="tablet")
    assert inside(lobby, "tablet-znovu")


def test_a_second_facilitator_is_admitted_directly_and_may_admit_others(lobby: Sample) -> None:
    in_with(lobby, JANA, "tablet")
    guest = NewPerson("Pavel Druhý", ("facilitator",))
    second = lobby.change(lambda work: conferences.add_person(work, LENKA, lobby.store, guest=guest))
    enter(lobby, new_link(lobby, second), "druhy-tablet")
    assert inside(lobby, "druhy-tablet")
    enter(lobby, lobby.token(NOVAKOVA), "mobil")
    lobby.change(lambda work: people.admit(work, work.get(Person, second.id), id=NOVAKOVA.id))
    assert inside(lobby, "mobil")

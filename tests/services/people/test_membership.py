"""The organizer changes people and roles; there is one child, with its guides (A30)."""

from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, IpkError, NotAdmitted, NotAllowed, NotFound, Removed, TooBig
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.permissions import may
from ipk.domain.people.person import Device, Link, Person
from ipk.services.people import conferences, membership, people
from ipk.services.people.conferences import NewPerson
from ipk.services.people.membership import PersonChange
from ipk.services.shared.visitors import person_of
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, LENKA, MARIE, NOVAKOVA, PLATNO
from tests.services.people.test_admission import enter, refusal
from tests.services.sample_conference import SampleConference


def change(sample: SampleConference, person: Person, by: Person = LENKA, **fields: Any) -> Person:
    kept = sample.get(Person, person.id)
    form = PersonChange(kept.name, kept.roles, kept.supports, kept.language)
    return sample.change(lambda work: membership.change_person(work, by, id=person.id, change=replace(form, **fields)))


def add(sample: SampleConference, guest: NewPerson) -> Person:
    return sample.change(lambda work: conferences.add_person(work, LENKA, sample.store, guest=guest))


def comes_in(sample: SampleConference, person: Person) -> Person:
    return sample.read(lambda work: person_of(work, f"device-{person.id}"))


def test_name_language_and_supported_person_can_be_changed(sample: SampleConference) -> None:
    before = sample.get(Person, JIRINA.id)
    change(sample, JIRINA, name="  babička   Jiřina Nová ", language="sk", supports=ANICKA.id)
    kept = sample.get(Person, JIRINA.id)
    assert (kept.name, kept.language, kept.supports) == ("babička Jiřina Nová", "sk", ANICKA.id)
    assert kept.rights_since == before.rights_since


def test_changed_roles_change_rights_immediately(sample: SampleConference) -> None:
    changed = change(sample, NOVAKOVA, roles=("recorder", "professional"))
    assert changed.rights_since == changed.rev
    assert comes_in(sample, NOVAKOVA).roles == ("recorder", "professional")
    assert change(sample, NOVAKOVA, name="paní Nová").rights_since == changed.rights_since


@pytest.mark.parametrize(
    ("person", "fields", "refusal", "sentence"),
    [
        (JIRINA, {"name": "EVA  malá"}, Invalid, "same name"),
        (JIRINA, {"name": " "}, Invalid, "name"),
        (JIRINA, {"name": "x" * 61}, TooBig, "long"),
        (JIRINA, {"roles": ()}, Invalid, "role"),
        (JIRINA, {"roles": ("queen",)}, Invalid, "no role called"),
        (JIRINA, {"roles": ("family", "display")}, Invalid, "no other role"),
        (JIRINA, {"language": "xx"}, Invalid, "language"),
        (JIRINA, {"supports": JIRINA.id}, Invalid, "supports"),
        (JIRINA, {"supports": PLATNO.id}, Invalid, "supports"),
        (JIRINA, {"supports": "nikdo"}, Invalid, "supports"),
        (PLATNO, {"supports": ANICKA.id}, Invalid, "support nobody"),
        (ANICKA, {"supports": MARIE.id}, Invalid, "support nobody"),
        (JANA, {"roles": ("family",)}, Invalid, "needs a facilitator"),
        (LENKA, {"roles": ("family",)}, Invalid, "needs an organizer"),
        (JIRINA, {"roles": ("child",)}, Invalid, "Who the child is"),
        (JIRINA, {"roles": ("child", "family")}, Invalid, "Who the child is"),
        (ANICKA, {"roles": ("family",)}, Invalid, "Who the child is"),
        (ANICKA, {"roles": ("child", "family")}, Invalid, "no other role"),
    ],
)
def test_an_invalid_change_of_a_person_is_refused_with_a_reason(
    sample: SampleConference, person: Person, fields: dict[str, Any], refusal: type[IpkError], sentence: str
) -> None:
    with pytest.raises(refusal, match=sentence), sample.nothing_changes():
        change(sample, person, **fields)


def test_a_room_code_guest_cannot_get_a_role_that_needs_a_personal_link(sample: SampleConference) -> None:
    sample.change(lambda work: work.save(replace(work.get(Person, JIRINA.id), walk_in=True)))
    for role in ("guide", "facilitator", "recorder", "organizer"):
        with pytest.raises(Invalid, match="personal link"), sample.nothing_changes():
            change(sample, JIRINA, roles=(role, "family"))
    assert change(sample, JIRINA, roles=("support",)).roles == ("support",)


def test_a_person_made_guide_must_be_accepted_and_admitted_again(sample: SampleConference) -> None:
    changed = change(sample, NOVAKOVA, roles=("guide", "professional"))
    assert changed.voice_of == ANICKA.id
    with pytest.raises(NotAdmitted):
        comes_in(sample, NOVAKOVA)
    sample.send(EVA, "guide.accept", people.accept_guide, id=NOVAKOVA.id)
    sample.change(lambda work: people.admit(work, JANA, id=NOVAKOVA.id))
    assert audience_of(comes_in(sample, NOVAKOVA)) is Audience.CIRCLE


@pytest.mark.parametrize("roles", [("organizer", "guide"), ("recorder", "guide", "organizer")], ids="+".join)
def test_an_organizer_cannot_make_themselves_a_guide(sample: SampleConference, roles: tuple[str, ...]) -> None:
    """A30: a role that leads over the guide's hides nothing."""
    with pytest.raises(NotAllowed, match="themselves"), sample.nothing_changes():
        change(sample, LENKA, roles=roles)


def test_a_waiting_device_is_removed_when_its_person_becomes_a_guide(sample: SampleConference) -> None:
    link = sample.token(NOVAKOVA)
    enter(sample, link, "mobil")
    enter(sample, link, "cizi")
    change(sample, NOVAKOVA, roles=("guide", "professional"))
    sample.send(EVA, "guide.accept", people.accept_guide, id=NOVAKOVA.id)
    sample.change(lambda work: people.admit(work, JANA, id=NOVAKOVA.id))
    assert refusal(sample, "cizi") is Removed
    assert comes_in(sample, NOVAKOVA).voice_of == ANICKA.id


def test_a_facilitator_changed_to_family_before_arrival_must_be_admitted(sample: SampleConference) -> None:
    """P2"""
    adam = add(sample, NewPerson("Adam", ("facilitator",)))
    assert adam.state == "admitted"
    assert change(sample, adam, roles=("family",)).state == "invited"


def test_a_former_guide_leaves_the_circle_and_stays_admitted(sample: SampleConference) -> None:
    changed = change(sample, EVA, roles=("professional",))
    assert (changed.voice_of, changed.rights_since) == ("", changed.rev)
    assert audience_of(comes_in(sample, EVA)) is Audience.EVERYONE


def test_a_second_child_is_refused(sample: SampleConference) -> None:
    for roles in (("child",), ("child", "family")):
        with pytest.raises(Invalid, match="one child"), sample.nothing_changes():
            add(sample, NewPerson("Toník", roles))


def test_a_second_child_is_refused_even_after_the_first_was_removed(sample: SampleConference) -> None:
    sample.send(JANA, "person.remove", people.remove, id=ANICKA.id)
    with pytest.raises(Invalid, match="one child"), sample.nothing_changes():
        add(sample, NewPerson("Toník", ("child",)))
    with pytest.raises(Invalid, match="Who the child is"), sample.nothing_changes():
        change(sample, JIRINA, roles=("child",))
    assert change(sample, JIRINA, name="babička").name == "babička"


def test_every_guide_is_the_voice_of_the_child(sample: SampleConference) -> None:
    assert add(sample, NewPerson("Karel", ("guide",))).voice_of == ANICKA.id
    assert add(sample, NewPerson("Adam", ("family",))).voice_of == ""


def test_a_guide_without_a_child_is_outside_the_circle() -> None:
    nobodys = replace(EVA, voice_of="")
    assert audience_of(nobodys) is Audience.EVERYONE
    assert not [command for command in ("profile.open", "messages.make", "profile.export") if may(nobodys, command)]
    assert may(nobodys, "card.stick")


def test_a_support_person_is_assigned_by_id_or_name(sample: SampleConference) -> None:
    assert add(sample, NewPerson("Adam", ("support",), supports=ANICKA.id)).supports == ANICKA.id
    assert add(sample, NewPerson("Bára", ("support",), supports="Anička")).supports == ANICKA.id
    with pytest.raises(Invalid, match="supports"):
        add(sample, NewPerson("Cyril", ("support",), supports="Toník"))


def test_a_removed_person_is_refused_and_their_links_are_revoked(sample: SampleConference) -> None:
    sample.change(lambda work: membership.remove_person(work, LENKA, id=JIRINA.id))
    with pytest.raises(Removed):
        comes_in(sample, JIRINA)
    assert [link for link in sample.all(Link) if link.person == JIRINA.id and not link.revoked] == []


@pytest.mark.parametrize(("person", "refusal"), [(ANICKA, Invalid), (JANA, Invalid), (LENKA, NotAllowed)], ids=str)
def test_the_child_the_last_facilitator_and_oneself_cannot_be_removed(
    sample: SampleConference, person: Person, refusal: type[IpkError]
) -> None:
    with pytest.raises(refusal), sample.nothing_changes():
        sample.change(lambda work: membership.remove_person(work, LENKA, id=person.id))


def test_one_of_two_facilitators_can_be_removed(sample: SampleConference) -> None:
    change(sample, NOVAKOVA, roles=("facilitator",))
    sample.change(lambda work: membership.remove_person(work, LENKA, id=JANA.id))
    assert sample.get(Person, JANA.id).state == "removed"


def test_a_removed_person_invited_again_waits_for_admission(sample: SampleConference) -> None:
    sample.change(lambda work: membership.remove_person(work, LENKA, id=JIRINA.id))
    assert [one.id for one in sample.read(membership.removed_people)] == [JIRINA.id]
    back = sample.change(lambda work: membership.invite_again(work, LENKA, sample.store, id=JIRINA.id))
    assert (back.state, back.entered) == ("invited", False)
    assert len([link for link in sample.all(Link) if link.person == JIRINA.id and not link.revoked]) == 1
    with pytest.raises(Removed):
        comes_in(sample, JIRINA)
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.change(lambda work: membership.invite_again(work, LENKA, sample.store, id=JIRINA.id))


def test_a_removed_person_whose_name_was_taken_cannot_be_invited_again(sample: SampleConference) -> None:
    sample.change(lambda work: membership.remove_person(work, LENKA, id=JIRINA.id))
    add(sample, NewPerson("Babička Jiřina", ("family",)))
    with pytest.raises(Invalid, match="same name"), sample.nothing_changes():
        sample.change(lambda work: membership.invite_again(work, LENKA, sample.store, id=JIRINA.id))


def test_signing_out_removes_devices_and_renews_the_link(sample: SampleConference) -> None:
    old = sample.token(JIRINA)
    sample.change(lambda work: membership.sign_out(work, LENKA, sample.store, id=JIRINA.id))
    with pytest.raises(IpkError):
        comes_in(sample, JIRINA)
    (link,) = [one for one in sample.all(Link) if one.person == JIRINA.id and not one.revoked]
    assert link.token != old
    assert [one for one in sample.all(Device) if one.person == JIRINA.id] == []


def test_the_organizer_cannot_sign_themselves_out_of_the_list(sample: SampleConference) -> None:
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.change(lambda work: membership.sign_out(work, LENKA, sample.store, id=LENKA.id))


def test_a_removed_person_cannot_be_changed(sample: SampleConference) -> None:
    sample.change(lambda work: membership.remove_person(work, LENKA, id=JIRINA.id))
    with pytest.raises(NotFound), sample.nothing_changes():
        change(sample, JIRINA, name="nikdo")


def test_changing_a_person_to_the_same_values_changes_nothing(sample: SampleConference) -> None:
    for person in EVERYBODY:
        kept = sample.get(Person, person.id)
        assert replace(change(sample, person), rev=0) == replace(kept, rev=0)

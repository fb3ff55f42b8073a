"""A command is identified, deduplicated, authorised, executed and logged."""

import pytest

from ipk.domain.kernel.errors import Closed, Invalid, NotAdmitted, NotAllowed, NotFound, Removed, TooLate
from ipk.domain.people.person import Device, Person
from ipk.domain.wall.cards import Card, Spot
from ipk.services.shared.commands import audited, log_event
from ipk.services.wall import cards
from ipk.services.wall.cards import NewCard, stick_card
from tests.builders import JANA, LENKA, NOVAKOVA, ON_THE_PAPER
from tests.services.sample_conference import SampleConference

STICK = {"id": "karta", "spot": ON_THE_PAPER, "new": NewCard("note", "Umí naslouchat")}


def test_a_repeated_command_is_executed_once_and_answered_again(sample: SampleConference) -> None:
    first = sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **STICK)
    assert not first.again
    with sample.nothing_changes():
        second = sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **STICK)
    assert (second.seq, second.again) == (first.seq, True)


def test_a_repeated_command_is_answered_even_when_it_would_be_refused_now(sample: SampleConference) -> None:
    first = sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **STICK)
    sample.set_meeting(frozen=True)
    assert sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **STICK).seq == first.seq


def test_the_same_op_with_another_body_is_refused(sample: SampleConference) -> None:
    sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **STICK)
    with pytest.raises(Invalid), sample.nothing_changes():
        sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **{**STICK, "id": "jina"})


def test_two_people_may_use_the_same_op(sample: SampleConference) -> None:
    sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **STICK)
    done = sample.send(JANA, "card.stick", stick_card, op="op-a", **{**STICK, "id": "jina"})
    assert not done.again


def test_a_refused_command_may_be_sent_again_with_the_same_op(sample: SampleConference) -> None:
    sample.set_meeting(frozen=True)
    with pytest.raises(TooLate):
        sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **STICK)
    sample.set_meeting(frozen=False)
    assert not sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **STICK).again


def test_a_command_refused_halfway_changes_nothing(sample: SampleConference) -> None:
    def half(work, person: Person) -> None:
        cards.stick_card(work, person, **STICK)
        cards.stick_card(work, person, **{**STICK, "id": "dalsi", "spot": Spot("neni-tu", 1, 1)})

    with pytest.raises(NotFound), sample.nothing_changes():
        sample.send(NOVAKOVA, "card.stick", half)
    assert sample.read(lambda work: work.get_or_none(Card, "karta")) is None


def test_permission_and_time_are_checked_before_execution(sample: SampleConference) -> None:
    def never(work, person: Person) -> None:
        pytest.fail("it was done")

    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(NOVAKOVA, "card.approve", never)
    sample.set_meeting(closed=True)
    with pytest.raises(Closed), sample.nothing_changes():
        sample.send(NOVAKOVA, "card.stick", never)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda work: work.save(work.get(Person, "novakova").removed()), Removed),
        (lambda work: work.delete(work.get(Device, "device-novakova")), Removed),
        (lambda work: work.save(Device(id="device-novakova", person="novakova")), NotAdmitted),
        (lambda work: work.save(Device(id="device-novakova", person="nikdo", admitted=True)), NotFound),
    ],
)
def test_a_removed_or_unadmitted_person_cannot_send_commands(
    sample: SampleConference, change, refusal: type[Exception]
) -> None:
    sample.change(change)
    with pytest.raises(refusal), sample.nothing_changes():
        sample.send(NOVAKOVA, "card.stick", stick_card, **STICK)


def test_a_removed_person_gets_no_answer_to_a_repeated_command(sample: SampleConference) -> None:
    sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **STICK)
    sample.change(lambda work: work.save(work.get(Person, "novakova").removed()))
    with pytest.raises(Removed):
        sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **STICK)


def test_the_audit_log_records_who_made_a_change(sample: SampleConference) -> None:
    heard = sample.changes()
    sample.send(NOVAKOVA, "card.stick", stick_card, op="op-a", **STICK)
    sample.store.transact(sample.conference, audited("device-lenka", "link.show", lambda work, person: None))
    sample.change(lambda work: None)
    assert [change.by for change in heard] == [NOVAKOVA.id, LENKA.id, ""]
    first = heard[0]
    assert (first.op, [change.seq - first.seq for change in heard]) == ("op-a", [0, 1, 2])
    assert {record.rev for record in first.records} == {first.seq}


def test_an_unknown_device_cannot_make_an_audited_change(lobby: SampleConference) -> None:
    with pytest.raises(NotFound), lobby.nothing_changes():
        lobby.store.transact(lobby.conference, audited("odjinud", "link.show", lambda work, person: person))


def test_a_change_without_an_audit_entry_raises_and_is_not_saved(sample: SampleConference) -> None:
    with pytest.raises(RuntimeError), sample.nothing_changes():
        sample.store.transact(sample.conference, lambda work: work.save(work.get(Person, "eva").entered_lobby()))


def test_a_log_entry_needs_no_op(sample: SampleConference) -> None:
    before = sample.snapshot()[0]
    sample.store.transact(sample.conference, lambda work: log_event(work, "lenka", "list.show"))
    assert sample.snapshot()[0] == before + 1

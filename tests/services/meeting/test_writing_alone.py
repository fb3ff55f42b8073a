"""Everybody writes alone, then all cards are uncovered at once (S1, steps 2, 3, 5)."""

import json

import pytest

from ipk.domain.kernel.errors import NotFound, TooLate
from ipk.domain.views.projection import project
from ipk.domain.wall.cards import Card
from ipk.services.meeting import meeting
from ipk.services.shared.card_saving import uncover_cards
from ipk.services.wall.cards import approve_card, peel_card, restore_card
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, NOVAKOVA, viewer
from tests.services.sample_conference import SampleConference

ALL = {one.id for one in EVERYBODY}


@pytest.fixture
def unseen(open_sample: SampleConference) -> SampleConference:
    open_sample.send(JANA, "meeting.alone", meeting.write_alone)
    return open_sample


def uncover(sample: SampleConference) -> None:
    sample.send(JANA, "meeting.uncover", uncover_cards)


def who_finds(sample: SampleConference, canary: str) -> set[str]:
    """The people in whose views of all cards this text is."""
    cards = sample.all(Card)
    views = {one.id: json.dumps([project(card, viewer(one)) for card in cards]) for one in EVERYBODY}
    return {id for id, text in views.items() if canary in text}


def test_a_card_written_alone_is_seen_by_its_author_until_all_are_uncovered(unseen: SampleConference) -> None:
    unseen.stick(JIRINA, "a", "canary-jirina")
    unseen.stick(ANICKA, "b", "canary-anicka")
    unseen.stick(EVA, "c", "canary-eva", said_by=ANICKA.id)
    assert who_finds(unseen, "canary-jirina") == {JIRINA.id}
    assert who_finds(unseen, "canary-anicka") == {ANICKA.id}
    assert who_finds(unseen, "canary-eva") == {EVA.id, ANICKA.id}
    assert unseen.meeting.unseen == 3
    uncover(unseen)
    assert [who_finds(unseen, text) for text in ("canary-jirina", "canary-anicka", "canary-eva")] == [ALL] * 3
    assert (unseen.meeting.alone, unseen.meeting.unseen) == (False, 0)


def test_with_approve_first_the_facilitator_reads_and_approves_meanwhile(unseen: SampleConference) -> None:
    unseen.set_meeting(moderation="approve")
    unseen.stick(JIRINA, "a", "canary-a")
    unseen.stick(NOVAKOVA, "b", "canary-b")
    assert who_finds(unseen, "canary-a") == {JIRINA.id, JANA.id}
    unseen.send(JANA, "card.approve", approve_card, id="a")
    assert who_finds(unseen, "canary-a") == {JIRINA.id, JANA.id}
    uncover(unseen)
    assert who_finds(unseen, "canary-a") == ALL
    assert who_finds(unseen, "canary-b") == {NOVAKOVA.id, JANA.id}
    unseen.send(JANA, "card.approve", approve_card, id="b")
    assert who_finds(unseen, "canary-b") == ALL


def test_with_open_moderation_the_facilitator_cannot_act_on_an_unseen_card(unseen: SampleConference) -> None:
    unseen.stick(JIRINA, "a")
    with pytest.raises(NotFound), unseen.nothing_changes():
        unseen.send(JANA, "card.approve", approve_card, id="a")


def test_a_peeled_card_is_not_counted_and_comes_back_as_it_was(unseen: SampleConference) -> None:
    unseen.stick(JIRINA, "a", "canary-a")
    unseen.send(JIRINA, "card.peel", peel_card, id="a")
    assert unseen.meeting.unseen == 0
    unseen.send(JIRINA, "card.restore", restore_card, id="a")
    assert (unseen.meeting.unseen, who_finds(unseen, "canary-a")) == (1, {JIRINA.id})
    unseen.send(JIRINA, "card.peel", peel_card, id="a")
    uncover(unseen)
    unseen.send(JIRINA, "card.restore", restore_card, id="a")
    assert who_finds(unseen, "canary-a") == ALL


def test_leaving_the_step_or_closing_the_meeting_uncovers_what_was_written(unseen: SampleConference) -> None:
    unseen.stick(JIRINA, "a", "canary-a")
    unseen.send(JANA, "meeting.step", meeting.go_to_step, step=3)
    assert who_finds(unseen, "canary-a") == ALL
    unseen.send(JANA, "meeting.alone", meeting.write_alone)
    unseen.stick(JIRINA, "b", "canary-b")
    unseen.send(JANA, "meeting.close", meeting.close_meeting)
    assert who_finds(unseen, "canary-b") == ALL


@pytest.mark.parametrize("step", [1, 4, 6, 7, 8, 9])
def test_people_write_alone_in_steps_two_three_and_five_only(open_sample: SampleConference, step: int) -> None:
    open_sample.set_meeting(step=step)
    with pytest.raises(TooLate), open_sample.nothing_changes():
        open_sample.send(JANA, "meeting.alone", meeting.write_alone)

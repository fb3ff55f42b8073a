"""The secret dot vote (S1 step 4, D4)."""

import json

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooLate, TooMany
from ipk.domain.views.projection import project
from ipk.domain.wall.cards import Card
from ipk.domain.wall.voting import Ballot
from ipk.services.people import people
from ipk.services.wall import voting
from tests.builders import ANICKA, EVERYBODY, JANA, JIRINA, NOVAKOVA, viewer
from tests.services.sample_conference import SampleConference


@pytest.fixture
def vote(open_sample: SampleConference) -> SampleConference:
    """Two cards and two dots for everybody."""
    open_sample.set_meeting(step=4)
    open_sample.stick(NOVAKOVA, "spani")
    open_sample.stick(JIRINA, "skola")
    open_sample.send(JANA, "vote.open", voting.open_vote, dots=2)
    return open_sample


def cast(sample: SampleConference, person, card: str = "spani") -> None:
    sample.send(person, "vote.cast", voting.cast_dot, card=card)


def take_back(sample: SampleConference, person, card: str = "spani") -> None:
    sample.send(person, "vote.take_back", voting.take_dot_back, card=card)


def seen(sample: SampleConference, person, card: str = "spani") -> dict:
    parts = sample.read(lambda work: work.list(Ballot, card))
    shown = project(sample.get(Card, card), viewer(person), parts)
    assert shown is not None
    return shown


def test_dots_are_visible_only_to_their_owner_until_the_vote_closes(vote: SampleConference) -> None:
    before = {one.id: json.dumps(seen(vote, one)) for one in EVERYBODY}
    cast(vote, JIRINA)
    changed = {one.id for one in EVERYBODY if json.dumps(seen(vote, one)) != before[one.id]}
    assert changed == {JIRINA.id}
    assert seen(vote, JIRINA)["mine"] == {"dots": 1}


def test_closing_the_vote_shows_the_sums_to_everybody(vote: SampleConference) -> None:
    for person in (ANICKA, JIRINA, NOVAKOVA):
        cast(vote, person)
    cast(vote, ANICKA, "skola")
    vote.send(JANA, "vote.close", voting.close_vote)
    assert {seen(vote, one)["dots"] for one in EVERYBODY} == {3}
    assert {seen(vote, one, "skola")["dots"] for one in EVERYBODY} == {1}
    assert not vote.meeting.vote.open


def test_dots_of_a_person_are_limited(vote: SampleConference) -> None:
    cast(vote, JIRINA)
    cast(vote, JIRINA)
    with pytest.raises(TooMany), vote.nothing_changes():
        cast(vote, JIRINA, "skola")


def test_a_dot_taken_back_may_be_given_again(vote: SampleConference) -> None:
    cast(vote, JIRINA)
    cast(vote, JIRINA)
    take_back(vote, JIRINA)
    cast(vote, JIRINA, "skola")
    assert [ballot.dots for ballot in vote.all(Ballot)] == [1, 1]


def test_taking_back_a_dot_one_did_not_give_is_refused(vote: SampleConference) -> None:
    cast(vote, JIRINA)
    with pytest.raises(Invalid), vote.nothing_changes():
        take_back(vote, NOVAKOVA)


def test_the_facilitator_cannot_vote(vote: SampleConference) -> None:
    with pytest.raises(NotAllowed), vote.nothing_changes():
        cast(vote, JANA)


def test_dots_on_a_waiting_card_are_refused(vote: SampleConference) -> None:
    vote.set_meeting(moderation="approve")
    vote.stick(NOVAKOVA, "ceka")
    for person in (NOVAKOVA, JIRINA):
        with pytest.raises(NotFound), vote.nothing_changes():
            cast(vote, person, "ceka")


def test_dots_are_refused_when_no_vote_is_open(vote: SampleConference) -> None:
    vote.send(JANA, "vote.close", voting.close_vote)
    for late in (cast, take_back):
        with pytest.raises(TooLate), vote.nothing_changes():
            late(vote, JIRINA)
    with pytest.raises(TooLate), vote.nothing_changes():
        vote.send(JANA, "vote.close", voting.close_vote)


def test_a_new_vote_clears_the_dots_of_the_last_one(vote: SampleConference) -> None:
    cast(vote, JIRINA)
    vote.send(JANA, "vote.close", voting.close_vote)
    vote.send(JANA, "vote.open", voting.open_vote, dots=1)
    assert seen(vote, JIRINA)["dots"] == 0
    assert "mine" not in seen(vote, JIRINA)
    cast(vote, JIRINA)
    assert seen(vote, JIRINA)["mine"] == {"dots": 1}


@pytest.mark.parametrize("dots", [0, -1, 11])
def test_a_vote_with_no_dots_or_more_than_ten_is_refused(vote: SampleConference, dots: int) -> None:
    with pytest.raises(Invalid), vote.nothing_changes():
        vote.send(JANA, "vote.open", voting.open_vote, dots=dots)


def test_the_child_and_not_the_facilitator_orders_the_topics(vote: SampleConference) -> None:
    with pytest.raises(NotAllowed, match="child"), vote.nothing_changes():
        vote.send(JANA, "vote.order", voting.order_topics, topics=["spani"])
    vote.send(ANICKA, "vote.order", voting.order_topics, topics=["skola", "spani", "skola"])
    assert vote.meeting.vote.topic_order == ("skola", "spani")


def test_without_a_child_the_facilitator_orders_the_topics(vote: SampleConference) -> None:
    vote.change(lambda work: people.remove(work, JANA, id=ANICKA.id))
    vote.send(JANA, "vote.order", voting.order_topics, topics=["spani"])
    assert vote.meeting.vote.topic_order == ("spani",)

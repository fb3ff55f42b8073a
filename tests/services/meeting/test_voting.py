"""The secret dot vote on topics (S1 step 4, D4)."""

import json

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooLate, TooMany
from ipk.domain.meeting.topics import Ballot, Topic
from ipk.domain.views.projection import project
from ipk.domain.wall.cards import Card
from ipk.services.meeting import meeting, topics, voting
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, LENKA, MARIE, NOVAKOVA, PETR, viewer
from tests.services.sample_conference import SampleConference


@pytest.fixture
def vote(open_sample: SampleConference) -> SampleConference:
    """Two topics, made from a card each, and two dots for everybody who votes."""
    open_sample.set_meeting(step=4)
    for person, id in ((NOVAKOVA, "spani"), (JIRINA, "skola")):
        open_sample.stick(person, f"karta-{id}")
        make = {"id": id, "title": id.capitalize(), "cards": [f"karta-{id}"]}
        open_sample.send(JANA, "topic.make", topics.make_topic, **make)
    open_sample.send(JANA, "vote.open", voting.open_vote, dots=2)
    return open_sample


def cast(sample: SampleConference, person, topic: str = "spani", **more) -> None:
    sample.send(person, "vote.cast", voting.cast_dot, topic=topic, **more)


def take_back(sample: SampleConference, person, topic: str = "spani") -> None:
    sample.send(person, "vote.take_back", voting.take_dot_back, topic=topic)


def seen(sample: SampleConference, person, topic: str = "spani") -> dict:
    parts = sample.read(lambda work: work.list(Ballot, topic))
    shown = project(sample.get(Topic, topic), viewer(person), parts)
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
    assert vote.get(Card, "karta-spani").dots == 3
    assert (vote.meeting.vote.open, vote.meeting.vote.choosing) == (False, True)


def test_leaving_step_four_closes_an_open_vote(vote: SampleConference) -> None:
    cast(vote, JIRINA)
    vote.send(JANA, "meeting.step", meeting.go_to_step, step=5)
    assert not vote.meeting.vote.open
    assert seen(vote, ANICKA)["dots"] == 1


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


def test_dots_on_a_dropped_topic_may_be_given_again(vote: SampleConference) -> None:
    cast(vote, JIRINA)
    cast(vote, JIRINA)
    vote.send(JANA, "topic.drop", topics.drop_topic, id="spani")
    cast(vote, JIRINA, "skola")
    assert seen(vote, JIRINA, "skola")["mine"] == {"dots": 1}


def test_taking_back_a_dot_one_did_not_give_is_refused(vote: SampleConference) -> None:
    cast(vote, JIRINA)
    with pytest.raises(Invalid), vote.nothing_changes():
        take_back(vote, NOVAKOVA)


@pytest.mark.parametrize("person", [JANA, LENKA, PETR, EVA, MARIE], ids=lambda one: one.role.value)
def test_leader_office_guide_and_support_give_no_dots_of_their_own(vote: SampleConference, person) -> None:
    with pytest.raises(NotAllowed), vote.nothing_changes():
        cast(vote, person)


def test_the_facilitator_may_let_support_persons_vote(vote: SampleConference) -> None:
    vote.send(JANA, "vote.open", voting.open_vote, dots=1, voters=("child", "support"))
    cast(vote, MARIE)
    with pytest.raises(NotAllowed), vote.nothing_changes():
        cast(vote, JIRINA)


def test_the_guide_gives_the_childs_dots(vote: SampleConference) -> None:
    cast(vote, EVA, said_by=ANICKA.id)
    assert seen(vote, ANICKA)["mine"] == {"dots": 1}
    assert "mine" not in seen(vote, EVA)


def test_the_recorder_gives_dots_from_paper_only_for_people_without_a_device(vote: SampleConference) -> None:
    with pytest.raises(NotAllowed), vote.nothing_changes():
        cast(vote, PETR, said_by=JIRINA.id)
    vote.without_device(JIRINA)
    cast(vote, PETR, said_by=JIRINA.id)
    assert [(ballot.person, ballot.dots) for ballot in vote.all(Ballot)] == [(JIRINA.id, 1)]


@pytest.mark.parametrize("person", [NOVAKOVA, MARIE, JANA, EVA], ids=lambda one: one.role.value)
def test_nobody_else_gives_the_dots_of_a_person_without_a_device(vote: SampleConference, person) -> None:
    vote.without_device(JIRINA)
    with pytest.raises(NotAllowed), vote.nothing_changes():
        cast(vote, person, said_by=JIRINA.id)


def test_the_facilitator_sees_only_how_many_people_have_dots_left(vote: SampleConference) -> None:
    voters = vote.meeting.vote.still
    cast(vote, JIRINA)
    assert vote.meeting.vote.still == voters
    cast(vote, JIRINA, "skola")
    assert vote.meeting.vote.still == voters - 1
    take_back(vote, JIRINA)
    assert vote.meeting.vote.still == voters


def test_dots_on_a_topic_whose_title_waits_are_refused(vote: SampleConference) -> None:
    vote.set_meeting(moderation="approve")
    vote.send(PETR, "topic.make", topics.make_topic, id="ceka", title="Čeká")
    with pytest.raises(NotFound), vote.nothing_changes():
        cast(vote, JIRINA, "ceka")


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
    assert vote.get(Card, "karta-spani").dots == 0
    assert "mine" not in seen(vote, JIRINA)
    cast(vote, JIRINA)
    assert seen(vote, JIRINA)["mine"] == {"dots": 1}


@pytest.mark.parametrize("dots", [0, -1, 11])
def test_a_vote_with_no_dots_or_more_than_ten_is_refused(vote: SampleConference, dots: int) -> None:
    with pytest.raises(Invalid), vote.nothing_changes():
        vote.send(JANA, "vote.open", voting.open_vote, dots=dots)


def test_a_vote_without_voters_is_refused(vote: SampleConference) -> None:
    with pytest.raises(Invalid), vote.nothing_changes():
        vote.send(JANA, "vote.open", voting.open_vote, dots=1, voters=())


def test_a_vote_without_topics_is_refused(open_sample: SampleConference) -> None:
    open_sample.set_meeting(step=4)
    with pytest.raises(Invalid, match="topics"), open_sample.nothing_changes():
        open_sample.send(JANA, "vote.open", voting.open_vote, dots=3)


def test_agreeing_without_a_vote_ends_an_open_one_without_sums(vote: SampleConference) -> None:
    cast(vote, JIRINA)
    vote.send(JANA, "vote.skip", voting.agree_without_vote)
    assert seen(vote, JIRINA)["dots"] == 0
    assert "mine" not in seen(vote, JIRINA)
    assert (vote.meeting.vote.open, vote.meeting.vote.choosing) == (False, True)

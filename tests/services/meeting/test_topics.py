"""Topics from cards, the child's choice of the first one, and going on to another (S1, steps 4 and 7)."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooLate, TooMany
from ipk.domain.meeting.topics import Topic
from ipk.domain.people.person import Person
from ipk.services.meeting import topics
from ipk.services.people import people
from ipk.services.shared.approval import approve_text
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA, PETR
from tests.services.sample_conference import SampleConference


@pytest.fixture
def sample_with_topics(open_sample: SampleConference) -> SampleConference:
    open_sample.set_meeting(step=4)
    for id in ("spani", "skola", "hrani"):
        make(open_sample, id)
    return open_sample


def make(sample: SampleConference, id: str, person=JANA, **more) -> None:
    args = {"id": id, "title": id.capitalize(), "cards": [], **more}
    sample.send(person, "topic.make", topics.make_topic, **args)


def order(sample: SampleConference, person, *ids: str) -> None:
    sample.send(person, "vote.order", topics.order_topics, topics=list(ids))


def states(sample: SampleConference) -> dict[str, str]:
    return {topic.id: topic.state for topic in sample.all(Topic)}


def test_a_topic_keeps_the_cards_it_was_made_from(open_sample: SampleConference) -> None:
    open_sample.stick(JIRINA, "a")
    open_sample.stick(NOVAKOVA, "b")
    make(open_sample, "spani", title=" Spaní ", cards=["a", "b", "a"])
    topic = open_sample.get(Topic, "spani")
    assert (topic.title, topic.cards, topic.order, topic.state) == ("Spaní", ("a", "b"), 1, "open")


def test_a_topic_from_a_card_that_waits_is_refused(open_sample: SampleConference) -> None:
    open_sample.set_meeting(moderation="approve")
    open_sample.stick(JIRINA, "ceka")
    with pytest.raises(NotFound), open_sample.nothing_changes():
        make(open_sample, "spani", cards=["ceka"])


def test_a_topic_without_a_title_is_refused(open_sample: SampleConference) -> None:
    with pytest.raises(Invalid, match="title"), open_sample.nothing_changes():
        make(open_sample, "spani", title=" ")


def test_there_are_twelve_topics_at_most(open_sample: SampleConference) -> None:
    for number in range(12):
        make(open_sample, f"tema-{number}")
    with pytest.raises(TooMany), open_sample.nothing_changes():
        make(open_sample, "dalsi")


@pytest.mark.parametrize("person", [ANICKA, EVA, JIRINA, NOVAKOVA], ids=lambda one: one.role.value)
def test_only_facilitator_and_recorder_make_topics(open_sample: SampleConference, person) -> None:
    with pytest.raises(NotAllowed), open_sample.nothing_changes():
        make(open_sample, "spani", person)


@pytest.mark.parametrize("step", [1, 8, 9])
def test_topics_are_made_in_steps_two_to_seven(open_sample: SampleConference, step: int) -> None:
    open_sample.set_meeting(step=step)
    with pytest.raises(TooLate), open_sample.nothing_changes():
        make(open_sample, "spani")


def test_a_recorders_title_waits_for_the_facilitator(open_sample: SampleConference) -> None:
    open_sample.set_meeting(moderation="approve")
    make(open_sample, "spani", PETR)
    assert open_sample.get(Topic, "spani").waits
    open_sample.send(JANA, "text.approve", approve_text, id="spani")
    assert not open_sample.get(Topic, "spani").waits


def test_the_child_chooses_the_first_topic(sample_with_topics: SampleConference) -> None:
    for person in (JANA, EVA):
        with pytest.raises(NotAllowed, match="child"), sample_with_topics.nothing_changes():
            order(sample_with_topics, person, "skola")
    order(sample_with_topics, ANICKA, "skola", "spani", "skola")
    assert sample_with_topics.meeting.vote.topic_order == ("skola", "spani")
    assert states(sample_with_topics) == {"spani": "open", "skola": "chosen", "hrani": "open"}
    order(sample_with_topics, ANICKA, "hrani")
    assert states(sample_with_topics) == {"spani": "open", "skola": "open", "hrani": "chosen"}


def test_for_a_child_who_is_not_here_its_guide_chooses(sample_with_topics: SampleConference) -> None:
    sample_with_topics.without_device(ANICKA)
    with pytest.raises(NotAllowed), sample_with_topics.nothing_changes():
        order(sample_with_topics, JANA, "skola")
    order(sample_with_topics, EVA, "skola")
    assert states(sample_with_topics)["skola"] == "chosen"


def test_without_child_and_guide_the_facilitator_chooses(sample_with_topics: SampleConference) -> None:
    sample_with_topics.without_device(ANICKA)
    sample_with_topics.change(lambda work: people.remove(work, JANA, id=EVA.id))
    order(sample_with_topics, JANA, "skola")
    assert states(sample_with_topics)["skola"] == "chosen"


def test_a_choice_of_nothing_is_refused(sample_with_topics: SampleConference) -> None:
    with pytest.raises(Invalid), sample_with_topics.nothing_changes():
        order(sample_with_topics, ANICKA)


def test_the_topic_that_is_talked_about_cannot_be_dropped(sample_with_topics: SampleConference) -> None:
    order(sample_with_topics, ANICKA, "skola")
    with pytest.raises(Invalid), sample_with_topics.nothing_changes():
        sample_with_topics.send(JANA, "topic.drop", topics.drop_topic, id="skola")
    sample_with_topics.send(JANA, "topic.drop", topics.drop_topic, id="hrani")
    assert set(states(sample_with_topics)) == {"spani", "skola"}


def test_going_on_ends_the_topic_before(sample_with_topics: SampleConference) -> None:
    order(sample_with_topics, ANICKA, "skola")
    sample_with_topics.set_meeting(step=7)
    sample_with_topics.send(JANA, "topic.go", topics.go_to_topic, id="spani")
    assert states(sample_with_topics) == {"spani": "chosen", "skola": "done", "hrani": "open"}
    assert sample_with_topics.meeting.vote.topic_order == ("skola", "spani")
    with pytest.raises(Invalid), sample_with_topics.nothing_changes():
        sample_with_topics.send(JANA, "topic.go", topics.go_to_topic, id="skola")


def test_a_second_guide_may_choose_too(sample_with_topics: SampleConference) -> None:
    sample_with_topics.without_device(ANICKA)
    roles = ("guide",)
    sample_with_topics.change(
        lambda work: work.save(replace(work.get(Person, JIRINA.id), roles=roles, voice_of=ANICKA.id))
    )
    order(sample_with_topics, JIRINA, "spani")
    assert states(sample_with_topics)["spani"] == "chosen"

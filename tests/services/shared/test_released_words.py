"""With *approve first* no text reaches the child's device unapproved: one test for each release rule (A6, A34)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest

from ipk.domain.kernel.errors import NotFound
from ipk.domain.meeting.plan import WORDS
from ipk.domain.people.person import Person
from ipk.domain.views.releases import RELEASES, Release
from ipk.services.meeting import evaluation, meeting, plan, topics
from ipk.services.meeting.details import Details, change_details
from ipk.services.meeting.minutes import MinutesForm, word_minutes
from ipk.services.meeting.plan import NewTask
from ipk.services.people import people
from ipk.services.shared import approval
from ipk.services.shared.visitors import Reply
from ipk.services.wall import cards
from tests.builders import ANICKA, EVA, JANA, JIRINA, LENKA, NOVAKOVA, PETR
from tests.realtime.sync.recorded_room import RecordedRoom
from tests.services.sample_conference import Installation, SampleConference

pytestmark = pytest.mark.abuse
CANARY = "kanárek"
STEP = {"what": "Doučování", "who": ("petr",), "by": "2027-01-31", "told_by": "petr"}


@dataclass(frozen=True)
class Story:
    """`writes`: an adult does. `approves`: the facilitator does; none for what never reaches the child's device."""

    writes: Callable[[SampleConference], Any]
    approves: Callable[[SampleConference], Any] | None = None


def sticks(sample: SampleConference, text: str = CANARY) -> None:
    sample.stick(NOVAKOVA, text=text)


def approves_card(sample: SampleConference, **more: Any) -> None:
    sample.send(JANA, "card.approve", cards.approve_card, id="karta", **more)


def edits(sample: SampleConference) -> None:
    sticks(sample, "Staré")
    approves_card(sample)
    sample.send(NOVAKOVA, "card.edit", cards.edit_card, id="karta", text=CANARY)


def edits_what_was(sample: SampleConference) -> None:
    sticks(sample)
    sample.send(NOVAKOVA, "card.edit", cards.edit_card, id="karta", text="Jinak")
    approves_card(sample)


def hides(sample: SampleConference) -> None:
    sticks(sample, "Staré")
    approves_card(sample)
    sample.send(JANA, "card.hide", cards.hide_card, id="karta", words=CANARY)


def gathers(sample: SampleConference) -> None:
    sticks(sample, "Staré")
    approves_card(sample)
    sample.send(PETR, "card.gather", cards.gather_cards, ids=["karta"], group=CANARY)


def plans(field: str, sample: SampleConference) -> None:
    sample.send(PETR, "task.add", plan.add_task, id="krok", new=NewTask(**{**STEP, field: CANARY}))


def plans_otherwise(sample: SampleConference) -> None:
    sample.send(PETR, "task.add", plan.add_task, id="krok", new=NewTask(**STEP))
    approves("krok")(sample)
    sample.send(PETR, "task.change", plan.change_task, id="krok", what=CANARY)
    sample.send(PETR, "task.change", plan.change_task, id="krok", what="Jinak")
    sample.send(PETR, "task.change", plan.change_task, id="krok", need=CANARY)


def agrees(sample: SampleConference) -> None:
    sample.send(JIRINA, "plan.answer", plan.answer_plan, answer="wish", reply=Reply(CANARY))


def names_a_topic(sample: SampleConference) -> None:
    sample.set_meeting(step=4)
    sample.send(PETR, "topic.make", topics.make_topic, id="tema", title=CANARY)


def answers_a_task(sample: SampleConference) -> None:
    sample.send(JANA, "person.admit", people.admit, id=JIRINA.id)
    sample.send(PETR, "task.add", plan.add_task, id="krok", new=NewTask("w", "2027-01-31", who=(JIRINA.id,)))
    approves("krok")(sample)
    sample.send(JIRINA, "task.take", plan.take_task, id="krok", answer="other", reply=Reply(CANARY))


def approves(id: str) -> Callable[[SampleConference], None]:
    return lambda sample: sample.send(JANA, "text.approve", approval.approve_text, id=id) and None


def knocks(sample: SampleConference) -> None:
    uncle = Person(id="guest-x", name=CANARY, roles=("family",), state="waiting", walk_in=True)
    sample.change(lambda work: work.save(uncle.entered_lobby()))


def evaluates(sample: SampleConference) -> None:
    sample.set_meeting(step=9)
    for unknown in ({"question": CANARY, "answer": "yes"}, {"question": "safe", "answer": CANARY}):
        with pytest.raises(NotFound):
            sample.send(JIRINA, "feedback.give", evaluation.give_feedback, reply=Reply(CANARY), **unknown)
    given = {"question": "safe", "answer": "yes", "reply": Reply(CANARY)}
    sample.send(JIRINA, "feedback.give", evaluation.give_feedback, **given)


def opens_without_support(sample: SampleConference) -> None:
    sample.change(lambda work: [work.save(replace(one, supports="")) for one in work.list(Person)])
    sample.set_meeting(step=0)
    sample.send(JANA, "meeting.open", meeting.open_meeting, without_support=CANARY)


def invites(sample: SampleConference) -> None:
    now = sample.meeting
    words = dict.fromkeys(("date", "place", "contact", "expectations"), CANARY)
    details = Details(goal=now.goal, title=now.title, language=now.lang, minutes=now.minutes, **words)
    sample.change(lambda work: change_details(work, LENKA, details=details))


def words_the_minutes(sample: SampleConference) -> None:
    form = MinutesForm({"works": CANARY}, CANARY)
    sample.change(lambda work: word_minutes(work, PETR, form=form))


_EVALUATION = Story(evaluates)
STORIES: dict[str, Story] = {
    "person.name": Story(knocks, lambda sample: sample.send(JANA, "person.admit", people.admit, id="guest-x")),
    "card.text": Story(sticks, approves_card),
    "card.draft.text": Story(edits, approves_card),
    "card.words": Story(hides),
    "card.past.was": Story(edits_what_was),
    "card.group": Story(gathers, approves("karta")),
    **{f"task.{name}": Story(partial(plans, name), approves("krok")) for name in WORDS},
    "topic.title": Story(names_a_topic, approves("tema")),
    "task.taken_words": Story(answers_a_task),
    "task.before": Story(plans_otherwise, approves("krok")),
    "agreement.words": Story(agrees, approves("agreement-jirina")),
    **dict.fromkeys(("feedback.words", "feedback.question", "feedback.answer", "feedback_sums.sums"), _EVALUATION),
    "meeting.without_support": Story(opens_without_support),
    **dict.fromkeys(
        ("invitation.date", "invitation.place", "invitation.contact", "meeting.expectations"), Story(invites)
    ),
    **dict.fromkeys(("minutes.texts", "minutes.reference"), Story(words_the_minutes)),
}


@pytest.fixture
def planned(installation: Installation) -> SampleConference:
    """Step 8, adults' words wait for approval."""
    return SampleConference(installation).everybody_in(step=8)


def childs_device_has(sample: SampleConference, room: RecordedRoom) -> bool:
    now = RecordedRoom(sample)
    return any(CANARY in room.heard(one) + str(now.reads(one)) for one in (ANICKA, EVA))


def test_every_release_rule_outside_circle_and_organizer_has_a_story() -> None:
    told = {way for way, row in RELEASES.items() if row.release not in (Release.CIRCLE, Release.ORGANIZER)}
    assert set(STORIES) == told


@pytest.mark.parametrize("way", STORIES)
def test_text_reaches_the_childs_device_only_after_release(planned: SampleConference, way: str) -> None:
    story, room = STORIES[way], RecordedRoom(planned)
    story.writes(planned)
    assert not childs_device_has(planned, room)
    if story.approves is not None:
        story.approves(planned)
        assert childs_device_has(planned, room)


def test_waiting_text_sends_nothing_to_people_outside_staff(planned: SampleConference) -> None:
    """A34: not by a patch, a `removed` or a newer `rev`; the staff reads them and that they wait."""
    room = RecordedRoom(planned)
    plans("what", planned)
    assert room.who_heard() == room.who_reads_news() == {"jana", "petr"}
    assert room[JANA].last["records"][0]["waits"]
    approves("krok")(planned)
    room.forget()
    planned.send(PETR, "task.change", plan.change_task, id="krok", what="Jinak")
    assert room.who_heard() == room.who_reads_news() == {"jana", "petr"}


def test_text_by_the_facilitator_needs_no_approval(planned: SampleConference) -> None:
    sticks(planned, "Staré")
    approves_card(planned)
    room = RecordedRoom(planned)
    planned.send(JANA, "card.gather", cards.gather_cards, ids=["karta"], group=CANARY)
    assert childs_device_has(planned, room)
    plans("what", planned)
    approves("krok")(planned)
    planned.send(JANA, "person.remove", people.remove, id=PETR.id)
    planned.send(JANA, "task.change", plan.change_task, id="krok", what="Od facilitátorky")
    assert "Od facilitátorky" in room.heard(ANICKA)


def test_with_open_moderation_text_is_visible_immediately(planned: SampleConference) -> None:
    planned.set_meeting(moderation="open")
    room = RecordedRoom(planned)
    agrees(planned)
    assert childs_device_has(planned, room)


def test_a_plan_answer_is_visible_before_its_words_are_approved(planned: SampleConference) -> None:
    room = RecordedRoom(planned)
    agrees(planned)
    [told] = room[ANICKA].last["records"]
    assert (told["answer"], told["words"], "waits" in told) == ("wish", "", False)
    [mine] = room[JIRINA].last["records"]
    assert (mine["words"], mine["waits"]) == (CANARY, True)
    room.forget()
    planned.send(JIRINA, "plan.answer", plan.answer_plan, answer="wish", reply=Reply("Jinak"))
    assert room.who_heard() == {"jirina", "jana", "petr"}

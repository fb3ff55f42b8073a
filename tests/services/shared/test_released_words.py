"""With *approve first* no text reaches the child's device unapproved: one test for each release rule (A6, A34)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.person import Person
from ipk.domain.views.releases import RELEASES, Release
from ipk.services.meeting import evaluation, meeting, plan
from ipk.services.meeting.details import Details, change_details
from ipk.services.meeting.plan import NewStep
from ipk.services.people import people
from ipk.services.shared import approval
from ipk.services.wall import cards
from tests.builders import ANICKA, EVA, JANA, JIRINA, LENKA, NOVAKOVA, PETR
from tests.realtime.sync.overhearing import Overhearing
from tests.services.house import Cellar, House

pytestmark = pytest.mark.abuse
CANARY = "kanárek"
STEP = {"what": "Doučování", "who": "petr", "by": "2027-01-31"}


@dataclass(frozen=True)
class Story:
    """`writes`: an adult does. `approves`: the facilitator does; none for what never reaches the child's device."""

    writes: Callable[[House], Any]
    approves: Callable[[House], Any] | None = None


def sticks(house: House, text: str = CANARY) -> None:
    house.stick(NOVAKOVA, text=text)


def approves_card(house: House, **more: Any) -> None:
    house.send(JANA, "card.approve", cards.approve_card, id="karta", **more)


def edits(house: House) -> None:
    sticks(house, "Staré")
    approves_card(house)
    house.send(NOVAKOVA, "card.edit", cards.edit_card, id="karta", text=CANARY)


def edits_what_was(house: House) -> None:
    sticks(house)
    house.send(NOVAKOVA, "card.edit", cards.edit_card, id="karta", text="Jinak")
    approves_card(house)


def hides(house: House) -> None:
    sticks(house, "Staré")
    approves_card(house)
    house.send(JANA, "card.hide", cards.hide_card, id="karta", words=CANARY)


def gathers(house: House) -> None:
    sticks(house, "Staré")
    approves_card(house)
    house.send(PETR, "card.gather", cards.gather_cards, ids=["karta"], group=CANARY)


def plans(field: str, house: House) -> None:
    house.send(PETR, "plan.add", plan.add_step, id="krok", new=NewStep(**{**STEP, field: CANARY}))


def plans_otherwise(house: House) -> None:
    house.send(PETR, "plan.add", plan.add_step, id="krok", new=NewStep(**STEP))
    approves("krok")(house)
    house.send(PETR, "plan.change", plan.change_step, id="krok", what=CANARY)
    house.send(PETR, "plan.change", plan.change_step, id="krok", what="Jinak")
    house.send(PETR, "plan.change", plan.change_step, id="krok", need=CANARY)


def agrees(house: House) -> None:
    house.send(JIRINA, "plan.answer", plan.answer_plan, answer="wish", words=CANARY)


def approves(id: str) -> Callable[[House], None]:
    return lambda house: house.send(JANA, "text.approve", approval.approve_text, id=id) and None


def knocks(house: House) -> None:
    uncle = Person(id="guest-x", name=CANARY, roles=("family",), state="waiting", walk_in=True)
    house.change(lambda work: work.save(uncle.entered_lobby()))


def evaluates(house: House) -> None:
    house.set_meeting(step=9)
    for unknown in ({"question": CANARY, "answer": "yes"}, {"question": "safe", "answer": CANARY}):
        with pytest.raises(NotFound):
            house.send(JIRINA, "feedback.give", evaluation.give_feedback, words=CANARY, **unknown)
    house.send(JIRINA, "feedback.give", evaluation.give_feedback, question="safe", answer="yes", words=CANARY)


def opens_without_support(house: House) -> None:
    house.change(lambda work: [work.save(replace(one, supports="")) for one in work.list(Person)])
    house.set_meeting(step=0)
    house.send(JANA, "meeting.open", meeting.open_meeting, without_support=CANARY)


def invites(house: House) -> None:
    now = house.meeting
    words = {"date": CANARY, "place": CANARY, "contact": CANARY}
    details = Details(goal=now.goal, title=now.title, language=now.lang, minutes=now.minutes, **words)
    house.change(lambda work: change_details(work, LENKA, details=details))


_EVALUATION = Story(evaluates)
STORIES: dict[str, Story] = {
    "person.name": Story(knocks, lambda house: house.send(JANA, "person.admit", people.admit, id="guest-x")),
    "card.text": Story(sticks, approves_card),
    "card.draft.text": Story(edits, approves_card),
    "card.words": Story(hides),
    "card.past.was": Story(edits_what_was),
    "card.group": Story(gathers, approves("karta")),
    **{f"step.{name}": Story(partial(plans, name), approves("krok")) for name in ("what", "who", "need", "topic")},
    "step.before": Story(plans_otherwise, approves("krok")),
    "agreement.words": Story(agrees, approves("agreement-jirina")),
    **dict.fromkeys(("feedback.words", "feedback.question", "feedback.answer", "feedback_sums.sums"), _EVALUATION),
    "meeting.without_support": Story(opens_without_support),
    **dict.fromkeys(("invitation.date", "invitation.place", "invitation.contact"), Story(invites)),
}


@pytest.fixture
def planned(cellar: Cellar) -> House:
    """Step 8, adults' words wait for approval."""
    return House(cellar).everybody_in(step=8)


def childs_device_has(house: House, room: Overhearing) -> bool:
    now = Overhearing(house)
    return any(CANARY in room.heard(one) + str(now.reads(one)) for one in (ANICKA, EVA))


def test_every_row_has_its_story() -> None:
    told = {way for way, row in RELEASES.items() if row.release not in (Release.CIRCLE, Release.ORGANIZER)}
    assert set(STORIES) == told


@pytest.mark.parametrize("way", STORIES)
def test_it_reaches_the_childs_device_only_when_it_is_released(planned: House, way: str) -> None:
    story, room = STORIES[way], Overhearing(planned)
    story.writes(planned)
    assert not childs_device_has(planned, room)
    if story.approves is not None:
        story.approves(planned)
        assert childs_device_has(planned, room)


def test_words_that_wait_are_heard_of_by_nobody_else(planned: House) -> None:
    """A34: not by a patch, a `removed` or a newer `rev`; the staff reads them and that they wait."""
    room = Overhearing(planned)
    plans("what", planned)
    assert room.who_heard() == room.who_reads_news() == {"jana", "petr"}
    assert room[JANA].last["records"][0]["waits"]
    approves("krok")(planned)
    room.forget()
    planned.send(PETR, "plan.change", plan.change_step, id="krok", what="Jinak")
    assert room.who_heard() == room.who_reads_news() == {"jana", "petr"}


def test_what_the_facilitator_writes_is_approved_by_being_written(planned: House) -> None:
    sticks(planned, "Staré")
    approves_card(planned)
    room = Overhearing(planned)
    planned.send(JANA, "card.gather", cards.gather_cards, ids=["karta"], group=CANARY)
    assert childs_device_has(planned, room)
    plans("what", planned)
    approves("krok")(planned)
    planned.send(JANA, "plan.change", plan.change_step, id="krok", what="Od facilitátorky")
    assert "Od facilitátorky" in room.heard(ANICKA)


def test_where_nothing_waits_everything_is_there_at_once(planned: House) -> None:
    planned.set_meeting(moderation="open")
    room = Overhearing(planned)
    agrees(planned)
    assert childs_device_has(planned, room)


def test_an_answer_to_the_plan_is_known_before_its_words_are(planned: House) -> None:
    room = Overhearing(planned)
    agrees(planned)
    [told] = room[ANICKA].last["records"]
    assert (told["answer"], told["words"], "waits" in told) == ("wish", "", False)
    [mine] = room[JIRINA].last["records"]
    assert (mine["words"], mine["waits"]) == (CANARY, True)
    room.forget()
    planned.send(JIRINA, "plan.answer", plan.answer_plan, answer="wish", words="Jinak")
    assert room.who_heard() == {"jirina", "jana", "petr"}

"""A decision about something that changed since it was seen is refused (A26)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import Changed, Invalid, NotAllowed, NotFound, TooLate
from ipk.domain.kernel.records import Record
from ipk.domain.meeting.plan import Agreement
from ipk.domain.people.person import Person
from ipk.domain.profile.prepared_messages import Message
from ipk.domain.views.projection import project
from ipk.domain.wall.cards import Card, Spot
from ipk.services.meeting import plan
from ipk.services.meeting.plan import NewTask
from ipk.services.people import people
from ipk.services.profile import prepared_messages
from ipk.services.profile.prepared_messages import NewMessage
from ipk.services.shared import strokes
from ipk.services.shared.strokes import NewStroke
from ipk.services.wall import card_history, cards
from ipk.services.wall.cards import Approval
from tests.builders import ANICKA, EVA, GOES_WELL, JANA, NOVAKOVA, PETR, viewer
from tests.services.sample_conference import SampleConference
from tests.wire.support.ink import points

SOMEWHERE = Spot("dari-se", 500, 500)


def rev(sample: SampleConference, kind: type[Record], id: str, person: Person = JANA) -> int:
    """The clock of a record as this person is shown it."""
    shown = project(sample.get(kind, id), viewer(person))
    assert shown is not None
    return shown["rev"]


def approve(sample: SampleConference, seen: int | None = None, spot: Spot | None = None) -> None:
    sample.send(JANA, "card.approve", cards.approve_card, id="karta", how=Approval(spot, seen))


def hide(sample: SampleConference, seen: int | None = None) -> None:
    sample.send(JANA, "card.hide", cards.hide_card, id="karta", seen=seen)


def gather(sample: SampleConference, seen: int | None = None) -> None:
    sample.send(JANA, "card.gather", cards.gather_cards, ids=["karta", "druha"], group="Ráno", seen=seen)


def edits(sample: SampleConference, text: str = "Něco jiného") -> None:
    sample.send(NOVAKOVA, "card.edit", cards.edit_card, id="karta", text=text)


def draws(sample: SampleConference, person: Person = NOVAKOVA) -> None:
    line = NewStroke("cara", "ink", 2, points((1, 1), (5, 5)))
    sample.send(person, "drawing.stroke", strokes.draw_stroke, id="karta", stroke=line)


@pytest.mark.parametrize("decide", [approve, hide, gather])
def test_a_decision_about_a_card_edited_since_is_refused(sample: SampleConference, decide: Callable[..., None]) -> None:
    sample.stick(NOVAKOVA, "druha")
    sample.stick(NOVAKOVA)
    seen = rev(sample, Card, "karta")
    edits(sample)
    with pytest.raises(Changed), sample.nothing_changes():
        decide(sample, seen=seen)
    assert Changed.code == TooLate.code
    decide(sample, seen=rev(sample, Card, "karta"))


@pytest.mark.parametrize("decide", [approve, hide])
def test_a_decision_about_a_drawing_with_a_new_stroke_is_refused(
    sample: SampleConference, decide: Callable[..., None]
) -> None:
    sample.stick(NOVAKOVA, text="", kind="drawing")
    seen = rev(sample, Card, "karta")
    draws(sample)
    with pytest.raises(Changed), sample.nothing_changes():
        decide(sample, seen=seen)
    decide(sample, seen=seen + 1)


def test_a_decision_about_a_drawing_with_a_removed_stroke_is_refused(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA, text="", kind="drawing")
    draws(sample)
    seen = rev(sample, Card, "karta") + 1
    sample.send(NOVAKOVA, "drawing.unstroke", strokes.take_stroke_back, id="karta", name="cara")
    with pytest.raises(Changed), sample.nothing_changes():
        approve(sample, seen=seen)


def test_approving_an_edit_that_was_replaced_since_is_refused(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    approve(sample)
    edits(sample, "Poprvé jinak")
    seen = rev(sample, Card, "karta")
    edits(sample, "Podruhé jinak")
    with pytest.raises(Changed):
        approve(sample, seen=seen)
    draft = sample.get(Card, "karta").draft
    assert draft is not None
    assert draft.text == "Podruhé jinak"


def test_gathering_is_refused_when_one_card_changed_since(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    sample.stick(NOVAKOVA, "druha")
    seen = rev(sample, Card, "druha")
    gather(sample, seen=seen)
    edits(sample)
    with pytest.raises(Changed), sample.nothing_changes():
        gather(sample, seen=rev(sample, Card, "druha"))


def test_a_change_the_person_cannot_see_does_not_refuse_their_decision(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA, "druha")
    sample.stick(NOVAKOVA)
    approve(sample)
    sample.send(JANA, "card.approve", cards.approve_card, id="druha")
    seen = max(rev(sample, Card, id, PETR) for id in ("karta", "druha"))
    edits(sample, "Návrh, který zapisovatel nevidí")
    sample.send(PETR, "card.gather", cards.gather_cards, ids=["karta", "druha"], group="Ráno", seen=seen)
    assert sample.get(Card, "karta").group == "Ráno"


def test_approving_a_card_that_another_moderator_hid_since_is_refused(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    seen = rev(sample, Card, "karta")
    hide(sample, seen=seen)
    with pytest.raises(Changed):
        approve(sample, seen=seen)
    assert sample.get(Card, "karta").state == "hidden"


def test_a_decision_without_a_seen_rev_is_not_compared(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    edits(sample)
    approve(sample)
    hide(sample)
    assert sample.get(Card, "karta").state == "hidden"


def test_hanging_a_message_changed_since_is_refused(sample: SampleConference) -> None:
    new = NewMessage("note", 2, "dari-se", "Chci spát u babičky")
    sample.send(ANICKA, "messages.make", prepared_messages.make_message, id="vzkaz", new=new, reach="facilitator")
    for person in (JANA, EVA):
        seen = rev(sample, Message, "vzkaz", person)
        sample.send(ANICKA, "messages.change", prepared_messages.change_message, id="vzkaz", text=f"Jinak {person.id}")
        with pytest.raises(Changed), sample.nothing_changes():
            sample.send(person, "messages.hang", prepared_messages.hang_message, id="vzkaz", seen=seen)
    seen = rev(sample, Message, "vzkaz", EVA)
    sample.send(EVA, "messages.hang", prepared_messages.hang_message, id="vzkaz", seen=seen)
    assert sample.get(Card, "message-vzkaz").text == "Jinak eva"


def test_agreeing_to_a_plan_changed_since_is_refused(open_sample: SampleConference) -> None:
    step = NewTask("Doučování", "2027-01-31", who=("petr",))
    open_sample.set_meeting(step=8)
    open_sample.send(PETR, "task.add", plan.add_task, id="krok", new=step)
    seen = open_sample.get(plan.Task, "krok").rev
    open_sample.send(PETR, "task.change", plan.change_task, id="krok", who=("jirina",))
    with pytest.raises(Changed), open_sample.nothing_changes():
        open_sample.send(NOVAKOVA, "plan.answer", plan.answer_plan, answer="agree", seen=seen)
    open_sample.send(NOVAKOVA, "plan.answer", plan.answer_plan, answer="agree", seen=seen + 1)
    assert open_sample.get(Agreement, "agreement-novakova").answer == "agree"


def test_admitting_a_guest_renamed_since_is_refused(sample: SampleConference) -> None:
    uncle = Person(id="guest-x", name="Strýc", roles=("family",), state="waiting", walk_in=True)
    guest = sample.change(lambda work: work.save(uncle))
    sample.change(lambda work: work.save(guest.copy_with(name="Soused")))
    with pytest.raises(Changed), sample.nothing_changes():
        sample.send(JANA, "person.admit", people.admit, id=guest.id, seen=guest.rev)
    sample.send(JANA, "person.admit", people.admit, id=guest.id, seen=guest.rev + 1)
    assert sample.get(Person, guest.id).state == "admitted"


def test_approving_onto_another_paper_is_one_command_and_one_undo(sample: SampleConference) -> None:
    sample.change(lambda work: work.save(replace(GOES_WELL, id="nedari-se", open=True)))
    sample.stick(NOVAKOVA)
    before = sample.get(Card, "karta").spot
    where = Spot("nedari-se", 500, 600)
    sample.send(JANA, "card.approve", cards.approve_card, op="oba", id="karta", how=Approval(where))
    card = sample.get(Card, "karta")
    assert (card.state, card.spot.paper, card.spot.x, card.spot.turn) == ("shown", "nedari-se", 500, before.turn)
    sample.send(JANA, "wall.take_back", lambda work, who: card_history.take_back(work, who, op="oba"))
    card = sample.get(Card, "karta")
    assert (card.state, card.spot) == ("waiting", before)


def test_approving_onto_a_forbidden_or_unknown_paper_is_refused(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    for paper, refusal in (("napady", NotAllowed), ("zadny", NotFound)):
        with pytest.raises(refusal), sample.nothing_changes():
            approve(sample, spot=Spot(paper, 1, 1))
    sample.stick(ANICKA, "moje")
    sample.send(JANA, "card.hide", cards.hide_card, id="moje")
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(JANA, "card.approve", cards.approve_card, id="moje", how=Approval(SOMEWHERE))
    with pytest.raises(Invalid):
        Spot("dari-se", -1, 1)

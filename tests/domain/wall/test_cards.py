"""Cards: owner, place, state, approval."""

from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, TooLate
from ipk.domain.people.permissions import Whose
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Draft, Spot, check_paper, waits_for_approval
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA, ON_THE_PAPER, PETR, card, own_words, waiting

ELSEWHERE = Spot("napady", 10, 20, 30)
EDIT = Draft("Anička je moc statečná", "sky")


@pytest.mark.parametrize(
    ("author", "said_by", "own", "of"),
    [
        ("novakova", "", False, {"novakova"}),
        ("anicka", "", True, {"anicka"}),
        ("eva", "anicka", True, {"eva", "anicka"}),
        ("petr", "jirina", False, {"petr"}),
    ],
)
def test_owners_of_a_card(author: str, said_by: str, own: bool, of: set[str]) -> None:
    one = replace(card(), author=author, said_by=said_by, own_words=own)
    owners = {person.id for person in (ANICKA, EVA, JANA, JIRINA, NOVAKOVA, PETR) if one.whose(person) is Whose.OWN}
    assert owners == of
    assert one.whose(JANA) is (Whose.CHILDS if own else Whose.OTHERS)


@pytest.mark.parametrize("person", [NOVAKOVA, JANA, PETR, JIRINA, EVA], ids=lambda person: person.id)
def test_others_cannot_edit_move_raise_or_peel_the_childs_own_words(person: Person) -> None:
    words = own_words()
    for touch in (
        lambda: words.edited_by(person, EDIT, waits=False),
        lambda: words.moved_by(person, ELSEWHERE, z=9),
        lambda: words.raised_by(person, 9),
        lambda: words.check_peel(person),
    ):
        with pytest.raises(NotAllowed):
            touch()


def test_the_child_and_the_guide_both_own_words_that_the_guide_wrote_down() -> None:
    spoken = replace(own_words(), author=EVA.id, said_by=ANICKA.id)
    assert spoken.moved_by(ANICKA, ELSEWHERE, z=9).spot == ELSEWHERE
    assert spoken.edited_by(EVA, EDIT, waits=False).text == EDIT.text


def test_only_the_author_and_the_facilitator_move_a_card() -> None:
    assert card().moved_by(NOVAKOVA, ELSEWHERE, z=9).spot == ELSEWHERE
    assert card().moved_by(JANA, ELSEWHERE, z=9).spot == ELSEWHERE
    with pytest.raises(NotAllowed):
        card().moved_by(JIRINA, ELSEWHERE, z=9)


def test_the_facilitator_can_neither_edit_nor_peel_a_card() -> None:
    with pytest.raises(NotAllowed):
        card().edited_by(JANA, EDIT, waits=False)
    with pytest.raises(NotAllowed):
        card().check_peel(JANA)


def test_the_facilitator_and_not_the_author_can_move_a_locked_card() -> None:
    locked = card(locked=True)
    for touch in (
        lambda: locked.edited_by(NOVAKOVA, EDIT, waits=False),
        lambda: locked.moved_by(NOVAKOVA, ELSEWHERE, z=9),
        lambda: locked.raised_by(NOVAKOVA, 3),
        lambda: locked.check_peel(NOVAKOVA),
    ):
        with pytest.raises(NotAllowed, match="locked"):
            touch()
    assert locked.moved_by(JANA, ELSEWHERE, z=9).spot == ELSEWHERE


def test_a_waiting_edit_keeps_the_shown_text_until_it_is_approved() -> None:
    edited = card(rev=7).edited_by(NOVAKOVA, EDIT, waits=True)
    assert (edited.text, edited.draft, edited.shown_rev) == ("Anička je statečná", EDIT, 7)
    approved = replace(edited, rev=8).approved()
    assert (approved.text, approved.colour, approved.draft, approved.shown_rev) == (EDIT.text, EDIT.colour, None, 0)


def test_a_second_waiting_edit_keeps_the_shown_rev() -> None:
    first = replace(card(rev=7).edited_by(NOVAKOVA, EDIT, waits=True), rev=8)
    second = first.edited_by(NOVAKOVA, Draft("Jinak", "sun"), waits=True)
    assert second.shown_rev == 7


def test_moving_a_card_with_a_waiting_edit_is_seen_by_all() -> None:
    drafted = replace(card(rev=7).edited_by(NOVAKOVA, EDIT, waits=True), rev=8)
    moved = drafted.moved_by(NOVAKOVA, ELSEWHERE, z=9)
    assert (moved.shown_rev, moved.draft) == (0, EDIT)


def test_an_edit_of_a_waiting_card_changes_its_text_directly() -> None:
    edited = waiting().edited_by(NOVAKOVA, EDIT, waits=True)
    assert (edited.text, edited.draft, edited.state) == (EDIT.text, None, "waiting")


def test_an_edit_does_not_show_a_hidden_card() -> None:
    assert card(state="hidden").edited_by(NOVAKOVA, EDIT, waits=False).state == "hidden"


def test_approving_shows_a_card_and_hiding_hides_it() -> None:
    shown = waiting().approved()
    assert (shown.state, shown.ever_shown) == ("shown", True)
    hidden = shown.hidden("Povíme si o tom potom.")
    assert (hidden.state, hidden.ever_shown, hidden.words) == ("hidden", True, "Povíme si o tom potom.")


def test_a_waiting_card_is_not_marked_as_ever_shown() -> None:
    assert not waiting().stuck(waits=True).ever_shown
    assert waiting().stuck(waits=False).ever_shown


def test_a_mark_replaces_only_the_same_persons_value() -> None:
    marked = card().marked(JIRINA, {"realistic": True}).marked(NOVAKOVA, {"realistic": True})
    marked = marked.marked(JIRINA, {"acceptable": False})
    assert marked.marks == {"jirina": {"realistic": True, "acceptable": False}, "novakova": {"realistic": True}}


def test_what_the_child_can_live_with_is_told_apart() -> None:
    marked = card().marked(JIRINA, {"acceptable": True})
    assert not marked.child_accepts
    accepted = marked.marked(ANICKA, {"acceptable": True})
    assert accepted.child_accepts
    assert not accepted.marked(ANICKA, {"acceptable": False}).child_accepts


@pytest.mark.parametrize(
    ("person", "own", "waits"),
    [(NOVAKOVA, False, True), (JIRINA, False, True), (EVA, False, True), (EVA, True, False), (ANICKA, True, False)],
)
def test_with_approve_first_cards_of_adults_wait_and_own_words_do_not(person: Person, own: bool, waits: bool) -> None:
    assert waits_for_approval(person, own_words=own, approve_first=True) is waits
    assert not waits_for_approval(person, own_words=own, approve_first=False)


def test_cards_of_the_facilitator_do_not_wait() -> None:
    assert not waits_for_approval(JANA, own_words=False, approve_first=True)


def test_the_facilitator_cannot_hang_cards_on_neutral_papers() -> None:
    with pytest.raises(NotAllowed):
        check_paper(JANA, is_open=True, neutral=True)
    check_paper(JANA, is_open=True, neutral=False)
    check_paper(NOVAKOVA, is_open=True, neutral=True)


def test_nobody_can_hang_a_card_on_a_closed_paper() -> None:
    for person in (ANICKA, NOVAKOVA, JANA):
        with pytest.raises(TooLate):
            check_paper(person, is_open=False, neutral=False)


@pytest.mark.parametrize(
    "place",
    [(-1, 0), (1601, 0), (0, 2_400_001), (float("nan"), 0), (0, float("inf")), (1, 1, 181), (1, 1, float("nan"))],
)
def test_a_spot_outside_the_paper_is_refused(place: tuple[float, ...]) -> None:
    with pytest.raises(Invalid):
        Spot("dari-se", *place)


@pytest.mark.parametrize("place", [(0, 0), (1600, 1200, -180), (800.5, 600.25, 180)])
def test_a_spot_on_the_edge_of_the_paper_is_accepted(place: tuple[float, ...]) -> None:
    assert Spot("dari-se", *place).paper == ON_THE_PAPER.paper


@pytest.mark.parametrize(
    "empty", [{"kind": "note", "text": ""}, {"kind": "picture"}, {"kind": "voice"}, {"kind": "symbol"}]
)
def test_an_empty_card_is_refused_unless_it_is_gone(empty: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        card(**empty)
    assert card(**empty, gone=True).gone


@pytest.mark.parametrize("colour", ["", "red;", "url(x)", "a" * 22, "##fff", "č"])
def test_an_invalid_colour_is_refused(colour: str) -> None:
    with pytest.raises(Invalid):
        card(colour=colour)

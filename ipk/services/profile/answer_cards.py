"""Shows released answers as cards on the wall, with the same strokes."""

from dataclasses import replace

from ipk.domain.kernel.errors import NotAllowed
from ipk.domain.meeting.meeting import Paper
from ipk.domain.profile.answers import Answer
from ipk.domain.wall.cards import Card, Spot
from ipk.services.ports import UnitOfWork
from ipk.services.profile.page_card import drop_bare_page
from ipk.services.shared.card_placement import after_edit, in_first_free_place, in_free_place
from ipk.services.shared.child_cards import copy_strokes, remove_card
from ipk.services.shared.lookup import get_child


def hang(work: UnitOfWork, answer: Answer) -> Answer:
    """Hang the answer where it hung before, else in a free place.

    Raises NotAllowed for a card that the facilitator hid.
    """
    before = work.get_or_none(Card, answer.card)
    if before is not None and before.state == "hidden":
        raise NotAllowed("The facilitator put this card aside.")
    copy_strokes(work, answer.id, answer.card)
    work.save(_hung(work, before, answer).stuck(waits=False))
    return work.save(answer)


def refresh(work: UnitOfWork, answer: Answer) -> Answer:
    """Update the card of an answer that the child changed."""
    card = work.get_or_none(Card, answer.card)
    if card is not None and not card.gone:
        copy_strokes(work, answer.id, answer.card)
        work.save(after_edit(work, card, _filled(card, answer)))
    return work.save(answer)


def take_down(work: UnitOfWork, answer: Answer) -> Answer:
    """Take the card down and delete its content (A8)."""
    card = work.get_or_none(Card, answer.card)
    if card is not None and not card.gone:
        remove_card(work, card)
        drop_bare_page(work)
    return work.save(answer)


def _filled(card: Card, answer: Answer) -> Card:
    pictures = answer.pictures
    return replace(
        card,
        gone=False,
        shown_rev=0,
        text=answer.text,
        symbol=pictures[0] if pictures else "",
        symbols=pictures,
        album=answer.album,
        heading=answer.heading,
        asked=answer.asked or answer.question,
        colour=answer.colour,
        said_by=answer.said_by or card.author,
        own_words=not (answer.said_by or answer.speaker),
    )


def _hung(work: UnitOfWork, before: Card | None, answer: Answer) -> Card:
    """The card at its earlier place, or where the questionnaire puts it, else in a free place."""
    if before is not None:
        return in_free_place(work, _filled(before, answer))
    card = _filled(_carrier(work, answer), answer)
    return in_free_place(work, card) if answer.x or answer.y else in_first_free_place(work, card)


def _carrier(work: UnitOfWork, answer: Answer) -> Card:
    child = get_child(work)
    paper = work.get(Paper, answer.paper)
    return Card(
        id=answer.card,
        kind="profile",
        spot=Spot(paper.id, answer.x, answer.y),
        author=child.id,
        z=work.seq,
        said_by=child.id,
        own_words=True,
    )

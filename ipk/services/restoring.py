"""Remembering what cards were, and taking back a moment that went wrong."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from ipk.domain.errors import Invalid
from ipk.domain.past import LONGEST, SHORTEST, Past, Was, was_before
from ipk.domain.people import Person
from ipk.domain.text import clean_text, valid_id
from ipk.domain.wall import Card, Draft, Spot
from ipk.services.ports import Work

MINUTE = 60


def keep_card(work: Work, person: Person, before: Card | None, after: Card, mark: str = "") -> Card:
    """Keep a card that `person` changed, with a memory of what it was. `before` is None for a new one."""
    return work.keep(after.after(before, person.id, work.now.isoformat(), mark))


def bury_card(work: Work, person: Person, card: Card) -> Card:
    return keep_card(work, person, card, replace(card, gone=True))


@dataclass(frozen=True)
class Moment:
    """What is to be taken back: the last seconds, all of them or one person's; a kind word to whose card goes."""

    seconds: int = MINUTE
    person: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        if not SHORTEST <= self.seconds <= LONGEST:
            raise Invalid("So long ago is not remembered.")

    def holds(self, change: Past) -> bool:
        return self.person in ("", change.by)


def restore_wall(work: Work, person: Person, *, id: str, moment: Moment) -> list[Card]:
    """Take back what happened to the cards within a moment.

    A card that came is hidden, with a kind word to its author; what its author took down comes back to the tray only.
    What the child itself did is nobody's to take back. `id` is a new mark, by which `unrestore_wall` knows it.
    """
    cards = work.all(Card, gone=True)
    if any(one.mark == valid_id(id) for card in cards for one in card.past):
        raise Invalid("This mark is already used for another thing.")
    since, words = work.now - timedelta(seconds=moment.seconds), clean_text(moment.words)

    def calm(card: Card) -> Card:
        return _before_it(card, was_before(card.past, since, moment.holds), words)

    return [keep_card(work, person, card, new, id) for card in cards if (new := calm(card)) is not card]


def unrestore_wall(work: Work, person: Person, *, id: str) -> list[Card]:
    """Put back exactly what a restoring changed, but for what somebody changed since."""
    mark = valid_id(id)
    back = [(card, one) for card in work.all(Card, gone=True) for one in card.past if one.mark == mark]
    return [keep_card(work, person, card, _put_back(card, one)) for card, one in back]


def _before_it(card: Card, was: Was, words: str) -> Card:
    came, taken_down = was.get("gone") is True, was.get("gone") is False
    if not was or (card.gone and not taken_down):
        return card
    if came:
        return card if card.state == "hidden" else card.hidden(words)
    calm = _with(card, was)
    return replace(calm, state="waiting") if taken_down and calm.state == "shown" else calm


def _put_back(card: Card, change: Past) -> Card:
    return _with(card, was_before(card.past, change.moment, lambda one: one is change))


def _with(card: Card, was: Was) -> Card:
    read: dict[str, Any] = dict(was)
    if read.get("spot"):
        read["spot"] = Spot(**read["spot"])
    if read.get("draft"):
        read["draft"] = Draft(**read["draft"])
    return card.changed(**read) if read else card

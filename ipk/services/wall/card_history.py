"""Undoes recent changes of cards."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from ipk.domain.kernel.errors import Invalid, NotFound
from ipk.domain.kernel.media import MediaItem
from ipk.domain.kernel.text import clean_text
from ipk.domain.people.person import Person
from ipk.domain.wall.card_history import LONGEST, SHORTEST, CardRevision, Was, values_before
from ipk.domain.wall.cards import Card, Draft, Spot
from ipk.services.ports import UnitOfWork
from ipk.services.shared.card_placement import in_free_place
from ipk.services.shared.card_saving import save_card
from ipk.services.shared.child_cards import remove_card
from ipk.services.shared.media import carriers, carries

MINUTE = 60


@dataclass(frozen=True)
class UndoWindow:
    """Changes to undo: the last `seconds` by `person` ("": everybody); `words` go to authors of hidden cards."""

    seconds: int = MINUTE
    person: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        if not SHORTEST <= self.seconds <= LONGEST:
            raise Invalid("So long ago is not remembered.")

    def holds(self, change: CardRevision) -> bool:
        return self.person in ("", change.by)


def restore_wall(work: UnitOfWork, person: Person, *, moment: UndoWindow) -> list[Card]:
    """Undo all changes of cards within the window. Raises Invalid or TooBig.

    A new card is hidden, with `words` for its author; a card that its author took down returns as waiting. Changes by
    the child itself are not undone (A22).
    """
    since, words = work.now - timedelta(seconds=moment.seconds), clean_text(moment.words)

    def calm(card: Card) -> Card:
        return _before_it(card, values_before(card.past, since, moment.holds), words)

    news = [(card, calm(card)) for card in work.list(Card, gone=True)]
    return _keep(work, person, [(card, new) for card, new in news if new is not card])


def take_back(work: UnitOfWork, person: Person, *, op: str) -> list[Card]:
    """Undo one's own command on cards, except fields that changed since. Raises NotFound."""

    def mine(change: CardRevision) -> bool:
        return (change.by, change.op) == (person.id, op)

    touched = [(card, one) for card in work.list(Card, gone=True) for one in card.past if mine(one)]
    if not op or not touched:
        raise NotFound
    back = [(card, values_before(card.past, one.moment, mine)) for card, one in touched]
    return _keep(work, person, [(card, _with(card, was)) for card, was in back])


def clear_left_behind(work: UnitOfWork, person: Person, *, who: str) -> list[Card]:
    """Delete the cards, strokes and media of a removed person. Raises NotFound for a listed person.

    The child's own words and cards in other people's names stay.
    """
    if work.get(Person, who).is_listed:
        raise NotFound
    cards = [
        card for card in work.list(Card) if card.author == who and not card.own_words and card.said_by in ("", who)
    ]
    for card in cards:
        remove_card(work, card)
    carried = [one for one in carriers(work) if not one.gone]
    for item in work.list(MediaItem):
        if item.owner == who and not any(carries(one, item.id) for one in carried):
            work.save(item.let_go())
    return cards


def _keep(work: UnitOfWork, person: Person, news: list[tuple[Card, Card]]) -> list[Card]:
    """Save restored cards where they hung, or beside cards that were hung there since."""
    since = min((card.rev for card, _ in news), default=0)
    ids = {card.id for card, _ in news} | {card.id for card in work.list(Card) if card.rev < since}
    return [save_card(work, person, card, _hung(work, card, new, ids)) for card, new in news]


def _hung(work: UnitOfWork, card: Card, new: Card, known: set[str]) -> Card:
    """Cards in `known` do not count as obstacles: they hung there before too."""
    comes_back = not new.gone and (card.gone or card.spot != new.spot)
    return in_free_place(work, new, but=known) if comes_back else new


def _before_it(card: Card, was: Was, words: str) -> Card:
    came, taken_down = was.get("gone") is True, was.get("gone") is False
    if not was or (card.gone and not taken_down):
        return card
    if came:
        return card if card.state == "hidden" else card.hidden(words)
    calm = _with(card, was)
    return replace(calm, state="waiting") if taken_down and calm.state == "shown" else calm


def _with(card: Card, was: Was) -> Card:
    read: dict[str, Any] = dict(was)
    if read.get("spot"):
        read["spot"] = Spot(**read["spot"])
    if read.get("draft"):
        read["draft"] = Draft(**read["draft"])
    return card.changed(**read) if read else card

"""Checks the quotas of a person before cards, texts and media are saved (A28)."""

from collections.abc import Sequence

from ipk.domain.kernel.media import MediaItem
from ipk.domain.people.person import Person
from ipk.domain.wall import quotas
from ipk.domain.wall.cards import Card
from ipk.services.ports import UnitOfWork


def check_room_for_card(work: UnitOfWork, person: Person, card: Card) -> None:
    """Check the quotas before a card is hung or hung again. Raises TooMany."""
    cards = [one for one in work.list(Card, gone=True) if one.id != card.id]
    own = [one for one in cards if one.author == person.id]
    quotas.MADE.check(person, own=len(own), everybodys=len(cards))
    cards, own = _living(cards), _living(own)
    quotas.CARDS.check(person, own=len(own), everybodys=len(cards))
    if card.state == "waiting":
        quotas.WAITING.check(person, own=_waiting(own), everybodys=_waiting(cards))
    if card.kind == "drawing":
        quotas.DRAWINGS.check(person, own=_drawings(own), everybodys=_drawings(cards))
    if letters := _letters([card]):
        quotas.LETTERS.check(person, own=_letters(own), everybodys=_letters(cards), more=letters)


def check_room_for_words(work: UnitOfWork, person: Person, before: Card, after: Card) -> None:
    """Check the quota before the text of a card grows. Raises TooMany."""
    if (more := _letters([after]) - _letters([before])) > 0:
        cards = work.list(Card)
        own = [one for one in cards if one.author == person.id]
        quotas.LETTERS.check(person, own=_letters(own), everybodys=_letters(cards), more=more)


def check_room_for_media(work: UnitOfWork, person: Person, item: MediaItem) -> None:
    """Check the quotas before a picture or sound is saved; deleted ones do not count. Raises TooMany."""
    kept = [one for one in work.list(MediaItem) if one.key]
    own = [one for one in kept if one.owner == person.id]
    quotas.MEDIA.check(person, own=len(own), everybodys=len(kept))
    quotas.MEDIA_BYTES.check(person, own=_bytes(own), everybodys=_bytes(kept), more=item.size)


def _living(cards: Sequence[Card]) -> list[Card]:
    return [card for card in cards if not card.gone]


def _waiting(cards: Sequence[Card]) -> int:
    return sum(card.state == "waiting" for card in cards)


def _drawings(cards: Sequence[Card]) -> int:
    return sum(card.kind == "drawing" for card in cards)


def _letters(cards: Sequence[Card]) -> int:
    return sum(len(card.text) + (len(card.draft.text) if card.draft else 0) for card in cards)


def _bytes(items: Sequence[MediaItem]) -> int:
    return sum(item.size for item in items)

"""Pictures and sounds: who brought them and who may see them."""

from collections.abc import Iterable

from ipk.domain.audiences import Viewer, audience_of
from ipk.domain.errors import TooMany
from ipk.domain.media import MediaItem
from ipk.domain.people import Person
from ipk.domain.projection import project
from ipk.domain.wall import Card
from ipk.services.access import allow
from ipk.services.ports import Work

MEDIA_LIMIT = 500


def add_media(work: Work, person: Person, item: MediaItem) -> MediaItem:
    """Note a picture or sound that a person brought; its bytes are kept by `Media`."""
    allow(work, person, "media.add")
    if len(work.all(MediaItem)) >= MEDIA_LIMIT:
        raise TooMany("There are too many pictures on the wall.")
    return work.keep(item)


def may_see_media(person: Person, item: MediaItem, cards: Iterable[Card]) -> bool:
    """Its owner, or whoever sees a card that carries it (A9)."""
    viewer = Viewer(audience_of(person), person.id)
    carriers = (card for card in cards if card.media == item.id)
    return item.owner == person.id or any(project(card, viewer) is not None for card in carriers)

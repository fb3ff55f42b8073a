"""Who may pass which thing on, and to whom it goes."""

import binascii

import msgspec

from ipk.domain.kernel.text import valid_id
from ipk.domain.meeting.meeting import Paper
from ipk.domain.people.audiences import Audience, Viewer, audience_of
from ipk.domain.people.permissions import Whose, may
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.prepared_messages import Message
from ipk.domain.views.cards import may_see_pending
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import BYTES_PER_POINT, POINTS_LIMIT, check_ink
from ipk.realtime.protocol.limits import LIMITS
from ipk.realtime.protocol.live_messages import Live, LiveInk, LivePointer, LiveTyping
from ipk.realtime.sync.room import Room
from ipk.realtime.transport.connection import Connection

_encode = msgspec.json.encode
Drawn = Card | Answer | Message


class EphemeralEvent:
    """One thing on its way. `close`: only for the author of what it is about and for the audience that it is with."""

    __slots__ = ("author", "close", "sender", "text", "within")

    def __init__(
        self, sender: Connection, text: bytes, *, close: bool, author: str, within: Audience = Audience.FACILITATOR
    ) -> None:
        self.sender = sender
        self.text = text
        self.close = close
        self.author = author
        self.within = within

    def is_for(self, connection: Connection) -> bool:
        if connection is self.sender:
            return False
        if not self.close:
            return True
        return connection.audience is self.within or connection.person == self.author


class InkGrant:
    """What was found right for one line of ink; good as long as nothing in the conference changes."""

    __slots__ = ("author", "close", "line", "seq", "within")

    def __init__(self, seq: int, line: tuple[object, ...], drawn: Drawn) -> None:
        self.seq = seq
        self.line = line
        on_card = isinstance(drawn, Card)
        self.close = not on_card or drawn.state != "shown"
        self.author = drawn.author if on_card else ""
        self.within = Audience.FACILITATOR if on_card else Audience.CIRCLE


def authorise(room: Room, connection: Connection, thing: Live) -> EphemeralEvent | None:
    """The thing on its way, None when it is not this person's to pass. Raises an IpkError for the same reason."""
    if isinstance(thing, LiveInk):
        return _ink(room, connection, thing)
    person = room.person_of(connection.device)
    paper = room.records.get(thing.paper)
    if not isinstance(paper, Paper) or not paper.open or not may(person, "card.stick"):
        return None
    if isinstance(thing, LivePointer) and not _inside(thing.x, thing.y):
        return None
    thing.by = person.id
    close = False
    if isinstance(thing, LiveTyping) and thing.card is not None:
        card = room.records.get(thing.card)
        if not isinstance(card, Card) or card.gone:
            return None
        close = card.state != "shown"
    return EphemeralEvent(connection, _encode(thing), close=close, author=person.id)


def _ink(room: Room, connection: Connection, ink: LiveInk) -> EphemeralEvent | None:
    line = (ink.card, ink.stroke, ink.colour, ink.size)
    granted: InkGrant | None = connection.ink_pass
    if granted is None or granted.seq != room.seq or granted.line != line:
        drawn = _drawing(room, room.person_of(connection.device), ink)
        if drawn is None:
            return None
        granted = connection.ink_pass = InkGrant(room.seq, line, drawn)
    if not _points_are_whole(ink):
        return None
    text = _encode(ink)
    return EphemeralEvent(connection, text, close=granted.close, author=granted.author, within=granted.within)


def _drawing(room: Room, person: Person, ink: LiveInk) -> Drawn | None:
    """What the ink is for: the person's own drawing, or an answer or message in the book of the child and its guide.

    What is approved is seen as it grows; until then it is its author's and the facilitator's (protocol §7).
    """
    card = room.records.get(ink.card)
    if isinstance(card, (Answer, Message)):
        return _in_the_book(room, person, card, ink)
    if not isinstance(card, Card) or card.gone or card.kind != "drawing" or card.locked:
        return None
    if card.whose(person) is not Whose.OWN or not may(person, "drawing.stroke", Whose.OWN):
        return None
    room.meeting.check_moment("drawing.stroke")
    if card.state != "shown" and not may_see_pending(card, Viewer(audience_of(person), person.id)):
        return None
    check_ink(ink.colour, ink.size)
    valid_id(ink.stroke)
    return card


def _in_the_book(room: Room, person: Person, answer: Answer | Message, ink: LiveInk) -> Answer | Message | None:
    if answer.gone or audience_of(person) is not Audience.CIRCLE:
        return None
    room.meeting.check_moment("profile.stroke")
    check_ink(ink.colour, ink.size)
    valid_id(ink.stroke)
    return answer


def _points_are_whole(ink: LiveInk) -> bool:
    if len(ink.points) > POINTS_LIMIT * BYTES_PER_POINT or not 0 <= ink.at <= POINTS_LIMIT:
        return False
    try:
        raw = binascii.a2b_base64(ink.points, strict_mode=True)
    except (binascii.Error, ValueError):
        return False
    return bool(raw) and len(raw) % BYTES_PER_POINT == 0


def _inside(x: float, y: float) -> bool:
    return 0 <= x <= LIMITS["paper_width"] and 0 <= y <= LIMITS["paper_height"]

"""Authorises ephemeral (`live`) events and chooses their recipients."""

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
    """An authorised event. `restricted`: only `author` (of the card) and `audience` receive it."""

    __slots__ = ("audience", "author", "restricted", "sender", "text")

    def __init__(
        self,
        sender: Connection,
        text: bytes,
        *,
        restricted: bool,
        author: str,
        audience: Audience = Audience.FACILITATOR,
    ) -> None:
        self.sender = sender
        self.text = text
        self.restricted = restricted
        self.author = author
        self.audience = audience

    def is_for(self, connection: Connection) -> bool:
        if connection is self.sender:
            return False
        if not self.restricted:
            return True
        return connection.audience is self.audience or connection.person == self.author


class InkGrant:
    """The cached permission check of one stroke; valid while the conference's `seq` is unchanged."""

    __slots__ = ("audience", "author", "restricted", "seq", "stroke_attributes")

    def __init__(self, seq: int, stroke: tuple[object, ...], drawn: Drawn) -> None:
        self.seq = seq
        self.stroke_attributes = stroke
        on_card = isinstance(drawn, Card)
        self.restricted = not on_card or not drawn.hangs_for_all
        self.author = drawn.author if on_card else ""
        self.audience = Audience.FACILITATOR if on_card else Audience.CIRCLE


def authorise(room: Room, connection: Connection, live: Live) -> EphemeralEvent | None:
    """The event to relay, None (or an IpkError) when the person may not send it."""
    if isinstance(live, LiveInk):
        return _ink(room, connection, live)
    person = room.person_of(connection.device)
    paper = room.records.get(live.paper)
    if not isinstance(paper, Paper) or not paper.open or not may(person, "card.stick"):
        return None
    if isinstance(live, LivePointer) and not _inside(live.x, live.y):
        return None
    live.by = person.id
    restricted = False
    if isinstance(live, LiveTyping) and live.card is not None:
        card = room.records.get(live.card)
        if not isinstance(card, Card) or card.gone:
            return None
        restricted = not card.hangs_for_all
    return EphemeralEvent(connection, _encode(live), restricted=restricted, author=person.id)


def _ink(room: Room, connection: Connection, ink: LiveInk) -> EphemeralEvent | None:
    stroke = (ink.card, ink.stroke, ink.colour, ink.size)
    granted: InkGrant | None = connection.ink_grant
    if granted is None or granted.seq != room.seq or granted.stroke_attributes != stroke:
        drawn = _drawing(room, room.person_of(connection.device), ink)
        if drawn is None:
            return None
        granted = connection.ink_grant = InkGrant(room.seq, stroke, drawn)
    if not _points_are_whole(ink):
        return None
    text = _encode(ink)
    return EphemeralEvent(
        connection, text, restricted=granted.restricted, author=granted.author, audience=granted.audience
    )


def _drawing(room: Room, person: Person, ink: LiveInk) -> Drawn | None:
    """The record that the ink belongs to: the person's own drawing, or an answer or message of the child's workbook.

    An approved drawing is shown while it is drawn; before, only its author and the facilitator see it (protocol §7).
    """
    card = room.records.get(ink.card)
    if isinstance(card, (Answer, Message)):
        return _workbook_drawing(room, person, card, ink)
    if not isinstance(card, Card) or card.gone or card.kind != "drawing" or card.locked:
        return None
    if card.whose(person) is not Whose.OWN or not may(person, "drawing.stroke", Whose.OWN):
        return None
    room.meeting.check_moment("drawing.stroke")
    if not card.hangs_for_all and not may_see_pending(card, Viewer(audience_of(person), person.id)):
        return None
    check_ink(ink.colour, ink.size)
    valid_id(ink.stroke)
    return card


def _workbook_drawing(room: Room, person: Person, answer: Answer | Message, ink: LiveInk) -> Answer | Message | None:
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

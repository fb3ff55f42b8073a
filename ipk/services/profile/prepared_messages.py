"""The child's prepared messages: made in the workbook, hung in the meeting when their step has come (D13)."""

from dataclasses import dataclass, replace
from typing import Any

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooLate, TooMany
from ipk.domain.kernel.text import clean_text, valid_id
from ipk.domain.meeting.meeting import Paper
from ipk.domain.people.audiences import Audience, audience_of, require_circle
from ipk.domain.people.person import Person
from ipk.domain.profile.prepared_messages import (
    MESSAGES_LIMIT,
    Message,
    MessageKind,
    MessageNotice,
    Visibility,
    check_place,
    notice_id,
)
from ipk.domain.wall.cards import CARDS_LIMIT, Card, Spot
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import UnitOfWork
from ipk.services.shared.card_placement import in_first_free_place, in_free_place
from ipk.services.shared.child_cards import copy_strokes, remove_card
from ipk.services.shared.lookup import check_unchanged_since, claim_id, get_child, get_visible, meeting_of
from ipk.services.shared.media import use_circles_media
from ipk.services.shared.speaking_turns import record_spoken
from ipk.services.shared.strokes import NewStroke, drawn_stroke, find_stroke


@dataclass(frozen=True)
class NewMessage:
    """Content of a new message, with its step and a paper that is open by then."""

    kind: MessageKind
    step: int
    paper: str
    text: str = ""
    colour: str = "sun"
    symbols: tuple[str, ...] = ()
    media: str = ""


def make_message(work: UnitOfWork, person: Person, *, id: str, new: NewMessage, **given: Any) -> Message:
    """Save a new message; `reach` and `told` as in `give_message`.

    Raises NotFound, TooMany, TooBig, Invalid or NotAllowed.
    """
    require_circle(person)
    claim_id(work, id)
    if len(work.list(Message)) >= MESSAGES_LIMIT:
        raise TooMany("There are enough messages. Please throw one away first.")
    check_place(work.get(Paper, new.paper), new.step)
    content: dict[str, Any] = {**vars(new), "text": clean_text(new.text), "symbols": _symbols(new.symbols)}
    if new.media:
        content |= _of_media(work, new)
    made = Message(id=id, author=person.id, **content)
    return _keep(work, made.reaching(person, **given) if given else made)


def change_message(work: UnitOfWork, person: Person, *, id: str, **change: Any) -> Message:
    """Change `text`, `symbols`, `colour`, `step` or `paper` of a message that does not hang.

    Raises NotFound, TooBig or Invalid.
    """
    message = _waiting(work, person, id)
    if "text" in change:
        change["text"] = clean_text(change["text"])
    if "symbols" in change:
        change["symbols"] = _symbols(change["symbols"])
    changed = message.changed_by(person, **change)
    check_place(work.get(Paper, changed.paper), changed.step)
    return _keep(work, changed)


def give_message(work: UnitOfWork, person: Person, *, id: str, reach: Visibility, told: bool = False) -> Message:
    """Set who may hang or read the message (A7). Raises NotFound, Invalid or RecordedRefusal."""
    return _keep(work, _waiting(work, person, id).reaching(person, reach, told=told))


def draw(work: UnitOfWork, person: Person, *, id: str, stroke: NewStroke) -> Message:
    """Add a stroke to a message of kind drawing. Raises NotFound, TooMany, TooBig or Invalid."""
    message = _drawn(work, person, id)
    work.save(replace(drawn_stroke(work, id, stroke), profile=True))
    return _keep(work, message.changed_by(person))


def take_line_back(work: UnitOfWork, person: Person, *, id: str, name: str) -> Message:
    message = _drawn(work, person, id)
    work.delete(find_stroke(work, id, name))
    return _keep(work, message.changed_by(person))


def drop_message(work: UnitOfWork, person: Person, *, id: str) -> Message:
    """Delete a message that does not hang; `restore_message` restores it. Raises NotFound or Invalid."""
    return _keep(work, replace(_waiting(work, person, id), gone=True))


def restore_message(work: UnitOfWork, person: Person, *, id: str) -> Message:
    require_circle(person)
    message = work.get_or_none(Message, id)
    if message is None or not message.paper:  # nothing can be restored after a hard delete
        raise NotFound
    return _keep(work, replace(message, gone=False)) if message.gone else message


def hang_message(work: UnitOfWork, person: Person, *, id: str, seen: int | None = None) -> Message:
    """Hang it as the child's own card.

    Raises NotFound, Changed, TooLate before its step, NotAllowed if the child did not give it.
    """
    message = get_visible(work, person, Message, id)
    if audience_of(person) is Audience.CIRCLE:
        message.check_may_post(person)
    check_unchanged_since(work, person, [message], seen)
    if message.hung:
        return message
    if not message.due or not work.get(Paper, message.paper).open:
        raise TooLate("This belongs to another step of the meeting.")
    if message.kind == "drawing" and not work.list(Stroke, id):
        raise Invalid("An empty card cannot be hung.")
    child = get_child(work)
    work.save(_carried(work, message, child))
    copy_strokes(work, id, message.card)
    record_spoken(work, child.id)
    return _keep(work, replace(message, hung=True))


def take_message_back(work: UnitOfWork, person: Person, *, id: str, told: bool = False) -> Message:
    """Take it off the wall into the workbook, with the child's changes on the card. A guide may do so only because the
    child said so (`told`).

    Raises NotFound or RecordedRefusal.
    """
    require_circle(person)
    message = work.get(Message, id)
    card = work.get_or_none(Card, message.card)
    if not message.hung or card is None or card.gone:
        return message
    back = message.taken_back(person, told=told)
    copy_strokes(work, card.id, id)
    remove_card(work, card)
    return _keep(work, replace(back, text=card.text, colour=card.colour))


def come_due(work: UnitOfWork, step: int) -> None:
    """Mark the messages for the meeting's new step as due."""
    for message in work.list(Message):
        if message.at_step(step) != message:
            _keep(work, message)


def _waiting(work: UnitOfWork, person: Person, id: str) -> Message:
    """A message that this person may change. Raises NotFound outside the circle (A2), Invalid while it hangs."""
    require_circle(person)
    message = work.get(Message, id)
    if message.hung:
        raise Invalid("This message is hanging. Take it back first.")
    return message


def _drawn(work: UnitOfWork, person: Person, id: str) -> Message:
    message = _waiting(work, person, id)
    if message.kind != "drawing":
        raise NotFound
    return message


def _symbols(symbols: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(valid_id(symbol) for symbol in symbols)


def _of_media(work: UnitOfWork, new: NewMessage) -> dict[str, Any]:
    item = use_circles_media(work, new.media)
    if item.kind != new.kind:
        raise Invalid("This file does not belong on such a card.")
    return {"media": item.id, "wave": item.wave, "seconds": item.seconds}


def _keep(work: UnitOfWork, message: Message) -> Message:
    """Save the message and the facilitator's notice of it."""
    message = message.at_step(meeting_of(work).step)
    kept = work.get_or_none(MessageNotice, notice_id(message))
    envelope = None if kept is None or kept.gone else kept
    if message.is_announced and (envelope is None or envelope.step != message.step):
        work.save(MessageNotice.of(message))
    elif envelope is not None and not message.is_announced:
        work.delete(envelope)
    return work.save(message)


def _carried(work: UnitOfWork, message: Message, child: Person) -> Card:
    """The card of the message: where it hung before, else in a free place. Raises NotAllowed or TooMany."""
    before = work.get_or_none(Card, message.card)
    if before is not None and before.state == "hidden":
        raise NotAllowed("The facilitator put this card aside.")
    if before is None and len(work.list(Card)) >= CARDS_LIMIT:
        raise TooMany("The wall is full.")
    hung_here = before is not None and before.spot.paper == message.paper
    card = Card(
        id=message.card,
        kind=message.kind,
        spot=before.spot if before and hung_here else Spot(message.paper, 0, 0),
        author=message.author,
        z=work.seq,
        colour=message.colour,
        text=message.text,
        media=message.media,
        wave=message.wave,
        seconds=message.seconds,
        symbol=message.symbols[0] if message.symbols else "",
        symbols=message.symbols,
        said_by=child.id,
        own_words=True,
        locked=before is not None and before.locked,
    )
    return (in_free_place if hung_here else in_first_free_place)(work, card.stuck(waits=False))

"""Commands on cards: stick, edit, move, peel, approve, hide, lock, group."""

from dataclasses import dataclass, replace
from typing import cast

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound
from ipk.domain.kernel.languages import known_language
from ipk.domain.kernel.media import MediaItem
from ipk.domain.kernel.text import clean_text, valid_id
from ipk.domain.meeting.meeting import Paper
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person, Role
from ipk.domain.profile.answers import CARD_PREFIX
from ipk.domain.profile.prepared_messages import CARD_PREFIX as MESSAGE_PREFIX
from ipk.domain.wall.cards import WORKBOOK_KINDS, Card, CardKind, Draft, Spot, check_paper, waits_for_approval
from ipk.services.ports import UnitOfWork
from ipk.services.profile import answers, prepared_messages
from ipk.services.shared.card_placement import after_edit, beside_own, check_on_paper, gather, in_free_place
from ipk.services.shared.card_saving import count_unseen, delete_card, save_card
from ipk.services.shared.lookup import check_unchanged_since, claim_id, get_visible_card, meeting_of, recorders
from ipk.services.shared.media import use_media
from ipk.services.shared.quotas import check_room_for_card, check_room_for_words
from ipk.services.shared.speaking_turns import record_spoken

GROUP_TITLE_LIMIT = 120


@dataclass(frozen=True)
class NewCard:
    """A card to be hung. `said_by` is the id of the person whose words it carries, "" for the author."""

    kind: CardKind
    text: str = ""
    media: str = ""
    symbol: str = ""
    symbols: tuple[str, ...] = ()
    colour: str = "sun"
    said_by: str = ""
    waiting: bool = False
    lang: str = ""


def stick_card(work: UnitOfWork, person: Person, *, id: str, spot: Spot, new: NewCard) -> Card:
    """Hang a card on an open paper, at its place or in the nearest free one.

    Raises NotAllowed, TooLate, TooMany, TooBig, NotFound or Invalid.
    """
    if new.kind in WORKBOOK_KINDS:
        raise Invalid("Parts of the profile are shown from the profile.")
    claim_id(work, id)
    _check_spot(work, person, spot)
    symbols = _symbols(new)
    media = _own_media(work, person, new)
    card = Card(
        id=id,
        kind=new.kind,
        spot=spot,
        author=person.id,
        z=work.seq,  # the clock only grows, so the newest card lies on top
        colour=new.colour,
        text=clean_text(new.text),
        media=media.id if media else "",
        wave=media.wave if media else "",
        seconds=media.seconds if media else 0.0,
        symbol=symbols[0] if symbols else "",
        symbols=symbols,
        said_by=new.said_by,
        own_words=_own_words(work, person, new.said_by),
        lang=known_language(new.lang),
    )
    alone = meeting_of(work).alone
    stuck = card.stuck(waits=new.waiting or _waits(work, person, card.own_words), alone=alone)
    check_room_for_card(work, person, stuck)
    record_spoken(work, new.said_by or person.id)
    hung = save_card(work, person, None, in_free_place(work, stuck))
    if alone:
        count_unseen(work)
    return hung


def edit_card(work: UnitOfWork, person: Person, *, id: str, text: str | None = None, colour: str | None = None) -> Card:
    """Change text or colour by the author; with *approve first* on, an edit of a shown card waits.

    Raises NotFound, NotAllowed, Invalid, TooBig or TooMany.
    """
    card = get_visible_card(work, person, id)
    if card.kind in WORKBOOK_KINDS:
        raise Invalid("Parts of the profile are changed in the book.")
    current = card.draft or Draft(card.text, card.colour)
    edit = Draft(current.text if text is None else clean_text(text), current.colour if colour is None else colour)
    replace(card, text=edit.text, colour=edit.colour)  # a draft must be a valid card too
    edited = card.edited_by(person, edit, waits=_waits(work, person, card.own_words))
    check_room_for_words(work, person, card, edited)
    return save_card(work, person, card, after_edit(work, card, edited))


def move_card(work: UnitOfWork, person: Person, *, id: str, spot: Spot, keep_turn: bool = False) -> Card:
    """Move a card. Raises NotFound, NotAllowed, TooLate or Invalid; a refusal changes nothing."""
    card = get_visible_card(work, person, id)
    target = replace(spot, turn=card.spot.turn) if keep_turn else spot
    return save_card(work, person, card, _moved(work, person, card, target))


def raise_card(work: UnitOfWork, person: Person, *, id: str) -> Card:
    card = get_visible_card(work, person, id)
    return work.save(card.raised_by(person, work.seq))


def peel_card(work: UnitOfWork, person: Person, *, id: str) -> Card:
    """Take one's own card off the wall; `restore_card` hangs it again. Raises NotFound or NotAllowed."""
    card = get_visible_card(work, person, id)
    card.check_peel(person)
    # what the child takes off the wall is private to its circle again
    if card.kind == "profile":
        answers.withdraw_answer(work, person, answer=card.id.removeprefix(CARD_PREFIX))
        return card
    if card.id.startswith(MESSAGE_PREFIX):
        prepared_messages.take_message_back(work, person, id=card.id.removeprefix(MESSAGE_PREFIX))
        return card
    peeled = delete_card(work, person, card)
    if card.alone:
        count_unseen(work)
    return peeled


def restore_card(work: UnitOfWork, person: Person, *, id: str) -> Card:
    """Hang a peeled card again. Raises NotFound for a card that is not this person's, NotAllowed or TooMany."""
    card = work.get_or_none(Card, id)
    if card is None or not (card.belongs_to(person) or not card.gone):
        raise NotFound
    if not card.gone:
        card = get_visible_card(work, person, id)
    require(person, "card.restore", card.whose(person))
    if card.gone and (card.kind in WORKBOOK_KINDS or card.id.startswith(MESSAGE_PREFIX)):
        raise NotFound  # what was withdrawn is hung from the workbook only
    if card.gone:
        back = replace(card, gone=False)
        check_room_for_card(work, person, back)
        card = save_card(work, person, card, in_free_place(work, _still_unseen(work, back)))
        if card.alone:
            count_unseen(work)
    return card


@dataclass(frozen=True)
class Approval:
    """Options of an approval: a new place for the card, and the clock that was on the screen (A26)."""

    spot: Spot | None = None
    seen: int | None = None


def approve_card(work: UnitOfWork, person: Person, *, id: str, words: str = "", how: Approval = Approval()) -> Card:
    """Show the card with its waiting edit to everybody. Raises NotFound, NotAllowed, Changed, TooBig or Invalid."""
    card = _moderated(work, person, id, "card.approve")
    check_unchanged_since(work, person, [card], how.seen)
    approved = after_edit(work, card, card.approved().changed(words=clean_text(words)))
    if how.spot is not None:
        approved = _moved(work, person, approved, replace(how.spot, turn=card.spot.turn))
    return save_card(work, person, card, approved)


def hide_card(work: UnitOfWork, person: Person, *, id: str, words: str = "", seen: int | None = None) -> Card:
    """Hide a card from all but its author and the facilitator, with `words` for the author.

    Raises NotFound, NotAllowed, Changed or TooBig.
    """
    card = _moderated(work, person, id, "card.hide")
    check_unchanged_since(work, person, [card], seen)
    return save_card(work, person, card, card.hidden(clean_text(words)))


def lock_card(work: UnitOfWork, person: Person, *, id: str) -> Card:
    card = _moderated(work, person, id, "card.lock")
    return save_card(work, person, card, card.changed(locked=True))


def unlock_card(work: UnitOfWork, person: Person, *, id: str) -> Card:
    card = _moderated(work, person, id, "card.unlock")
    return save_card(work, person, card, card.changed(locked=False))


def gather_cards(
    work: UnitOfWork, person: Person, *, ids: list[str], group: str, seen: int | None = None
) -> list[Card]:
    """Group cards under one title. With *approve first* on, a title by others than the facilitator waits.

    Raises NotFound, Changed, TooBig or Invalid.
    """
    title = clean_text(group, GROUP_TITLE_LIMIT)
    if not title or not ids:
        raise Invalid("A group needs a title and cards.")
    cards = [get_visible_card(work, person, id) for id in dict.fromkeys(ids)]
    check_unchanged_since(work, person, cards, seen)
    known = {card.id: card for card in work.list(Card) if card.group == title}
    approved = any(not card.group_waits for card in known.values())
    waits = not approved and _waits(work, person, own_words=False)
    return gather(
        work,
        person,
        [card.grouped(title, waits=waits) for card in (known | {card.id: card for card in cards}).values()],
    )


def scatter_cards(work: UnitOfWork, person: Person, *, group: str) -> list[Card]:
    title = clean_text(group, GROUP_TITLE_LIMIT)
    cards = [card for card in work.list(Card) if card.group == title]
    if not title or not cards:
        raise NotFound
    return [save_card(work, person, card, card.grouped("")) for card in cards]


def _still_unseen(work: UnitOfWork, card: Card) -> Card:
    """A card that was peeled while everybody wrote alone, hung again after all were uncovered, is seen like them."""
    return card.uncovered() if card.alone and not meeting_of(work).alone else card


def _moderated(work: UnitOfWork, person: Person, id: str, command: str) -> Card:
    card = get_visible_card(work, person, id)
    require(person, command, card.whose(person))
    return card


def _moved(work: UnitOfWork, person: Person, card: Card, spot: Spot) -> Card:
    moved = card.moved_by(person, spot, z=work.seq)
    paper = work.get(Paper, spot.paper)
    check_on_paper(paper, spot)
    if spot.paper != card.spot.paper or not paper.open:
        check_paper(person, is_open=paper.open, neutral=_is_neutral(work, person, paper))
    return beside_own(work, moved)


def _check_spot(work: UnitOfWork, person: Person, spot: Spot) -> None:
    paper = work.get(Paper, spot.paper)
    check_on_paper(paper, spot)
    check_paper(person, is_open=paper.open, neutral=_is_neutral(work, person, paper))


def _is_neutral(work: UnitOfWork, person: Person, paper: Paper) -> bool:
    """True where the facilitator writes nothing; where nobody records, whoever leads writes for others (D10)."""
    return paper.neutral and bool(recorders(work, person))


def _waits(work: UnitOfWork, person: Person, own_words: bool) -> bool:
    approve_first = meeting_of(work).moderation == "approve"
    return waits_for_approval(person, own_words=own_words, approve_first=approve_first)


def _own_words(work: UnitOfWork, person: Person, said_by: str) -> bool:
    """True if the card carries the child's own words; only child and guide write those (K1).

    Raises NotFound or NotAllowed.
    """
    if person.is_child and said_by in ("", person.id):
        return True
    if not said_by:
        return False
    speaker = work.get(Person, said_by)
    if speaker.is_child:
        if not person.has(Role.GUIDE):
            raise NotAllowed("Only the child and its guide write the child's words.")
        return True
    if person.supports != speaker.id != person.id and not person.has(Role.RECORDER, Role.GUIDE):
        raise NotAllowed("Everybody writes for themselves.")
    return False


def _symbols(new: NewCard) -> tuple[str, ...]:
    """The ids of symbols; `symbol` must be the first of `symbols`. Raises Invalid."""
    symbols = new.symbols or ((new.symbol,) if new.symbol else ())
    if new.symbol not in ("", *symbols[:1]):
        raise Invalid
    return tuple(valid_id(symbol) for symbol in symbols)


def _own_media(work: UnitOfWork, person: Person, new: NewCard) -> MediaItem | None:
    if not new.media:
        return None
    item = use_media(work, person, new.media)
    if cast(str, item.kind) != new.kind:
        raise Invalid("This file does not belong on such a card.")
    return item

"""Places cards so that none covers another, except where a person moved it there; own words are never covered."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from ipk.domain.kernel.errors import Invalid
from ipk.domain.meeting.meeting import Paper
from ipk.domain.people.person import Person
from ipk.domain.wall.card_sizes import Size, size_of
from ipk.domain.wall.cards import PAPER_HEIGHT, Card, Spot
from ipk.domain.wall.free_spots import Box, box_on_sheet, free_place, is_free, sheet_of
from ipk.domain.wall.layout import Layout, blocks
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import UnitOfWork
from ipk.services.shared.card_saving import save_card


def in_free_place(work: UnitOfWork, card: Card, *, but: Collection[str] = ()) -> Card:
    """The card at its place, or in the nearest free place. Cards in `but` do not count. Adds sheets to a full paper."""
    paper, sheet = work.get(Paper, card.spot.paper), sheet_of(card.spot.y)
    sheets, others = max(paper.sheets, sheet + 1), {card.id, *but}
    asked = box_on_sheet(card.spot.x, card.spot.y, _size(work, card))
    if not is_free(asked, _taken(work, paper, but=others, sheet=sheet)):
        return _placed(work, card, paper, Layout(_taken(work, paper, but=others), sheets), near=asked)
    _keep_sheets(work, paper, sheets)
    return card


def in_first_free_place(work: UnitOfWork, card: Card) -> Card:
    """The card in the first free place of its paper."""
    paper = work.get(Paper, card.spot.paper)
    return _placed(work, card, paper, Layout(_taken(work, paper, but={card.id}), paper.sheets))


def beside_own(work: UnitOfWork, card: Card) -> Card:
    """The card where a person put it, even over others. Screens draw the child's own words on top; if one such card is
    put over another, it is placed beside it.
    """
    if not card.own_words:
        return card
    paper, size = work.get(Paper, card.spot.paper), _size(work, card)
    own = [_box(work, other) for other in _on(work, paper) if other.own_words and other.id != card.id]
    asked = box_on_sheet(card.spot.x, card.spot.y, size)
    if is_free(asked, own):
        return card
    place = free_place(size, own, sheet_of(asked.y), near=asked)
    return replace(card, spot=_spot(card, paper, place)) if place else in_free_place(work, card)


def after_edit(work: UnitOfWork, before: Card, after: Card) -> Card:
    """The changed card; if its size changed, in a free place."""
    return after if _size(work, before) == _size(work, after) else in_free_place(work, after)


def gather(work: UnitOfWork, person: Person, cards: Sequence[Card]) -> list[Card]:
    """Lay the cards of one group side by side, near the first of them. The child's own words stay where they are."""
    kept = [save_card(work, person, work.get_or_none(Card, card.id), card) for card in cards if card.own_words]
    for paper in {card.spot.paper: work.get(Paper, card.spot.paper) for card in cards}.values():
        here = [card for card in cards if card.spot.paper == paper.id and not card.own_words]
        layout = Layout(_taken(work, paper, but={card.id for card in here}), paper.sheets)
        laid = _lay_group(work, layout, here, near=_box(work, here[0]) if here else None)
        kept += [save_card(work, person, work.get_or_none(Card, card.id), card) for card in laid]
        _keep_sheets(work, paper, layout.sheets)
    return kept


def tidy(work: UnitOfWork, person: Person, *, id: str) -> list[Card]:
    """Lay a paper out as a grid with groups kept together. The child's own words stay, other cards follow; empty sheets
    at the end are removed.

    Raises NotFound.
    """
    paper = work.get(Paper, id)
    cards = sorted(_on(work, paper), key=lambda card: (card.state == "hidden", _reading_order(card, paper)))
    own = [_box(work, card) for card in cards if card.own_words]
    last = max((sheet_of(box.y) for box in own), default=0)
    layout = Layout(own, last + 1)
    placed: list[Card] = []
    for title in dict.fromkeys(card.group for card in cards if card.gathered):
        placed += _lay_group(work, layout, [card for card in cards if card.gathered and card.group == title])
    for card in cards:
        if not (card.own_words or card.gathered):
            placed.append(replace(card, spot=_spot(card, paper, layout.place(_size(work, card)))))
    _keep_sheets(work, paper, layout.sheets)
    moved = ((work.get(Card, card.id), card) for card in placed)
    return [save_card(work, person, before, card.changed()) for before, card in moved if before.spot != card.spot]


def check_on_paper(paper: Paper, spot: Spot) -> None:
    """Check that the place is on a sheet of the paper. Raises Invalid."""
    if spot.y > PAPER_HEIGHT * paper.sheets:
        raise Invalid("The card would not hang on the paper.")


def _placed(work: UnitOfWork, card: Card, paper: Paper, layout: Layout, near: Box | None = None) -> Card:
    place = layout.place(_size(work, card), near=near, sheet=sheet_of(near.y) if near else 0)
    _keep_sheets(work, paper, layout.sheets)
    return replace(card, spot=_spot(card, paper, place))


def _lay_group(work: UnitOfWork, layout: Layout, cards: Sequence[Card], near: Box | None = None) -> list[Card]:
    known = {card.id: card for card in cards}
    laid: list[Card] = []
    for block in blocks([(card.id, _size(work, card)) for card in cards]) if cards else []:
        box = layout.place(block.with_head, near=near, sheet=sheet_of(near.y) if near else 0)
        for id, (x, y) in block.at(box).items():
            laid.append(replace(known[id], spot=replace(known[id].spot, x=round(x), y=round(y))))
    return laid


def _keep_sheets(work: UnitOfWork, paper: Paper, sheets: int) -> None:
    if sheets != paper.sheets:
        work.save(replace(paper, sheets=sheets))


def _taken(work: UnitOfWork, paper: Paper, *, but: set[str], sheet: int | None = None) -> list[Box]:
    """The rectangles of the cards on a paper, or on one sheet of it."""
    here = (card for card in _on(work, paper) if card.id not in but and sheet in (None, sheet_of(card.spot.y)))
    boxes = ((card, _box(work, card)) for card in here)
    return [box.with_head() if card.gathered else box for card, box in boxes]


def _on(work: UnitOfWork, paper: Paper) -> list[Card]:
    return [card for card in work.list(Card) if card.spot.paper == paper.id]


def _box(work: UnitOfWork, card: Card) -> Box:
    return box_on_sheet(card.spot.x, card.spot.y, _size(work, card))


def _size(work: UnitOfWork, card: Card) -> Size:
    return size_of(card, drawn=card.kind == "profile" and bool(work.list(Stroke, card.id)))


def _spot(card: Card, paper: Paper, box: Box) -> Spot:
    return replace(card.spot, paper=paper.id, x=round(box.x), y=round(box.y))


def _reading_order(card: Card, paper: Paper) -> tuple[int, float]:
    """Sort key: sheet, row, then from the left."""
    rows = 4
    return (int(card.spot.y / PAPER_HEIGHT * rows), card.spot.x)

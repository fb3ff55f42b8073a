"""The profile's page as one card on the wall, made of the answers that hang.

No picture of it is stored: whoever sees the card gets one made of the answers that hang at that time (A8).
"""

from dataclasses import replace

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound
from ipk.domain.meeting.meeting import Paper
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import CARD_PREFIX, PAGE_CARD, Answer
from ipk.domain.profile.workbook import BOOK, DESIGNS, Design, Workbook, known_design
from ipk.domain.wall.cards import PAPER_HEIGHT, PAPER_WIDTH, Card, Spot
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import UnitOfWork
from ipk.services.printing.profile import MAIN_HEADINGS, PrintedAnswer, PrintedProfile, keys_of, speaker_of
from ipk.services.shared.card_placement import in_free_place
from ipk.services.shared.lookup import get_child, get_visible_card, meeting_of

#: right part of the first paper, which is most often free
_PLACE = (PAPER_WIDTH - 280, PAPER_HEIGHT / 2 + 60)


def hang_page(work: UnitOfWork, person: Person) -> Card:
    """Hang the page on the first paper, or where it hung before.

    Raises Invalid while no answer hangs, NotAllowed if the facilitator hid it.
    """
    hanging = _hanging(work)
    if not hanging:
        raise Invalid("There is nothing to show yet.")
    before = work.get_or_none(Card, PAGE_CARD)
    if before is not None and before.state == "hidden":
        raise NotAllowed("The facilitator put this card aside.")
    own_words = all(card.own_words for card in hanging)
    design = (work.get_or_none(Workbook, BOOK) or Workbook()).design
    card = replace(before or _fresh(work), gone=False, shown_rev=0, own_words=own_words, design=design, z=work.seq)
    return work.save(in_free_place(work, card.stuck(waits=False)))


def peel_page(work: UnitOfWork, person: Person) -> Card:
    """Take the page down; the answers stay. Raises NotFound."""
    return work.delete(work.get(Card, PAGE_CARD))


def redesign_page(work: UnitOfWork, design: Design) -> None:
    """Give the hanging page this design."""
    card = work.get_or_none(Card, PAGE_CARD)
    if card is not None and not card.gone and card.design != design:
        work.save(card.changed(design=design))


def drop_bare_page(work: UnitOfWork) -> None:
    """Take the page down when no answer hangs any more."""
    card = work.get_or_none(Card, PAGE_CARD)
    if card is not None and not card.gone and not _hanging(work):
        work.delete(card)


def print_wall(work: UnitOfWork, person: Person) -> PrintedProfile:
    """Content of the page as everybody may see it now. Raises NotFound."""
    page = get_visible_card(work, person, PAGE_CARD)
    hanging = _hanging(work)
    if not hanging:
        raise NotFound
    child = get_child(work)
    spoken = meeting_of(work).lang
    answers = tuple(_printed(work, card) for card in hanging)
    return PrintedProfile(
        conference=work.conference,
        name=child.name,
        spoken=spoken,
        language=spoken,
        design=known_design(page.design) or DESIGNS[0],
        answers=answers,
        keys=keys_of(work, answers),
    )


def _hanging(work: UnitOfWork) -> list[Card]:
    return [card for card in work.list(Card) if card.kind == "profile" and card.state == "shown"]


def _fresh(work: UnitOfWork) -> Card:
    child = get_child(work)
    papers = sorted(work.list(Paper), key=lambda paper: (paper.step, paper.order))
    if not papers:
        raise NotFound
    return Card(id=PAGE_CARD, kind="page", spot=Spot(papers[0].id, *_PLACE), author=child.id, said_by=child.id)


def _printed(work: UnitOfWork, card: Card) -> PrintedAnswer:
    answer = work.get_or_none(Answer, card.id.removeprefix(CARD_PREFIX))
    return PrintedAnswer(
        question=card.asked,
        text=card.text,
        symbols=card.symbols,
        album=card.album,
        lines=tuple(work.list(Stroke, card.id)),
        colour=card.colour,
        by=speaker_of(work, card.said_by) or (answer.speaker if answer else ""),
        sheet=answer.sheet if answer else "",
        place=answer.question if answer else "",
        main=card.heading in MAIN_HEADINGS,
    )

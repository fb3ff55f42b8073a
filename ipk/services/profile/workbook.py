"""Opens and closes the workbook and changes its page, on the devices of guide and child at once."""

from dataclasses import replace

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.text import valid_id
from ipk.domain.people.audiences import require_circle
from ipk.domain.people.person import Person
from ipk.domain.profile.workbook import BOOK, Design, Workbook
from ipk.services.ports import UnitOfWork
from ipk.services.profile.page_card import redesign_page
from ipk.services.profile.reconfirm import request_stale


def open_book(work: UnitOfWork, person: Person, *, sheet: str = "", together: bool = True) -> Workbook:
    """Open it with a questionnaire ("" for the last one), on the child's device too if `together`. Raises NotFound."""
    book = _book(work, person)
    request_stale(work)
    return work.save(book.opened(valid_id(sheet) if sheet else book.sheet, work.now, together=together))


def turn_page(work: UnitOfWork, person: Person, *, page: str, tried: str = "", noticed: bool = False) -> Workbook:
    """Show this page to both. Raises NotFound while the workbook is closed."""
    book = _book(work, person)
    if not book.open:
        raise NotFound
    tried = valid_id(tried) if tried else ""
    return work.save(book.turned(valid_id(page), work.now, tried=tried, noticed=noticed))


def choose_design(work: UnitOfWork, person: Person, *, design: Design) -> Workbook:
    """Set the design of the printed page and of its card on the wall; the workbook may be closed. Raises NotFound."""
    book = replace(_book(work, person), design=design)
    redesign_page(work, design)
    return work.save(book)


def close_book(work: UnitOfWork, person: Person) -> Workbook:
    """Close it on both devices; the page is kept. Raises NotFound."""
    return work.save(_book(work, person).closed())


def _book(work: UnitOfWork, person: Person) -> Workbook:
    require_circle(person)
    return work.get_or_none(Workbook, BOOK) or Workbook()

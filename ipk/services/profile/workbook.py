"""The picture-book that a guide and a child leaf through, on two devices at once."""

from dataclasses import replace

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.text import valid_id
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.person import Person
from ipk.domain.profile.workbook import BOOK, Book, Design
from ipk.services.ports import Work
from ipk.services.profile.page_card import redesign_page
from ipk.services.profile.reconfirm import ask_what_is_old


def open_book(work: Work, person: Person, *, sheet: str = "", together: bool = True) -> Book:
    """Open it on a sheet (none: the one it was open on), with the child's device or without."""
    book = _book(work, person)
    ask_what_is_old(work)
    return work.keep(book.opened(valid_id(sheet) if sheet else book.sheet, work.now, together=together))


def turn_page(work: Work, person: Person, *, page: str, tried: str = "", noticed: bool = False) -> Book:
    """Both see this page now. Raises NotFound while the book is closed."""
    book = _book(work, person)
    if not book.open:
        raise NotFound
    tried = valid_id(tried) if tried else ""
    return work.keep(book.turned(valid_id(page), work.now, tried=tried, noticed=noticed))


def choose_design(work: Work, person: Person, *, design: Design) -> Book:
    """How the page shall look on paper and on the wall. The book may be closed."""
    book = replace(_book(work, person), design=design)
    redesign_page(work, design)
    return work.keep(book)


def close_book(work: Work, person: Person) -> Book:
    """Lay it aside on both devices; it opens where it was."""
    return work.keep(_book(work, person).closed())


def _book(work: Work, person: Person) -> Book:
    if audience_of(person) is not Audience.CIRCLE:
        raise NotFound
    return work.find(Book, BOOK) or Book()

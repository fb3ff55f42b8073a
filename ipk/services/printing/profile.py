"""What goes on paper, and for whom: paper leaves the room and stays."""

from collections.abc import Iterable
from dataclasses import dataclass

from ipk.domain.kernel.languages import known_language
from ipk.domain.kernel.media import Attached, MediaItem
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.workbook import BOOK, Design, Workbook, known_design
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import meeting_of

#: the three headings that every one-page profile has
MAIN_HEADINGS = frozenset({"appreciate", "important", "support"})


@dataclass(frozen=True)
class PrintedAnswer:
    """One answer on paper. `question` is what was asked; `sheet` and `place` are where it stands in the sheets.

    `symbols` are ids of the catalogue, `album` its photos and voices, `lines` its drawing on a paper of that `colour`.
    `by` is who said it for the child, `main` is it under one of the three main headings.
    """

    question: str
    text: str = ""
    symbols: tuple[str, ...] = ()
    album: tuple[Attached, ...] = ()
    lines: tuple[Stroke, ...] = ()
    colour: str = "sun"
    by: str = ""
    sheet: str = ""
    place: str = ""
    main: bool = False


@dataclass(frozen=True)
class PrintedProfile:
    """The child's one-page profile as one person may print it.

    `language` is of the page's own words and of what was asked, `spoken` of what people said.
    """

    conference: str
    name: str
    spoken: str
    language: str
    design: Design
    answers: tuple[PrintedAnswer, ...]
    keys: tuple[tuple[str, str], ...] = ()
    """What opens its pictures, by their ids."""

    @property
    def photos(self) -> tuple[str, ...]:
        """The pictures that have to be fetched for it."""
        return tuple(one.id for answer in self.answers for one in answer.album if one.kind == "picture")


def print_profile(work: UnitOfWork, person: Person, *, design: str = "", language: str = "") -> PrintedProfile:
    """The child and its guide print what the child released at all, others what it released for paper.

    Where nothing known is wished for it has the design chosen in the book and the conference's language.
    Raises NotAllowed for whoever keeps no papers of the conference.
    """
    require(person, "profile.print")
    child = next(one for one in work.list(Person) if one.is_child)
    book, spoken = work.get_or_none(Workbook, BOOK) or Workbook(), meeting_of(work).lang
    answers = tuple(_printed(work, one) for one in work.list(Answer) if one.may_be_printed_by(person, work.now))
    return PrintedProfile(
        conference=work.conference,
        name=child.name,
        spoken=spoken,
        language=known_language(language) or spoken,
        design=known_design(design) or book.design,
        answers=answers,
        keys=keys_of(work, answers),
    )


def keys_of(work: UnitOfWork, answers: Iterable[PrintedAnswer]) -> tuple[tuple[str, str], ...]:
    items = (work.get_or_none(MediaItem, one.id) for answer in answers for one in answer.album)
    return tuple((item.id, item.key) for item in items if item is not None)


def speaker_of(work: UnitOfWork, said_by: str) -> str:
    """The name of who said something for the child, "" for the child itself."""
    speaker = work.get_or_none(Person, said_by) if said_by else None
    return speaker.name if speaker and not speaker.is_child else ""


def _printed(work: UnitOfWork, answer: Answer) -> PrintedAnswer:
    return PrintedAnswer(
        question=answer.asked or answer.question,
        text=answer.text,
        symbols=answer.pictures,
        album=answer.album,
        lines=tuple(work.list(Stroke, answer.id)),
        colour=answer.colour,
        by=speaker_of(work, answer.said_by) or answer.speaker,
        sheet=answer.sheet,
        place=answer.question,
        main=answer.heading in MAIN_HEADINGS,
    )

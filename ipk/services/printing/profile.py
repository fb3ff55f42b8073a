"""Content of the printed profile: the answers that a person may print."""

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
from ipk.services.shared.lookup import get_child, meeting_of

#: the three headings of every one-page profile
MAIN_HEADINGS = frozenset({"appreciate", "important", "support"})


@dataclass(frozen=True)
class PrintedAnswer:
    """One answer on paper. `question` is its wording, `sheet` and `place` are ids of questionnaire and question.

    `symbols` are ids of the catalogue, `album` photos and voices, `lines` the strokes on a paper of that `colour`. `by`
    is who said it for the child. `main`: it is under one of the three main headings.
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

    `language` is that of headings and questions, `spoken` that of the answers.
    """

    conference: str
    name: str
    spoken: str
    language: str
    design: Design
    answers: tuple[PrintedAnswer, ...]
    keys: tuple[tuple[str, str], ...] = ()
    """Keys that decrypt its pictures, by media id."""

    @property
    def photos(self) -> tuple[str, ...]:
        """Media ids of its photos."""
        return tuple(one.id for answer in self.answers for one in answer.album if one.kind == "picture")


def print_profile(work: UnitOfWork, person: Person, *, design: str = "", language: str = "") -> PrintedProfile:
    """The profile for this person: the circle prints all released answers, others those released for paper.

    Without a known `design` or `language` it has those of workbook and conference. Raises NotAllowed or Invalid.
    """
    require(person, "profile.print")
    child = get_child(work)
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
    """The name of somebody who said it for the child, "" for the child itself."""
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

"""What goes on paper, and for whom: paper leaves the room and stays."""

from dataclasses import dataclass

from ipk.domain.people import Person
from ipk.domain.permissions import require
from ipk.domain.profile import Answer
from ipk.services.access import meeting_of
from ipk.services.ports import Work

#: the three headings that every one-page profile has
MAIN_HEADINGS = frozenset({"appreciate", "important", "support"})


@dataclass(frozen=True)
class PrintedAnswer:
    """One answer on paper. `symbols` are ids of the catalogue, `main` is it under one of the three main headings."""

    question: str
    text: str
    symbols: tuple[str, ...]
    main: bool = False


@dataclass(frozen=True)
class PrintedProfile:
    """The child's one-page profile as one person may print it. `language` is the conference's."""

    name: str
    language: str
    answers: tuple[PrintedAnswer, ...]


def print_profile(work: Work, person: Person) -> PrintedProfile:
    """The child and its guide print what the child released at all, others what it released for paper.

    Raises NotAllowed for whoever keeps no papers of the conference.
    """
    require(person, "profile.print")
    child = next(one for one in work.all(Person) if one.is_child)
    answers = tuple(_printed(answer) for answer in work.all(Answer) if answer.may_be_printed_by(person))
    return PrintedProfile(child.name, meeting_of(work).lang, answers)


def _printed(answer: Answer) -> PrintedAnswer:
    main = answer.heading in MAIN_HEADINGS
    return PrintedAnswer(answer.asked or answer.question, answer.text, answer.pictures, main)

"""Finds the person in whose name a command counts (`said_by`)."""

from dataclasses import dataclass

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.permissions import Whose, require
from ipk.domain.people.person import Person
from ipk.domain.people.spokespeople import check_speaks_for
from ipk.services.ports import UnitOfWork


@dataclass(frozen=True)
class Said:
    """The words that go with an answer, and in whose name it is written: a person's id, "" for the writer."""

    words: str = ""
    by: str = ""


def voice_of(work: UnitOfWork, writer: Person, command: str, said_by: str) -> Person:
    """The person who says it: `said_by`, or the writer. Raises NotFound or NotAllowed.

    It is this person who must be allowed to do it, too.
    """
    if said_by in ("", writer.id):
        require(writer, command, Whose.OWN)
        return writer
    voice = work.get(Person, said_by)
    if voice.state != "admitted":
        raise NotFound
    require(writer, command, Whose.CHILDS if voice.is_child else Whose.OTHERS)
    check_speaks_for(writer, voice)
    require(voice, command, Whose.OWN)
    return voice

"""Answers of the child's one-page profile, and the consent that each one carries."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from ipk.domain.audiences import Audience, audience_of
from ipk.domain.errors import NotAllowed
from ipk.domain.people import Person
from ipk.domain.records import Record

Consent = Literal["me", "wall", "minutes"]


@dataclass(frozen=True, kw_only=True)
class Answer(Record):
    """One answer of the child. Default: only me and my guide."""

    TYPE: ClassVar[str] = "answer"

    question: str
    text: str
    paper: str
    x: float
    y: float
    symbol: str = ""
    consent: Consent = "me"

    def shown_by(self, person: Person) -> "Answer":
        """The child releases it by showing it; the guide only shows what the child released before."""
        if not person.is_child and self.consent == "me":
            raise NotAllowed("This answer stays between the child and its guide.")
        return self if self.consent != "me" else replace(self, consent="wall")

    def withdrawn(self) -> "Answer":
        return replace(self, consent="me")

    def may_be_printed_by(self, person: Person) -> bool:
        """Released at all is enough for the child's own copy; other people's paper needs the child's word for paper."""
        return self.consent == "minutes" or (self.consent == "wall" and audience_of(person) is Audience.CIRCLE)

    @property
    def card(self) -> str:
        """The id of the card that carries it on the wall."""
        return f"profile-{self.id}"

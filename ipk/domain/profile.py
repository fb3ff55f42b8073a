"""Answers of the child's one-page profile, and the consent that each one carries."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

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

    @property
    def card(self) -> str:
        """The id of the card that carries it on the wall."""
        return f"profile-{self.id}"

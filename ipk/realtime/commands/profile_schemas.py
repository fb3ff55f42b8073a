"""Schemas of commands on the child's workbook."""

from collections.abc import Container

import msgspec

from ipk.domain.kernel.errors import Invalid
from ipk.domain.profile.answers import About, Consent, Reply
from ipk.domain.profile.workbook import Design
from ipk.realtime.commands.schemas import Args, Ink, Kwargs
from ipk.services.profile.answers import NewAttachment


class Asked(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The question as the workbook showed it."""

    question: str
    asked: str
    sheet: str = ""
    heading: str = ""
    paper: str = ""


class OnAnswer(Args):
    """Arguments about one answer; `about` describes it when it is new."""

    id: str
    about: Asked

    def kwargs(self) -> Kwargs:
        return {**super().kwargs(), "about": About(**msgspec.structs.asdict(self.about))}


class GiveAnswer(OnAnswer):
    text: str | None = None
    symbols: tuple[str, ...] | None = None
    choice: str | None = None
    none: bool | None = None
    colour: str | None = None
    said_by: str | None = None

    def check(self, pictures: Container[str]) -> None:
        chosen = (*(self.symbols or ()), *([self.choice] if self.choice else ()))
        if any(one not in pictures for one in chosen):
            raise Invalid("There is no such picture.")


class Attach(OnAnswer):
    media: str
    label: str | None = None

    def kwargs(self) -> Kwargs:
        about = super().kwargs()["about"]
        return {"id": self.id, "about": about, "brought": NewAttachment(self.media, self.label or "")}


class Detach(Args):
    id: str
    media: str


class AnswerStroke(OnAnswer):
    stroke: Ink

    def kwargs(self) -> Kwargs:
        return {**super().kwargs(), "stroke": self.stroke.new_stroke()}


class GiveConsent(Args):
    id: str
    consent: Consent
    told: bool | None = None


class BringBack(Args):
    id: str
    sitting: int


class Confirm(Args):
    id: str
    still: Reply
    told: bool | None = None


class ChooseDesign(Args):
    design: Design


class OpenBook(Args):
    sheet: str | None = None
    together: bool | None = None


class TurnPage(Args):
    page: str
    tried: str | None = None
    noticed: bool | None = None

"""State of the workbook, the screen in which guide and child answer a questionnaire; both see the same page."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Literal, get_args

from ipk.domain.kernel.records import Record

BOOK = "book"
#: after a pause of this length a new sitting begins
PAUSE = timedelta(hours=3)
#: the designs of the printed page, the default one first
Design = Literal["sun", "sea", "meadow"]
DESIGNS: tuple[Design, ...] = get_args(Design)


def known_design(wanted: str) -> Design | None:
    return next((design for design in DESIGNS if design == wanted), None)


@dataclass(frozen=True, kw_only=True)
class Workbook(Record):
    """The one workbook of a conference, visible to the circle alone.

    `page` is an id that the screens know (a question, the cover, the end), "" at the start. `together`: the child's
    device shows it too. `tried` is the choice made on a practice page. `noticed`: the confidentiality notice was read
    to the child. `design` is the design of the printed page.
    """

    TYPE: ClassVar[str] = "book"
    PRIVATE: ClassVar[bool] = True

    id: str = BOOK
    sheet: str = ""
    page: str = ""
    open: bool = False
    together: bool = False
    tried: str = ""
    noticed: bool = False
    sitting: int = 0
    used_at: str = ""
    design: Design = "sun"

    def opened(self, sheet: str, now: datetime, *, together: bool) -> "Workbook":
        """Open it on the page where it was closed; another questionnaire opens at its beginning."""
        page = self.page if sheet == self.sheet else ""
        return replace(self.used(now), sheet=sheet, page=page, open=True, together=together, tried="")

    def turned(self, page: str, now: datetime, *, tried: str, noticed: bool) -> "Workbook":
        return replace(self.used(now), page=page, tried=tried, noticed=self.noticed or noticed)

    def closed(self) -> "Workbook":
        return replace(self, open=False, together=False, tried="")

    def used(self, now: datetime) -> "Workbook":
        rested = not self.used_at or now - datetime.fromisoformat(self.used_at) > PAUSE
        return replace(self, sitting=self.sitting + rested, used_at=now.isoformat())

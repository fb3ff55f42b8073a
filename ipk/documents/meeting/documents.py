"""All documents of a meeting: minutes, attendance, the plan in its forms. They are made in the worker thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ipk.documents import typst_pdf
from ipk.documents.meeting import booklet, office_docx, office_pdf, plan_files
from ipk.documents.meeting.minutes_document import OfficialMinutes
from ipk.documents.meeting.minutes_words import MinutesWords, Translate
from ipk.documents.meeting.plain_page import PlainPage
from ipk.documents.profile_document import SymbolLookup
from ipk.domain.meeting.evaluation import Evaluation
from ipk.domain.profile.workbook import Design
from ipk.services.printing.booklet import PrintedBooklet
from ipk.services.printing.minutes_content import PrintedMinutes


class Copy(Protocol):
    """Whose copy it is: the name that stands on it, its language, when it is made."""

    @property
    def reader(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def now(self) -> datetime: ...


@dataclass(frozen=True)
class MeetingDocuments:
    """Renders the documents. `run_in_thread` runs a function in the worker thread; only its caller waits."""

    translate: Translate
    symbols: SymbolLookup
    evaluation: Evaluation
    run_in_thread: Callable[[Callable[[], bytes]], bytes]

    def words(self, language: str) -> MinutesWords:
        """How a card, a day and a time are written in this language."""
        return MinutesWords(language, self.translate, self.symbols)

    def official_pdf(self, printed: PrintedMinutes, copy: Copy) -> bytes:
        return self.run_in_thread(lambda: office_pdf.as_pdf(self._official(printed, copy).minutes(), self._note(copy)))

    def official_docx(self, printed: PrintedMinutes, copy: Copy) -> bytes:
        return self.run_in_thread(lambda: office_docx.as_docx(self._official(printed, copy).minutes()))

    def attendance_pdf(self, printed: PrintedMinutes, copy: Copy) -> bytes:
        return self.run_in_thread(
            lambda: office_pdf.as_pdf(self._official(printed, copy).attendance(), self._note(copy))
        )

    def plan_docx(self, printed: PrintedMinutes, copy: Copy) -> bytes:
        """Returns the plan as a table that pastes into an office's form."""
        return self.run_in_thread(lambda: office_docx.as_docx(self._official(printed, copy).plan()))

    def plain_pdf(self, printed: PrintedMinutes, copy: Copy, design: Design) -> bytes:
        return self.run_in_thread(lambda: PlainPage(printed, self.words(copy.language), design).minutes())

    def poster_pdf(self, printed: PrintedMinutes, copy: Copy, design: Design) -> bytes:
        return self.run_in_thread(lambda: PlainPage(printed, self.words(copy.language), design).poster())

    def booklet_pdf(self, printed: PrintedBooklet, copy: Copy) -> bytes:
        return self.run_in_thread(lambda: booklet.as_pdf(printed, self.words(copy.language)))

    def calendar(self, printed: PrintedMinutes, copy: Copy) -> bytes:
        """Returns the reader's own tasks."""
        return plan_files.as_calendar(printed, copy.reader, self.words(copy.language), copy.now)

    def plan_csv(self, printed: PrintedMinutes, copy: Copy) -> bytes:
        return plan_files.as_csv(printed, self.words(copy.language))

    def _official(self, printed: PrintedMinutes, copy: Copy) -> OfficialMinutes:
        words = self.words(copy.language)
        return OfficialMinutes(printed, words, self.evaluation, copy.reader, copy.now.date())

    def _note(self, copy: Copy) -> str:
        return self.translate(typst_pdf.INCOMPLETE, copy.language)

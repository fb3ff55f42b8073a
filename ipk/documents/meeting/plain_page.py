"""Renders what was agreed in plain words on one A4 page: for child and family, and large for the child's wall (A1)."""

from dataclasses import dataclass
from typing import Any

from ipk.documents import typst_pdf
from ipk.documents.fonts import replace_unsupported_glyphs
from ipk.documents.meeting.minutes_words import MinutesWords
from ipk.domain.kernel.direction import isolated
from ipk.domain.people.display_names import disambiguated
from ipk.domain.profile.workbook import Design
from ipk.services.printing.minutes_content import PrintedItem, PrintedMinutes, PrintedTask

#: most lines of a part beside the plan, and most characters of one: the page is one page
LINES, CHARACTERS = 6, 160


@dataclass(frozen=True)
class PlainPage:
    """The page in one language, in the design that the child chose for its own page."""

    printed: PrintedMinutes
    words: MinutesWords
    design: Design

    def minutes(self) -> bytes:
        """Returns a tagged PDF: who was there, why, what the child says, the plan, when we meet again."""
        printed, label = self.printed, self.words.label
        there = [one for one in printed.participants if one.how in ("there", "early", "message")]
        parts = [
            (label("Who was there."), [", ".join(isolated(name) for name in disambiguated(one.name for one in there))]),
            (label("Why we met."), [printed.goal]),
            (label("What %(name)s says.", name=self._first(printed.child)), self._lines(printed.voice)),
            (self.words.heading("works"), self._section("works")),
            (label("What is needed."), self._section("needs") or self._section("others_needs")),
        ]
        return self._pdf([{"heading": heading, "lines": lines} for heading, lines in parts if lines], poster=False)

    def poster(self) -> bytes:
        """Returns the plan alone, in large letters."""
        return self._pdf([], poster=True)

    def _pdf(self, parts: list[dict[str, Any]], *, poster: bool) -> bytes:
        printed, label = self.printed, self.words.label
        pictures: dict[str, bytes] = {}
        data = {
            "language": self.words.language,
            "title": replace_unsupported_glyphs(printed.title).strip() or label("Our meeting."),
            "day": self.words.day(printed.started_at),
            "design": self.design,
            "poster": poster,
            "parts": [
                {
                    "heading": replace_unsupported_glyphs(one["heading"]),
                    "lines": [replace_unsupported_glyphs(line) for line in one["lines"]],
                }
                for one in parts
            ],
            "plan": label("What we will do."),
            "no_plan": "" if printed.tasks else self.words.say("No task was written down."),
            "tasks": [self.task(one, pictures) for one in printed.tasks],
            "closing": self.closing(),
        }
        incomplete = self.words.say(typst_pdf.INCOMPLETE)
        return typst_pdf.pdf(typst_pdf.TypstPage("plain", data, pictures, incomplete))

    def closing(self) -> list[str]:
        """Who looks after the plan, and when it is looked at again, as far as it is known."""
        printed, say = self.printed, self.words.say
        lines = [
            say("The plan is looked after by %(name)s.", name=isolated(printed.coordinator))
            if printed.coordinator
            else "",
            say("We look at it again on %(day)s.", day=self.words.day(printed.review_on)) if printed.review_on else "",
        ]
        return [replace_unsupported_glyphs(line) for line in lines if line]

    def task(self, task: PrintedTask, pictures: dict[str, bytes]) -> dict[str, Any]:
        symbol = next(filter(None, (self.words.symbols(id, self.words.language) for id in task.symbols)), None)
        file = f"{len(pictures)}.svg" if symbol else None
        if symbol and file:
            pictures[file] = symbol.data
        return {
            "what": replace_unsupported_glyphs(task.what),
            "who": replace_unsupported_glyphs(", ".join(map(isolated, disambiguated(task.who)))),
            "by": self.words.day(task.by),
            "noticed": replace_unsupported_glyphs(task.noticed),
            "file": file,
        }

    def _section(self, id: str) -> list[str]:
        section = self.printed.section(id)
        if section.text:
            return [_short(line) for line in section.text.split("\n") if line.strip()][:LINES]
        return self._lines(section.items)

    def _lines(self, items: tuple[PrintedItem, ...]) -> list[str]:
        return [_short(self.words.item(item)) for item in items[:LINES]]

    def _first(self, name: str) -> str:
        return isolated(next(iter(disambiguated([name])), name))


def _short(words: str) -> str:
    return words if len(words) <= CHARACTERS else words[: CHARACTERS - 1].rstrip() + "…"

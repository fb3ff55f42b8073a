"""Renders name cards and the seating plan as PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ipk.documents import typst_pdf
from ipk.documents.fonts import MISSING, replace_unsupported_glyphs
from ipk.domain.kernel.direction import isolated
from ipk.services.printing.room import PrintedName, PrintedNames, PrintedSeats

#: (sentence, language) → the sentence in that language
Translate = Callable[[str, str], str]

NAME_CARDS = "Name cards."
SEATING_PLAN = "Where we sit."
WALL = "The wall with the papers."
STANDING = "Still without a chair: %(names)s."
#: printed instead of a name without any printable character
NAMELESS = "–"
#: millimetres: width and height of the U of chairs, the gap between chairs, the largest chair
ACROSS, DOWN, GAP, LARGEST = 261, 128, 4, 32


@dataclass(frozen=True)
class RoomDocuments:
    """Renders documents of the room. `run_in_thread` runs a function in the worker thread; only its caller waits."""

    translate: Translate
    run_in_thread: Callable[[Callable[[], bytes]], bytes]

    def name_cards(self, printed: PrintedNames) -> bytes:
        """Returns tent cards, two on a page, with large first names on both sides."""
        data = {
            "title": self._words(NAME_CARDS, printed.language),
            "language": printed.language,
            "names": [_name(one) for one in printed.names],
        }
        return self._printed("name_cards", data, printed.language)

    def seating_plan(self, printed: PrintedSeats) -> bytes:
        """Returns one page with the U of chairs from above and the wall at the top."""
        language = printed.language
        sitting = dict(printed.seats)
        bend = max(range(1, printed.reach), key=lambda bend: _size(bend, printed.reach - bend))
        standing = ", ".join(isolated(one.name) for one in printed.standing)
        data = {
            "title": self._words(SEATING_PLAN, language),
            "wall": self._words(WALL, language),
            "language": language,
            "bend": bend,
            "size": _size(bend, printed.reach - bend),
            "gap": GAP,
            "chairs": [_chair(number, sitting.get(number)) for number in range(-printed.reach, printed.reach + 1)],
            "standing": replace_unsupported_glyphs(self.translate(STANDING, language) % {"names": standing})
            if standing
            else "",
        }
        return self._printed("seating_plan", data, language)

    def _printed(self, template: str, data: dict[str, Any], language: str) -> bytes:
        page = typst_pdf.TypstPage(template, data, {}, self.translate(typst_pdf.INCOMPLETE, language))
        return self.run_in_thread(lambda: typst_pdf.pdf(page))

    def _words(self, sentence: str, language: str) -> str:
        return self.translate(sentence, language).rstrip(".")


def _size(bend: int, arm: int) -> float:
    """Returns the size of a chair in mm: `bend` chairs on each side of the middle one, `arm` chairs in each arm."""
    across, down = 2 * bend + 1, arm + 1
    return min(LARGEST, (ACROSS - (across - 1) * GAP) / across, (DOWN - (down - 1) * GAP) / down)


def _name(printed: PrintedName) -> dict[str, Any]:
    name = " ".join(replace_unsupported_glyphs(printed.name).split())
    incomplete = MISSING in name
    return {"name": name or NAMELESS, "colour": printed.colour, "child": printed.child, "incomplete": incomplete}


def _chair(number: int, printed: PrintedName | None) -> dict[str, Any]:
    return {"number": number, "who": _name(printed) if printed else None}

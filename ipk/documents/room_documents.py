"""Name cards and the plan of the chairs on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ipk.documents import typst_pdf
from ipk.documents.fonts import MISSING, replace_unsupported_glyphs
from ipk.domain.kernel.direction import isolated
from ipk.services.printing.room import PrintedName, PrintedNames, PrintedSeats

#: (sentence, language) → the sentence in that language
Say = Callable[[str, str], str]

NAME_CARDS = "Name cards."
SEATING_PLAN = "Where we sit."
WALL = "The wall with the papers."
STANDING = "Still without a chair: %(names)s."
#: what stands where nothing of a name can be written
NAMELESS = "–"
#: millimetres that the U may take across and down, what lies between two chairs, and the largest chair
ACROSS, DOWN, GAP, LARGEST = 261, 128, 4, 32


@dataclass(frozen=True)
class RoomDocuments:
    """`aside` runs a function where it keeps nobody else waiting."""

    say: Say
    aside: Callable[[Callable[[], bytes]], bytes]

    def name_cards(self, printed: PrintedNames) -> bytes:
        """Tent cards, two on a page: large first names, to be read from both sides."""
        data = {
            "title": self._words(NAME_CARDS, printed.language),
            "language": printed.language,
            "names": [_name(one) for one in printed.names],
        }
        return self._printed("name_cards", data, printed.language)

    def seating_plan(self, printed: PrintedSeats) -> bytes:
        """The U on one page, seen from above, the wall on top."""
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
            "standing": replace_unsupported_glyphs(self.say(STANDING, language) % {"names": standing})
            if standing
            else "",
        }
        return self._printed("seating_plan", data, language)

    def _printed(self, template: str, data: dict[str, Any], language: str) -> bytes:
        sheet = typst_pdf.TypstPage(template, data, {}, self.say(typst_pdf.INCOMPLETE, language))
        return self.aside(lambda: typst_pdf.pdf(sheet))

    def _words(self, sentence: str, language: str) -> str:
        return self.say(sentence, language).rstrip(".")


def _size(bend: int, arm: int) -> float:
    """Millimetres of a chair, with so many to each side of the middle one and so many along each arm."""
    across, down = 2 * bend + 1, arm + 1
    return min(LARGEST, (ACROSS - (across - 1) * GAP) / across, (DOWN - (down - 1) * GAP) / down)


def _name(printed: PrintedName) -> dict[str, Any]:
    name = " ".join(replace_unsupported_glyphs(printed.name).split())
    incomplete = MISSING in name
    return {"name": name or NAMELESS, "colour": printed.colour, "child": printed.child, "incomplete": incomplete}


def _chair(number: int, printed: PrintedName | None) -> dict[str, Any]:
    return {"number": number, "who": _name(printed) if printed else None}

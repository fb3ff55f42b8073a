"""From what a person may print to the page itself: the children's signs, the page's own words, the design."""

from collections.abc import Callable
from dataclasses import dataclass

from ipk.documents.profile_page import DESIGNS, Design, Figure, Part, ProfilePage
from ipk.services.printing import PrintedAnswer, PrintedProfile

#: (id of a symbol, language) → its picture with its label, None when the catalogue does not have it any more
Signs = Callable[[str, str], Figure | None]
#: (sentence, language) → the sentence in that language
Say = Callable[[str, str], str]

TITLE = "My profile on one page."
CREDIT = "The small pictures are by OpenMoji, licence CC BY-SA 4.0."
MORE = "(It goes on in the app.)"


@dataclass(frozen=True)
class ProfilePress:
    signs: Signs
    say: Say

    def page(self, printed: PrintedProfile, design: str = "") -> ProfilePage:
        """An unknown design is the first one."""
        language = printed.language
        chosen: Design = design if design in DESIGNS else DESIGNS[0]  # pyright: ignore[reportAssignmentType]
        return ProfilePage(
            name=printed.name,
            title=self.say(TITLE, language).rstrip("."),
            language=language,
            parts=tuple(self._part(answer, language) for answer in printed.answers),
            credit=self.say(CREDIT, language),
            more=self.say(MORE, language),
            design=chosen,
        )

    def _part(self, answer: PrintedAnswer, language: str) -> Part:
        found = (self.signs(symbol, language) for symbol in answer.symbols)
        figures = tuple(figure for figure in found if figure is not None)
        return Part(answer.question, (answer.text,) if answer.text else (), figures, answer.main)

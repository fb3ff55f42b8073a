"""Days, times and cards in words, as the documents of a meeting write them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date, format_time

from ipk.documents.profile_document import SymbolLookup
from ipk.domain.kernel.direction import isolated
from ipk.services.printing.minutes_content import PrintedItem

#: (sentence, language) → the sentence in that language
Translate = Callable[[str, str], str]

#: what stands for a card without words, by its kind
WORDLESS = {
    "picture": "A photo or picture.",
    "drawing": "A drawing by hand.",
    "voice": "A voice recording.",
}

#: section of the minutes → its heading
HEADINGS = {
    "works": "What is going well.",
    "troubles": "What is not going well.",
    "needs": "What the child needs.",
    "others_needs": "Needs and wishes as people wrote them.",
    "ideas": "Ideas and what people think of them.",
    "unresolved": "What stays open.",
    "course": "How the meeting went.",
}
#: how somebody took part → words
PRESENCE = {
    "there": "They were there.",
    "early": "They left before the end.",
    "message": "They sent a message.",
    "excused": "They sent an excuse.",
    "absent": "They were not there.",
}


@dataclass(frozen=True)
class MinutesWords:
    """Words in one language. `symbols` finds the label of a picture."""

    language: str
    translate: Translate
    symbols: SymbolLookup

    def say(self, sentence: str, **values: object) -> str:
        """Translates a sentence."""
        said = self.translate(sentence, self.language)
        return said % values if values else said

    def label(self, sentence: str, **values: object) -> str:
        """Translates a sentence and removes its full stop, for headings and columns."""
        return self.say(sentence, **values).rstrip(".")

    def heading(self, section: str) -> str:
        return self.label(HEADINGS[section])

    def presence(self, how: str) -> str:
        return self.label(PRESENCE[how])

    def day(self, iso: str) -> str:
        """An ISO date or time as a day in words, "" for a text that is none."""
        try:
            day = datetime.fromisoformat(iso).astimezone() if "T" in iso else date.fromisoformat(iso)
        except ValueError:
            return ""
        return format_date(day, "EEEE d. MMMM y", locale=self.language)

    def time(self, iso: str) -> str:
        """The time of day where the server stands, "" for a text that is none."""
        try:
            return format_time(datetime.fromisoformat(iso).astimezone(), "H:mm", locale=self.language)
        except ValueError:
            return ""

    def item(self, item: PrintedItem) -> str:
        """A card in words: its text, else the names of its pictures, else what it is."""
        labels = [found.alt for symbol in item.symbols if (found := self.symbols(symbol, self.language))]
        pictures = f"[{', '.join(labels)}]" if labels else ""
        words = " ".join(filter(None, (item.text, pictures)))
        wordless = WORDLESS["drawing"] if item.lines else WORDLESS.get(item.kind, "")
        return isolated(words or (f"({self.label(wordless)})" if wordless else ""))

"""Converts the answers that a person may print into a ProfilePage: figures, labels in the language, design."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ipk.documents import drawing_svg
from ipk.documents.profile_layout import Figure, Part, ProfilePage
from ipk.documents.typst_pdf import INCOMPLETE
from ipk.documents.voice_sign import voice_sign
from ipk.domain.kernel.media import Attached
from ipk.domain.kernel.typography import without_breaks
from ipk.domain.profile.questionnaires import Question, Questionnaire
from ipk.services.printing.profile import PrintedAnswer, PrintedProfile

#: (id of a symbol, language) → its picture with its label, None when the catalogue has no such symbol
SymbolLookup = Callable[[str, str], Figure | None]
#: (sentence, language) → the sentence in that language
Translate = Callable[[str, str], str]

TITLE = "My profile on one page."
CREDIT = "The small pictures are by OpenMoji, licence CC BY-SA 4.0."
MORE = "(It goes on in the app.)"
SPOKEN_FOR = "Filled in by people who know me."
PHOTO = "Photo to the question: %(asked)s."
DRAWING = "Drawing to the question: %(asked)s."
#: the caption of a voice recording, and its alternative text
VOICE = "Answered by voice."
RECORDING = "A bubble with a sound in it: a recording to the question: %(asked)s."
#: more answers than any questionnaire has; further ones, of a faulty client, are not printed
MAX_PARTS = 40


class Photo(Protocol):
    """A photo as JPEG."""

    @property
    def data(self) -> bytes: ...

    @property
    def shape(self) -> float:
        """Its width by its height."""
        ...


@dataclass(frozen=True)
class ProfileDocument:
    symbols: SymbolLookup
    translate: Translate
    questionnaires: Mapping[str, Questionnaire]

    def page(self, printed: PrintedProfile, photos: Mapping[str, Photo]) -> ProfilePage:
        """Builds the page. Photos without bytes are left out."""
        language = printed.language
        answers = sorted(printed.answers, key=self._position)[:MAX_PARTS]
        sheets = {answer.sheet for answer in answers}
        spoken_for = any(id in sheets and sheet.spoken_for for id, sheet in self.questionnaires.items())
        return ProfilePage(
            name=printed.name,
            title=self._label(TITLE, language),
            language=language,
            spoken=printed.spoken,
            parts=tuple(self._part(answer, language, photos) for answer in answers),
            credit=self.translate(CREDIT, language),
            more=self.translate(MORE, language),
            incomplete=self.translate(INCOMPLETE, language),
            design=printed.design,
            spoken_for=self._label(SPOKEN_FOR, language) if spoken_for else "",
        )

    def _part(self, answer: PrintedAnswer, language: str, photos: Mapping[str, Photo]) -> Part:
        asked = self._asked(answer, language)
        figures = tuple(self._figures(answer, asked, language, photos))
        heading = without_breaks(asked, language)
        return Part(heading, (answer.text,) if answer.text else (), figures, answer.main, answer.by)

    def _figures(
        self, answer: PrintedAnswer, asked: str, language: str, photos: Mapping[str, Photo]
    ) -> Iterator[Figure]:
        yield from filter(None, (self.symbols(symbol, language) for symbol in answer.symbols))
        if answer.lines:
            drawing = drawing_svg.draw_svg(answer.lines, answer.colour)
            yield Figure(drawing, self._label(DRAWING, language, asked=asked), shape=drawing_svg.ASPECT_RATIO)
        for one in answer.album:
            if one.kind != "picture":
                alt = self._label(RECORDING, language, asked=asked)
                yield Figure(voice_sign(one.wave), alt, drawn=True, caption=self._label(VOICE, language))
            elif photo := photos.get(one.id):
                yield Figure(photo.data, self._alt(one, asked, language), shape=photo.shape)

    def _alt(self, photo: Attached, asked: str, language: str) -> str:
        return photo.label or self._label(PHOTO, language, asked=asked)

    def _label(self, sentence: str, language: str, **values: Any) -> str:
        """Translates a sentence and removes its full stop, for titles and captions."""
        label = self.translate(sentence, language).rstrip(".")
        return label % values if values else label

    def _asked(self, answer: PrintedAnswer, language: str) -> str:
        """Returns the question in this language, or as it was asked when the questionnaire has changed since."""
        question = self._question(answer)
        if question is None or answer.question not in question.ask.values():
            return answer.question
        return question.ask.get(language, answer.question)

    def _question(self, answer: PrintedAnswer) -> Question | None:
        sheet = self.questionnaires.get(answer.sheet)
        return sheet.question(answer.place) if sheet else None

    def _position(self, answer: PrintedAnswer) -> int:
        """Returns the sort key: the three main headings first, then the order of the questionnaire."""
        sheet, question = self.questionnaires.get(answer.sheet), self._question(answer)
        place = sheet.questions.index(question) if sheet and question else MAX_PARTS
        return place if answer.main else MAX_PARTS + place

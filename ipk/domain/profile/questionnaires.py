"""Questionnaires of the one-page profile (B13) and their validation; guide and child answer one by the child's age."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

#: one text in each of the four languages
Words = Mapping[str, str]
#: the three headings of a one-page profile, then those of a conference led by the child
Heading = Literal[
    "appreciate", "important", "support",
    "people", "like", "untold", "stop", "music", "snacks", "place", "part", "wishes",
]  # fmt: skip
#: how the child answers: freely, by choosing one of two pictures, or one of three faces
Shape = Literal["open", "this_or_that", "faces"]
Kind = Literal["words", "symbols", "drawing", "picture", "voice"]
#: how much text a page shows
Reading = Literal["none", "first", "fluent"]

HEADINGS: tuple[str, ...] = get_args(Heading)
SHAPES: tuple[str, ...] = get_args(Shape)
KINDS: tuple[str, ...] = get_args(Kind)
READINGS: tuple[str, ...] = get_args(Reading)
#: least and most pictures of a question of this shape
PICTURES = {"open": (0, 24), "this_or_that": (2, 2), "faces": (0, 1)}
#: least and most tiles (U3: 4–6 for the youngest, at most 12)
TILES = (2, 12)
AGES = (0, 26)
MOST_QUESTIONS = 30
MOST_PROMPTS = 5
#: most words of a sentence by reading level (U2)
SENTENCE = {"none": 10, "first": 10, "fluent": 16}
#: longest ids: of a question, so that ids made of it stay within the contract's 40, and of a questionnaire
QUESTION_ID, SHEET_ID = 25, 40
BAD_ID = "An id has small letters without accents, digits and hyphens, at most %(most)s."
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: device names of Windows, and names with a meaning for JavaScript objects (I9, I18)
_RESERVED = frozenset({"con", "prn", "aux", "nul", "constructor", "prototype"})
_SENTENCE_END = re.compile(r"(?<=[.?!…])\s+")


@dataclass(frozen=True)
class ContentError:
    """One mistake in a questionnaire. `at` is the path of the field ("suggest", "ask.uk"); `message` is an English
    sentence and translation key, `values` fill its `%(name)s`.
    """

    at: str
    message: str
    values: Mapping[str, object]


class InvalidQuestionnaire(ValueError):
    """A question or questionnaire is invalid; `flaws` are all its mistakes."""

    def __init__(self, flaws: Iterable[ContentError]) -> None:
        self.flaws = tuple(flaws)
        super().__init__("; ".join(f"{flaw.at}: {flaw.message % flaw.values}" for flaw in self.flaws))


@dataclass(frozen=True)
class Example:
    """An example question to practise the way of answering."""

    ask: Words
    suggest: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """One page of the workbook. `ask` is read to the child; `prompts` help the guide and are not.

    `paper` is where a released answer is hung, "" for never. `suggest` are ids of symbols: those offered first, the two
    to choose from, or the one that the faces are about.
    """

    id: str
    heading: str
    ask: Words
    kinds: tuple[str, ...]
    shape: str = "open"
    paper: str = ""
    prompts: tuple[Words, ...] = ()
    suggest: tuple[str, ...] = ()
    example: Example | None = None

    def __post_init__(self) -> None:
        _refuse(self._flaws())

    @property
    def pictures(self) -> tuple[str, ...]:
        """The ids of all symbols that the page shows."""
        return (*self.suggest, *(self.example.suggest if self.example else ()))

    def _flaws(self) -> Iterator[ContentError]:
        yield from _slug(self.id, QUESTION_ID)
        yield from _known("heading", self.heading, HEADINGS)
        yield from _known("shape", self.shape, SHAPES)
        for kind in self.kinds:
            yield from _known("kinds", kind, KINDS)
        if not self.kinds:
            yield _flaw("kinds", "Say how the child may answer: %(known)s.", known=", ".join(KINDS))
        for at, several in (("kinds", self.kinds), ("suggest", self.suggest)):
            yield from _no_doubles(at, several)
        if len(self.prompts) > MOST_PROMPTS:
            yield _flaw("prompts", "At most %(most)s prompts help a guide, more are not read.", most=MOST_PROMPTS)
        yield from self._shape_flaws()

    def _shape_flaws(self) -> Iterator[ContentError]:
        yield from _enough("suggest", self.shape, self.suggest)
        if self.example is not None and self.shape == "open":
            yield _flaw("example", "Only this_or_that and faces are practised on an example. Leave it out here.")
        elif self.example is not None:
            yield from _no_doubles("example.suggest", self.example.suggest)
            yield from _enough("example.suggest", self.shape, self.example.suggest)
        elif self.shape in ("this_or_that", "faces"):
            yield _flaw("shape", "A question of this shape is practised first. Its example is missing.")


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """The questions for one age in their order, or those about a child who does not speak.

    `ages` are the youngest and the oldest age. `spoken_for`: others answer for the child; shown with each answer.
    """

    id: str
    title: Words
    questions: tuple[Question, ...]
    reading: str = "first"
    tiles: int = 6
    ages: tuple[int, int] | None = None
    spoken_for: bool = False

    def __post_init__(self) -> None:
        _refuse(self._flaws())

    def question(self, id: str) -> Question | None:
        return next((question for question in self.questions if question.id == id), None)

    def _flaws(self) -> Iterator[ContentError]:
        yield from _slug(self.id, SHEET_ID)
        yield from _known("reading", self.reading, READINGS)
        if not TILES[0] <= self.tiles <= TILES[1]:
            yield _flaw("tiles", "Pictures on one page are %(least)s to %(most)s.", least=TILES[0], most=TILES[1])
        if self.ages is None and not self.spoken_for:
            yield _flaw("ages", "For which ages is it? Write for example ages = [6, 9] at the top.")
        if self.ages is not None and not AGES[0] <= self.ages[0] <= self.ages[1] <= AGES[1]:
            yield _flaw("ages", "Ages go from the younger to the older, at most %(most)s.", most=AGES[1])
        if not 1 <= len(self.questions) <= MOST_QUESTIONS:
            yield _flaw("question", "A sheet has 1 to %(most)s questions.", most=MOST_QUESTIONS)
        yield from _no_doubles("question", [question.id for question in self.questions])


def hard_sentences(words: Words, reading: str) -> Iterator[ContentError]:
    """Sentences that are too long for the reading level; a warning, nothing is refused."""
    most = SENTENCE.get(reading, max(SENTENCE.values()))
    for language, text in words.items():
        for sentence in _SENTENCE_END.split(text):
            length = sum(any(char.isalnum() for char in word) for word in sentence.split())
            if length > most:
                message = 'The sentence "%(sentence)s" has %(length)s words, at most %(most)s are read easily.'
                yield _flaw(language, message, length=length, most=most, sentence=sentence)


def _refuse(flaws: Iterator[ContentError]) -> None:
    found = tuple(flaws)
    if found:
        raise InvalidQuestionnaire(found)


def _flaw(at: str, message: str, **values: object) -> ContentError:
    return ContentError(at, message, values)


def valid_slug(id: str, most: int = SHEET_ID) -> bool:
    return len(id) <= most and _SLUG.fullmatch(id) is not None and id not in _RESERVED


def _slug(id: str, most: int) -> Iterator[ContentError]:
    if not valid_slug(id, most):
        yield _flaw("id", BAD_ID, most=most)


def _known(at: str, given: str, known: tuple[str, ...]) -> Iterator[ContentError]:
    if given not in known:
        yield _flaw(at, "%(given)s is not known here. Known are %(known)s.", given=given, known=", ".join(known))


def _no_doubles(at: str, several: Iterable[str]) -> Iterator[ContentError]:
    seen: set[str] = set()
    for one in several:
        if one in seen:
            yield _flaw(at, "%(twice)s stands there twice. Once is enough.", twice=one)
        seen.add(one)


def _enough(at: str, shape: str, pictures: tuple[str, ...]) -> Iterator[ContentError]:
    least, most = PICTURES.get(shape, PICTURES["open"])
    if least == most != len(pictures):
        yield _flaw(at, "This or that is a choice of exactly two pictures.")
    elif len(pictures) > most:
        yield _flaw(at, "At most %(most)s pictures can be offered here.", most=most)

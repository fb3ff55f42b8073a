"""Answers of the child's one-page profile, and the consent that each one carries."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar, Literal, Self

from ipk.domain.kernel.errors import Invalid, NotAllowed, RecordedRefusal
from ipk.domain.kernel.media import Attached, read_album
from ipk.domain.kernel.records import Body, Record, RecordHeader
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import COLOUR, SYMBOLS_LIMIT

Consent = Literal["me", "lead", "wall", "minutes"]
#: is it still true? Not asked, asked, or it changed and is about to be said anew
Still = Literal["", "ask", "changed"]
#: what can be said to it: still true, changed, no longer; or ask me again
Reply = Literal["true", "changed", "gone", "ask"]

#: the narrowest first: between the two, whoever leads the meeting too, everybody, and whoever reads about it later
CONSENTS: tuple[Consent, ...] = ("me", "lead", "wall", "minutes")
#: what whoever leads the meeting may be told without anybody else hearing of it: how the child says stop, and what is
#: not to be talked about. A STOP that nobody recognises is none, so it begins there
STOP, UNTOLD = "stop", "untold"
LED = frozenset({STOP, UNTOLD})
PREFIX = "answer-"
#: of the id of the card that carries an answer
CARD_PREFIX = "profile-"
#: the card that shows the whole page
PAGE_CARD = CARD_PREFIX + "page"
#: pictures and sounds of one answer
MEDIA_LIMIT = 5
#: what was said so long ago is asked about before it goes anywhere
FRESH = timedelta(days=365)
#: of a question, in characters as a person counts them
ASKED_LIMIT = 300
#: so that the ids made of it stay within the 40 characters of the contract
_QUESTION = re.compile(r"[a-z0-9][a-z0-9-]{0,24}")
_SLUG = re.compile(r"([a-z0-9][a-z0-9-]{0,39})?")


@dataclass(frozen=True)
class About:
    """What was asked. Kept with the answer: a sheet that is changed later changes no answer.

    `question`, `sheet`, `heading` and `paper` are ids of `profiles/sheets`; without a paper it never hangs on the wall.
    """

    question: str
    asked: str
    sheet: str = ""
    heading: str = ""
    paper: str = ""

    def __post_init__(self) -> None:
        slugs = all(map(_SLUG.fullmatch, (self.sheet, self.heading, self.paper)))
        if not _QUESTION.fullmatch(self.question) or not slugs:
            raise Invalid("This mark of a thing is not well formed.")


@dataclass(frozen=True, kw_only=True)
class Answer(Record):
    """One answer of the child. Default: only me and my guide.

    `said_by` is whose words they are ("" for the child), `written_by` who wrote them down last. `none` is "I do not
    want to": what was there before stays for a taking back, and nothing of it is shown. `consent_by` says who released
    it, `told` that a guide did so because the child said it. `attempt` is who tried to show it without consent (A7).
    `speaker` names somebody who said it and is not in this conference. `said_at` is when it was said, `true_at` when it
    was last said or confirmed, `still` whether it is asked about.
    """

    TYPE: ClassVar[str] = "answer"
    PRIVATE: ClassVar[bool] = True
    READERS: ClassVar[Mapping[str, Any]] = {"symbols": tuple, "album": read_album}

    question: str
    asked: str = ""
    sheet: str = ""
    heading: str = ""
    paper: str = ""
    x: float = 0.0
    y: float = 0.0
    text: str = ""
    symbols: tuple[str, ...] = ()
    album: tuple[Attached, ...] = ()
    choice: str = ""
    none: bool = False
    colour: str = "sun"
    said_by: str = ""
    written_by: str = ""
    sitting: int = 0
    consent: Consent = "me"
    consent_by: str = ""
    told: bool = False
    attempt: str = ""
    speaker: str = ""
    said_at: str = ""
    true_at: str = ""
    still: Still = ""
    ever_led: bool = False

    def __post_init__(self) -> None:
        if len(self.symbols) > SYMBOLS_LIMIT or len(self.album) > MEDIA_LIMIT:
            raise Invalid("An answer carries five pictures at most.")
        if self.consent not in CONSENTS or not COLOUR.fullmatch(self.colour):
            raise Invalid

    @classmethod
    def to(cls, about: About, *, heard: bool = True) -> Self:
        """Nothing has been said yet. `heard`: its heading comes from the sheet or from the child, so whoever leads may
        hear of it where that is what the heading is for."""
        fresh = cls(id=PREFIX + about.question, **vars(about))
        return fresh._going(fresh._first if heard else "me")

    @classmethod
    def from_dict(cls, head: RecordHeader, body: Body) -> Self:
        """An older answer carried one symbol, and its question was the words of the question."""
        older = {"symbols": [body["symbol"]]} if body.get("symbol") else {}
        return super().from_dict(head, {**older, **body})

    def may_be_printed_by(self, person: Person, now: datetime) -> bool:
        """Released at all is enough for the child's own copy; other people's paper needs the child's word for paper.

        What may be true no longer is on no paper.
        """
        released = self.consent == "minutes" or (self.consent == "wall" and audience_of(person) is Audience.CIRCLE)
        return released and not self.none and not self.needs_confirmation(now)

    def needs_confirmation(self, now: datetime) -> bool:
        """Was it said long ago, or is it asked about, and nobody has confirmed it?"""
        said = self.true_at or self.said_at
        return bool(self.still) or bool(said and now - datetime.fromisoformat(said) > FRESH)

    @property
    def card(self) -> str:
        """The id of the card that carries it on the wall."""
        return CARD_PREFIX + self.id

    @property
    def released(self) -> bool:
        return self.consent != "me"

    @property
    def on_wall(self) -> bool:
        return self.consent in ("wall", "minutes")

    @property
    def shared_with_facilitator(self) -> bool:
        """Whoever leads the meeting knows it, too."""
        return self.heading in LED and self.released

    @property
    def _first(self) -> Consent:
        """How far it goes before the child said anything about that."""
        return "lead" if self.heading == STOP else "me"

    @property
    def _narrowest(self) -> Consent:
        return CONSENTS[min(map(CONSENTS.index, (self.consent, self._first)))]

    def _going(self, consent: Consent) -> Self:
        ever_led = self.ever_led or (self.heading in LED and consent != "me")
        return replace(self, consent=consent, ever_led=ever_led)

    @property
    def pictures(self) -> tuple[str, ...]:
        """Its symbols, what was chosen first."""
        return tuple(dict.fromkeys(filter(None, (self.choice, *self.symbols))))[:SYMBOLS_LIMIT]

    def has_content(self, *, drawn: bool) -> bool:
        return not self.none and bool(self.text or self.album or self.pictures or drawn)

    def changed_by(self, person: Person, **fields: Any) -> Self:
        """New content. What somebody else than the child changes is no longer what the child released."""
        stays = person.is_child and not fields.get("none")
        return replace(self, **fields)._going(self.consent if stays else self._narrowest)

    def asked_anew(self, about: About) -> Self:
        """Changed in another book it answers what that one asks, and is marked where others fill that one in.

        What hangs stays on its paper.
        """
        if about.sheet in ("", self.sheet):
            return self
        paper = self.paper if self.released else about.paper
        return replace(self, asked=about.asked, sheet=about.sheet, heading=about.heading, paper=paper)

    def shown_by(self, person: Person, now: datetime) -> Self:
        """The child releases it by showing it; the guide only shows what the child released before, and holds true."""
        if not self.on_wall:
            return self.released_by(person, "wall", now)
        if self.needs_confirmation(now) and not person.is_child:
            raise NotAllowed("Ask first whether it is still true.")
        return self.confirmed(now) if person.is_child else self

    def confirmed_by(self, person: Person, now: datetime, *, told: bool = False) -> Self:
        """It is still true, says the child, or its guide to whom the child said so. What a guide holds true alone is no
        more what the child released (A7)."""
        confirmed = self.confirmed(now)
        if person.is_child:
            return confirmed
        return replace(confirmed, told=True, attempt="") if told else confirmed.consent_revoked()

    def confirmed(self, now: datetime) -> Self:
        return replace(self, still="", true_at=now.isoformat())

    def spoken(self, now: datetime) -> Self:
        """It has just been said."""
        return replace(self.confirmed(now), said_at=now.isoformat())

    def released_by(self, person: Person, consent: Consent, now: datetime, *, told: bool = False) -> Self:
        """How far it may go, by the child; by its guide only as far as it went, or when the child said so (A7).

        Whoever lets it go further today says that it is true today.
        """
        if consent == "lead" and self.heading not in LED:
            raise Invalid
        if self.heading == UNTOLD and consent not in ("me", "lead"):
            raise Invalid("What is not to be talked about goes on no wall and no paper.")
        wider = CONSENTS.index(consent) > CONSENTS.index(self.consent)
        if wider and not person.is_child and not told:
            raise RecordedRefusal(
                "This answer stays between the child and its guide.", replace(self, attempt=person.id)
            )
        told = told and not person.is_child
        released = replace(self._going(consent), consent_by=person.id, told=told, attempt="")
        return released.confirmed(now) if wider else released

    def consent_revoked(self) -> Self:
        """Nothing of it is left to be shown; what comes next goes as far as it would have gone at first."""
        return replace(self._going(self._narrowest), told=False, attempt="")

    def withdrawn(self) -> Self:
        return replace(self, consent="me", told=False, attempt="")

    def imported(self, heading: str, paper: str, *, said: bool) -> Self:
        """It came in a file: between the child and its guide, and asked about where something was `said` (A29)."""
        return replace(self.withdrawn(), still="ask" if said else "", heading=heading, paper=paper)

    def cleared(self) -> Self:
        """Nothing of what was said, nor who said it."""
        return replace(self, text="", symbols=(), album=(), choice="", said_by="", speaker="")

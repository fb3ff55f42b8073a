"""Answers of the child's one-page profile, and the consent of each."""

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
#: reconfirmation: not asked, asked, or changed and about to be answered anew
Still = Literal["", "ask", "changed"]
#: the child's reply to a reconfirmation: still true, changed, no longer true, ask me again
Reply = Literal["true", "changed", "gone", "ask"]

#: narrowest first: child and guide, also the facilitator, everybody, also readers of the minutes
CONSENTS: tuple[Consent, ...] = ("me", "lead", "wall", "minutes")
#: headings that the facilitator may see alone: how the child says stop, and what is not to be talked about. A STOP
#: works only where it is known, so this consent is its default
STOP, OFF_LIMITS = "stop", "untold"
FACILITATOR_HEADINGS = frozenset({STOP, OFF_LIMITS})
PREFIX = "answer-"
#: prefix of the id of the card that shows an answer
CARD_PREFIX = "profile-"
#: the card that shows the whole page
PAGE_CARD = CARD_PREFIX + "page"
#: most pictures and sounds of one answer
MEDIA_LIMIT = 5
#: after this time an answer is reconfirmed before it is shown
FRESH = timedelta(days=365)
#: limit of a question, in characters as a person counts them
ASKED_LIMIT = 300
#: so that ids made of it stay within the 40 characters of the contract
_QUESTION = re.compile(r"[a-z0-9][a-z0-9-]{0,24}")
_SLUG = re.compile(r"([a-z0-9][a-z0-9-]{0,39})?")


@dataclass(frozen=True)
class About:
    """The question of an answer. It is stored with the answer, so a later change of the questionnaire does not change
    it.

    `question`, `sheet`, `heading` and `paper` are ids of `profiles/sheets`; without a paper the answer is never hung.
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
    """One answer of the child. Default consent: child and guide only.

    `said_by` is whose words they are ("" for the child), `written_by` who entered them last. `none` is "I do not want
    to": the earlier content stays for an undo, and nothing of it is shown. `consent_by` released it; `told`: a guide
    did so because the child said it. `attempt` tried to show it without consent (A7). `speaker` names somebody who said
    it and is not in this conference. `said_at` is when it was said, `true_at` when it was last said or confirmed,
    `still` the reconfirmation.
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
        """A new empty answer. `heard`: its heading comes from the questionnaire or from the child, so the default
        consent of the heading holds.
        """
        fresh = cls(id=PREFIX + about.question, **vars(about))
        return fresh._going(fresh._first if heard else "me")

    @classmethod
    def from_dict(cls, head: RecordHeader, body: Body) -> Self:
        """Read stored data; an older answer has one symbol, and the wording of its question as the question."""
        older = {"symbols": [body["symbol"]]} if body.get("symbol") else {}
        return super().from_dict(head, {**older, **body})

    def may_be_printed_by(self, person: Person, now: datetime) -> bool:
        """True if this person may print the answer: the circle with consent for the wall, others with consent for
        paper.

        An answer that needs confirmation is not printed.
        """
        released = self.consent == "minutes" or (self.consent == "wall" and audience_of(person) is Audience.CIRCLE)
        return released and not self.none and not self.needs_confirmation(now)

    def needs_confirmation(self, now: datetime) -> bool:
        """True if the answer is old or asked about, and was not confirmed."""
        said = self.true_at or self.said_at
        return bool(self.still) or bool(said and now - datetime.fromisoformat(said) > FRESH)

    @property
    def card(self) -> str:
        """The id of the card that shows it on the wall."""
        return CARD_PREFIX + self.id

    @property
    def released(self) -> bool:
        return self.consent != "me"

    @property
    def on_wall(self) -> bool:
        return self.consent in ("wall", "minutes")

    @property
    def shared_with_facilitator(self) -> bool:
        """True if the facilitator may read it, whether it hangs or not."""
        return self.heading in FACILITATOR_HEADINGS and self.released

    @property
    def _first(self) -> Consent:
        """The default consent of the heading."""
        return "lead" if self.heading == STOP else "me"

    @property
    def _narrowest(self) -> Consent:
        return CONSENTS[min(map(CONSENTS.index, (self.consent, self._first)))]

    def _going(self, consent: Consent) -> Self:
        ever_led = self.ever_led or (self.heading in FACILITATOR_HEADINGS and consent != "me")
        return replace(self, consent=consent, ever_led=ever_led)

    @property
    def pictures(self) -> tuple[str, ...]:
        """The ids of its symbols, the chosen one first."""
        return tuple(dict.fromkeys(filter(None, (self.choice, *self.symbols))))[:SYMBOLS_LIMIT]

    def has_content(self, *, drawn: bool) -> bool:
        return not self.none and bool(self.text or self.album or self.pictures or drawn)

    def changed_by(self, person: Person, **fields: Any) -> Self:
        """Change the content. A change by somebody else than the child takes the release back."""
        stays = person.is_child and not fields.get("none")
        return replace(self, **fields)._going(self.consent if stays else self._narrowest)

    def asked_anew(self, about: About) -> Self:
        """Attach the answer to the question of another questionnaire, where it counts as answered.

        A card that hangs stays on its paper.
        """
        if about.sheet in ("", self.sheet):
            return self
        paper = self.paper if self.released else about.paper
        return replace(self, asked=about.asked, sheet=about.sheet, heading=about.heading, paper=paper)

    def shown_by(self, person: Person, now: datetime) -> Self:
        """Release it for the wall. A guide may only show what the child released before and what needs no confirmation.

        Raises NotAllowed or RecordedRefusal.
        """
        if not self.on_wall:
            return self.released_by(person, "wall", now)
        if self.needs_confirmation(now) and not person.is_child:
            raise NotAllowed("Ask first whether it is still true.")
        return self.confirmed(now) if person.is_child else self

    def confirmed_by(self, person: Person, now: datetime, *, told: bool = False) -> Self:
        """Confirm that it is still true. A confirmation by a guide without `told` takes the release back (A7)."""
        confirmed = self.confirmed(now)
        if person.is_child:
            return confirmed
        return replace(confirmed, told=True, attempt="") if told else confirmed.consent_revoked()

    def confirmed(self, now: datetime) -> Self:
        """The reconfirmation is answered; the answer counts as true from now on."""
        return replace(self, still="", true_at=now.isoformat())

    def spoken(self, now: datetime) -> Self:
        """The answer was said now."""
        return replace(self.confirmed(now), said_at=now.isoformat())

    def released_by(self, person: Person, consent: Consent, now: datetime, *, told: bool = False) -> Self:
        """Set how far the answer may go. A guide may only narrow it, or widen it because the child said so (`told`);
        else RecordedRefusal (A7).

        Whoever widens it confirms at the same time that it is true.
        """
        if consent == "lead" and self.heading not in FACILITATOR_HEADINGS:
            raise Invalid
        if self.heading == OFF_LIMITS and consent not in ("me", "lead"):
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
        """The release is taken back: consent returns to the default of the heading or stays narrower."""
        return replace(self._going(self._narrowest), told=False, attempt="")

    def withdrawn(self) -> Self:
        return replace(self, consent="me", told=False, attempt="")

    def imported(self, heading: str, paper: str, *, said: bool) -> Self:
        """The answer comes from a file: private to the circle, and to be confirmed if something was `said` (A29)."""
        return replace(self.withdrawn(), still="ask" if said else "", heading=heading, paper=paper)

    def cleared(self) -> Self:
        """A copy without content and without who said it."""
        return replace(self, text="", symbols=(), album=(), choice="", said_by="", speaker="")

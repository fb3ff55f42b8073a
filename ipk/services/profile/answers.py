"""Answers of the child: entered in the workbook, released one by one, hung on the wall as far as released (A7)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ipk.domain.kernel.errors import Invalid, NotFound, TooMany
from ipk.domain.kernel.media import Attached
from ipk.domain.kernel.text import clean_text, valid_id
from ipk.domain.people.audiences import require_circle
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import ASKED_LIMIT, CONSENTS, MEDIA_LIMIT, About, Answer, Consent
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import UnitOfWork
from ipk.services.profile import answer_cards as cards
from ipk.services.profile.answer_versions import save_version, sitting_of
from ipk.services.profile.questionnaires import is_of_a_sheet, under_heading
from ipk.services.shared.lookup import meeting_of
from ipk.services.shared.media import use_circles_media
from ipk.services.shared.strokes import NewStroke, drawn_stroke, drawn_strokes, find_stroke


def answer_question(work: UnitOfWork, person: Person, *, id: str, about: About, **change: Any) -> Answer:
    """Save an answer to a question: `text, symbols, choice, none, colour, said_by`. Raises NotFound, Invalid or TooBig.

    A change by somebody else than the child takes the answer off the wall: it is not what the child released.
    """
    before = _begun(work, person, id, about)
    if "text" in change:
        change["text"] = clean_text(change["text"])
    for symbol in (*change.get("symbols", ()), *filter(None, (change.get("choice"),))):
        valid_id(symbol)
    speaker = before.speaker if "said_by" not in change else ""
    said_by = _speaker(work, person, change.pop("said_by", before.said_by))
    change |= {"said_by": said_by, "speaker": "" if person.is_child else speaker}
    return _settle(work, person, before.changed_by(person, **change))


@dataclass(frozen=True)
class NewAttachment:
    """An uploaded picture or sound of the circle; `label` describes it."""

    media: str
    label: str = ""


def attach(work: UnitOfWork, person: Person, *, id: str, about: About, brought: NewAttachment) -> Answer:
    """Add a picture or sound to an answer. Raises NotFound, Invalid, TooBig or TooMany."""
    before = _begun(work, person, id, about)
    item = use_circles_media(work, brought.media)
    if item.kind not in ("picture", "voice"):
        raise Invalid("This file does not belong on such a card.")
    if any(one.id == item.id for one in before.album):
        return before
    if len(before.album) >= MEDIA_LIMIT:
        raise TooMany("There are five pictures already.")
    album = (*before.album, Attached(item.id, item.kind, item.wave, item.seconds, clean_text(brought.label)))
    return _settle(work, person, before.changed_by(person, album=album, none=False))


def detach(work: UnitOfWork, person: Person, *, id: str, media: str) -> Answer:
    """Remove a picture or sound; it may be attached again. Raises NotFound."""
    before = _changing(work, person, id)
    album = tuple(one for one in before.album if one.id != media)
    if len(album) == len(before.album):
        raise NotFound
    return _settle(work, person, before.changed_by(person, album=album))


def draw(work: UnitOfWork, person: Person, *, id: str, about: About, stroke: NewStroke) -> Answer:
    """Add a stroke to the drawing of an answer. Raises NotFound, TooMany, TooBig or Invalid."""
    before = _begun(work, person, id, about)
    work.save(replace(drawn_stroke(work, id, stroke), profile=True))
    return _settle(work, person, before.changed_by(person, none=False))


@dataclass(frozen=True)
class StrokeChanges:
    """Strokes to add to a drawing, and names of strokes to delete."""

    strokes: Sequence[NewStroke]
    drop: Sequence[str]


def change_strokes(work: UnitOfWork, person: Person, *, id: str, about: About, lines: StrokeChanges) -> Answer:
    """Change several strokes at once, from an imported file. Raises NotFound, TooMany, TooBig or Invalid."""
    before = _begun(work, person, id, about)
    for name in lines.drop:
        work.delete(find_stroke(work, id, name))
    for line in drawn_strokes(work, id, lines.strokes):
        work.save(replace(line, profile=True))
    return _settle(work, person, before.changed_by(person, none=False))


def take_line_back(work: UnitOfWork, person: Person, *, id: str, name: str) -> Answer:
    before = _changing(work, person, id)
    work.delete(find_stroke(work, id, name))
    return _settle(work, person, before.changed_by(person))


def consent(work: UnitOfWork, person: Person, *, id: str, consent: Consent, told: bool = False) -> Answer:
    """Set how far an answer may go; a guide may widen it only because the child said so (`told`).

    Raises RecordedRefusal, NotFound, Invalid or TooLate (A7).
    """
    answer = _answer(work, person, id)
    released = answer.released_by(person, consent, work.now, told=told)
    if released.released:
        _check_content(work, answer)
    if not released.on_wall:
        return cards.take_down(work, released)
    _check_rest(work, answer, consent)
    return _hang(work, released)


def show_answer(work: UnitOfWork, person: Person, *, answer: str) -> Answer:
    """Hang an answer as the child's own card; a guide needs the child's consent (A7).

    Raises RecordedRefusal, NotAllowed, NotFound or Invalid.
    """
    shown = _answer(work, person, answer).shown_by(person, work.now)
    _check_content(work, shown)
    return _hang(work, shown)


def withdraw_answer(work: UnitOfWork, person: Person, *, answer: str) -> Answer:
    """Take the release back: the answer leaves all screens but those of the circle (A8). Raises NotFound."""
    return cards.take_down(work, _answer(work, person, answer).withdrawn())


def _answer(work: UnitOfWork, person: Person, id: str) -> Answer:
    """The answer. Raises NotFound outside the circle (A2)."""
    require_circle(person)
    return work.get(Answer, id)


def _changing(work: UnitOfWork, person: Person, id: str) -> Answer:
    answer = _answer(work, person, id)
    save_version(work, answer)
    return answer


def _begun(work: UnitOfWork, person: Person, id: str, about: About) -> Answer:
    """The answer to a question, a new one if there is none. Raises NotFound or Invalid."""
    require_circle(person)
    found = work.get_or_none(Answer, valid_id(id))
    if found is not None and not found.gone:
        save_version(work, found)
        return found.asked_anew(replace(under_heading(about, found), asked=clean_text(about.asked, ASKED_LIMIT)))
    fresh = Answer.to(under_heading(about), heard=person.is_child or is_of_a_sheet(about))
    if fresh.id != id or (found is None and work.id_exists(id)):
        raise Invalid("This mark is already used for another thing.")
    asked = clean_text(about.asked, ASKED_LIMIT)
    return fresh.changed_by(person, asked=asked)


def _speaker(work: UnitOfWork, person: Person, said_by: str) -> str:
    """Whose words they are: "" for the child, else the person whom the guide names. Raises NotFound."""
    if person.is_child or not said_by:
        return ""
    speaker = work.get(Person, said_by)
    return "" if speaker.is_child else speaker.id


def _settle(work: UnitOfWork, person: Person, after: Answer) -> Answer:
    """Save changed content; a change by the child updates the card on the wall, one by others removes it."""
    after = after.changed_by(person, written_by=person.id, sitting=sitting_of(work)).spoken(work.now)
    stays = after.released and after.has_content(drawn=_is_drawn(work, after))
    if stays and after.on_wall:
        return cards.refresh(work, after)
    return cards.take_down(work, after if stays else after.consent_revoked())


def _check_content(work: UnitOfWork, answer: Answer) -> None:
    if not answer.has_content(drawn=_is_drawn(work, answer)):
        raise Invalid("There is nothing to show yet.")


def _check_rest(work: UnitOfWork, answer: Answer, consent: Consent) -> None:
    """Check that the wall accepts a new card now. Raises TooLate."""
    if answer.paper and CONSENTS.index(consent) > CONSENTS.index(answer.consent):
        meeting_of(work).check_rest()


def _is_drawn(work: UnitOfWork, answer: Answer) -> bool:
    return bool(work.list(Stroke, answer.id))


def _hang(work: UnitOfWork, released: Answer) -> Answer:
    return cards.hang(work, released) if released.paper else work.save(released)

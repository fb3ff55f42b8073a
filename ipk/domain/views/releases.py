"""What must have happened before words that a person entered reach the child's device: one row for each of them.

"The child's device" is the audience of the child and its guide. In *approve first* nothing that stands here under
`APPROVED` reaches it before the facilitator approved it or wrote it herself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Release(StrEnum):
    """What must have happened."""

    ADMITTED = "admitted"
    """The organizer invited this person by name, or whoever leads let them in."""
    ORGANIZER = "organizer"
    """The organizer wrote it, who prepares the meeting with the child's guide."""
    CIRCLE = "circle"
    """The child or its guide wrote it."""
    APPROVED = "approved"
    """In *approve first*: the facilitator approved it, or wrote it."""
    NEVER = "never"
    """Nobody else's words of this kind reach the child's device."""


@dataclass(frozen=True)
class Row:
    """`commands`: by which the words come in, as the permission table names them; "" for the door, where all knock."""

    release: Release
    commands: tuple[str, ...]


def _rows(release: Release, commands: tuple[str, ...], *fields: str) -> dict[str, Row]:
    return dict.fromkeys(fields, Row(release, commands))


_BOOK = ("profile.answer", "profile.attach", "profile.import")

#: type.field → its row; what hangs within another value is named by the way to it
RELEASES: Mapping[str, Row] = {
    **_rows(Release.ADMITTED, ("people.manage", ""), "person.name"),
    **_rows(Release.ORGANIZER, ("people.manage",), "meeting.goal", "meeting.title"),
    **_rows(Release.ORGANIZER, ("guests.answer",), "guests.guests.reason"),
    **_rows(Release.ORGANIZER, ("shopping.allergies",), "allergies.heard_words"),
    **_rows(Release.CIRCLE, _BOOK, "answer.asked", "answer.text", "answer.speaker", "answer.album.label"),
    **_rows(Release.CIRCLE, _BOOK, "earlier.text", "earlier.speaker", "earlier.album.label"),
    # a card of the book is the child's own
    **_rows(Release.CIRCLE, _BOOK, "card.asked", "card.album.label"),
    **_rows(Release.CIRCLE, ("messages.make", "messages.change"), "message.text"),
    **_rows(Release.CIRCLE, ("guests.name",), "guests.guests.name"),
    **_rows(Release.CIRCLE, ("snacks.words",), "snacks.words", "allergies.words"),
    **_rows(Release.CIRCLE, ("song.add",), "song.title"),
    **_rows(Release.APPROVED, ("card.stick", "card.edit", "messages.hang", "profile.show"), "card.text"),
    **_rows(Release.APPROVED, ("card.gather",), "card.group"),
    **_rows(Release.APPROVED, ("plan.add", "plan.change"), "step.what", "step.who", "step.need", "step.topic"),
    **_rows(Release.APPROVED, ("plan.answer",), "agreement.words"),
    # an edit that waits, and a kind word to who wrote the card: the facilitator's own word
    **_rows(Release.APPROVED, ("card.edit",), "card.draft.text"),
    **_rows(Release.APPROVED, ("card.hide", "card.approve", "wall.restore"), "card.words"),
    # what was a moment ago, or before a change that waits: kept for taking back and for who reads the old words
    **_rows(Release.NEVER, ("card.edit",), "card.past.was"),
    **_rows(Release.NEVER, ("plan.change",), "step.before"),
    # one's own alone; others are told sums
    **_rows(Release.NEVER, ("feedback.give",), "feedback.words", "feedback.question", "feedback.answer"),
    **_rows(Release.NEVER, ("feedback.give",), "feedback_sums.sums"),
    **_rows(Release.NEVER, ("meeting.open",), "meeting.without_support"),
    **_rows(Release.NEVER, ("people.manage",), "invitation.date", "invitation.place", "invitation.contact"),
}

"""Release rules: what must have happened before a text by a person reaches the child's device.

"The child's device" is the audience of the child and its guide. With *approve first* on, a text with `APPROVED` reaches
it only after the facilitator approved or wrote it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ipk.domain.meeting.plan import WORDS


class Release(StrEnum):
    """The condition of a release rule."""

    ADMITTED = "admitted"
    """The organizer invited this person by name, or the facilitator admitted them."""
    ORGANIZER = "organizer"
    """The organizer wrote it, who prepares the meeting with the child's guide."""
    CIRCLE = "circle"
    """The child or its guide wrote it."""
    APPROVED = "approved"
    """With *approve first* on: the facilitator approved or wrote it."""
    NEVER = "never"
    """Such texts by others never reach the child's device."""


@dataclass(frozen=True)
class Row:
    """One rule. `commands` are those by which the text is entered, as in the permission table; "" for the lobby."""

    release: Release
    commands: tuple[str, ...]


def _rows(release: Release, commands: tuple[str, ...], *fields: str) -> dict[str, Row]:
    return dict.fromkeys(fields, Row(release, commands))


_BOOK = ("profile.answer", "profile.attach", "profile.import")

#: type.field → its rule; a nested field is named by its path
RELEASES: Mapping[str, Row] = {
    **_rows(Release.ADMITTED, ("people.manage", ""), "person.name"),
    **_rows(Release.ORGANIZER, ("people.manage",), "meeting.goal", "meeting.title"),
    **_rows(Release.ORGANIZER, ("guests.answer",), "guests.guests.reason"),
    **_rows(Release.ORGANIZER, ("shopping.allergies",), "allergies.heard_words"),
    **_rows(Release.CIRCLE, _BOOK, "answer.asked", "answer.text", "answer.speaker", "answer.album.label"),
    **_rows(Release.CIRCLE, _BOOK, "earlier.text", "earlier.speaker", "earlier.album.label"),
    # a card with an answer of the workbook is the child's own
    **_rows(Release.CIRCLE, _BOOK, "card.asked", "card.album.label"),
    **_rows(Release.CIRCLE, ("messages.make", "messages.change"), "message.text"),
    **_rows(Release.CIRCLE, ("guests.name",), "guests.guests.name"),
    **_rows(Release.CIRCLE, ("snacks.words",), "snacks.words", "allergies.words"),
    **_rows(Release.CIRCLE, ("song.add",), "song.title"),
    **_rows(Release.APPROVED, ("card.stick", "card.edit", "messages.hang", "profile.show"), "card.text"),
    **_rows(Release.APPROVED, ("card.gather",), "card.group"),
    **_rows(Release.APPROVED, ("topic.make",), "topic.title"),
    **_rows(Release.APPROVED, ("task.add", "task.change"), *(f"task.{name}" for name in WORDS)),
    **_rows(Release.APPROVED, ("plan.answer",), "agreement.words"),
    # an edit that waits, and the facilitator's words to the author of a card
    **_rows(Release.APPROVED, ("card.edit",), "card.draft.text"),
    **_rows(Release.APPROVED, ("card.hide", "card.approve", "wall.restore"), "card.words"),
    # earlier states and texts before a change that waits: kept for undo and for those who read the old text
    **_rows(Release.NEVER, ("card.edit",), "card.past.was"),
    **_rows(Release.NEVER, ("task.change",), "task.before"),
    # what somebody says to a task is read by them and by staff
    **_rows(Release.NEVER, ("task.take",), "task.taken_words"),
    # visible to the person alone; others see sums
    **_rows(Release.NEVER, ("feedback.give",), "feedback.words", "feedback.question", "feedback.answer"),
    **_rows(Release.NEVER, ("feedback.give",), "feedback_sums.sums"),
    **_rows(Release.NEVER, ("meeting.open",), "meeting.without_support"),
    **_rows(Release.NEVER, ("people.manage",), "invitation.date", "invitation.place", "invitation.contact"),
    **_rows(Release.NEVER, ("people.manage",), "meeting.expectations"),
    # on paper and on the page afterwards, once they are released
    **_rows(Release.NEVER, ("minutes.write",), "minutes.texts", "minutes.reference"),
}

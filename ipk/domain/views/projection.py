"""The view of each record for each person; pure. All records that leave the server pass here (P4)."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from ipk.domain.kernel.records import Record
from ipk.domain.meeting.confirmation import Confirmation
from ipk.domain.meeting.evaluation import Feedback, FeedbackSums
from ipk.domain.meeting.meeting import Meeting, Paper
from ipk.domain.meeting.minutes import ReleasedCards
from ipk.domain.meeting.music import MusicWishes, Song
from ipk.domain.meeting.plan import Agreement, Task
from ipk.domain.meeting.signals import Signal
from ipk.domain.meeting.speaking_turns import SpeakingTurn
from ipk.domain.meeting.topics import Ballot, Topic
from ipk.domain.people.audiences import Audience, Viewer
from ipk.domain.people.person import Door, Person
from ipk.domain.people.settings import PersonSettings
from ipk.domain.preparation.arrangements import Arrangement, Part
from ipk.domain.preparation.guests import Guests
from ipk.domain.preparation.seats import Seats
from ipk.domain.preparation.snacks import Allergies, SnackWishes
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.prepared_messages import Message, MessageNotice
from ipk.domain.profile.workbook import Workbook
from ipk.domain.views.cards import Shown, card_view, may_see_pending
from ipk.domain.views.messages import could_see_message, message_notice_view, message_view
from ipk.domain.views.plan import (
    agreement_view,
    confirmation_view,
    feedback_sums_view,
    feedback_view,
    reads_what_waits,
    released_cards_view,
    sees_task,
    sees_topic,
    task_view,
    topic_view,
)
from ipk.domain.views.preparation import ever_saw, guests_view, part_view, seats_view
from ipk.domain.views.profile import answer_view, saw_answer, workbook_view
from ipk.domain.views.records import (
    door_view,
    meeting_view,
    music_wishes_view,
    paper_view,
    person_view,
    sees_settings,
    sees_signal,
    settings_view,
    signal_view,
    song_view,
    speaking_turn_view,
)
from ipk.domain.views.snacks import allergies_view, sees_allergies, snack_wishes_view
from ipk.domain.wall.cards import Card

R = TypeVar("R", bound=Record)

_SHOW: dict[type[Record], Callable[[Any, Viewer, tuple[Record, ...]], Shown | None]] = {
    Meeting: meeting_view,
    Person: person_view,
    Paper: paper_view,
    Card: card_view,
    Task: task_view,
    Agreement: agreement_view,
    Topic: topic_view,
    Confirmation: confirmation_view,
    Signal: signal_view,
    Feedback: feedback_view,
    FeedbackSums: feedback_sums_view,
    ReleasedCards: released_cards_view,
    Answer: answer_view,
    Workbook: workbook_view,
    Door: door_view,
    SpeakingTurn: speaking_turn_view,
    PersonSettings: settings_view,
    Song: song_view,
    MusicWishes: music_wishes_view,
    Part: part_view,
    Message: message_view,
    MessageNotice: message_notice_view,
    Guests: guests_view,
    SnackWishes: snack_wishes_view,
    Allergies: allergies_view,
    Seats: seats_view,
}


#: types whose present viewers are also all earlier viewers
_SEES: dict[type[Record], Callable[[Any, Viewer], bool]] = {
    Signal: sees_signal,
    Task: sees_task,
    Topic: sees_topic,
    PersonSettings: sees_settings,
    Allergies: sees_allergies,
}

#: types that only some audiences see
_ONLY: dict[type[Record], tuple[Audience, ...]] = {
    Workbook: (Audience.CIRCLE,),
    Door: (Audience.FACILITATOR, Audience.ORGANIZER, Audience.DISPLAY),
    MessageNotice: (Audience.FACILITATOR,),
    FeedbackSums: (Audience.FACILITATOR, Audience.RECORDER),
    MusicWishes: (Audience.FACILITATOR, Audience.CIRCLE),
    SnackWishes: (Audience.CIRCLE,),
    Song: (Audience.FACILITATOR, Audience.CIRCLE),
    SpeakingTurn: (Audience.FACILITATOR,),
}


def project(record: Record, viewer: Viewer, parts: Iterable[Record] = ()) -> Shown | None:
    """The record as JSON values for this viewer, None when it does not exist for them.

    `parts` are the parts of the record with tombstones: a drawing's strokes, the ballots on a topic.
    """
    show = _SHOW.get(type(record))
    shown = None if record.gone or show is None else show(record, viewer, tuple(parts))
    if shown is not None:
        shown = {"id": record.id, "type": record.TYPE, "rev": _rev(record, viewer)} | shown
    return shown


def _rev(record: Record, viewer: Viewer) -> int:
    """The clock of the view. People with a view of their own learn of every change."""
    own = bool(viewer.person) and viewer.person in viewers_with_own_view(record)
    return record.rev if own else record.rev_for(viewer.audience)


def kept(before: Record | None, record: R, seq: int) -> R:
    """The record with the clock of its change. Audiences that see no difference keep the earlier clock: a newer one
    would tell that something hidden changed (A34).
    """
    after = record.copy_with(rev=seq, visible_revs={})
    if before is None or before.gone or after.gone or type(record) not in _SHOW or _is_moved(before, after):
        return after
    revs = {one.value: rev for one in _views(after) if (rev := _unchanged_since(before, after, Viewer(one)))}
    return after.copy_with(visible_revs=revs) if revs else after


def _is_moved(before: Record, after: Record) -> bool:
    """Skip the comparison in the most frequent case: a moved card looks different to everybody who sees it."""
    return isinstance(before, Card) and isinstance(after, Card) and (before.spot, before.z) != (after.spot, after.z)


def _views(record: Record) -> tuple[Audience, ...]:
    """The audiences whose views may differ."""
    if isinstance(record, Card):
        return (Audience.EVERYONE, Audience.FACILITATOR, Audience.RECORDER)
    return _ONLY.get(type(record), tuple(Audience))


def _unchanged_since(before: Record, after: Record, viewer: Viewer) -> int:
    """The earlier clock of the view if it looks the same before and after, else 0."""
    was, now = project(before, viewer), project(after, viewer)
    if was is None or now is None:
        return 0
    return was["rev"] if was | {"rev": now["rev"]} == now else 0


def shared_view_of(record: Record, audience: Audience) -> Audience:
    """The audience whose view equals that of `audience`, so that a common view is built once."""
    match record:
        case Card():
            apart = audience is Audience.FACILITATOR and not record.is_plain
            titles = record.group_waits and reads_what_waits(Viewer(audience))
            return audience if apart or titles else Audience.EVERYONE
        case Task():
            apart = record.waits or record.taken_words
            return audience if apart and reads_what_waits(Viewer(audience)) else Audience.EVERYONE
        case Agreement() | Topic():
            return audience if record.waits and reads_what_waits(Viewer(audience)) else Audience.EVERYONE
        case Paper():
            return Audience.EVERYONE
        case _:
            return audience


def is_shared_view(record: Record) -> bool:
    """True for most records: the facilitator, who sees most, has the same view as everyone."""
    return shared_view_of(record, Audience.FACILITATOR) is Audience.EVERYONE


def could_see(record: Record, viewer: Viewer) -> bool:
    """True if this viewer could ever see the record; only then are they told of its removal."""
    match record:
        case Card():
            return record.ever_shown or may_see_pending(record, viewer)
        case Person():
            staff = viewer.is_one_of(Audience.FACILITATOR, Audience.ORGANIZER)
            return record.ever_admitted or staff or (viewer.is_one_of(Audience.CIRCLE) and not record.walk_in)
        case Signal() | Task() | Topic() | PersonSettings() | Allergies():
            return _SEES[type(record)](record, viewer)
        case Feedback():
            return record.person == viewer.person
        case FeedbackSums():
            return bool(record.shown) and reads_what_waits(viewer)
        case Confirmation():
            return record.person == viewer.person or viewer.is_one_of(Audience.FACILITATOR)
        case Arrangement():
            return ever_saw(record, viewer)
        case Answer():
            return saw_answer(record, viewer)
        case Message():
            return could_see_message(record, viewer)
        case _:
            return type(record) in _SHOW and viewer.is_one_of(*_ONLY.get(type(record), tuple(Audience)))


def viewers_with_own_view(record: Record, parts: Iterable[Record] = ()) -> tuple[str, ...]:
    """Ids of people whose view of this record differs from that of their audience."""
    match record:
        case Card():
            waits = not record.hangs_for_all or record.draft
            return tuple({*(record.writers if waits else ()), *record.marks})
        case Topic():
            return tuple({part.person for part in parts if isinstance(part, Ballot)})
        case Task():
            return (*record.taken_words,)
        case Confirmation():
            return (record.person,)
        case Signal():
            return (record.person, *record.supporters)
        case Feedback() | PersonSettings():
            return (record.person,)
        case Agreement():
            return (record.person,) if record.waits else ()
        case _:
            return ()

"""All record classes by their type name."""

from ipk.domain.kernel.media import MediaItem
from ipk.domain.kernel.private_key import PrivateKey
from ipk.domain.kernel.records import Record
from ipk.domain.meeting.attendance import Attendance
from ipk.domain.meeting.confirmation import Confirmation
from ipk.domain.meeting.evaluation import Feedback, FeedbackSums
from ipk.domain.meeting.invitation import Invitation
from ipk.domain.meeting.meeting import Meeting, Paper
from ipk.domain.meeting.minutes import Minutes, ReleasedCards
from ipk.domain.meeting.music import MusicWishes, Song
from ipk.domain.meeting.plan import Agreement, Task
from ipk.domain.meeting.signals import Signal
from ipk.domain.meeting.speaking_turns import SpeakingTurn
from ipk.domain.meeting.topics import Ballot, Topic
from ipk.domain.people.devices import DeviceCode
from ipk.domain.people.person import Device, Door, Link, Person
from ipk.domain.people.settings import PersonSettings
from ipk.domain.preparation.arrangements import Part
from ipk.domain.preparation.guests import Guests
from ipk.domain.preparation.seats import Seats
from ipk.domain.preparation.snacks import Allergies, SnackWishes
from ipk.domain.profile.answer_versions import AnswerVersion
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.prepared_messages import Message, MessageNotice
from ipk.domain.profile.workbook import Workbook
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke

TYPES: dict[str, type[Record]] = {
    kind.TYPE: kind
    for kind in (
        Agreement,
        Allergies,
        Answer,
        Attendance,
        Ballot,
        Workbook,
        Card,
        Confirmation,
        Device,
        DeviceCode,
        Door,
        AnswerVersion,
        MessageNotice,
        Feedback,
        FeedbackSums,
        Guests,
        Invitation,
        Link,
        MediaItem,
        Meeting,
        Message,
        Minutes,
        MusicWishes,
        Paper,
        Part,
        Person,
        PersonSettings,
        ReleasedCards,
        Task,
        PrivateKey,
        Seats,
        Signal,
        SnackWishes,
        Song,
        Stroke,
        SpeakingTurn,
        Topic,
    )
}
#: rows written before tasks had their own name
TYPES["step"] = Task

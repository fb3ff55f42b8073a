"""Every kind of record, by its type."""

from ipk.domain.arrangements import Part
from ipk.domain.book import Book
from ipk.domain.devices import DeviceCode
from ipk.domain.drawing import Stroke
from ipk.domain.guests import Guests
from ipk.domain.invitation import Invitation
from ipk.domain.media import MediaItem
from ipk.domain.meeting import Meeting, Paper
from ipk.domain.messages import Envelope, Message
from ipk.domain.music import MusicWishes, Song
from ipk.domain.people import Device, Door, Link, Person
from ipk.domain.person_settings import PersonSettings
from ipk.domain.plan import Agreement, Feedback, FeedbackSums, PlanStep
from ipk.domain.private import PrivateKey
from ipk.domain.profile import Answer
from ipk.domain.records import Record
from ipk.domain.seats import Seats
from ipk.domain.signals import Signal
from ipk.domain.sittings import Earlier
from ipk.domain.snacks import Allergies, SnackWishes
from ipk.domain.turns import Turn
from ipk.domain.voting import Ballot
from ipk.domain.wall import Card

TYPES: dict[str, type[Record]] = {
    kind.TYPE: kind
    for kind in (
        Agreement,
        Allergies,
        Answer,
        Ballot,
        Book,
        Card,
        Device,
        DeviceCode,
        Door,
        Earlier,
        Envelope,
        Feedback,
        FeedbackSums,
        Guests,
        Invitation,
        Link,
        MediaItem,
        Meeting,
        Message,
        MusicWishes,
        Paper,
        Part,
        Person,
        PersonSettings,
        PlanStep,
        PrivateKey,
        Seats,
        Signal,
        SnackWishes,
        Song,
        Stroke,
        Turn,
    )
}

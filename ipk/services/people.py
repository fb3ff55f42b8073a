"""Letting people in, taking them out, giving the word."""

from dataclasses import replace

from ipk.domain.errors import Invalid, NotAllowed, NotFound
from ipk.domain.meeting import Meeting
from ipk.domain.people import WALK_IN_ROLES, Device, Link, Person
from ipk.domain.signals import Signal
from ipk.services.access import check_seen, meeting_of
from ipk.services.ports import Work
from ipk.services.signals import lower_hand
from ipk.services.turns import heard


def admit(work: Work, person: Person, *, id: str, role: str = "", seen: int | None = None) -> Person:
    """Let somebody and the devices they came with in (P2). A walk-in may be given a role."""
    guest = _living(work, id)
    check_seen(work, person, [guest], seen)
    if role:
        _check_role(guest, role)
    for device in devices_of(work, guest.id):
        if not device.admitted:
            work.keep(device.let_in())
    came = bool(devices_of(work, guest.id))
    return work.keep(replace(guest.admitted(work.seq, role), entered=guest.entered or came))


def remove(work: Work, person: Person, *, id: str) -> Person:
    """Take somebody out, with their devices and links; they may not come back (P3, A10)."""
    guest = _living(work, id)
    if guest.id == person.id:
        raise NotAllowed("You cannot remove yourself.")
    for device in devices_of(work, guest.id):
        work.bury(device)
    for link in work.all(Link):
        if link.person == guest.id and not link.revoked:
            work.drop_door(link.digest)
            work.keep(replace(link, revoked=True))
    _forget_signals(work, guest)
    return work.keep(guest.removed())


def give_word(work: Work, person: Person, *, id: str = "") -> Meeting:
    """It is this person's turn to speak; their hand goes down (D15). Without an id nobody has the word."""
    if not id:
        return work.keep(replace(meeting_of(work), word=""))
    speaker = work.get(Person, id)
    if speaker.state != "admitted":
        raise NotFound
    if speaker.hand_up:
        lower_hand(work, speaker)
    heard(work, speaker.id)
    return work.keep(replace(meeting_of(work), word=speaker.id))


def devices_of(work: Work, person: str) -> list[Device]:
    return [device for device in work.all(Device) if device.person == person]


def _forget_signals(work: Work, guest: Person) -> None:
    """Nobody waits for who is gone. A STOP stays until it is resumed."""
    for signal in work.all(Signal):
        if signal.person == guest.id and signal.kind != "stop":
            work.bury(signal)
    meeting = meeting_of(work)
    if meeting.word == guest.id:
        work.keep(replace(meeting, word=""))


def _living(work: Work, id: str) -> Person:
    guest = work.get(Person, id)
    if guest.state == "removed":
        raise NotFound
    return guest


def _check_role(guest: Person, role: str) -> None:
    if not guest.walk_in or guest.state == "admitted" or role not in WALK_IN_ROLES:
        raise Invalid("This role comes with a personal link.")

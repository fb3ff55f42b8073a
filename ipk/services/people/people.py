"""Admits people and devices, removes people, hands the facilitator's role over."""

from collections.abc import Collection
from dataclasses import replace

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound
from ipk.domain.meeting.signals import Signal
from ipk.domain.people.audiences import require_circle
from ipk.domain.people.devices import check_device_admission
from ipk.domain.people.membership import check_room, has_another_guide, is_only_organizer
from ipk.domain.people.person import WALK_IN_ROLES, Device, Link, Person
from ipk.services.ports import UnitOfWork
from ipk.services.shared.attendance import note_arrival, note_leaving
from ipk.services.shared.lookup import authorise, check_unchanged_since, listed_people, meeting_of


def admit(work: UnitOfWork, person: Person, *, id: str, role: str = "", seen: int | None = None) -> Person:
    """Admit a person with their waiting devices (P2); a guest may get a `role`.

    Raises NotFound, Invalid, TooMany or Changed.
    """
    guest = _living(work, id)
    check_unchanged_since(work, person, [guest], seen)
    if guest.waits_as_stranger:
        check_room(listed_people(work))
    if role:
        _check_role(guest, role)
    return admit_with_devices(work, guest, role)


def admit_device(work: UnitOfWork, person: Person, *, id: str) -> Person:
    """Admit further devices of an admitted person. Raises NotFound, NotAllowed or Invalid."""
    owner = _living(work, id)
    check_device_admission(person, owner)
    if owner.state != "admitted":
        raise Invalid("Only further devices of somebody who is in are let in like this.")
    return admit_with_devices(work, owner)


def accept_guide(work: UnitOfWork, person: Person, *, id: str) -> Person:
    """The child's guide accepts one more guide, who is then admitted like others. Raises NotFound."""
    guest = _living(work, id)
    require_circle(person)
    if not guest.circle_waits:
        raise NotFound
    return work.save(replace(guest, circle_waits=False))


def admit_with_devices(work: UnitOfWork, guest: Person, role: str = "") -> Person:
    """Admit the person and their waiting devices. The circle is told of each device but the first (A31).

    Raises Invalid for one more guide whom the child's guide has not accepted.
    """
    if guest.circle_waits and has_another_guide(listed_people(work), guest):
        raise Invalid("The child's guide says yes to another guide first.")
    devices = devices_of(work, guest.id)
    waiting = [device for device in devices if not device.admitted]
    for device in waiting:
        work.save(device.let_in())
    note_arrival(work, guest)
    further = len(waiting) > (0 if guest.entered else 1)
    return work.save(
        replace(
            guest.admitted(work.seq, role),
            circle_waits=False,
            entered=guest.entered or bool(devices),
            further_device_at=work.now.isoformat() if further else guest.further_device_at,
        )
    )


def is_in(work: UnitOfWork, guest: Person) -> bool:
    """True if a device of this person is admitted."""
    return guest.state == "admitted" and any(device.admitted for device in devices_of(work, guest.id))


def hand_over_lead(work: UnitOfWork, person: Person, *, id: str) -> Person:
    """Make another admitted adult the facilitator. Raises NotFound or Invalid."""
    successor = _living(work, id)
    if successor.id == person.id:
        raise Invalid("You are leading already.")
    if not is_in(work, successor):
        raise Invalid("Only somebody who is here with a device can lead.")
    work.save(person.not_leading(work.seq))
    return work.save(successor.leading(work.seq))


def remove(work: UnitOfWork, person: Person, *, id: str) -> Person:
    """Remove a person with devices and links; they return only by a new admission (P3, A10). Raises NotFound or
    NotAllowed.

    The last organizer keeps their link, which leads to the lobby: nobody else could give them a new one.
    """
    guest = _living(work, id)
    if guest.id == person.id:
        raise NotAllowed("You cannot remove yourself.")
    if is_only_organizer(listed_people(work), guest):
        _forget_signals(work, guest)
        return send_back(work, guest)
    for device in devices_of(work, guest.id):
        work.delete(device)
    for link in work.list(Link):
        if link.person == guest.id and not link.revoked:
            work.revoke_access_token(link.digest)
            work.save(replace(link, revoked=True))
    _forget_signals(work, guest)
    note_leaving(work, guest.id)
    return work.save(guest.removed())


def send_away(work: UnitOfWork, person: Person, *, ids: Collection[str]) -> None:
    """Remove those of `ids` who are guests waiting in the lobby. People admitted or come meanwhile stay: they were not
    seen yet.

    Raises NotAllowed.
    """
    authorise(work, person, "door.manage")
    for stranger in [one for one in listed_people(work) if one.waits_as_stranger and one.id in ids]:
        for device in devices_of(work, stranger.id):
            work.delete(device)
        work.save(stranger.removed())


def send_back(work: UnitOfWork, guest: Person) -> Person:
    """Send a person to the lobby with all admitted devices; a device that was never admitted is deleted."""
    devices = devices_of(work, guest.id)
    for device in devices:
        if device.admitted:
            work.save(replace(device, admitted=False))
        else:
            work.delete(device)
    return work.save(guest.sent_back(knocking=any(device.admitted for device in devices)))


def devices_of(work: UnitOfWork, person: str) -> list[Device]:
    return [device for device in work.list(Device) if device.person == person]


def _forget_signals(work: UnitOfWork, guest: Person) -> None:
    """Delete the signals of a removed person. A STOP stays until it is resumed, an anonymous one until it is answered:
    its removal at this time would tell whose it was (A34).
    """
    for signal in work.list(Signal):
        if signal.person == guest.id and signal.kind != "stop" and not signal.is_anonymous:
            work.delete(signal)
    meeting = meeting_of(work)
    if meeting.word == guest.id:
        work.save(replace(meeting, word=""))


def _living(work: UnitOfWork, id: str) -> Person:
    guest = work.get(Person, id)
    if not guest.is_listed:
        raise NotFound
    return guest


def _check_role(guest: Person, role: str) -> None:
    offered = guest.walk_in and guest.state != "admitted" and role in WALK_IN_ROLES
    if not offered and role != guest.role:
        raise Invalid("This role comes with a personal link.")

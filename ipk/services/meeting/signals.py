"""Raise, answer and clear signals: STOP, I do not understand, a raised hand, help (D11, D12, D15)."""

from dataclasses import replace
from secrets import token_urlsafe

from ipk.domain.meeting.signals import TO_SUPPORTERS, Signal, SignalKind, supporters_of
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person
from ipk.services.meeting import music
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import get_visible, meeting_of


def raise_signal(work: UnitOfWork, person: Person, *, kind: SignalKind) -> Signal:
    """Raise a signal, or raise it again. STOP pauses the wall and the music for everyone (D12). Raises NotAllowed."""
    if kind == "stop":
        require(person, "signal.stop")
        meeting = music.stop(work)
        breaks = meeting.breaks + (not meeting.paused_by_child)
        work.save(replace(meeting, paused_by_child=True, breaks=breaks))
    standing = [one for one in work.list(Signal) if one.person == person.id and one.kind == kind]
    if standing:
        return work.save(standing[0].raised_again(work.now.isoformat()))
    signal = Signal(
        id=f"signal-{token_urlsafe(9)}",
        kind=kind,
        person=person.id,
        at=work.now.isoformat(),
        supporters=supporters_of(person, work.list(Person)) if kind in TO_SUPPORTERS else (),
    )
    if kind == "hand":
        work.save(replace(work.get(Person, person.id), hand_up=True))
    return work.save(signal)


def clear_signal(work: UnitOfWork, person: Person, *, id: str) -> Signal:
    """Clear a signal; for STOP the wall resumes. Raises NotFound or NotAllowed."""
    signal = get_visible(work, person, Signal, id)
    require(person, "signal.clear", signal.whose(person))
    if signal.kind == "stop":
        return _resume(work, signal)
    if signal.kind == "hand":
        work.save(replace(work.get(Person, signal.person), hand_up=False))
    return work.delete(signal)


def answer_signal(work: UnitOfWork, person: Person, *, id: str) -> Signal:
    """Tell the person who raised it that somebody comes; the signal stays. Raises NotFound or NotAllowed."""
    require(person, "signal.answer")
    return work.save(get_visible(work, person, Signal, id).answered(person))


def lower_hand(work: UnitOfWork, speaker: Person) -> None:
    for signal in work.list(Signal):
        if signal.kind == "hand" and signal.person == speaker.id:
            work.delete(signal)
    work.save(replace(speaker, hand_up=False))


def lower_all_hands(work: UnitOfWork) -> None:
    """Lower all hands; a raised hand belongs to the step that ends."""
    for signal in work.list(Signal):
        if signal.kind == "hand":
            lower_hand(work, work.get(Person, signal.person))


def _resume(work: UnitOfWork, signal: Signal) -> Signal:
    for other in work.list(Signal):
        if other.kind == "stop" and other.id != signal.id:
            work.delete(other)
    work.save(replace(meeting_of(work), paused_by_child=False))
    return work.delete(signal)

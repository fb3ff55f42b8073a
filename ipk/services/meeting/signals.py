"""STOP, I do not understand, a raised hand, help."""

from dataclasses import replace
from secrets import token_urlsafe

from ipk.domain.meeting.signals import TO_SUPPORTERS, Signal, SignalKind, supporters_of
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person
from ipk.services.meeting import music
from ipk.services.ports import Work
from ipk.services.shared.lookup import meeting_of, seen


def raise_signal(work: Work, person: Person, *, kind: SignalKind) -> Signal:
    """Raise a signal. The same one still up is not doubled. STOP pauses the wall and its music for everyone (D12)."""
    if kind == "stop":
        require(person, "signal.stop")
        work.keep(replace(music.rest(work), paused_by_child=True))
    standing = [one for one in work.all(Signal) if one.person == person.id and one.kind == kind]
    if standing:
        return work.keep(standing[0].raised_again(work.now.isoformat()))
    signal = Signal(
        id=f"signal-{token_urlsafe(9)}",
        kind=kind,
        person=person.id,
        at=work.now.isoformat(),
        supporters=supporters_of(person, work.all(Person)) if kind in TO_SUPPORTERS else (),
    )
    if kind == "hand":
        work.keep(replace(work.get(Person, person.id), hand_up=True))
    return work.keep(signal)


def clear_signal(work: Work, person: Person, *, id: str) -> Signal:
    """Take a signal down. STOP ends when the child or the facilitator resumes."""
    signal = seen(work, person, Signal, id)
    require(person, "signal.clear", signal.whose(person))
    if signal.kind == "stop":
        return _resume(work, signal)
    if signal.kind == "hand":
        work.keep(replace(work.get(Person, signal.person), hand_up=False))
    return work.bury(signal)


def answer_signal(work: Work, person: Person, *, id: str) -> Signal:
    """Tell whoever raised it that one is coming. The signal stays up until it is cleared."""
    require(person, "signal.answer")
    return work.keep(seen(work, person, Signal, id).answered(person))


def lower_hand(work: Work, speaker: Person) -> None:
    for signal in work.all(Signal):
        if signal.kind == "hand" and signal.person == speaker.id:
            work.bury(signal)
    work.keep(replace(speaker, hand_up=False))


def lower_all_hands(work: Work) -> None:
    """A hand that was raised is about the step that ends."""
    for signal in work.all(Signal):
        if signal.kind == "hand":
            lower_hand(work, work.get(Person, signal.person))


def _resume(work: Work, signal: Signal) -> Signal:
    for other in work.all(Signal):
        if other.kind == "stop" and other.id != signal.id:
            work.bury(other)
    work.keep(replace(meeting_of(work), paused_by_child=False))
    return work.bury(signal)

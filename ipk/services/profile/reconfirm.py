"""Reconfirms answers that are old or come from another meeting, before they are shown again."""

from dataclasses import replace

from ipk.domain.people.audiences import require_circle
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import Answer, Reply
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import UnitOfWork
from ipk.services.profile import answer_cards as cards
from ipk.services.profile.answer_versions import save_version, sitting_of


def confirm(work: UnitOfWork, person: Person, *, id: str, still: Reply, told: bool = False) -> Answer:
    """Save the child's reply: still true, changed, no longer true, or ask me again. Raises NotFound.

    An answer that is no longer true is emptied and kept as a version. What a guide confirms without the child having
    said so (`told`) becomes private to the circle.
    """
    require_circle(person)
    answer = work.get(Answer, id)
    match still:
        case "true":
            confirmed = answer.confirmed_by(person, work.now, told=told)
            return work.save(confirmed) if confirmed.on_wall else cards.take_down(work, confirmed)
        case "gone":
            save_version(work, answer, at_once=True)
            for line in work.list(Stroke, id):
                work.delete(line)
            empty = replace(answer.consent_revoked().cleared(), none=False, still="", sitting=sitting_of(work))
            return cards.take_down(work, empty)
        case _:
            return work.save(replace(answer, still=still))


def ask_again(work: UnitOfWork, person: Person) -> None:
    """Take all answers off the wall, make them private and ask about each, before the next meeting."""
    for answer in work.list(Answer):
        if has_answer(work, answer):
            cards.take_down(work, replace(answer.consent_revoked(), still="ask"))


def request_stale(work: UnitOfWork) -> None:
    """Ask about answers that were last said or confirmed a year ago, by the server's clock."""
    for answer in work.list(Answer):
        if not answer.still and answer.needs_confirmation(work.now) and has_answer(work, answer):
            work.save(replace(answer, still="ask"))


def has_answer(work: UnitOfWork, answer: Answer) -> bool:
    return answer.none or answer.has_content(drawn=bool(work.list(Stroke, answer.id)))

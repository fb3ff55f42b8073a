"""Is it still true? What was said long ago, or before another meeting, is asked again and not passed on by itself."""

from dataclasses import replace

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import Answer, Reply
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import UnitOfWork
from ipk.services.profile import answer_cards as cards
from ipk.services.profile.answer_versions import save_version, sitting_of


def confirm(work: UnitOfWork, person: Person, *, id: str, still: Reply, told: bool = False) -> Answer:
    """What the child says to it: still true, changed (and goes on to say how), no longer; or to be asked again.

    What is no longer true is taken out, and remembered among what was said earlier. What its guide holds true without
    the child having said so (`told`) is between the two again.
    """
    if audience_of(person) is not Audience.CIRCLE:
        raise NotFound
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
    """The next meeting is being prepared: every answer is asked about, and nothing of the last time is out any more."""
    for answer in work.list(Answer):
        if has_answer(work, answer):
            cards.take_down(work, replace(answer.consent_revoked(), still="ask"))


def request_stale(work: UnitOfWork) -> None:
    """The book is opened: what was last said or confirmed a year ago is asked about. By the server's clock."""
    for answer in work.list(Answer):
        if not answer.still and answer.needs_confirmation(work.now) and has_answer(work, answer):
            work.save(replace(answer, still="ask"))


def has_answer(work: UnitOfWork, answer: Answer) -> bool:
    return answer.none or answer.has_content(drawn=bool(work.list(Stroke, answer.id)))

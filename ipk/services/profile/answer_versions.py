"""Earlier versions of answers: saved, listed, restored, deleted for good."""

from dataclasses import dataclass, replace

from ipk.domain.kernel.media import MediaItem
from ipk.domain.people.audiences import require_circle
from ipk.domain.people.person import Person
from ipk.domain.profile.answer_versions import EARLIER_LIMIT, AnswerVersion, at_the_end_of, version_id
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.workbook import BOOK, Workbook
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import UnitOfWork
from ipk.services.profile import answer_cards as cards
from ipk.services.shared.media import carriers, carries


@dataclass(frozen=True)
class VersionedAnswer:
    """An answer at the end of an earlier sitting, with its strokes. `now`: it is the same today."""

    answer: Answer
    state: Answer | AnswerVersion
    strokes: tuple[Stroke, ...]

    @property
    def now(self) -> bool:
        return isinstance(self.state, Answer)


def save_version(work: UnitOfWork, answer: Answer, *, at_once: bool = False) -> None:
    """Save the state of an answer before the first change in a sitting (`at_once`: before any change)."""
    sitting = sitting_of(work)
    lines = [line.name for line in work.list(Stroke, answer.id)]
    said = answer.none or answer.has_content(drawn=bool(lines))
    if not said or (answer.sitting >= sitting and not at_once):
        return
    work.save(AnswerVersion.of(answer, lines))
    kept = sorted(work.list(AnswerVersion, answer.id), key=lambda one: one.sitting)
    for oldest in kept[: max(0, len(kept) - EARLIER_LIMIT)]:
        work.save(oldest.purged())


def sitting_of(work: UnitOfWork) -> int:
    book = work.get_or_none(Workbook, BOOK)
    return book.sitting if book else 0


def revert_to(work: UnitOfWork, person: Person, *, id: str, sitting: int) -> Answer:
    """Restore an earlier version. Consent is not restored: the answer becomes private to the circle.

    The present state is saved as a version, so this can be undone. Raises NotFound.
    """
    require_circle(person)
    answer, then = work.get(Answer, id), work.get(AnswerVersion, version_id(id, sitting))
    save_version(work, answer, at_once=True)
    _lay_lines(work, answer, then.lines)
    again = replace(answer.consent_revoked().spoken(work.now), **then.said, sitting=sitting_of(work))
    return cards.take_down(work, again)


def delete_version(work: UnitOfWork, person: Person, *, id: str) -> Answer:
    """Delete all earlier versions and erased strokes of an answer, in backups too (P9). Raises NotFound."""
    require_circle(person)
    answer = work.get(Answer, id)
    album = [one.id for earlier in work.list(AnswerVersion, id, gone=True) for one in earlier.album]
    for earlier in work.list(AnswerVersion, id, gone=True):
        work.save(earlier.purged())
    for line in work.list(Stroke, id, gone=True):
        if line.gone or answer.none:
            work.save(line.purged())
    if answer.none:  # the content before the child's "no" is deleted too
        album += [one.id for one in answer.album]
        answer = answer.cleared()
    kept = work.save(answer)
    _let_go(work, album)
    work.rotate_private_key()
    return kept


def sessions(work: UnitOfWork, person: Person) -> list[tuple[int, str]]:
    """Sittings with saved versions, oldest first: (number, ISO time of its last answer). Raises NotFound."""
    require_circle(person)
    found: dict[int, str] = {}
    for one in work.list(AnswerVersion):
        found[one.sitting] = max(found.get(one.sitting, ""), one.said_at)
    return sorted(found.items())


def page_at(work: UnitOfWork, person: Person, *, sitting: int) -> list[VersionedAnswer]:
    """All answers as they were at the end of a sitting. Raises NotFound outside the circle."""
    require_circle(person)
    leaves: list[VersionedAnswer] = []
    for answer in work.list(Answer):
        state = at_the_end_of(sitting, answer, work.list(AnswerVersion, answer.id))
        if state is not None:
            leaves.append(VersionedAnswer(answer, state, tuple(_lines_of(work, answer, state))))
    return leaves


def _lines_of(work: UnitOfWork, answer: Answer, state: Answer | AnswerVersion) -> list[Stroke]:
    if isinstance(state, Answer):
        return work.list(Stroke, answer.id)
    names = set(state.lines)
    return [line for line in work.list(Stroke, answer.id, gone=True) if line.name in names and line.points]


def _lay_lines(work: UnitOfWork, answer: Answer, names: tuple[str, ...]) -> None:
    """Make these strokes the drawing of the answer."""
    for line in work.list(Stroke, answer.id, gone=True):
        wanted = line.name in names and bool(line.points)
        if wanted and line.gone:
            work.save(replace(line, gone=False))
        elif not wanted and not line.gone:
            work.delete(line)


def _let_go(work: UnitOfWork, album: list[str]) -> None:
    """Let go of pictures and sounds that nothing carries any more."""
    on = carriers(work)
    for id in set(album):
        item = work.get_or_none(MediaItem, id)
        if item is not None and not item.gone and not any(carries(one, id) for one in on):
            work.save(item.let_go())

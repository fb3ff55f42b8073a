"""What a transaction has decided so far, seen over what was there before."""

from datetime import UTC, datetime

from ipk.domain.kernel.records import Record
from ipk.storage.memory.conference_state import ConferenceState
from ipk.storage.store.unit_of_work import BatchOverlay, StagedUnitOfWork
from tests.storage.sample_records import Line, Note
from tests.support.steps import count_steps


def staged(*committed: Record) -> StagedUnitOfWork:
    state = ConferenceState().advanced(1, 0, {record.id: record for record in committed}, {})
    return StagedUnitOfWork(BatchOverlay("c", state), datetime(2026, 3, 2, tzinfo=UTC), lambda _: None)


def lines(work: StagedUnitOfWork, note: str) -> list[str]:
    return [line.id for line in work.list(Line, note)]


def test_staged_parts_are_listed_after_committed_ones_in_order() -> None:
    work = staged(Note(id="a"), Line(id="1", note="a"), Line(id="2", note="a"))
    work.save(Line(id="3", note="a"))
    work.delete(Line(id="1", note="a"))
    work.save(Line(id="4", note="b"))
    assert (lines(work, "a"), lines(work, "b"), lines(work, "")) == (["2", "3"], ["4"], ["2", "3", "4"])
    assert [line.id for line in work.list(Line, "a", gone=True)] == ["1", "2", "3"]


def test_a_part_saved_under_another_parent_is_listed_there_only() -> None:
    work = staged(Line(id="1", note="a"))
    work.save(Line(id="1", note="b"))
    assert (lines(work, "a"), lines(work, "b")) == ([], ["1"])
    work.save(Line(id="2", note="b"))
    work.save(Line(id="2", note="a"))
    assert (lines(work, "a"), lines(work, "b")) == (["2"], ["1"])
    work.save(Line(id="1", note="a"))
    assert (lines(work, "a"), lines(work, "b"), lines(work, "")) == (["1", "2"], [], ["1", "2"])


def test_staging_work_grows_linearly_with_the_records() -> None:
    """A29: nothing looks through all that was decided before, so that one large change holds up nobody for long."""

    def draw(drawings: int) -> None:
        work = staged()
        for number in range(drawings):
            work.save(Note(id=f"note-{number}"))
            work.save(Line(id=f"line-{number}", note=f"note-{number}"))
            assert work.list(Line, f"note-{number}")

    few = count_steps(lambda: draw(40))
    assert count_steps(lambda: draw(160)) < 6 * few

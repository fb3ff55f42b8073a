"""Reading the committed state beside the writer (`Store.read`), the same on SQLite and PostgreSQL."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import NotFound, TryAgain
from ipk.services.ports import Outcome, UnitOfWork
from ipk.storage.store.store import DatabaseStore
from tests.storage.conftest import Installation
from tests.storage.sample_records import Line, Note, sign, stick
from tests.storage.store.asking import CONFERENCE

WRITES: dict[str, Callable[[UnitOfWork], object]] = {
    "save": stick("b"),
    "delete": lambda work: work.delete(work.get(Note, "a")),
    "log": sign,
    "add_access_token": lambda work: work.add_access_token("0" * 64, "a"),
    "revoke_access_token": lambda work: work.revoke_access_token("0" * 64),
    "rotate_private_key": lambda work: work.rotate_private_key(),
}


def text_of(id: str) -> Callable[[UnitOfWork], str]:
    return lambda work: work.get(Note, id).text


def test_a_reader_sees_every_confirmed_commit(store: DatabaseStore) -> None:
    for number in range(20):
        store.transact(CONFERENCE, stick("a", str(number)))
        assert store.read(CONFERENCE, text_of("a")) == str(number)


def test_a_read_returns_while_the_writer_is_blocked(store: DatabaseStore) -> None:
    store.transact(CONFERENCE, stick("a", "before"))
    started, go_on, outcomes = threading.Event(), threading.Event(), list[Outcome]()
    finished = threading.Event()

    def done(outcome: Outcome) -> None:
        outcomes.append(outcome)
        finished.set()

    def slow(work: UnitOfWork) -> None:
        started.set()
        assert go_on.wait(20)
        stick("a", "after")(work)

    store.submit(CONFERENCE, slow, done)
    assert started.wait(20)
    assert store.read(CONFERENCE, text_of("a")) == "before"
    assert not finished.is_set(), "the writer was blocked all the time"
    go_on.set()
    assert finished.wait(20)
    assert outcomes[0].error is None
    assert store.read(CONFERENCE, text_of("a")) == "after"


def test_an_uncached_conference_is_read_while_the_writer_is_blocked(installation: Installation) -> None:
    first = installation.open()
    first.create(CONFERENCE, stick("a", "before"))
    first.create("tomas", stick("a", "Tomášovo"))
    store = installation.reopen()
    started, go_on = threading.Event(), threading.Event()

    def slow(_work: UnitOfWork) -> None:
        started.set()
        assert go_on.wait(20)

    store.submit("tomas", slow, lambda _: None)
    assert started.wait(20)
    assert store.read(CONFERENCE, text_of("a")) == "before"
    assert store.read(CONFERENCE, text_of("a")) == "before"
    go_on.set()


def test_a_read_sees_commits_of_another_process(installation: Installation, store: DatabaseStore) -> None:
    other = installation.open()
    for number in range(3):
        other.transact(CONFERENCE, stick("a", str(number)))
        assert store.read(CONFERENCE, text_of("a")) == str(number)
    store.transact(CONFERENCE, stick("b", "own"))
    assert store.read(CONFERENCE, lambda work: [note.id for note in work.list(Note)]) == ["a", "b"]


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_write_inside_a_read_is_refused(store: DatabaseStore, write: Callable[[UnitOfWork], object]) -> None:
    store.transact(CONFERENCE, stick("a", "stays"))
    with pytest.raises(RuntimeError, match="read may not write"):
        store.read(CONFERENCE, write)
    assert store.since(CONFERENCE, 0).seq == 2
    assert store.read(CONFERENCE, text_of("a")) == "stays"


def test_a_read_keeps_its_snapshot_while_others_commit(store: DatabaseStore) -> None:
    store.transact(CONFERENCE, stick("a", "before"))

    def look(work: UnitOfWork) -> tuple[str, list[str]]:
        store.transact(CONFERENCE, stick("a", "after"))
        store.transact(CONFERENCE, stick("b"))
        return work.get(Note, "a").text, [note.id for note in work.list(Note)]

    assert store.read(CONFERENCE, look) == ("before", ["a"])
    assert store.read(CONFERENCE, text_of("a")) == "after"


def test_a_part_moved_to_another_parent_is_listed_there(store: DatabaseStore) -> None:
    def hang(work: UnitOfWork) -> None:
        work.save(Line(id="line", note="a"))
        sign(work)

    def move(work: UnitOfWork) -> None:
        work.save(replace(work.get(Line, "line"), note="b"))
        sign(work)

    def lines(parent: str) -> Callable[[UnitOfWork], list[str]]:
        return lambda work: [line.id for line in work.list(Line, parent)]

    store.transact(CONFERENCE, hang)
    assert (store.read(CONFERENCE, lines("a")), store.read(CONFERENCE, lines("b"))) == (["line"], [])
    store.transact(CONFERENCE, move)
    assert (store.read(CONFERENCE, lines("a")), store.read(CONFERENCE, lines("b"))) == ([], ["line"])


def test_reading_a_missing_conference_or_a_closed_store_raises(
    installation: Installation, store: DatabaseStore
) -> None:
    with pytest.raises(NotFound):
        store.read("nobody", text_of("a"))
    other = installation.open()
    other.delete(CONFERENCE)
    with pytest.raises(NotFound):
        store.read(CONFERENCE, text_of("a"))
    store.close()
    with pytest.raises(TryAgain):
        store.read(CONFERENCE, text_of("a"))

"""The store's promises to those who serve people, the same on SQLite and PostgreSQL."""

import threading

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TryAgain
from ipk.services.ports import Outcome, UnitOfWork
from ipk.storage.store.store import DatabaseStore
from tests.storage.conftest import Installation
from tests.storage.sample_records import Note, nothing, sign, stick
from tests.storage.store.asking import CONFERENCE, keep_two_and_stumble, now_and_after_a_restart, stumble, texts


def test_saved_records_survive_a_restart(installation: Installation, store: DatabaseStore) -> None:
    kept = store.transact(CONFERENCE, stick("a", "Mám ráda koně 🐴 a\x00b"))
    store.transact(CONFERENCE, stick("b", "babička"))
    again = installation.reopen()
    assert again.since(CONFERENCE, 0).records[0] == kept
    assert again.transact(CONFERENCE, stick("c")).rev == 4


def test_since_returns_newer_records_in_commit_order(installation: Installation, store: DatabaseStore) -> None:
    for id in ("a", "b", "c", "a"):
        store.transact(CONFERENCE, stick(id))
    for kept in now_and_after_a_restart(installation, store):
        assert [(record.id, record.rev) for record in kept.since(CONFERENCE, 3).records] == [("c", 4), ("a", 5)]
        assert [record.id for record in kept.since(CONFERENCE, 0).records] == ["b", "c", "a"]
        assert kept.since(CONFERENCE, 5).records == []


def test_listeners_are_called_in_order_and_before_each_answer(store: DatabaseStore) -> None:
    said: list[str] = []
    store.on_change(lambda change: said.append(f"change {change.seq}"))
    finished = threading.Event()

    def done(outcome: Outcome) -> None:
        said.append(f"answer {outcome.result().rev}")
        if len(said) == 40:
            finished.set()

    for number in range(20):
        store.submit(CONFERENCE, stick(f"x{number}"), done)
    assert finished.wait(20)
    assert said == [f"{what} {seq}" for seq in range(2, 22) for what in ("change", "answer")]


def test_a_failing_listener_does_not_affect_other_listeners(store: DatabaseStore) -> None:
    heard: list[int] = []
    store.on_change(stumble)
    store.on_change(lambda change: heard.append(change.seq))
    store.submit(CONFERENCE, stick("a"), stumble)
    assert store.transact(CONFERENCE, stick("b")).rev == 3
    assert heard == [2, 3]


def test_records_of_conferences_are_separate(store: DatabaseStore) -> None:
    store.create("tomas", nothing)
    store.transact(CONFERENCE, stick("a", "Aničky"))
    store.transact("tomas", stick("a", "Tomášovo", op="founding-2"))
    assert texts(store) == {"a": "Aničky"}
    assert texts(store, "tomas") == {"a": "Tomášovo"}


def test_a_conference_whose_creation_failed_does_not_exist(installation: Installation, store: DatabaseStore) -> None:
    with pytest.raises(NotAllowed):
        store.create("tomas", keep_two_and_stumble)
    with pytest.raises(RuntimeError, match="not signed"):
        store.create("tomas", lambda work: None)
    assert not store.exists("tomas")
    assert [path.name for path in installation.settings.keys_dir.iterdir()] == ["anicka.key"]
    store.create("tomas", nothing)
    assert store.exists("tomas")


def test_a_conference_cannot_be_made_twice(store: DatabaseStore) -> None:
    store.transact(CONFERENCE, stick("a", "stays"))
    with pytest.raises(Invalid):
        store.create(CONFERENCE, nothing)
    assert texts(store) == {"a": "stays"}


def test_a_deleted_conference_has_no_records_and_no_media(installation: Installation, store: DatabaseStore) -> None:
    store.transact(CONFERENCE, stick("a", "secret"))
    store.media.put(CONFERENCE, "m1", b"picture")
    store.create("tomas", nothing)
    store.delete(CONFERENCE)
    store.delete(CONFERENCE)
    for kept in now_and_after_a_restart(installation, store):
        assert (kept.exists(CONFERENCE), kept.exists("tomas")) == (False, True)
        assert kept.media.get(CONFERENCE, "m1") is None
        with pytest.raises(NotFound):
            kept.since(CONFERENCE, 0)
        with pytest.raises(NotFound):
            kept.transact(CONFERENCE, stick("b"))
        with pytest.raises(NotFound):
            kept.media.put(CONFERENCE, "m1", b"picture")


@pytest.mark.parametrize("name", ["nobody", "", "a\x00b", "../anicka", "anička", "\ud800", "x" * 91, "anicka\n"])
def test_an_invalid_conference_name_is_not_found(store: DatabaseStore, name: str) -> None:
    assert not store.exists(name)
    assert store.resolve_access_token(name) is None
    assert store.media.get(CONFERENCE, name) is None
    assert store.media.get(name, "m1") is None
    for ask in (lambda: store.since(name, 0), lambda: store.transact(name, stick("a"))):
        with pytest.raises(NotFound):
            ask()


def test_concurrent_updates_are_not_lost(store: DatabaseStore) -> None:
    def count(work: UnitOfWork) -> None:
        before = work.get_or_none(Note, "count")
        work.save(Note(id="count", text=str(int(before.text) + 1 if before else 1)))
        sign(work)

    def often() -> None:
        for _ in range(25):
            store.transact(CONFERENCE, count)

    threads = [threading.Thread(target=often) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert texts(store) == {"count": "200"}
    assert store.since(CONFERENCE, 0).seq == 201


def test_closing_the_store_commits_accepted_transactions(installation: Installation, store: DatabaseStore) -> None:
    outcomes: list[Outcome] = []
    for number in range(50):
        store.submit(CONFERENCE, stick(f"x{number}"), outcomes.append)
    store.close()
    assert [outcome.result().id for outcome in outcomes] == [f"x{number}" for number in range(50)]
    with pytest.raises(TryAgain):
        store.transact(CONFERENCE, stick("late"))
    assert not store.ready()
    assert len(texts(installation.reopen())) == 50


def test_clocks_returns_existing_conferences_only(installation: Installation, store: DatabaseStore) -> None:
    store.create("tomas", nothing)
    store.create("ema", nothing)
    store.transact("tomas", stick("a"))
    store.delete("ema")
    for kept in (store, installation.reopen()):
        assert kept.clocks(["tomas", "ema", CONFERENCE, "never-was"]) == {"tomas": 2, CONFERENCE: 1}
        assert kept.clocks([]) == {}

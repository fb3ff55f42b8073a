"""The store's promises, the same on SQLite and PostgreSQL."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from ipk.domain.errors import Invalid, NotAllowed, NotFound, TryAgain
from ipk.services.ports import Change, Outcome, Store, Work
from ipk.storage.store import KeptStore
from tests.storage.conftest import Cellar
from tests.storage.house import Leaf, Line, nothing, sign, stick

CONFERENCE = "anicka"


def texts(store: KeptStore, conference: str = CONFERENCE) -> dict[str, str]:
    records = store.since(conference, 0).records
    return {record.id: record.text for record in records if isinstance(record, Leaf) and not record.gone}


def keep_two_and_stumble(work: Work) -> None:
    work.keep(Leaf(id="a", text="never"))
    work.keep(Leaf(id="b", text="never"))
    sign(work)
    raise NotAllowed


def test_it_is_the_store_that_services_know(store: KeptStore) -> None:
    port: Store = store
    assert port.ready()


def test_what_was_kept_is_there_with_the_clock_of_its_change(store: KeptStore) -> None:
    leaf = store.transact(CONFERENCE, stick("a", "Mám ráda koně"))
    snapshot = store.since(CONFERENCE, 0)
    assert (leaf.rev, snapshot.seq, snapshot.records) == (2, 2, [leaf])


def test_what_was_kept_survives_a_restart(cellar: Cellar, store: KeptStore) -> None:
    kept = store.transact(CONFERENCE, stick("a", "Mám ráda koně 🐴 a\x00b"))
    store.transact(CONFERENCE, stick("b", "babička"))
    again = cellar.reopen()
    assert again.since(CONFERENCE, 0).records[0] == kept
    assert again.transact(CONFERENCE, stick("c")).rev == 4


def test_nobody_sees_a_change_before_its_function_has_returned(store: KeptStore) -> None:
    def function(work: Work) -> int:
        work.keep(Leaf(id="a"))
        sign(work)
        return len(store.since(CONFERENCE, 0).records)

    assert store.transact(CONFERENCE, function) == 0


def test_a_function_that_fails_leaves_nothing(store: KeptStore) -> None:
    with pytest.raises(NotAllowed):
        store.transact(CONFERENCE, keep_two_and_stumble)
    assert store.since(CONFERENCE, 0).seq == 1
    assert store.transact(CONFERENCE, lambda work: work.taken("a")) is False


def test_a_function_that_fails_harms_nobody_in_the_same_commit(store: KeptStore) -> None:
    outcomes = together(store, stick("x", "1"), keep_two_and_stumble, stick("y", "2"), lambda work: 1 / 0)
    assert [type(outcome.error) for outcome in outcomes] == [type(None), NotAllowed, type(None), ZeroDivisionError]
    assert texts(store) == {"x": "1", "y": "2"}


def test_functions_in_one_commit_build_on_each_other(store: KeptStore) -> None:
    def longer(work: Work) -> str:
        leaf = work.find(Leaf, "a") or Leaf(id="a")
        kept = work.keep(Leaf(id="a", text=leaf.text + "!"))
        sign(work)
        return f"{kept.rev}{kept.text}"

    outcomes = together(store, *[longer] * 30)
    assert [outcome.result() for outcome in outcomes] == [f"{n + 1}{'!' * n}" for n in range(1, 31)]


def test_a_change_that_nobody_signed_is_a_bug_and_is_not_kept(store: KeptStore) -> None:
    with pytest.raises(RuntimeError, match="not signed"):
        store.transact(CONFERENCE, lambda work: work.keep(Leaf(id="a")))
    assert texts(store) == {}


def test_a_signature_without_records_takes_its_place_in_the_journal(store: KeptStore) -> None:
    heard: list[Change] = []
    store.on_change(heard.append)
    store.transact(CONFERENCE, lambda work: sign(work, op="looked"))
    assert store.since(CONFERENCE, 0).seq == 2
    assert [(change.seq, change.op, change.records) for change in heard] == [(2, "looked", ())]


def test_only_looking_takes_no_place(store: KeptStore) -> None:
    heard: list[Change] = []
    store.on_change(heard.append)
    assert store.transact(CONFERENCE, lambda work: work.seq) == 2
    assert store.transact(CONFERENCE, lambda work: work.seq) == 2
    assert heard == []


def test_a_command_is_remembered_over_restarts(cellar: Cellar, store: KeptStore) -> None:
    store.transact(CONFERENCE, stick("a", op="op-7"))
    for kept in now_and_after_a_restart(cellar, store):
        answered = kept.transact(CONFERENCE, lambda work: work.answered("anicka", "op-7"))
        assert answered is not None
        assert (answered.seq, answered.digest) == (2, b"digest")
        assert kept.transact(CONFERENCE, lambda work: work.answered("tata", "op-7")) is None


def test_the_same_op_cannot_be_signed_twice(store: KeptStore) -> None:
    store.transact(CONFERENCE, stick("a", op="op-7"))
    outcomes = together(store, stick("b", op="op-7"), stick("c", op="op-8"), stick("d", op="op-8"))
    assert [type(outcome.error) for outcome in outcomes] == [RuntimeError, type(None), RuntimeError]
    assert set(texts(store)) == {"a", "c"}


def test_a_tombstone_is_gone_but_can_be_found(store: KeptStore) -> None:
    leaf = store.transact(CONFERENCE, stick("a", "domov"))

    def bury(work: Work) -> None:
        work.bury(leaf)
        sign(work)

    store.transact(CONFERENCE, bury)
    with pytest.raises(NotFound):
        store.transact(CONFERENCE, lambda work: work.get(Leaf, "a"))
    found = store.transact(CONFERENCE, lambda work: (work.find(Leaf, "a"), work.taken("a"), work.all(Leaf)))
    assert found == (Leaf(id="a", text="domov", rev=3, gone=True), True, [])
    assert store.since(CONFERENCE, 2).records == [found[0]]


def test_a_record_is_found_as_what_it_is(store: KeptStore) -> None:
    store.transact(CONFERENCE, stick("a"))
    assert store.transact(CONFERENCE, lambda work: (work.find(Line, "a"), work.find(Leaf, "b"))) == (None, None)
    with pytest.raises(NotFound):
        store.transact(CONFERENCE, lambda work: work.get(Line, "a"))
    with pytest.raises(RuntimeError, match="cannot become"):
        store.transact(CONFERENCE, lambda work: work.keep(Line(id="a")))


def test_all_are_listed_in_the_order_they_were_made(cellar: Cellar, store: KeptStore) -> None:
    def make(work: Work) -> None:
        for id in ("c", "b", "a"):
            work.keep(Leaf(id=id))
        for id, leaf in (("2", "b"), ("1", "b"), ("3", "a")):
            work.keep(Line(id=id, leaf=leaf))
        sign(work)

    def look(work: Work) -> Any:
        changed = work.keep(Leaf(id="c", text="changed"))
        work.bury(work.get(Line, "3"))
        new = work.keep(Line(id="0", leaf="b"))
        assert [line.id for line in work.all(Line, "b")] == ["2", "1", new.id]
        assert work.all(Line, "a") == []
        assert work.all(Leaf)[0] == changed
        sign(work)
        return [leaf.id for leaf in work.all(Leaf)], [line.id for line in work.all(Line)]

    store.transact(CONFERENCE, make)
    assert store.transact(CONFERENCE, look) == (["c", "b", "a"], ["2", "1", "0"])

    def listed(work: Work) -> Any:
        return [leaf.id for leaf in work.all(Leaf)], [line.id for line in work.all(Line, "b")]

    assert store.transact(CONFERENCE, listed) == (["c", "b", "a"], ["2", "1", "0"])
    assert cellar.reopen().transact(CONFERENCE, listed) == (["c", "b", "a"], ["2", "1", "0"])


def test_since_gives_what_is_newer_in_the_order_of_the_clock(cellar: Cellar, store: KeptStore) -> None:
    for id in ("a", "b", "c", "a"):
        store.transact(CONFERENCE, stick(id))
    for kept in now_and_after_a_restart(cellar, store):
        assert [(record.id, record.rev) for record in kept.since(CONFERENCE, 3).records] == [("c", 4), ("a", 5)]
        assert [record.id for record in kept.since(CONFERENCE, 0).records] == ["b", "c", "a"]
        assert kept.since(CONFERENCE, 5).records == []


def test_changes_are_heard_in_order_and_before_their_answer(store: KeptStore) -> None:
    said: list[str] = []
    store.on_change(lambda change: said.append(f"change {change.seq}"))
    finished = threading.Event()

    def done(outcome: Outcome) -> None:
        said.append(f"answer {outcome.result().rev}")
        if len(said) == 40:
            finished.set()

    for number in range(20):
        store.submit(CONFERENCE, stick(f"x{number}"), done)
    assert finished.wait(10)
    assert said == [f"{what} {seq}" for seq in range(2, 22) for what in ("change", "answer")]


def test_a_listener_that_fails_keeps_nothing_from_the_others(store: KeptStore) -> None:
    heard: list[int] = []
    store.on_change(lambda change: 1 / 0)
    store.on_change(lambda change: heard.append(change.seq))
    store.submit(CONFERENCE, stick("a"), lambda outcome: 1 / 0)
    assert store.transact(CONFERENCE, stick("b")).rev == 3
    assert heard == [2, 3]


def test_a_door_leads_to_its_conference_until_it_is_dropped(cellar: Cellar, store: KeptStore) -> None:
    digest = store.digest("abc-def")

    def open_door(work: Work) -> None:
        work.set_door(digest, "link-1")
        sign(work)

    def move_and_drop(work: Work) -> None:
        work.set_door(store.digest("other"), "door")
        work.set_door(digest, "link-2")
        work.drop_door(store.digest("other"))
        sign(work)

    store.transact(CONFERENCE, open_door)
    assert store.find_door(digest) == (CONFERENCE, "link-1")
    store.transact(CONFERENCE, move_and_drop)
    assert cellar.reopen().find_door(digest) == (CONFERENCE, "link-2")
    assert store.find_door(store.digest("other")) is None


def test_a_door_of_another_conference_is_not_taken_over(store: KeptStore) -> None:
    store.create("tomas", nothing)

    def open_door(work: Work) -> None:
        work.set_door("d1", "door")
        sign(work)

    store.transact(CONFERENCE, open_door)
    with pytest.raises(TryAgain):
        store.transact("tomas", open_door)

    def drop(work: Work) -> None:
        work.drop_door("d1")
        sign(work)

    store.transact("tomas", drop)
    assert store.find_door("d1") == (CONFERENCE, "door")


def test_conferences_know_nothing_of_each_other(store: KeptStore) -> None:
    store.create("tomas", nothing)
    store.transact(CONFERENCE, stick("a", "Aničky"))
    store.transact("tomas", stick("a", "Tomášovo", op="founding-2"))
    assert texts(store) == {"a": "Aničky"}
    assert texts(store, "tomas") == {"a": "Tomášovo"}


def test_a_conference_whose_making_failed_does_not_exist(cellar: Cellar, store: KeptStore) -> None:
    with pytest.raises(NotAllowed):
        store.create("tomas", keep_two_and_stumble)
    with pytest.raises(RuntimeError, match="not signed"):
        store.create("tomas", lambda work: None)
    assert not store.exists("tomas")
    assert [path.name for path in cellar.settings.keys_dir.iterdir()] == ["anicka.key"]
    store.create("tomas", nothing)
    assert store.exists("tomas")


def test_a_conference_cannot_be_made_twice(store: KeptStore) -> None:
    store.transact(CONFERENCE, stick("a", "stays"))
    with pytest.raises(Invalid):
        store.create(CONFERENCE, nothing)
    assert texts(store) == {"a": "stays"}


def test_a_deleted_conference_is_gone_whole(cellar: Cellar, store: KeptStore) -> None:
    store.transact(CONFERENCE, stick("a", "secret"))
    store.media.put(CONFERENCE, "m1", b"picture")
    store.create("tomas", nothing)
    store.delete(CONFERENCE)
    store.delete(CONFERENCE)
    for kept in now_and_after_a_restart(cellar, store):
        assert (kept.exists(CONFERENCE), kept.exists("tomas")) == (False, True)
        assert kept.media.get(CONFERENCE, "m1") is None
        with pytest.raises(NotFound):
            kept.since(CONFERENCE, 0)
        with pytest.raises(NotFound):
            kept.transact(CONFERENCE, stick("b"))
        with pytest.raises(NotFound):
            kept.media.put(CONFERENCE, "m1", b"picture")


@pytest.mark.parametrize("name", ["nobody", "", "a\x00b", "../anicka", "anička", "\ud800", "x" * 91, "anicka\n"])
def test_a_name_that_is_no_conference_is_not_found(store: KeptStore, name: str) -> None:
    assert not store.exists(name)
    assert store.find_door(name) is None
    assert store.media.get(CONFERENCE, name) is None
    assert store.media.get(name, "m1") is None
    for ask in (lambda: store.since(name, 0), lambda: store.transact(name, stick("a"))):
        with pytest.raises(NotFound):
            ask()


@pytest.mark.parametrize("id", ["", "a\x00b", "a b", "x" * 91, "žába", "\ud800"])
def test_ids_that_a_database_could_stumble_over_are_refused(store: KeptStore, id: str) -> None:
    with pytest.raises(Invalid):
        store.transact(CONFERENCE, stick(id))
    with pytest.raises(Invalid):
        store.transact(CONFERENCE, lambda work: sign(work, person=id or "\x00"))


def test_long_ids_made_of_several_are_kept(cellar: Cellar, store: KeptStore) -> None:
    store.transact(CONFERENCE, stick("a~b.c-" + "d" * 84, "long"))
    assert texts(cellar.reopen()) == {"a~b.c-" + "d" * 84: "long"}


def test_words_that_cannot_be_written_are_this_functions_trouble_alone(store: KeptStore) -> None:
    outcomes = together(store, stick("a", "\ud800"), stick("b", "fine"))
    assert isinstance(outcomes[0].error, UnicodeEncodeError)
    assert texts(store) == {"b": "fine"}


def test_many_at_once_lose_nothing(store: KeptStore) -> None:
    def count(work: Work) -> None:
        before = work.find(Leaf, "count")
        work.keep(Leaf(id="count", text=str(int(before.text) + 1 if before else 1)))
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


def test_what_was_accepted_before_the_end_is_finished(cellar: Cellar, store: KeptStore) -> None:
    outcomes: list[Outcome] = []
    for number in range(50):
        store.submit(CONFERENCE, stick(f"x{number}"), outcomes.append)
    store.close()
    assert [outcome.result().id for outcome in outcomes] == [f"x{number}" for number in range(50)]
    with pytest.raises(TryAgain):
        store.transact(CONFERENCE, stick("late"))
    assert not store.ready()
    assert len(texts(cellar.reopen())) == 50


def now_and_after_a_restart(cellar: Cellar, store: KeptStore) -> Iterator[KeptStore]:
    yield store
    yield cellar.reopen()


def together(store: KeptStore, *functions: Any) -> list[Outcome]:
    """Submit them while the store is busy with something else, so that they wait together."""
    outcomes: list[Outcome] = []
    finished, hold = threading.Event(), threading.Event()

    def done(outcome: Outcome) -> None:
        outcomes.append(outcome)
        if len(outcomes) == len(functions):
            finished.set()

    store.submit(CONFERENCE, lambda work: hold.wait(10), lambda outcome: None)
    for function in functions:
        store.submit(CONFERENCE, function, done)
    hold.set()
    assert finished.wait(10)
    return outcomes

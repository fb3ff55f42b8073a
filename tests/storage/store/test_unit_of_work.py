"""A transaction as a service sees it, the same on SQLite and PostgreSQL."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, Overtaken, TryAgain
from ipk.services.ports import Change, UnitOfWork
from ipk.storage.store.store import DatabaseStore
from tests.storage.conftest import Installation
from tests.storage.sample_records import Line, Note, nothing, sign, stick
from tests.storage.store.asking import CONFERENCE, keep_two_and_stumble, now_and_after_a_restart, texts, together

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_a_saved_record_has_the_rev_of_its_commit(store: DatabaseStore) -> None:
    note = store.transact(CONFERENCE, stick("a", "Mám ráda koně"))
    snapshot = store.since(CONFERENCE, 0)
    assert (note.rev, snapshot.seq, snapshot.records) == (2, 2, [note])


def test_a_change_is_not_visible_before_its_function_returns(store: DatabaseStore) -> None:
    def function(work: UnitOfWork) -> int:
        work.save(Note(id="a"))
        sign(work)
        return len(store.since(CONFERENCE, 0).records)

    assert store.transact(CONFERENCE, function) == 0


def test_a_failed_function_saves_nothing(store: DatabaseStore) -> None:
    with pytest.raises(NotAllowed):
        store.transact(CONFERENCE, keep_two_and_stumble)
    assert store.since(CONFERENCE, 0).seq == 1
    assert store.transact(CONFERENCE, lambda work: work.id_exists("a")) is False


def test_a_failed_function_does_not_affect_others_in_the_same_commit(store: DatabaseStore) -> None:
    outcomes = together(store, stick("x", "1"), keep_two_and_stumble, stick("y", "2"), lambda work: 1 / 0)
    assert [type(outcome.error) for outcome in outcomes] == [type(None), NotAllowed, type(None), ZeroDivisionError]
    assert texts(store) == {"x": "1", "y": "2"}


def test_functions_in_one_commit_see_earlier_changes(store: DatabaseStore) -> None:
    def longer(work: UnitOfWork) -> str:
        note = work.get_or_none(Note, "a") or Note(id="a")
        kept = work.save(Note(id="a", text=note.text + "!"))
        sign(work)
        return f"{kept.rev}{kept.text}"

    outcomes = together(store, *[longer] * 30)
    assert [outcome.result() for outcome in outcomes] == [f"{n + 1}{'!' * n}" for n in range(1, 31)]


def test_a_change_without_an_audit_entry_raises_and_is_not_saved(store: DatabaseStore) -> None:
    with pytest.raises(RuntimeError, match="not signed"):
        store.transact(CONFERENCE, lambda work: work.save(Note(id="a")))
    assert texts(store) == {}


def test_an_audit_entry_without_records_advances_the_clock(store: DatabaseStore) -> None:
    heard: list[Change] = []
    store.on_change(heard.append)
    store.transact(CONFERENCE, lambda work: sign(work, op="looked"))
    assert store.since(CONFERENCE, 0).seq == 2
    assert [(change.seq, change.op, change.records) for change in heard] == [(2, "looked", ())]


def test_reading_does_not_advance_the_clock(store: DatabaseStore) -> None:
    heard: list[Change] = []
    store.on_change(heard.append)
    assert store.transact(CONFERENCE, lambda work: work.seq) == 2
    assert store.transact(CONFERENCE, lambda work: work.seq) == 2
    assert heard == []


def test_a_processed_command_is_known_after_a_restart(installation: Installation, store: DatabaseStore) -> None:
    store.transact(CONFERENCE, stick("a", op="op-7"))
    for kept in now_and_after_a_restart(installation, store):
        answered = kept.transact(CONFERENCE, lambda work: work.processed("anicka", "op-7"))
        assert answered is not None
        assert (answered.seq, answered.digest) == (2, b"digest")
        assert kept.transact(CONFERENCE, lambda work: work.processed("tata", "op-7")) is None


def test_the_same_op_cannot_be_logged_twice(store: DatabaseStore) -> None:
    store.transact(CONFERENCE, stick("a", op="op-7"))
    outcomes = together(store, stick("b", op="op-7"), stick("c", op="op-8"), stick("d", op="op-8"))
    assert [type(outcome.error) for outcome in outcomes] == [RuntimeError, type(None), RuntimeError]
    assert set(texts(store)) == {"a", "c"}


def test_a_deleted_record_is_found_only_as_gone(store: DatabaseStore) -> None:
    note = store.transact(CONFERENCE, stick("a", "domov"))

    def bury(work: UnitOfWork) -> None:
        work.delete(note)
        sign(work)

    store.transact(CONFERENCE, bury)
    with pytest.raises(NotFound):
        store.transact(CONFERENCE, lambda work: work.get(Note, "a"))
    found = store.transact(CONFERENCE, lambda work: (work.get_or_none(Note, "a"), work.id_exists("a"), work.list(Note)))
    assert found == (Note(id="a", text="domov", rev=3, gone=True), True, [])
    assert store.since(CONFERENCE, 2).records == [found[0]]


def test_a_record_is_found_only_by_its_own_type(store: DatabaseStore) -> None:
    store.transact(CONFERENCE, stick("a"))
    assert store.transact(CONFERENCE, lambda work: (work.get_or_none(Line, "a"), work.get_or_none(Note, "b"))) == (
        None,
        None,
    )
    with pytest.raises(NotFound):
        store.transact(CONFERENCE, lambda work: work.get(Line, "a"))
    with pytest.raises(RuntimeError, match="cannot become"):
        store.transact(CONFERENCE, lambda work: work.save(Line(id="a")))


def test_records_are_listed_in_creation_order(installation: Installation, store: DatabaseStore) -> None:
    def make(work: UnitOfWork) -> None:
        for id in ("c", "b", "a"):
            work.save(Note(id=id))
        for id, note in (("2", "b"), ("1", "b"), ("3", "a")):
            work.save(Line(id=id, note=note))
        sign(work)

    def look(work: UnitOfWork) -> Any:
        changed = work.save(Note(id="c", text="changed"))
        work.delete(work.get(Line, "3"))
        new = work.save(Line(id="0", note="b"))
        assert [line.id for line in work.list(Line, "b")] == ["2", "1", new.id]
        assert work.list(Line, "a") == []
        assert work.list(Note)[0] == changed
        sign(work)
        return [note.id for note in work.list(Note)], [line.id for line in work.list(Line)]

    store.transact(CONFERENCE, make)
    assert store.transact(CONFERENCE, look) == (["c", "b", "a"], ["2", "1", "0"])

    def listed(work: UnitOfWork) -> Any:
        return [note.id for note in work.list(Note)], [line.id for line in work.list(Line, "b")]

    assert store.transact(CONFERENCE, listed) == (["c", "b", "a"], ["2", "1", "0"])
    assert installation.reopen().transact(CONFERENCE, listed) == (["c", "b", "a"], ["2", "1", "0"])


def test_an_access_token_resolves_until_it_is_revoked(installation: Installation, store: DatabaseStore) -> None:
    digest = store.digest("abc-def")

    def open_door(work: UnitOfWork) -> None:
        work.add_access_token(digest, "link-1")
        sign(work)

    def move_and_drop(work: UnitOfWork) -> None:
        work.add_access_token(store.digest("other"), "door")
        work.add_access_token(digest, "link-2")
        work.revoke_access_token(store.digest("other"))
        sign(work)

    store.transact(CONFERENCE, open_door)
    assert store.resolve_access_token(digest) == (CONFERENCE, "link-1")
    store.transact(CONFERENCE, move_and_drop)
    assert installation.reopen().resolve_access_token(digest) == (CONFERENCE, "link-2")
    assert store.resolve_access_token(store.digest("other")) is None


def test_an_access_token_of_another_conference_can_be_neither_added_nor_revoked(store: DatabaseStore) -> None:
    store.create("tomas", nothing)

    def open_door(work: UnitOfWork) -> None:
        work.add_access_token("d1", "door")
        sign(work)

    store.transact(CONFERENCE, open_door)
    with pytest.raises(TryAgain):
        store.transact("tomas", open_door)

    def drop(work: UnitOfWork) -> None:
        work.revoke_access_token("d1")
        sign(work)

    store.transact("tomas", drop)
    assert store.resolve_access_token("d1") == (CONFERENCE, "door")


@pytest.mark.parametrize("id", ["", "a\x00b", "a b", "x" * 91, "žába", "\ud800"])
def test_an_invalid_id_is_refused(store: DatabaseStore, id: str) -> None:
    with pytest.raises(Invalid):
        store.transact(CONFERENCE, stick(id))
    with pytest.raises(Invalid):
        store.transact(CONFERENCE, lambda work: sign(work, person=id or "\x00"))


def test_a_long_compound_id_is_accepted(installation: Installation, store: DatabaseStore) -> None:
    store.transact(CONFERENCE, stick("a~b.c-" + "d" * 84, "long"))
    assert texts(installation.reopen()) == {"a~b.c-" + "d" * 84: "long"}


def test_an_unencodable_text_fails_only_its_own_function(store: DatabaseStore) -> None:
    outcomes = together(store, stick("a", "\ud800"), stick("b", "fine"))
    assert isinstance(outcomes[0].error, UnicodeEncodeError)
    assert texts(store) == {"b": "fine"}


def test_staged_changes_are_saved_only_when_adopted(installation: Installation, store: DatabaseStore) -> None:
    store.transact(CONFERENCE, stick("a", "1"))
    staged = store.stage(CONFERENCE, NOW)
    staged.save(Note(id="b", text="2"))
    staged.save(Line(id="l", note="b"))
    staged.delete(staged.get(Note, "a"))
    assert texts(store) == {"a": "1"}

    def take_over(work: UnitOfWork) -> None:
        work.adopt(staged)
        sign(work)

    store.transact(CONFERENCE, take_over)
    for kept in now_and_after_a_restart(installation, store):
        assert texts(kept) == {"b": "2"}
        assert [line.rev for line in kept.transact(CONFERENCE, lambda work: work.list(Line, "b"))] == [3]


LOOKS: dict[str, Callable[[UnitOfWork], object]] = {
    "at a thing": lambda work: work.get(Note, "a"),
    "whether there is one": lambda work: work.get_or_none(Note, "b"),
    "whether a mark is taken": lambda work: work.id_exists("b"),
    "at all of a kind": lambda work: work.list(Note),
    "at the parts of a thing": lambda work: work.list(Line, "a"),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_adopting_changes_based_on_changed_data_is_refused(
    store: DatabaseStore, look: Callable[[UnitOfWork], object]
) -> None:
    store.transact(CONFERENCE, stick("a", "1"))
    staged = store.stage(CONFERENCE, NOW)
    look(staged)
    staged.save(Note(id="c", text="3"))

    def change(work: UnitOfWork) -> None:
        for record in (Note(id="a", text="jinak"), Note(id="b"), Line(id="l", note="a")):
            work.save(record)
        sign(work)

    store.transact(CONFERENCE, change)
    with pytest.raises(Overtaken):
        store.transact(CONFERENCE, lambda work: work.adopt(staged))
    assert "c" not in texts(store)


def test_adopting_is_not_refused_for_unrelated_changes(store: DatabaseStore) -> None:
    store.transact(CONFERENCE, stick("a", "1"))
    staged = store.stage(CONFERENCE, NOW)
    staged.save(replace(staged.get(Note, "a"), text="2"))
    store.transact(CONFERENCE, stick("b", "3"))

    def take_over(work: UnitOfWork) -> None:
        work.adopt(staged)
        sign(work)

    store.transact(CONFERENCE, take_over)
    assert texts(store) == {"a": "2", "b": "3"}
    assert {record.rev for record in store.since(CONFERENCE, 3).records} == {4}


def test_staging_for_a_missing_conference_raises_not_found(store: DatabaseStore) -> None:
    with pytest.raises(NotFound):
        store.stage("neni-tu", NOW)

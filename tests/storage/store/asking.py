"""Ways of asking a store that several tests use."""

import threading
from collections.abc import Iterator
from typing import Any

from ipk.domain.kernel.errors import NotAllowed
from ipk.services.ports import Outcome, UnitOfWork
from ipk.storage.store.store import DatabaseStore
from tests.storage.conftest import Installation
from tests.storage.sample_records import Note, sign

CONFERENCE = "anicka"


def texts(store: DatabaseStore, conference: str = CONFERENCE) -> dict[str, str]:
    records = store.since(conference, 0).records
    return {record.id: record.text for record in records if isinstance(record, Note) and not record.gone}


def keep_two_and_stumble(work: UnitOfWork) -> None:
    work.save(Note(id="a", text="never"))
    work.save(Note(id="b", text="never"))
    sign(work)
    raise NotAllowed


def stumble(_anything: object) -> None:
    raise ZeroDivisionError


def now_and_after_a_restart(installation: Installation, store: DatabaseStore) -> Iterator[DatabaseStore]:
    yield store
    yield installation.reopen()


def together(store: DatabaseStore, *functions: Any) -> list[Outcome]:
    """Submit them while the store is busy with something else, so that they wait together."""
    outcomes: list[Outcome] = []
    finished, hold = threading.Event(), threading.Event()

    def done(outcome: Outcome) -> None:
        outcomes.append(outcome)
        if len(outcomes) == len(functions):
            finished.set()

    store.submit(CONFERENCE, lambda work: hold.wait(20), lambda outcome: None)
    for function in functions:
        store.submit(CONFERENCE, function, done)
    hold.set()
    assert finished.wait(20)
    return outcomes

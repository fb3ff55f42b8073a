"""Conferences for the benchmark, made by the app's own services. Runs as a process of its own: it opens the store.

Everybody is admitted beforehand. Prints one JSON line for each conference: its id and the tokens in seat order.
"""

import json
import sys
from itertools import count
from typing import Any

from bench.workloads import PEOPLE

#: seat 0 leads; the people who draw and write sit next to it
ROLES = (
    "facilitator",
    "child",
    "guide",
    "family",
    "family",
    "professional",
    "professional",
    "family",
    "family",
    "professional",
    "support",
    "recorder",
    "organizer",
    "display",
)
assert len(ROLES) == PEOPLE


def draft() -> Any:
    from ipk.services.conferences import Draft, DraftPerson
    from ipk.storage.catalogues import read_papers

    numbers = count(1)
    people = [DraftPerson(f"{role} {next(numbers)}", (role,)) for role in ROLES]
    child = people[ROLES.index("child")].name
    people[ROLES.index("support")] = DraftPerson("support", ("support",), supports=child)
    return Draft("Jak podpořit Aničku, aby se ve škole cítila dobře?", tuple(people), read_papers("cs"))


def admit_everybody(store: Any, founded: Any) -> None:
    from ipk.domain.people import Person
    from ipk.services.conferences import admit_beforehand
    from ipk.services.journal import note

    organizer = next(one.id for one in founded.people if one.role == "organizer")

    def run(work: Any) -> None:
        for one in founded.people:
            admit_beforehand(work, work.get(Person, organizer), id=one.id)
        note(work, organizer, "people.manage")

    store.transact(founded.conference, run)


def main(conferences: int) -> None:
    from commands.application import opened

    with opened() as app:
        from ipk.services.conferences import found_conference

        for _ in range(conferences):
            founded = found_conference(app.store, draft())
            admit_everybody(app.store, founded)
            tokens = [one.token for one in founded.people]
            print(json.dumps({"conference": founded.conference, "tokens": tokens}))


if __name__ == "__main__":
    main(int(sys.argv[1]))

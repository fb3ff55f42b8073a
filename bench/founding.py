"""Conferences for the benchmark, made by the app's own services. Runs as a process of its own: it opens the store.

Everybody is admitted beforehand. Prints one JSON line for each conference: its id and the tokens in seat order.
"""

import json
import sys
from typing import Any

from bench.workloads import PEOPLE

GOAL = "Jak podpořit Aničku, aby se ve škole cítila dobře?"
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


def people() -> tuple[Any, ...]:
    """Fourteen people to invite, in seat order."""
    from ipk.services.conferences import DraftPerson

    names = [f"{role} {number}" for number, role in enumerate(ROLES, 1)]
    child = names[ROLES.index("child")]
    return tuple(
        DraftPerson(name, (role,), supports=child if role == "support" else "")
        for name, role in zip(names, ROLES, strict=True)
    )


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
        for _ in range(conferences):
            founded = app.found(GOAL, people())
            admit_everybody(app.store, founded)
            tokens = [one.token for one in founded.people]
            print(json.dumps({"conference": founded.conference, "tokens": tokens}))


if __name__ == "__main__":
    main(int(sys.argv[1]))

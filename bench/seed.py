"""Creates conferences for the benchmark with the app's services. It is a process of its own, since it opens the store.

All people are admitted and the meeting is open. Prints one JSON line for each conference: its id and the session
cookies of its people in seat order, as `POST /j` would set them.
"""

import json
import sys
from secrets import token_urlsafe
from typing import Any

from bench.load.workloads import PEOPLE

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
    """Returns the fourteen people to invite, in seat order."""
    from ipk.services.people.conferences import NewPerson

    names = [f"{role} {number}" for number, role in enumerate(ROLES, 1)]
    child = names[ROLES.index("child")]
    return tuple(
        NewPerson(name, (role,), supports=child if role == "support" else "")
        for name, role in zip(names, ROLES, strict=True)
    )


def begin(store: Any, founded: Any) -> list[str]:
    """Admits everybody and opens the meeting. Returns the secrets of their devices."""
    from ipk.domain.people.person import Person
    from ipk.services.meeting.meeting import open_meeting, set_moderation
    from ipk.services.people.admission import enter_by_link
    from ipk.services.people.conferences import device_digest, link_digest, preadmit
    from ipk.services.shared.commands import log_event

    links = [store.resolve_access_token(link_digest(store, one.token))[1] for one in founded.people]
    secrets = [token_urlsafe(24) for _ in founded.people]

    def run(work: Any) -> None:
        organizer = work.get(Person, founded.people[ROLES.index("organizer")].id)
        facilitator = work.get(Person, founded.people[0].id)
        for one, link, secret in zip(founded.people, links, secrets, strict=True):
            preadmit(work, organizer, id=one.id)
            enter_by_link(work, link=link, device=device_digest(store, secret))
        open_meeting(work, facilitator)
        set_moderation(work, facilitator, moderation="open")
        log_event(work, facilitator.id, "meeting.open")

    store.transact(founded.conference, run)
    return secrets


def cookies(flask: Any, conference: str, secrets: list[str]) -> list[str]:
    """Returns signed session cookies, "ipk=…", for devices with these secrets."""
    signer = flask.session_interface.get_signing_serializer(flask)
    name = flask.config["SESSION_COOKIE_NAME"]
    return [f"{name}={signer.dumps({'_permanent': True, 'devices': {conference: one}})}" for one in secrets]


def main(conferences: int) -> None:
    from commands.application import open_application

    with open_application() as app:
        for _ in range(conferences):
            founded = app.found_conference(GOAL, people())
            seats = cookies(app.flask, founded.conference, begin(app.store, founded))
            print(json.dumps({"conference": founded.conference, "cookies": seats}))


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""The people, papers and cards that tests talk about."""

from dataclasses import replace
from typing import Any

from ipk.domain.meeting.meeting import Meeting, Paper
from ipk.domain.meeting.plan import Task
from ipk.domain.meeting.topics import Topic
from ipk.domain.people.audiences import Viewer, audience_of
from ipk.domain.people.person import Person, Role
from ipk.domain.wall.cards import Card, Spot
from ipk.services.shared.catalogues import catalogues as current_catalogues
from ipk.services.shared.catalogues import set_catalogues

GOAL = "Jak podpořit Aničku, aby se jí dobře usínalo?"


def admitted(id: str, name: str, *roles: Role, **more: Any) -> Person:
    """Somebody who is in the room."""
    ways = tuple(role.value for role in roles)
    return Person(id=id, name=name, roles=ways, state="admitted", ever_admitted=True, **more)


ANICKA = admitted("anicka", "Anička", Role.CHILD)
EVA = admitted("eva", "Eva Malá", Role.GUIDE, voice_of="anicka")
JANA = admitted("jana", "Jana Klidná", Role.FACILITATOR)
PETR = admitted("petr", "Petr Pečlivý", Role.RECORDER)
LENKA = admitted("lenka", "Lenka Dvořáková", Role.ORGANIZER)
SVATAVA = admitted("svatava", "Svatava Soudná", Role.CONVENER)
SPRAVCE = admitted("spravce", "pan správce", Role.ADMINISTRATOR)
MARIE = admitted("marie", "teta Marie", Role.SUPPORT, supports="anicka")
JIRINA = admitted("jirina", "babička Jiřina", Role.FAMILY)
NOVAKOVA = admitted("novakova", "paní Nováková", Role.PROFESSIONAL)
PLATNO = admitted("platno", "plátno", Role.DISPLAY)

#: one person for each role, in the order of the roles
EVERYBODY = (ANICKA, JANA, PETR, EVA, LENKA, SVATAVA, SPRAVCE, MARIE, JIRINA, NOVAKOVA, PLATNO)
BY_ROLE = {person.role: person for person in EVERYBODY}

GOES_WELL = Paper(id="dari-se", title="Co se daří", order=1, step=2)
IDEAS = Paper(id="napady", title="Nápady", order=2, step=5, neutral=True)
PLAN = Paper(id="plan", title="Plán", order=3, step=6, neutral=True)
PAPERS = (GOES_WELL, IDEAS, PLAN)

ON_THE_PAPER = Spot("dari-se", 400, 300)


def viewer(person: Person) -> Viewer:
    return Viewer(audience_of(person), person.id)


def meeting(step: int = 2, **more: Any) -> Meeting:
    return Meeting(goal=GOAL, step=step, **more)


def card(id: str = "karta", author: Person = NOVAKOVA, **more: Any) -> Card:
    """A note that everybody sees."""
    fields: dict[str, Any] = {"kind": "note", "text": "Anička je statečná", "ever_shown": True}
    return Card(**{**fields, "id": id, "author": author.id, "spot": ON_THE_PAPER, "rev": 1, **more})


def waiting(id: str = "cekajici", author: Person = NOVAKOVA, **more: Any) -> Card:
    """A note that nobody has approved yet."""
    return card(id, author, state="waiting", ever_shown=False, **more)


def topic(id: str = "tema", **more: Any) -> Topic:
    return Topic(**{"id": id, "title": "Usínání", "cards": ("karta",), "order": 1, "rev": 1, **more})


def task(id: str = "ukol", **more: Any) -> Task:
    fields: dict[str, Any] = {"what": "Domluvit hlídání", "who": (JIRINA.id,), "by": "2026-12-01"}
    return Task(**{**fields, "id": id, "rev": 1, **more})


def own_words(id: str = "moje-slova", **more: Any) -> Card:
    return card(id, ANICKA, own_words=True, **more)


def invited(person: Person) -> Person:
    """The same person before anybody let them in."""
    return replace(person, state="invited", ever_admitted=False)


def offer(**catalogues: Any) -> None:
    """Replace some of what the installation offers, e.g. `tunes=("louka",)`; the others stay."""
    set_catalogues(replace(current_catalogues(), **catalogues))

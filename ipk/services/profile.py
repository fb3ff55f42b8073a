"""Answers of the child's profile on the wall, as far as the child releases them."""

from dataclasses import replace

from ipk.domain.errors import NotAllowed, NotFound
from ipk.domain.people import Person
from ipk.domain.profile import Answer
from ipk.domain.wall import Card, Spot
from ipk.services.ports import Work


def show_answer(work: Work, person: Person, *, answer: str) -> Card:
    """Hang an answer as the child's own card. The guide needs the child's living consent (A7)."""
    released = work.keep(work.get(Answer, answer).shown_by(person))
    child = _child(work)
    before = work.find(Card, released.card)
    if before is not None and before.state == "hidden":
        raise NotAllowed("The facilitator put this card aside.")
    card = before or _carrier(released, child)
    shown = replace(card, gone=False, text=released.text, symbol=released.symbol)
    return work.keep(shown.stuck(waits=False))


def withdraw_answer(work: Work, person: Person, *, answer: str) -> Answer:
    """Take it back: gone from every screen, and only the child and its guide have it again (A8)."""
    withdrawn = work.keep(work.get(Answer, answer).withdrawn())
    card = work.find(Card, withdrawn.card)
    if card is not None:
        work.bury(replace(card, gone=True, text="", symbol="", symbols=(), past=()))
    return withdrawn


def _carrier(answer: Answer, child: Person) -> Card:
    return Card(
        id=answer.card,
        kind="profile",
        spot=Spot(answer.paper, answer.x, answer.y),
        author=child.id,
        said_by=child.id,
        own_words=True,
    )


def _child(work: Work) -> Person:
    for person in work.all(Person):
        if person.is_child:
            return person
    raise NotFound

"""The secret dot vote (S1, step 4; D4)."""

from dataclasses import replace

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooLate, TooMany
from ipk.domain.meeting.meeting import DOTS_LIMIT, Meeting, Vote
from ipk.domain.people.person import Person, Role
from ipk.domain.wall.cards import Card
from ipk.domain.wall.voting import Ballot, ballot_id
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import get_visible_card, meeting_of


def open_vote(work: UnitOfWork, person: Person, *, dots: int) -> Meeting:
    """Start a vote with that many dots for each person; earlier ballots are deleted. Raises Invalid."""
    if not 1 <= dots <= DOTS_LIMIT:
        raise Invalid("Please give everybody between one and ten dots.")
    for ballot in work.list(Ballot):
        work.delete(ballot)
    for card in work.list(Card):
        if card.dots:
            work.save(card.changed(dots=0))
    return work.save(replace(meeting_of(work), vote=Vote(open=True, dots=dots)))


def cast_dot(work: UnitOfWork, person: Person, *, card: str) -> Ballot:
    """Give one dot to a card that everybody sees. Raises NotFound, TooLate or TooMany."""
    vote = _open_vote(work)
    chosen = get_visible_card(work, person, card)
    if chosen.state != "shown":
        raise NotFound
    given = sum(ballot.dots for ballot in work.list(Ballot) if ballot.person == person.id and _counts(work, ballot))
    if given >= vote.dots:
        raise TooMany("You have given all your dots. You can take one back.")
    return _count(work, person, card, 1)


def take_dot_back(work: UnitOfWork, person: Person, *, card: str) -> Ballot:
    _open_vote(work)
    if work.get_or_none(Ballot, ballot_id(card, person.id)) is None:
        get_visible_card(work, person, card)
    return _count(work, person, card, -1)


def close_vote(work: UnitOfWork, person: Person) -> Meeting:
    """End the vote and show the sums to everybody. Raises TooLate."""
    vote = _open_vote(work)
    sums: dict[str, int] = {}
    for ballot in work.list(Ballot):
        sums[ballot.card] = sums.get(ballot.card, 0) + ballot.dots
    for id, dots in sums.items():
        card = work.get_or_none(Card, id)
        if card is not None and not card.gone and dots:
            work.save(card.changed(dots=dots))
    return work.save(replace(meeting_of(work), vote=replace(vote, open=False)))


def order_topics(work: UnitOfWork, person: Person, *, topics: list[str]) -> Meeting:
    """Save the order of topics; the child decides, the facilitator only if no child takes part (D4).

    Raises NotAllowed or NotFound.
    """
    children = [one for one in work.list(Person) if one.is_child and one.state == "admitted"]
    if children and not person.is_child and person.has(Role.FACILITATOR):
        raise NotAllowed("The child chooses which topic comes first.")
    order = tuple(get_visible_card(work, person, id).id for id in dict.fromkeys(topics))
    meeting = meeting_of(work)
    return work.save(replace(meeting, vote=replace(meeting.vote, topic_order=order)))


def _counts(work: UnitOfWork, ballot: Ballot) -> bool:
    """True for a ballot that counts; a dot on a card that was hidden or peeled since may be given again."""
    card = work.get_or_none(Card, ballot.card)
    return card is not None and not card.gone and card.state == "shown"


def _open_vote(work: UnitOfWork) -> Vote:
    vote = meeting_of(work).vote
    if not vote.open:
        raise TooLate("There is no vote open.")
    return vote


def _count(work: UnitOfWork, person: Person, card: str, change: int) -> Ballot:
    id = ballot_id(card, person.id)
    before = work.get_or_none(Ballot, id)
    dots = (before.dots if before and not before.gone else 0) + change
    if dots < 0:
        raise Invalid("There is no dot of yours.")
    return work.save(Ballot(id=id, card=card, person=person.id, dots=dots))

"""The secret dot vote on topics (S1, step 4; D4)."""

from dataclasses import replace

from ipk.domain.kernel.errors import Invalid, NotAllowed, TooLate, TooMany
from ipk.domain.meeting.meeting import Meeting
from ipk.domain.meeting.topics import DEFAULT_VOTERS, DOTS_LIMIT, Ballot, Topic, Vote, VoterGroup, ballot_id
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Card
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import get_visible, listed_people, meeting_of
from ipk.services.shared.visitors import respondent_of


def open_vote(
    work: UnitOfWork, person: Person, *, dots: int, voters: tuple[VoterGroup, ...] = DEFAULT_VOTERS
) -> Meeting:
    """Start a vote with that many dots for each voter; earlier ballots are deleted. Raises Invalid."""
    if not 1 <= dots <= DOTS_LIMIT:
        raise Invalid("Please give everybody between one and ten dots.")
    if not voters:
        raise Invalid("Please choose who gives dots.")
    if not any(not topic.waits for topic in work.list(Topic)):
        raise Invalid("Make topics from the cards first.")
    for ballot in work.list(Ballot):
        work.delete(ballot)
    _set_sums(work, {})
    vote = Vote(open=True, dots=dots, voters=voters)
    return _save(work, replace(vote, still=_still_choosing(work, vote)))


def cast_dot(work: UnitOfWork, person: Person, *, topic: str, said_by: str = "") -> Ballot:
    """Give one dot to a topic. Raises NotFound, NotAllowed, TooLate or TooMany."""
    voter = _voter(work, person, "vote.cast", said_by)
    vote = _open_vote(work)
    chosen = get_visible(work, voter, Topic, topic)
    if _given(work, voter.id) >= vote.dots:
        raise TooMany("You have given all your dots. You can take one back.")
    return _count(work, voter, chosen.id, 1)


def take_dot_back(work: UnitOfWork, person: Person, *, topic: str, said_by: str = "") -> Ballot:
    """Take one dot back from a topic. Raises NotFound, NotAllowed, TooLate, or Invalid if none was given."""
    voter = _voter(work, person, "vote.take_back", said_by)
    _open_vote(work)
    return _count(work, voter, get_visible(work, voter, Topic, topic).id, -1)


def close_vote(work: UnitOfWork, person: Person) -> Meeting:
    """End the vote and show the sums to everybody at once. Raises TooLate."""
    _open_vote(work)
    return end_vote(work)


def end_vote(work: UnitOfWork) -> Meeting:
    """End the vote if one is open; sums are saved on the topics and on the cards they were made from."""
    vote = meeting_of(work).vote
    if not vote.open:
        return meeting_of(work)
    sums: dict[str, int] = {}
    for ballot in work.list(Ballot):
        sums[ballot.topic] = sums.get(ballot.topic, 0) + ballot.dots
    _set_sums(work, sums)
    return _save(work, vote.closed())


def agree_without_vote(work: UnitOfWork, person: Person) -> Meeting:
    """People agree by talking: the first topic may be chosen without a vote; an open one ends without sums."""
    for ballot in work.list(Ballot):
        work.delete(ballot)
    _set_sums(work, {})
    return _save(work, replace(meeting_of(work).vote, open=False, dots=0, choosing=True, still=0))


def _voter(work: UnitOfWork, person: Person, command: str, said_by: str) -> Person:
    voter = respondent_of(work, person, command, said_by)
    if not meeting_of(work).vote.includes(voter):
        raise NotAllowed("The child, the family and the professionals give dots.")
    return voter


def _open_vote(work: UnitOfWork) -> Vote:
    vote = meeting_of(work).vote
    if not vote.open:
        raise TooLate("There is no vote open.")
    return vote


def _given(work: UnitOfWork, person: str) -> int:
    """How many dots this person gave; those on a topic that was dropped since may be given again."""
    topics = {topic.id for topic in work.list(Topic)}
    return sum(one.dots for one in work.list(Ballot) if one.person == person and one.topic in topics)


def _count(work: UnitOfWork, voter: Person, topic: str, change: int) -> Ballot:
    id = ballot_id(topic, voter.id)
    before = work.get_or_none(Ballot, id)
    dots = (before.dots if before and not before.gone else 0) + change
    if dots < 0:
        raise Invalid("There is no dot of yours.")
    ballot = work.save(Ballot(id=id, topic=topic, person=voter.id, dots=dots))
    vote = meeting_of(work).vote
    still = _still_choosing(work, vote)
    if still != vote.still:
        _save(work, replace(vote, still=still))
    return ballot


def _still_choosing(work: UnitOfWork, vote: Vote) -> int:
    voters = [person.id for person in listed_people(work) if vote.includes(person)]
    return sum(_given(work, voter) < vote.dots for voter in voters)


def _set_sums(work: UnitOfWork, sums: dict[str, int]) -> None:
    cards: dict[str, int] = {}
    for topic in work.list(Topic):
        dots = sums.get(topic.id, 0)
        if topic.dots != dots:
            work.save(topic.copy_with(dots=dots))
        for card in topic.cards:
            cards[card] = cards.get(card, 0) + dots
    for card in work.list(Card):
        if card.dots != cards.get(card.id, 0):
            work.save(card.changed(dots=cards.get(card.id, 0)))


def _save(work: UnitOfWork, vote: Vote) -> Meeting:
    return work.save(replace(meeting_of(work), vote=vote))

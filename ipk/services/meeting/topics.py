"""Makes topics from cards, drops them, and goes on to the next one (S1, steps 4 and 7)."""

from dataclasses import replace

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooMany
from ipk.domain.kernel.text import clean_text
from ipk.domain.meeting.meeting import Meeting
from ipk.domain.meeting.topics import TOPIC_TITLE_LIMIT, TOPICS_LIMIT, Topic, chooser
from ipk.domain.people.person import Person
from ipk.services.ports import UnitOfWork
from ipk.services.shared.approval import waits
from ipk.services.shared.lookup import claim_id, get_visible, get_visible_card, listed_people, meeting_of


def make_topic(work: UnitOfWork, person: Person, *, id: str, title: str, cards: list[str] | None = None) -> Topic:
    """Make a topic from cards that everybody sees. Raises NotFound, TooMany, TooBig or Invalid."""
    claim_id(work, id)
    topics = work.list(Topic)
    if len(topics) >= TOPICS_LIMIT:
        raise TooMany("There are %(most)s topics at most.", most=TOPICS_LIMIT)
    chosen = [get_visible_card(work, person, card) for card in dict.fromkeys(cards or ())]
    if any(card.state != "shown" for card in chosen):
        raise NotFound
    order = 1 + max((topic.order for topic in topics), default=0)
    return work.save(
        Topic(
            id=id,
            title=clean_text(title, TOPIC_TITLE_LIMIT),
            cards=tuple(card.id for card in chosen),
            order=order,
            waits=waits(work, person),
        )
    )


def drop_topic(work: UnitOfWork, person: Person, *, id: str) -> Topic:
    """Take a topic away; the cards stay on the wall. Raises NotFound, or Invalid for a topic that was chosen."""
    topic = get_visible(work, person, Topic, id)
    if topic.state != "open":
        raise Invalid("We are talking about this topic, or did already.")
    return work.delete(topic)


def order_topics(work: UnitOfWork, person: Person, *, topics: list[str]) -> Meeting:
    """Choose which topic comes first, and the order of others: the child decides (D4).

    Where the child is not here, its guide decides, and without a guide the facilitator. Raises NotAllowed or NotFound.
    """
    _check_chooser(work, person)
    ids = tuple(get_visible(work, person, Topic, id).id for id in dict.fromkeys(topics))
    if not ids:
        raise Invalid("Please choose a topic.")
    _choose(work, ids[0])
    return _save_order(work, ids)


def go_to_topic(work: UnitOfWork, person: Person, *, id: str) -> Meeting:
    """Go on to another topic; the one before is done (S1, step 7). Raises NotFound or Invalid."""
    topic = get_visible(work, person, Topic, id)
    if topic.state != "open":
        raise Invalid("We are talking about this topic, or did already.")
    for one in work.list(Topic):
        if one.state == "chosen":
            work.save(one.copy_with(state="done"))
    work.save(topic.copy_with(state="chosen"))
    return _save_order(work, (*dict.fromkeys((*meeting_of(work).vote.topic_order, id)),))


def _check_chooser(work: UnitOfWork, person: Person) -> None:
    if not person.has(chooser(listed_people(work))):
        raise NotAllowed("The child chooses which topic comes first.")


def _choose(work: UnitOfWork, id: str) -> None:
    for topic in work.list(Topic):
        state = "chosen" if topic.id == id else "open" if topic.state == "chosen" else topic.state
        if state != topic.state:
            work.save(topic.copy_with(state=state))


def _save_order(work: UnitOfWork, ids: tuple[str, ...]) -> Meeting:
    meeting = meeting_of(work)
    return work.save(replace(meeting, vote=replace(meeting.vote, topic_order=ids)))

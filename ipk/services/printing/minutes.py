"""Collects the content of the minutes for whoever may read them (S0, S1)."""

from collections.abc import Iterable
from dataclasses import replace

from ipk.domain.kernel.collation import name_key
from ipk.domain.meeting.attendance import Attendance
from ipk.domain.meeting.evaluation import FeedbackSums
from ipk.domain.meeting.invitation import INVITATION, Invitation
from ipk.domain.meeting.meeting import IDEAS_STEP, Meeting, Paper
from ipk.domain.meeting.minutes import MINUTES, RELEASED_CARDS, SECTIONS, Minutes, ReleasedCards, check_draft_reader
from ipk.domain.meeting.plan import Agreement, Task
from ipk.domain.meeting.topics import Topic
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person, Role
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.workbook import BOOK, Design, Workbook
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import UnitOfWork
from ipk.services.printing.minutes_content import (
    PrintedAgreement,
    PrintedItem,
    PrintedMinutes,
    PrintedParticipant,
    PrintedSection,
    PrintedTask,
    PrintedTopic,
)
from ipk.services.shared.lookup import get_child, meeting_of

#: section → the papers whose cards it is made of (`profiles/papers`); ideas are those of every neutral paper
PAPERS = {
    "works": ("dari-se", "ocenujeme"),
    "troubles": ("nedari-se",),
    "others_needs": ("potrebuji", "preji-si"),
    "unresolved": ("otazky", "parkoviste"),
}
_SECTION_OF = {paper: section for section, papers in PAPERS.items() for paper in papers}
#: kinds of cards that people hang; parts of the profile are others
CARD_KINDS = frozenset({"note", "picture", "drawing", "symbol", "voice"})


def print_minutes(work: UnitOfWork, person: Person) -> PrintedMinutes:
    """The minutes for this person. Raises NotAllowed, or NotFound while they are not released to them."""
    (work.get_or_none(Minutes, MINUTES) or Minutes()).check_reader(person)
    return _minutes(work)


def print_plan(work: UnitOfWork, person: Person) -> PrintedMinutes:
    """The same data for the plan alone, which everybody who took part may have. Raises NotAllowed."""
    require(person, "minutes.read")
    printed = _minutes(work)
    return replace(printed, voice=(), sections=(), sums=(), expectations="", without_support="", participants=())


def print_attendance(work: UnitOfWork, person: Person) -> PrintedMinutes:
    """The same data for the list of those present, for whoever prepares, leads and writes. Raises NotFound."""
    check_draft_reader(person)
    return _minutes(work)


def chosen_design(work: UnitOfWork) -> Design:
    """The look that the child chose for its page; its plan has the same."""
    return (work.get_or_none(Workbook, BOOK) or Workbook()).design


def _minutes(work: UnitOfWork) -> PrintedMinutes:
    meeting = meeting_of(work)
    minutes = work.get_or_none(Minutes, MINUTES) or Minutes()
    invitation = work.get_or_none(Invitation, INVITATION) or Invitation()
    child = get_child(work)
    people = {one.id: one for one in work.list(Person)}
    attendance = {one.person: one for one in work.list(Attendance)}
    sums = work.get_or_none(FeedbackSums, FeedbackSums.id)
    return PrintedMinutes(
        language=meeting.lang,
        title=meeting.title,
        goal=meeting.goal,
        child=child.name,
        place=invitation.place,
        reference=minutes.reference,
        started_at=meeting.started_at,
        closed_at=meeting.closed_at,
        released=minutes.released,
        participants=tuple(_participants(work, meeting, attendance)),
        voice=tuple(_voice(work)),
        child_there=child.id in attendance and attendance[child.id].was_there,
        sections=tuple(_sections(work, minutes)),
        expectations=meeting.expectations,
        topics=tuple(_topics(work)),
        tasks=tuple(_tasks(work, people)),
        agreement=_agreement(work, child.id),
        coordinator=people[meeting.coordinator].name if meeting.coordinator in people else "",
        review_on=meeting.review_on,
        breaks=meeting.breaks,
        without_support=meeting.without_support,
        sums=tuple((question, tuple(counts.items())) for question, counts in (sums.shown if sums else {}).items()),
    )


def _participants(
    work: UnitOfWork, meeting: Meeting, attendance: dict[str, Attendance]
) -> Iterable[PrintedParticipant]:
    """Everybody invited or let in, the child first, then by name; the display is nobody."""
    sent = {card.said_by for card in work.list(Card) if card.own_words and not card.gone}
    people = [one for one in work.list(Person) if not one.has(Role.DISPLAY) and not one.was_never_in]
    for one in sorted(people, key=lambda one: (not one.is_child, name_key(one.name, meeting.lang))):
        known = attendance.get(one.id) or Attendance(id="", person=one.id)
        if not one.is_listed and not known.was_there:
            continue
        came, left = known.stays[0][0] if known.stays else "", known.stays[-1][1] if known.stays else ""
        early = bool(left and meeting.closed_at and left < meeting.closed_at)
        how = "early" if early else "there" if known.was_there else known.absence or "absent"
        if how == "absent" and one.id in sent:
            how = "message"
        yield PrintedParticipant(one.id, one.name, one.roles, how, came, left)


def _voice(work: UnitOfWork) -> Iterable[PrintedItem]:
    """What the child released to the minutes: answers of its profile by their consent, and own cards one by one."""
    for answer in work.list(Answer):
        if answer.consent == "minutes" and not answer.none and not answer.needs_confirmation(work.now):
            lines = tuple(work.list(Stroke, answer.id))
            asked = answer.asked or answer.question
            yield PrintedItem(answer.text, answer.pictures, "profile", asked=asked, lines=lines, colour=answer.colour)
    released = work.get_or_none(ReleasedCards, RELEASED_CARDS) or ReleasedCards()
    for id in released.cards:
        card = work.get_or_none(Card, id)
        if card is not None and card.own_words and card.hangs_for_all and not card.gone and card.kind in CARD_KINDS:
            yield replace(item_of(card), lines=tuple(work.list(Stroke, card.id)), colour=card.colour)


def _sections(work: UnitOfWork, minutes: Minutes) -> Iterable[PrintedSection]:
    papers = sorted(work.list(Paper), key=lambda paper: paper.order)
    own = {paper.id: _SECTION_OF.get(paper.id, "") for paper in papers}
    ideas = {paper.id for paper in papers if paper.neutral and paper.step == IDEAS_STEP}
    cards = [card for card in work.list(Card) if _belongs(card)]
    order = {paper.id: paper.order for paper in papers}
    cards.sort(key=lambda card: (order.get(card.spot.paper, 0), card.group, card.spot.y, card.spot.x))
    for section in SECTIONS:
        inside = [
            card
            for card in cards
            if own.get(card.spot.paper) == section or (section == "ideas" and card.spot.paper in ideas)
        ]
        yield PrintedSection(section, tuple(map(item_of, inside)), minutes.texts.get(section, ""))


def _belongs(card: Card) -> bool:
    """An adult's card that everybody reads. The child's own words are in the minutes only where it released them."""
    return not card.gone and card.hangs_for_all and not card.own_words and card.kind in CARD_KINDS


def item_of(card: Card) -> PrintedItem:
    """The card in words and pictures, with the sums of its marks."""
    realistic = sum(mark.get("realistic", False) for mark in card.marks.values())
    acceptable = sum(mark.get("acceptable", False) for mark in card.marks.values())
    group = "" if card.group_waits else card.group
    return PrintedItem(card.text, _symbols(card), card.kind, group, (realistic, acceptable))


def _symbols(card: Card) -> tuple[str, ...]:
    return card.symbols or ((card.symbol,) if card.symbol else ())


def _topics(work: UnitOfWork) -> Iterable[PrintedTopic]:
    first = meeting_of(work).vote.topic_order
    place = {id: at for at, id in enumerate(first)}
    topics = [one for one in work.list(Topic) if not one.waits and not one.gone]
    for one in sorted(topics, key=lambda one: (place.get(one.id, len(place)), -one.dots, one.order)):
        yield PrintedTopic(one.title, one.dots, one.state != "open")


def _tasks(work: UnitOfWork, people: dict[str, Person]) -> Iterable[PrintedTask]:
    def name(id: str) -> str:
        return people[id].name if id in people else ""

    for task in work.list(Task):
        words = task.shown_words
        if words is None or task.state == "dropped" or task.gone:
            continue
        card = work.get_or_none(Card, task.card) if task.card else None
        who = [name(id) for id in task.who] + [words.get("absent", "")]
        yield PrintedTask(
            what=words["what"],
            who=tuple(filter(None, who)),
            by=task.by,
            need=words.get("need", ""),
            topic=words.get("topic", ""),
            checked_by=name(task.checked_by),
            noticed=words.get("noticed", ""),
            otherwise=words.get("otherwise", ""),
            symbols=_symbols(card) if card is not None and _belongs(card) else (),
        )


def _agreement(work: UnitOfWork, child: str) -> PrintedAgreement:
    given = [one for one in work.list(Agreement) if not one.gone]
    words = [one for one in given if one.words and not one.waits and one.person != child]
    return PrintedAgreement(
        agree=sum(one.answer == "agree" for one in given),
        wish=sum(one.answer == "wish" for one in given),
        not_yet=sum(one.answer == "not_yet" for one in given),
        wishes=tuple(one.words for one in words if one.answer == "wish"),
        reasons=tuple(one.words for one in words if one.answer == "not_yet"),
    )

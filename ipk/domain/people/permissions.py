"""The one table of who may do what, to whose things, and when. Everything else asks here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ipk.domain.kernel.errors import NotAllowed, NotFound, UnknownCommand
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.person import Person, Role


class Whose(StrEnum):
    """What a thing is to the person who wants to touch it."""

    NOBODYS = "nobodys"
    OWN = "own"
    CHILDS = "childs"
    OTHERS = "others"
    LEADERS = "leaders"
    """A device of whoever leads the meeting."""


R = Role
NOBODYS = frozenset({Whose.NOBODYS})
OWN = frozenset({Whose.OWN})
OWN_AND_OTHERS = frozenset({Whose.OWN, Whose.OTHERS})
ANYBODYS = frozenset({Whose.OWN, Whose.OTHERS, Whose.CHILDS})
CHILDS = frozenset({Whose.CHILDS})
LEADERS = frozenset({Whose.LEADERS})

FACILITATOR = (R.FACILITATOR,)
CIRCLE = (R.CHILD, R.GUIDE)
STAFF = (R.FACILITATOR, R.RECORDER)
#: everybody with a voice at the wall but its neutral leader
VOICES = (R.CHILD, R.GUIDE, R.FAMILY, R.PROFESSIONAL, R.SUPPORT, R.RECORDER, R.ORGANIZER, R.CONVENER)
ALL = (*VOICES, R.FACILITATOR)

Who = Mapping[Role, frozenset[Whose]]
FIRST, LAST = 0, 9


@dataclass(frozen=True)
class Rule:
    """One row: whose things each role may touch, in which steps, whether it rests while the wall is
    frozen or paused, and whether it still works after the meeting was closed."""

    who: Who
    steps: tuple[int, int] = (1, LAST)
    rests: bool = False
    after_close: bool = False


def _to(roles: tuple[Role, ...], whose: frozenset[Whose] = NOBODYS, **more: frozenset[Whose]) -> Who:
    return dict.fromkeys(roles, whose) | {Role(name): value for name, value in more.items()}


ANY_STEP = (FIRST, LAST)

TABLE: Mapping[str, Rule] = {
    "card.stick": Rule(_to(ALL), rests=True),
    "card.edit": Rule(_to(ALL, OWN), rests=True),
    # the facilitator tidies the wall, but never the child's own words
    "card.move": Rule(_to(ALL, OWN, facilitator=OWN_AND_OTHERS), rests=True),
    "card.raise": Rule(_to(ALL, OWN, facilitator=OWN_AND_OTHERS), rests=True),
    "card.peel": Rule(_to(ALL, OWN), rests=True),
    "card.restore": Rule(_to(ALL, OWN), rests=True),
    "card.approve": Rule(_to(FACILITATOR, ANYBODYS)),
    "card.hide": Rule(_to(FACILITATOR, ANYBODYS)),
    "card.lock": Rule(_to(FACILITATOR, ANYBODYS)),
    "card.unlock": Rule(_to(FACILITATOR, ANYBODYS)),
    "card.gather": Rule(_to(STAFF), rests=True),
    "card.scatter": Rule(_to(STAFF), rests=True),
    "paper.tidy": Rule(_to(FACILITATOR), rests=True),
    # a moment that went wrong is taken back, while the wall rests too
    "wall.restore": Rule(_to(FACILITATOR)),
    "wall.take_back": Rule(_to(FACILITATOR)),
    # what somebody left behind who was removed
    "wall.clear": Rule(_to(FACILITATOR), steps=ANY_STEP),
    "drawing.stroke": Rule(_to(ALL, OWN), rests=True),
    "drawing.unstroke": Rule(_to(ALL, OWN), rests=True),
    "vote.open": Rule(_to(FACILITATOR)),
    "vote.cast": Rule(_to(VOICES), rests=True),
    "vote.take_back": Rule(_to(VOICES), rests=True),
    "vote.close": Rule(_to(FACILITATOR)),
    "vote.order": Rule(_to((R.CHILD, R.FACILITATOR))),
    "meeting.open": Rule(_to(FACILITATOR), steps=(0, 0)),
    "meeting.step": Rule(_to(FACILITATOR)),
    "meeting.freeze": Rule(_to(FACILITATOR)),
    "meeting.thaw": Rule(_to(FACILITATOR)),
    "meeting.moderation": Rule(_to(FACILITATOR), steps=ANY_STEP),
    "meeting.spotlight": Rule(_to(FACILITATOR)),
    "meeting.close": Rule(_to(FACILITATOR), steps=ANY_STEP),
    "person.admit": Rule(_to(FACILITATOR), steps=ANY_STEP),
    # a further device of somebody who is in: of the child's circle only in the room, by the facilitator or the circle
    "device.admit": Rule(
        _to(
            FACILITATOR,
            ANYBODYS | LEADERS,
            recorder=LEADERS,
            organizer=LEADERS | {Whose.OTHERS},
            child=CHILDS,
            guide=CHILDS,
        ),
        steps=ANY_STEP,
    ),
    # one more guide of the child, before anybody lets them in
    "guide.accept": Rule(_to((R.GUIDE,)), steps=ANY_STEP),
    "person.lead": Rule(_to(FACILITATOR), steps=ANY_STEP),
    "person.remove": Rule(_to(FACILITATOR), steps=ANY_STEP),
    "person.word": Rule(_to(FACILITATOR)),
    # everybody's own; the child's are its guide's to set, too
    "person.settings": Rule(_to(ALL, OWN, guide=frozenset({Whose.OWN, Whose.CHILDS})), steps=ANY_STEP),
    # "beware of plans prepared in advance" (S1): the plan is closed before step 6
    "plan.add": Rule(_to(STAFF), steps=(6, LAST)),
    "plan.change": Rule(_to(STAFF), steps=(6, LAST)),
    "plan.drop": Rule(_to(STAFF), steps=(6, LAST)),
    "plan.answer": Rule(_to(VOICES), steps=(8, LAST)),
    # words of the plan, of what is said to it, and titles of groups, where they wait
    "text.approve": Rule(_to(FACILITATOR)),
    "plan.coordinate": Rule(_to((R.RECORDER,)), steps=(6, LAST)),
    "mark.set": Rule(_to(VOICES), steps=(5, 5), rests=True),
    "signal.raise": Rule(_to(ALL), steps=ANY_STEP),
    "signal.stop": Rule(_to(CIRCLE), steps=ANY_STEP),
    "signal.clear": Rule(_to(ALL, OWN, facilitator=ANYBODYS), steps=ANY_STEP),
    "signal.answer": Rule(_to(FACILITATOR), steps=ANY_STEP),
    "music.play": Rule(_to((*CIRCLE, R.FACILITATOR)), steps=ANY_STEP),
    "music.pause": Rule(_to((*CIRCLE, R.FACILITATOR)), steps=ANY_STEP),
    "music.volume": Rule(_to((*CIRCLE, R.FACILITATOR)), steps=ANY_STEP),
    "music.room": Rule(_to((*CIRCLE, R.FACILITATOR)), steps=ANY_STEP),
    "music.wish": Rule(_to(CIRCLE), steps=ANY_STEP),
    "music.choose": Rule(_to(CIRCLE), steps=ANY_STEP),
    "song.add": Rule(_to(CIRCLE), steps=ANY_STEP),
    "song.drop": Rule(_to(CIRCLE), steps=ANY_STEP),
    "song.restore": Rule(_to(CIRCLE), steps=ANY_STEP),
    # what the child wishes and must not eat; the organizer gets a list of it to shop by, and knows of others' allergies
    "snacks.choose": Rule(_to(CIRCLE), steps=ANY_STEP),
    "snacks.allergy": Rule(_to(CIRCLE), steps=ANY_STEP),
    "snacks.none": Rule(_to(CIRCLE), steps=ANY_STEP),
    "snacks.words": Rule(_to(CIRCLE), steps=ANY_STEP),
    # the book is opened by the guide; then both turn its pages, answer and lay it aside
    "profile.open": Rule(_to((R.GUIDE,)), steps=ANY_STEP),
    "profile.turn": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.close": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.answer": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.attach": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.detach": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.stroke": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.unstroke": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.consent": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.design": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.hang": Rule(_to(CIRCLE), steps=ANY_STEP, rests=True),
    "profile.peel": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.show": Rule(_to(CIRCLE), rests=True),
    "profile.withdraw": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.bring": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.forget": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.confirm": Rule(_to(CIRCLE), steps=ANY_STEP),
    "profile.ask": Rule(_to((R.GUIDE,)), steps=ANY_STEP),
    # the meeting as the child wants it
    "guests.wish": Rule(_to(CIRCLE), steps=ANY_STEP),
    "guests.name": Rule(_to(CIRCLE), steps=ANY_STEP),
    "guests.drop": Rule(_to(CIRCLE), steps=ANY_STEP),
    "guests.heard": Rule(_to(CIRCLE), steps=ANY_STEP),
    "guests.known": Rule(_to(CIRCLE), steps=ANY_STEP),
    "part.choose": Rule(_to(CIRCLE), steps=ANY_STEP),
    "part.known": Rule(_to(CIRCLE), steps=ANY_STEP),
    "seats.sit": Rule(_to(CIRCLE), steps=ANY_STEP),
    "seats.known": Rule(_to(CIRCLE), steps=ANY_STEP),
    # what the child prepares beforehand; the facilitator hangs only what the child gave it
    "messages.make": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.change": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.give": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.stroke": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.unstroke": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.drop": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.restore": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.hang": Rule(_to((*CIRCLE, R.FACILITATOR)), rests=True),
    "messages.take_back": Rule(_to(CIRCLE), steps=ANY_STEP),
    "feedback.give": Rule(_to(VOICES), steps=(9, 9)),
    # what the organizer's page does; no socket command leads here
    "people.manage": Rule(_to((R.ORGANIZER,)), steps=ANY_STEP, after_close=True),
    "door.manage": Rule(_to((R.ORGANIZER, R.FACILITATOR)), steps=ANY_STEP, after_close=True),
    "guests.answer": Rule(_to((R.ORGANIZER,)), steps=ANY_STEP),
    "conference.delete": Rule(_to((R.ORGANIZER,)), steps=ANY_STEP, after_close=True),
    "shopping.read": Rule(_to((R.ORGANIZER,)), steps=ANY_STEP, after_close=True),
    "shopping.allergies": Rule(_to((R.ORGANIZER,)), steps=ANY_STEP),
    "media.add": Rule(_to(ALL), steps=ANY_STEP),
    # a code on one's own device that lets a further one in
    "device.code": Rule(_to(ALL), steps=ANY_STEP),
    # a file leaves the house: by the guide, with the child beside it; the organizer of another meeting may bring one in
    "profile.export": Rule(_to((R.GUIDE,)), steps=ANY_STEP, after_close=True),
    "profile.import": Rule(_to((R.GUIDE, R.ORGANIZER)), steps=ANY_STEP),
    "profile.delete": Rule(_to(CIRCLE), steps=ANY_STEP, after_close=True),
    "profile.print": Rule(_to((*CIRCLE, R.FACILITATOR, R.RECORDER, R.ORGANIZER)), steps=ANY_STEP, after_close=True),
    "room.print": Rule(_to((*CIRCLE, R.FACILITATOR, R.ORGANIZER)), steps=ANY_STEP),
}

#: rows that are not commands of their own on the wire
INNER = frozenset(
    {
        *("signal.stop", "people.manage", "guests.answer", "conference.delete", "media.add", "profile.print"),
        *("device.code", "door.manage"),
        *("room.print", "shopping.read", "shopping.allergies"),
        *("profile.delete", "profile.export", "profile.import"),
    }
)
COMMANDS = tuple(name for name in TABLE if name not in INNER)


#: what only the child and its guide do, and only they see. STOP is more than that: it protects the child
CIRCLE_ONLY = frozenset(name for name, row in TABLE.items() if {*row.who} <= {*CIRCLE} and name != "signal.stop") | {
    "profile.import"
}


def rule(command: str) -> Rule:
    try:
        return TABLE[command]
    except KeyError:
        raise UnknownCommand from None


def may(person: Person, command: str, whose: Whose | None = None) -> bool:
    """May this person do it, to such a thing (None: to any thing at all)?"""
    who = rule(command).who
    roles = set(map(Role, person.roles))
    if _guides_unseeing(person, command):
        roles.discard(Role.GUIDE)
    if Role.FACILITATOR in roles and command not in INNER:
        roles = {Role.FACILITATOR}  # whoever leads is neutral, whatever else they are (D10)
    if Role.GUIDE in roles and not person.voice_of:
        roles = roles - {Role.GUIDE} | {Role.PROFESSIONAL}  # a guide of nobody touches nothing of the child (A30)
    granted = [who[role] for role in roles if role in who]
    return any(whose is None or whose in things for things in granted)


def require(person: Person, command: str, whose: Whose | None = None) -> None:
    """Raises NotAllowed unless the table says yes, NotFound for what this person does not see although they guide."""
    if not may(person, command, whose):
        raise NotFound if _guides_unseeing(person, command) else NotAllowed


def _guides_unseeing(person: Person, command: str) -> bool:
    """A guide who leads or writes the minutes, too, sees what those see: the book is not there for them (A20, A30)."""
    guides = person.has(Role.GUIDE) and bool(person.voice_of)
    return guides and command in CIRCLE_ONLY and audience_of(person) is not Audience.CIRCLE


def commands_of(person: Person) -> list[str]:
    """What `sync` answers as `me.may`."""
    return [command for command in COMMANDS if may(person, command)]

"""The permission table: who may do what, to whose things, and in which steps (A5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ipk.domain.kernel.errors import NotAllowed, NotFound, UnknownCommand
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.person import Person, Role


class Whose(StrEnum):
    """The relation of a thing to the person who wants to change it."""

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
OTHERS = frozenset({Whose.OTHERS})
LEADERS = frozenset({Whose.LEADERS})

FACILITATOR = (R.FACILITATOR,)
ORGANIZER = (R.ORGANIZER,)
CIRCLE = (R.CHILD, R.GUIDE)
STAFF = (R.FACILITATOR, R.RECORDER)
#: everybody who takes part in the discussion
VOICES = (R.CHILD, R.GUIDE, R.FAMILY, R.PROFESSIONAL, R.SUPPORT, R.CONVENER)
ALL = (*VOICES, R.RECORDER, R.ORGANIZER, R.FACILITATOR)
VOTERS = (R.CHILD, R.FAMILY, R.PROFESSIONAL, R.SUPPORT, R.CONVENER)

Who = Mapping[Role, frozenset[Whose]]
FIRST, LAST = 0, 9


@dataclass(frozen=True)
class Rule:
    """One row of the table: whose things each role may change, in which steps, whether it is refused while the wall is
    frozen or paused, and whether it still works after the meeting was closed. `stand_in`: the facilitator does it only
    where no recorder is admitted. `neutral`: whoever has one of these roles says nothing of their own, whatever
    else they are.
    """

    who: Who
    steps: tuple[int, int] = (1, LAST)
    rests: bool = False
    after_close: bool = False
    stand_in: bool = False
    neutral: tuple[Role, ...] = ()


def _to(roles: tuple[Role, ...], whose: frozenset[Whose] = NOBODYS, **more: frozenset[Whose]) -> Who:
    return dict.fromkeys(roles, whose) | {Role(name): value for name, value in more.items()}


def _also_for_others(roles: tuple[Role, ...], **more: frozenset[Whose]) -> Who:
    """What each of these says for themselves. The recorder and a support person also write it for an adult without a
    device, the guide for the child; a pure recorder says nothing of their own, unless among `roles`.
    """
    own = _to(roles, OWN)
    others: dict[Role, frozenset[Whose]] = {R.RECORDER: OTHERS, R.SUPPORT: OTHERS, R.GUIDE: CHILDS}
    both = {role: own.get(role, frozenset[Whose]()) | things for role, things in others.items()}
    return dict(own) | both | {Role(name): value for name, value in more.items()}


ANY_STEP = (FIRST, LAST)

TABLE: Mapping[str, Rule] = {
    "card.stick": Rule(_to(ALL), rests=True),
    "card.edit": Rule(_to(ALL, OWN), rests=True),
    # the facilitator tidies the wall, except the child's own words (K1)
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
    # undoing a mistake is possible while the wall is frozen or paused too
    "wall.restore": Rule(_to(FACILITATOR)),
    "wall.take_back": Rule(_to(FACILITATOR)),
    # cards of a removed person
    "wall.clear": Rule(_to(FACILITATOR), steps=ANY_STEP),
    "drawing.stroke": Rule(_to(ALL, OWN), rests=True),
    "drawing.unstroke": Rule(_to(ALL, OWN), rests=True),
    "topic.make": Rule(_to(STAFF), steps=(2, 7)),
    "topic.drop": Rule(_to(STAFF), steps=(2, 7)),
    # another topic while there is time (step 7)
    "topic.go": Rule(_to(FACILITATOR), steps=(7, 7)),
    # who votes beside the child is said in the vote; a guide gives the child's dots, never own ones (D4)
    "vote.open": Rule(_to(FACILITATOR), steps=(4, 4)),
    "vote.cast": Rule(_also_for_others(VOTERS, guide=CHILDS), steps=(4, 4), rests=True, neutral=ORGANIZER),
    "vote.take_back": Rule(_also_for_others(VOTERS, guide=CHILDS), steps=(4, 4), rests=True, neutral=ORGANIZER),
    "vote.close": Rule(_to(FACILITATOR), steps=(4, 4)),
    "vote.skip": Rule(_to(FACILITATOR), steps=(4, 4)),
    "vote.order": Rule(_to((R.CHILD, R.GUIDE, R.FACILITATOR)), steps=(4, 4)),
    "meeting.open": Rule(_to(FACILITATOR), steps=(0, 0)),
    "meeting.step": Rule(_to(FACILITATOR)),
    "meeting.freeze": Rule(_to(FACILITATOR)),
    "meeting.thaw": Rule(_to(FACILITATOR)),
    "meeting.moderation": Rule(_to(FACILITATOR), steps=ANY_STEP),
    "meeting.spotlight": Rule(_to(FACILITATOR)),
    "meeting.length": Rule(_to(FACILITATOR), steps=ANY_STEP),
    # everybody writes unseen, then all cards are uncovered at once
    "meeting.alone": Rule(_to(FACILITATOR), steps=(2, 5)),
    "meeting.uncover": Rule(_to(FACILITATOR), steps=(2, 5)),
    # everybody promises confidentiality
    "meeting.confirm": Rule(_also_for_others(ALL)),
    "round.start": Rule(_to(FACILITATOR)),
    "round.next": Rule(_to(FACILITATOR)),
    "round.skip": Rule(_to(FACILITATOR)),
    "round.end": Rule(_to(FACILITATOR)),
    "meeting.close": Rule(_to(FACILITATOR), steps=ANY_STEP),
    "person.admit": Rule(_to(FACILITATOR), steps=ANY_STEP),
    # a further device of an admitted person; one of the child's circle is admitted by the facilitator or the circle
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
    # one more guide of the child, before that guide is admitted
    "guide.accept": Rule(_to((R.GUIDE,)), steps=ANY_STEP),
    "person.lead": Rule(_to(FACILITATOR), steps=ANY_STEP),
    "person.remove": Rule(_to(FACILITATOR), steps=ANY_STEP),
    "person.word": Rule(_to(FACILITATOR)),
    # everybody's own; the guide also sets the child's
    "person.settings": Rule(_to(ALL, OWN, guide=frozenset({Whose.OWN, Whose.CHILDS})), steps=ANY_STEP),
    # "beware of plans prepared in advance" (S1): the plan is closed before step 6
    "task.add": Rule(_to(STAFF), steps=(6, LAST), stand_in=True),
    "task.change": Rule(_to(STAFF), steps=(6, LAST), stand_in=True),
    "task.drop": Rule(_to(STAFF), steps=(6, LAST), stand_in=True),
    # the person named says it; the child is asked by its own screen only
    "task.take": Rule(_also_for_others(ALL, guide=OWN), steps=(6, LAST)),
    "plan.answer": Rule(_also_for_others(VOICES), steps=(8, LAST), neutral=ORGANIZER),
    # waiting texts: of the plan, of answers to it, and titles of groups
    "text.approve": Rule(_to(FACILITATOR)),
    "plan.coordinate": Rule(_to(STAFF), steps=(6, LAST), stand_in=True),
    "mark.set": Rule(_also_for_others(VOICES), steps=(5, 5), rests=True, neutral=ORGANIZER),
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
    # the child's wishes and allergies; the organizer gets a shopping list of them and enters others' allergies
    "snacks.choose": Rule(_to(CIRCLE), steps=ANY_STEP),
    "snacks.allergy": Rule(_to(CIRCLE), steps=ANY_STEP),
    "snacks.none": Rule(_to(CIRCLE), steps=ANY_STEP),
    "snacks.words": Rule(_to(CIRCLE), steps=ANY_STEP),
    # the guide opens the workbook; then guide and child change its page, answer and close it
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
    # how the child wants the meeting
    "guests.wish": Rule(_to(CIRCLE), steps=ANY_STEP),
    "guests.name": Rule(_to(CIRCLE), steps=ANY_STEP),
    "guests.drop": Rule(_to(CIRCLE), steps=ANY_STEP),
    "guests.heard": Rule(_to(CIRCLE), steps=ANY_STEP),
    "guests.known": Rule(_to(CIRCLE), steps=ANY_STEP),
    "part.choose": Rule(_to(CIRCLE), steps=ANY_STEP),
    "part.known": Rule(_to(CIRCLE), steps=ANY_STEP),
    "seats.sit": Rule(_to(CIRCLE), steps=ANY_STEP),
    "seats.known": Rule(_to(CIRCLE), steps=ANY_STEP),
    # messages prepared by the child; the facilitator hangs only those that the child gave it
    "messages.make": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.change": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.give": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.stroke": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.unstroke": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.drop": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.restore": Rule(_to(CIRCLE), steps=ANY_STEP),
    "messages.hang": Rule(_to((*CIRCLE, R.FACILITATOR)), rests=True),
    "messages.take_back": Rule(_to(CIRCLE), steps=ANY_STEP),
    # which of its own cards stand in the minutes
    "card.release": Rule(_to(CIRCLE), steps=ANY_STEP),
    "feedback.give": Rule(_also_for_others(ALL), steps=(9, 9)),
    # done on the organizer's page; no socket command
    "people.manage": Rule(_to((R.ORGANIZER,)), steps=ANY_STEP, after_close=True),
    "door.manage": Rule(_to((R.ORGANIZER, R.FACILITATOR)), steps=ANY_STEP, after_close=True),
    "guests.answer": Rule(_to((R.ORGANIZER,)), steps=ANY_STEP),
    "conference.delete": Rule(_to((R.ORGANIZER,)), steps=ANY_STEP, after_close=True),
    "shopping.read": Rule(_to((R.ORGANIZER,)), steps=ANY_STEP, after_close=True),
    "shopping.allergies": Rule(_to((R.ORGANIZER,)), steps=ANY_STEP),
    "media.add": Rule(_to(ALL), steps=ANY_STEP),
    # a code on one's own device that admits a further one
    "device.code": Rule(_to(ALL), steps=ANY_STEP),
    # the guide exports a file together with the child; the organizer of another conference may import one
    "profile.export": Rule(_to((R.GUIDE,)), steps=ANY_STEP, after_close=True),
    "profile.import": Rule(_to((R.GUIDE, R.ORGANIZER)), steps=ANY_STEP),
    "profile.delete": Rule(_to(CIRCLE), steps=ANY_STEP, after_close=True),
    "profile.print": Rule(_to((*CIRCLE, R.FACILITATOR, R.RECORDER, R.ORGANIZER)), steps=ANY_STEP, after_close=True),
    # the minutes: who words and releases them; a draft is read by those who prepare and lead, the released ones by all
    "minutes.write": Rule(_to(STAFF), steps=ANY_STEP, after_close=True, stand_in=True),
    "minutes.read": Rule(_to(ALL), steps=ANY_STEP, after_close=True),
    "room.print": Rule(_to((*CIRCLE, R.FACILITATOR, R.ORGANIZER)), steps=ANY_STEP),
}

#: rows that are not commands on the wire
INNER = frozenset(
    {
        *("signal.stop", "people.manage", "guests.answer", "conference.delete", "media.add", "profile.print"),
        *("device.code", "door.manage", "minutes.write", "minutes.read"),
        *("room.print", "shopping.read", "shopping.allergies"),
        *("profile.delete", "profile.export", "profile.import"),
    }
)
COMMANDS = tuple(name for name in TABLE if name not in INNER)


#: commands of the child and its guide alone, which nobody else sees; `signal.stop` is not among them: it protects the
#: child
CIRCLE_ONLY = frozenset(name for name, row in TABLE.items() if {*row.who} <= {*CIRCLE} and name != "signal.stop") | {
    "profile.import"
}


def rule(command: str) -> Rule:
    """The row of the command. Raises UnknownCommand."""
    try:
        return TABLE[command]
    except KeyError:
        raise UnknownCommand from None


def may(person: Person, command: str, whose: Whose | None = None) -> bool:
    """True if this person may do it to such a thing; None asks whether to any thing at all."""
    row = rule(command)
    roles = set(map(Role, person.roles))
    if _guides_unseeing(person, command):
        roles.discard(Role.GUIDE)
    if Role.FACILITATOR in roles and command not in INNER:
        roles = {Role.FACILITATOR}  # whoever leads is neutral, whatever other roles they have (D10)
    if Role.GUIDE in roles and not person.voice_of:
        roles = roles - {Role.GUIDE} | {Role.PROFESSIONAL}  # a guide without a child changes nothing of a child (A30)
    granted = frozenset[Whose]().union(*(row.who[role] for role in roles if role in row.who))
    if person.has(*row.neutral):
        granted -= OWN
    return bool(granted) if whose is None else whose in granted


def require(person: Person, command: str, whose: Whose | None = None) -> None:
    """Check the table. Raises NotAllowed, or NotFound where a guide with a second role does not see the thing."""
    if not may(person, command, whose):
        raise NotFound if _guides_unseeing(person, command) else NotAllowed


def _guides_unseeing(person: Person, command: str) -> bool:
    """True for a guide who also leads or records: as for others of that role, there is no workbook (A20, A30)."""
    guides = person.has(Role.GUIDE) and bool(person.voice_of)
    return guides and command in CIRCLE_ONLY and audience_of(person) is not Audience.CIRCLE


def commands_of(person: Person) -> list[str]:
    """The commands that the person may send; `sync` answers them as `me.may`."""
    return [command for command in COMMANDS if may(person, command)]

"""Who is in the conference, and the devices they come with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Literal

from ipk.domain.kernel.errors import Invalid, NotAdmitted, NotFound, Removed
from ipk.domain.kernel.records import Record


class Role(StrEnum):
    """The roles of a conference (docs/glossary.md). The order says which one leads when somebody holds several."""

    CHILD = "child"
    FACILITATOR = "facilitator"
    RECORDER = "recorder"
    GUIDE = "guide"
    ORGANIZER = "organizer"
    CONVENER = "convener"
    ADMINISTRATOR = "administrator"
    SUPPORT = "support"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    DISPLAY = "display"


#: Roles a walk-in with the room code may be given by the facilitator; the others need a personal link.
WALK_IN_ROLES = (Role.FAMILY, Role.PROFESSIONAL, Role.SUPPORT)
PERSON_COLOURS = ("sun", "sky", "leaf", "rose", "clay", "lilac")
#: Whoever is invited to lead or to organize need not be let in: the organizer who invites is the named person (P2).
ADMITTED_BY_INVITATION = (Role.ORGANIZER, Role.FACILITATOR)
#: Who may take the lead over; a child, its guide and the family have a voice of their own to keep.
MAY_LEAD = (Role.FACILITATOR, Role.RECORDER, Role.ORGANIZER, Role.CONVENER, Role.PROFESSIONAL)
NEVER_LEADS = (Role.CHILD, Role.GUIDE, Role.FAMILY, Role.SUPPORT, Role.DISPLAY)
PEOPLE_LIMIT = 40
#: strangers with the room's code who may stand in the lobby at once; they take nobody's place in the room
STRANGERS_LIMIT = 20
#: how often somebody nobody lets in may come with one and the same code; a fresh code begins anew
KNOCKS_LIMIT = 200

PersonState = Literal["invited", "waiting", "admitted", "removed"]


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """Somebody invited. `supports` and `voice_of` are other people's ids ("" for nobody)."""

    TYPE: ClassVar[str] = "person"
    READERS: ClassVar[Mapping[str, Any]] = {"roles": tuple}

    name: str
    roles: tuple[str, ...]
    colour: str = "sun"
    avatar: str = ""
    supports: str = ""
    voice_of: str = ""
    language: str = ""
    state: PersonState = "invited"
    knocking: bool = False
    knocks: int = 0
    """How often a device of theirs came to the lobby: a decision counts only for those that it saw (A26)."""
    hand_up: bool = False
    ever_admitted: bool = False
    walk_in: bool = False
    """Came with the room's code, not with a personal link."""
    entered: bool = False
    """Some device of theirs is or was in: from now on every other one waits to be let in."""
    circle_waits: bool = False
    """To be the child's guide beside another one, who has not said yes yet."""
    further_device_at: str = ""
    """When a further device was last let in, so that the child and its guide are told."""
    rights_since: int = 0
    """The clock of the last change of what this person may; an older copy of the wall is no use to them."""

    def __post_init__(self) -> None:
        if not self.roles:
            raise Invalid("Everybody needs a role.")

    @property
    def role(self) -> Role:
        """The role that decides what the person's screen is and whose audience it belongs to."""
        return _leading(self.roles)

    def has(self, *roles: Role) -> bool:
        return any(role.value in self.roles for role in roles)

    @property
    def is_child(self) -> bool:
        return self.has(Role.CHILD)

    @property
    def is_listed(self) -> bool:
        """On the organizer's list: not taken off it."""
        return self.state != "removed"

    @property
    def is_invited(self) -> bool:
        """By name, by the organizer: what a stranger at the door calls itself is not shown to the child."""
        return self.is_listed and not self.walk_in

    @property
    def waits_as_stranger(self) -> bool:
        """Came with the room's code, and nobody has said yes yet."""
        return self.walk_in and self.state == "waiting"

    @property
    def was_never_in(self) -> bool:
        """Came with the room's code and was let in by nobody, waiting or gone by now."""
        return self.walk_in and not self.ever_admitted

    @property
    def has_place(self) -> bool:
        """One of the room's places is theirs, here or not: a flood of strangers at the door takes none (A33)."""
        return self.is_listed and not self.waits_as_stranger

    @property
    def leads(self) -> bool:
        return self.has(Role.FACILITATOR)

    @property
    def in_circle(self) -> bool:
        """The child and its guide: their further devices are let in only in the room."""
        return self.has(Role.CHILD) or (self.has(Role.GUIDE) and bool(self.voice_of))

    @property
    def may_lead(self) -> bool:
        return self.state == "admitted" and self.has(*MAY_LEAD) and not self.has(*NEVER_LEADS)

    def admitted_by_invitation(self, now: int) -> "Person":
        """Whoever leads or organizes is admitted by being invited, others later. `now` is the conference's clock."""
        return self.admitted(now) if self.has(*ADMITTED_BY_INVITATION) and not self.circle_waits else self

    def leading(self, now: int) -> "Person":
        """Takes the lead over. Raises Invalid for who has a voice of their own to keep, or is not in."""
        if not self.may_lead:
            raise Invalid("Only an adult who is in and speaks for nobody in the family can lead.")
        roles = tuple(dict.fromkeys((Role.FACILITATOR.value, *self.roles)))
        return replace(self, roles=roles, hand_up=False, rights_since=now)

    def not_leading(self, now: int) -> "Person":
        """Hands the lead over and stays in with the other roles, else as a professional."""
        others = tuple(role for role in self.roles if role != Role.FACILITATOR)
        return replace(self, roles=others or (Role.PROFESSIONAL.value,), rights_since=now)

    def device_left(self) -> "Person":
        """Their last device left. Who leads or organizes comes straight in again: nobody could let them in."""
        return replace(self, entered=False) if self.has(*ADMITTED_BY_INVITATION) else self

    def admitted(self, now: int, role: str = "") -> "Person":
        """Somebody opened the door for this person (P2). `now` is the conference's clock."""
        return replace(
            self,
            state="admitted",
            knocking=False,
            ever_admitted=True,
            roles=(role,) if role else self.roles,
            rights_since=now if role or self.state != "admitted" else self.rights_since,
        )

    def with_roles(self, roles: tuple[str, ...], child: str, now: int) -> "Person":
        """The same person with these roles. A guide is the voice of the child. Raises Invalid.

        `now` is the conference's clock: whoever's rights change needs a fresh copy of the wall.
        """
        if (Role.CHILD.value in roles) != self.is_child:
            raise Invalid("Who the child is cannot be changed.")
        if self.walk_in and not set(roles) <= {*self.roles, *WALK_IN_ROLES}:
            raise Invalid("This role comes with a personal link.")
        ordered = tuple(role.value for role in Role if role.value in roles)
        voice_of = child if Role.GUIDE.value in roles else ""
        changed = replace(self, roles=ordered, voice_of=voice_of)
        same = (set(ordered), voice_of) == (set(self.roles), self.voice_of)
        return replace(changed, rights_since=self.rights_since if same else now)

    def entered_lobby(self) -> "Person":
        """A device of this person stands in the lobby."""
        state: PersonState = "waiting" if self.state == "invited" else self.state
        return replace(self, state=state, knocking=True, knocks=self.knocks + 1)

    def left_lobby(self) -> "Person":
        """Nobody of theirs waits any more. Who came with the room's code is gone: no link leads to them."""
        if self.walk_in and self.state == "waiting":
            return self.removed()
        return replace(self, knocking=False, state="invited" if self.state == "waiting" else self.state)

    def admission_taken_back(self, before: "Person") -> "Person":
        """Who was admitted by a role that they hold no more, and did not come yet, waits like everybody else."""
        lost = before.has(*ADMITTED_BY_INVITATION) and not self.has(*ADMITTED_BY_INVITATION)
        return replace(self, state="invited") if lost and self.state == "admitted" else self

    def removed(self) -> "Person":
        return replace(self, state="removed", knocking=False, hand_up=False)

    def sent_back(self, *, knocking: bool) -> "Person":
        """To the lobby, to be let in anew. `knocking`: a device of theirs stands there already."""
        return replace(
            self, state="waiting" if knocking else "invited", knocking=knocking, hand_up=False, entered=False
        )


def role_named(name: str) -> str:
    """The role of that code name. Raises Invalid."""
    try:
        return Role(name).value
    except ValueError:
        raise Invalid("There is no role called %(name)s.", name=name) from None


@cache
def _leading(roles: tuple[str, ...]) -> Role:
    return next(role for role in Role if role.value in roles)


@dataclass(frozen=True, kw_only=True)
class Device(Record):
    """One browser of one person. Its id is the digest of the secret in the browser's cookie."""

    TYPE: ClassVar[str] = "device"

    person: str
    admitted: bool = False
    replaced: bool = False
    """The same browser came in by the same link again and has a new secret: this one is not removed, only old."""

    def let_in(self) -> "Device":
        return replace(self, admitted=True)


@dataclass(frozen=True, kw_only=True)
class Link(Record):
    """A personal invitation. `digest` finds it, `token` is shown to the organizer only."""

    TYPE: ClassVar[str] = "link"

    person: str
    token: str
    digest: str
    expires_at: str = ""
    revoked: bool = False

    def is_alive(self, now: str) -> bool:
        """`now` and `expires_at` are ISO 8601 in UTC, so that they compare as text."""
        return not self.revoked and (not self.expires_at or now < self.expires_at)


@dataclass(frozen=True, kw_only=True)
class Door(Record):
    """The room's door: while it is open, its code on the display leads to the lobby."""

    TYPE: ClassVar[str] = "door"

    open: bool = False
    code: str = ""
    digest: str = ""


def check_alive(person: Person, device: Device) -> None:
    """Raises NotFound for a device that has a new secret, Removed for one that is gone or whose person is removed."""
    if device.replaced and person.is_listed:
        raise NotFound
    if not person.is_listed or device.gone:
        raise Removed


def let_in(person: Person, device: Device) -> Person:
    """The person, if this device may act for it. Raises Removed or NotAdmitted."""
    check_alive(person, device)
    if person.state != "admitted" or not device.admitted:
        raise NotAdmitted
    return person


def next_colour(people: Iterable[Person]) -> str:
    return PERSON_COLOURS[sum(1 for _ in people) % len(PERSON_COLOURS)]

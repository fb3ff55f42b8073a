"""People of a conference, their devices and links, and the lobby."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Literal

from ipk.domain.kernel.errors import Invalid, NotAdmitted, NotFound, Removed
from ipk.domain.kernel.records import Record


class Role(StrEnum):
    """The roles of a conference (docs/glossary.md). Of several roles the first in this order is the leading one."""

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


#: Roles that the facilitator may give to a guest with the room code; others need a personal link.
WALK_IN_ROLES = (Role.FAMILY, Role.PROFESSIONAL, Role.SUPPORT)
PERSON_COLOURS = ("sun", "sky", "leaf", "rose", "clay", "lilac")
#: Roles that are admitted by the invitation itself: the organizer who invites is the admitting person (P2).
ADMITTED_BY_INVITATION = (Role.ORGANIZER, Role.FACILITATOR)
#: Roles that may become facilitator; a child, its guide and the family speak for themselves.
MAY_LEAD = (Role.FACILITATOR, Role.RECORDER, Role.ORGANIZER, Role.CONVENER, Role.PROFESSIONAL)
NEVER_LEADS = (Role.CHILD, Role.GUIDE, Role.FAMILY, Role.SUPPORT, Role.DISPLAY)
PEOPLE_LIMIT = 40
#: guests with the room code who may wait in the lobby at once; they take no place of the room
STRANGERS_LIMIT = 20
#: how often a guest whom nobody admits may enter the lobby with the same code; a new code counts anew
KNOCKS_LIMIT = 200

PersonState = Literal["invited", "waiting", "admitted", "removed"]


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """An invited person. `supports` and `voice_of` are ids of other people, "" for nobody."""

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
    """How often their devices came to the lobby; a decision counts for the devices that it was made about (A26)."""
    hand_up: bool = False
    ever_admitted: bool = False
    walk_in: bool = False
    """Came with the room code, not with a personal link."""
    entered: bool = False
    """True once a device of theirs was admitted: every further one waits in the lobby."""
    circle_waits: bool = False
    """True for a second guide of the child whom the first one has not accepted yet (A31)."""
    further_device_at: str = ""
    """When a further device was last admitted; the child and its guide are told (A31)."""
    rights_since: int = 0
    """The conference's clock at the last change of this person's rights; older client copies are discarded."""

    def __post_init__(self) -> None:
        if not self.roles:
            raise Invalid("Everybody needs a role.")

    @property
    def role(self) -> Role:
        """The leading role, which decides the person's screen and audience."""
        return _leading(self.roles)

    def has(self, *roles: Role) -> bool:
        return any(role.value in self.roles for role in roles)

    @property
    def is_child(self) -> bool:
        return self.has(Role.CHILD)

    @property
    def is_listed(self) -> bool:
        """True while the person is on the organizer's list."""
        return self.state != "removed"

    @property
    def is_invited(self) -> bool:
        """True for somebody invited by name; the child does not see names that guests give themselves."""
        return self.is_listed and not self.walk_in

    @property
    def waits_as_stranger(self) -> bool:
        """True for a guest with the room code whom nobody has admitted yet."""
        return self.walk_in and self.state == "waiting"

    @property
    def was_never_in(self) -> bool:
        """True for a guest with the room code who was never admitted."""
        return self.walk_in and not self.ever_admitted

    @property
    def has_place(self) -> bool:
        """True for somebody who counts for the limit of people; a flood of guests in the lobby takes no place (A33)."""
        return self.is_listed and not self.waits_as_stranger

    @property
    def leads(self) -> bool:
        return self.has(Role.FACILITATOR)

    @property
    def in_circle(self) -> bool:
        """True for the child and its guide, whose further devices are admitted in the room only."""
        return self.has(Role.CHILD) or (self.has(Role.GUIDE) and bool(self.voice_of))

    @property
    def may_lead(self) -> bool:
        """True for an admitted adult who may become facilitator."""
        return self.state == "admitted" and self.has(*MAY_LEAD) and not self.has(*NEVER_LEADS)

    def admitted_by_invitation(self, now: int) -> "Person":
        """Admit the person if their role is admitted by invitation. `now` is the conference's clock."""
        return self.admitted(now) if self.has(*ADMITTED_BY_INVITATION) and not self.circle_waits else self

    def leading(self, now: int) -> "Person":
        """Make the person facilitator. Raises Invalid for roles that may not lead and people who are not admitted."""
        if not self.may_lead:
            raise Invalid("Only an adult who is in and speaks for nobody in the family can lead.")
        roles = tuple(dict.fromkeys((Role.FACILITATOR.value, *self.roles)))
        return replace(self, roles=roles, hand_up=False, rights_since=now)

    def not_leading(self, now: int) -> "Person":
        """Take the facilitator's role away; without another role the person becomes a professional."""
        others = tuple(role for role in self.roles if role != Role.FACILITATOR)
        return replace(self, roles=others or (Role.PROFESSIONAL.value,), rights_since=now)

    def device_left(self) -> "Person":
        """Their last device left. Facilitators and organizers may enter again at once: nobody could admit them."""
        return replace(self, entered=False) if self.has(*ADMITTED_BY_INVITATION) else self

    def admitted(self, now: int, role: str = "") -> "Person":
        """Admit the person (P2), with another `role` if given. `now` is the conference's clock."""
        return replace(
            self,
            state="admitted",
            knocking=False,
            ever_admitted=True,
            roles=(role,) if role else self.roles,
            rights_since=now if role or self.state != "admitted" else self.rights_since,
        )

    def with_roles(self, roles: tuple[str, ...], child: str, now: int) -> "Person":
        """Change the roles; a guide becomes the voice of the child. Raises Invalid.

        `now` is the conference's clock: whoever's rights change needs a new copy of the wall.
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
        """A device of this person came to the lobby."""
        state: PersonState = "waiting" if self.state == "invited" else self.state
        return replace(self, state=state, knocking=True, knocks=self.knocks + 1)

    def left_lobby(self) -> "Person":
        """No device of theirs waits any more. A guest with the room code is removed: no link leads back to them."""
        if self.walk_in and self.state == "waiting":
            return self.removed()
        return replace(self, knocking=False, state="invited" if self.state == "waiting" else self.state)

    def admission_taken_back(self, before: "Person") -> "Person":
        """Take back an admission by a role that the person lost before they first entered."""
        lost = before.has(*ADMITTED_BY_INVITATION) and not self.has(*ADMITTED_BY_INVITATION)
        return replace(self, state="invited") if lost and self.state == "admitted" else self

    def removed(self) -> "Person":
        return replace(self, state="removed", knocking=False, hand_up=False)

    def sent_back(self, *, knocking: bool) -> "Person":
        """Send the person back to the lobby. `knocking`: a device of theirs waits there already."""
        return replace(
            self, state="waiting" if knocking else "invited", knocking=knocking, hand_up=False, entered=False
        )


def role_named(name: str) -> str:
    """Return the role's value. Raises Invalid for an unknown name."""
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
    """True when the same browser entered again by the same link and has a new secret; the old one was not removed."""

    def let_in(self) -> "Device":
        return replace(self, admitted=True)


@dataclass(frozen=True, kw_only=True)
class Link(Record):
    """A personal invitation link. `digest` finds it, `token` is shown to the organizer only."""

    TYPE: ClassVar[str] = "link"

    person: str
    token: str
    digest: str
    expires_at: str = ""
    revoked: bool = False

    def is_alive(self, now: str) -> bool:
        """True while the link works. `now` and `expires_at` are ISO 8601 in UTC, so they compare as text."""
        return not self.revoked and (not self.expires_at or now < self.expires_at)


@dataclass(frozen=True, kw_only=True)
class Door(Record):
    """The entry by room code: while it is open, the code on the display leads to the lobby."""

    TYPE: ClassVar[str] = "door"

    open: bool = False
    code: str = ""
    digest: str = ""


def check_alive(person: Person, device: Device) -> None:
    """Check that the device still counts.

    Raises NotFound if it has a new secret, Removed if it or its person was removed.
    """
    if device.replaced and person.is_listed:
        raise NotFound
    if not person.is_listed or device.gone:
        raise Removed


def let_in(person: Person, device: Device) -> Person:
    """Return the person if this device may act for it. Raises NotFound, Removed or NotAdmitted."""
    check_alive(person, device)
    if person.state != "admitted" or not device.admitted:
        raise NotAdmitted
    return person


def next_colour(people: Iterable[Person]) -> str:
    return PERSON_COLOURS[sum(1 for _ in people) % len(PERSON_COLOURS)]

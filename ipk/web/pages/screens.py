"""Whose screen is which."""

from ipk.domain.people.person import Person, Role

#: who has a screen of their own; everybody else comes with a phone
SCREENS = {
    Role.CHILD: "child",
    Role.GUIDE: "guide",
    Role.FACILITATOR: "facilitator",
    Role.RECORDER: "recorder",
    Role.ORGANIZER: "organizer",
    Role.DISPLAY: "display",
}
PHONE = "phone"


def own_screens(person: Person) -> list[str]:
    """What this person may look at, the leading role's screen first."""
    own = [SCREENS[role] for role in Role if person.has(role) and role in SCREENS]
    return own if person.has(Role.DISPLAY, Role.CHILD) else [*own, PHONE]


def chosen_screen(person: Person, asked: str) -> str:
    screens = own_screens(person)
    return asked if asked in screens else screens[0]

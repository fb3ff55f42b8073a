"""Says which screens a person may open, by their roles."""

from ipk.domain.people.person import Person, Role

#: role → its screen; all other roles have the phone screen
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
    """Returns the screens that a person may open; the first one is the default."""
    own = [SCREENS[role] for role in Role if person.has(role) and role in SCREENS]
    return own if person.has(Role.DISPLAY, Role.CHILD) else [*own, PHONE]


def chosen_screen(person: Person, asked: str) -> str:
    screens = own_screens(person)
    return asked if asked in screens else screens[0]

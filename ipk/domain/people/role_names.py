"""The names of roles in English, which every language translates (the same texts as in templates/components)."""

from ipk.domain.people.person import Role

ROLE_NAMES = {
    Role.CHILD: "Child",
    Role.GUIDE: "Guide",
    Role.FACILITATOR: "Facilitator",
    Role.RECORDER: "Recorder",
    Role.ORGANIZER: "Organizer",
    Role.CONVENER: "Convener",
    Role.SUPPORT: "Support person",
    Role.FAMILY: "Family",
    Role.PROFESSIONAL: "Professional",
    Role.DISPLAY: "Screen in the room",
}

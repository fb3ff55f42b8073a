"""What people call the roles, in every language: codes and names are both understood."""

import unicodedata

from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.people.person import Role

#: as templates/components/role_names.html says it, with the same translations
NAMES = {
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


def role_name(role: str, language: str) -> str:
    from ipk.web.middleware.language import translate  # not before `serve` has patched

    return translate(language, NAMES[Role(role)]).lower()


def role_names(language: str) -> str:
    """All that somebody may be invited as, for a sentence. The child has its own place."""
    return ", ".join(role_name(role, language) for role in NAMES if role is not Role.CHILD)


def role_of(said: str) -> str:
    """The role's code, "" where nothing is called like that. Accents do not matter, a first word is enough."""
    wanted = _plain(said)
    for role in NAMES:
        names = [role.value, *(role_name(role, language) for language in LANGUAGES)]
        called = {_plain(name) for name in names}
        if wanted and wanted in called | {name.split()[0] for name in called}:
            return role.value
    return ""


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())

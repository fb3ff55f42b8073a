"""Names of roles in every language, and finding a role by its code or name."""

import unicodedata

from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.people.person import Role
from ipk.domain.people.role_names import ROLE_NAMES


def role_name(role: str, language: str) -> str:
    from ipk.web.middleware.language import translate  # not before `serve` has patched

    return translate(language, ROLE_NAMES[Role(role)]).lower()


def role_names(language: str) -> str:
    """Returns the names of all roles but the child's, joined by commas."""
    return ", ".join(role_name(role, language) for role in ROLE_NAMES if role is not Role.CHILD)


def role_of(said: str) -> str:
    """Returns the role's code, "" for an unknown name. Ignores accents; the first word of a name is enough."""
    wanted = _plain(said)
    for role in ROLE_NAMES:
        names = [role.value, *(role_name(role, language) for language in LANGUAGES)]
        called = {_plain(name) for name in names}
        if wanted and wanted in called | {name.split()[0] for name in called}:
            return role.value
    return ""


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())

"""A person's own settings. The child's are also its guide's to set."""

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.languages import known_language
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person
from ipk.domain.people.settings import PersonSettings, settings_id
from ipk.services.ports import UnitOfWork

COMMAND = "person.settings"


def settings_of(work: UnitOfWork, person: Person) -> PersonSettings:
    """Kept ones, else what everybody begins with."""
    return work.get_or_none(PersonSettings, settings_id(person.id)) or PersonSettings.of(person)


def change_settings(work: UnitOfWork, person: Person, *, id: str = "", **changes: object) -> PersonSettings:
    """Change some of one's own, or of the child by its guide (`id`). Raises NotFound, NotAllowed or Invalid."""
    whose = person if id in ("", person.id) else work.get(Person, id)
    if whose.state != "admitted":
        raise NotFound
    kept = settings_of(work, whose)
    require(person, COMMAND, kept.whose(person))
    known_language(str(changes.get("language", "")))
    return work.save(kept.with_changes(**changes))

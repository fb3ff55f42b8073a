"""Display settings of a person; the guide may also set the child's."""

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.languages import known_language
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person
from ipk.domain.people.settings import PersonSettings, settings_id
from ipk.services.ports import UnitOfWork

COMMAND = "person.settings"


def settings_of(work: UnitOfWork, person: Person) -> PersonSettings:
    """The person's saved settings, else the defaults."""
    return work.get_or_none(PersonSettings, settings_id(person.id)) or PersonSettings.of(person)


def change_settings(work: UnitOfWork, person: Person, *, id: str = "", **changes: object) -> PersonSettings:
    """Change settings of oneself, or of the child by its guide (`id`). Raises NotFound, NotAllowed or Invalid."""
    whose = person if id in ("", person.id) else work.get(Person, id)
    if whose.state != "admitted":
        raise NotFound
    kept = settings_of(work, whose)
    require(person, COMMAND, kept.whose(person))
    known_language(str(changes.get("language", "")))
    return work.save(kept.with_changes(**changes))

"""Further devices of an admitted person: who may admit them, and the one-time code that does."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from ipk.domain.kernel.errors import NotAllowed
from ipk.domain.kernel.records import Record
from ipk.domain.people.permissions import Whose, may
from ipk.domain.people.person import Person

ADMIT_DEVICE = "device.admit"
CODE_LIFE = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class DeviceCode(Record):
    """A code that an admitted device shows and that admits one further device, once. Only its digest is stored."""

    TYPE: ClassVar[str] = "device_code"

    person: str
    digest: str
    expires_at: str

    @staticmethod
    def id_of(person: str) -> str:
        return f"device-code-{person}"

    def opens(self, digest: str, now: datetime) -> bool:
        """True if the code has this digest and has not expired."""
        return self.digest == digest and now.isoformat() < self.expires_at


def whose_device(owner: Person) -> Whose:
    """The relation of a device of `owner` to whoever admits it."""
    if owner.in_circle:
        return Whose.CHILDS
    return Whose.LEADERS if owner.leads else Whose.OTHERS


def check_device_admission(person: Person, owner: Person) -> None:
    """Check that `person` may admit a further device of `owner`. Raises NotAllowed (P2)."""
    if not may(person, ADMIT_DEVICE, whose_device(owner)):
        raise NotAllowed("A further device is let in in the room: by whoever leads, or by the child and its guide.")

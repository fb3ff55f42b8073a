"""The promise of confidentiality that everybody confirms on their own device (S1, step 1)."""

from dataclasses import dataclass
from typing import ClassVar

from ipk.domain.kernel.records import Record


@dataclass(frozen=True, kw_only=True)
class Confirmation(Record):
    """This person promised confidentiality. The facilitator and they themselves see it.

    `written_by`: who wrote it for a person without a device, "" for themselves.
    """

    TYPE: ClassVar[str] = "confirmation"

    person: str
    at: str
    written_by: str = ""

    @staticmethod
    def id_of(person: str) -> str:
        return f"confirmation-{person}"

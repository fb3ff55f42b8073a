"""One device's copy of the conference, kept by the rules of the contract's §4 and by nothing else."""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]


class Replica:
    """Records by id, the clock they stand at, and what the server said about me."""

    def __init__(self) -> None:
        self.seq = 0
        self.records: dict[str, Record] = {}
        self.me: Record = {}

    def take_answer(self, answer: Record) -> None:
        """An answer to `sync`: the whole, or what is new since my seq."""
        if answer["full"]:
            self.records.clear()
        self._put(answer)
        self.me = answer["me"]
        self.seq = answer["seq"] if answer["full"] else max(self.seq, answer["seq"])

    def take_patch(self, patch: Record) -> bool:
        """Applied whole, or passed over. False: there is a gap, and only `sync` can close it."""
        if self.seq < patch["prev"]:
            return False
        if self.seq < patch["seq"]:
            self._put(patch)
            self.seq = patch["seq"]
        return True

    def _put(self, change: Record) -> None:
        for gone in change["removed"]:
            self.records.pop(gone, None)
        for record in change["records"]:
            self.records[record["id"]] = record

    def of_type(self, kind: str) -> list[Record]:
        return [record for record in list(self.records.values()) if record["type"] == kind]

    def picture(self) -> dict[str, Record]:
        """What must be equal on every device with the same rights. Who is in the room right now is not kept."""
        return {
            key: {name: value for name, value in record.items() if name != "here"}
            for key, record in list(self.records.items())
        }

"""Ports: interfaces of what the services need from the layers above them (storage, clock)."""

from ipk.services.ports.media import CleanPicture, CleanSound, Media
from ipk.services.ports.store import Change, Clock, Outcome, Snapshot, Store
from ipk.services.ports.unit_of_work import AuditEntry, ProcessedCommand, UnitOfWork

__all__ = [
    "AuditEntry",
    "Change",
    "CleanPicture",
    "CleanSound",
    "Clock",
    "Media",
    "Outcome",
    "ProcessedCommand",
    "Snapshot",
    "Store",
    "UnitOfWork",
]

"""Reads the output of the load client: one line of JSON for each measured window of time."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from statistics import median


@dataclass(frozen=True)
class Window:
    """Counts of one window. `delivered` are messages that reached another screen, `points` what they carried;
    `bytes` all that the clients received, answers and patches too; `cpu_s` all of the server's processes."""

    rooms: int
    clients: int
    seconds: float
    full: bool
    sent: int
    delivered: int
    points: int
    answered: int
    refused: int
    stored: int
    frames: int
    bytes: int
    gaps: int
    lost: int
    p50_ms: float
    p95_ms: float
    p99_ms: float
    ack_p50_ms: float
    ack_p95_ms: float
    ack_p99_ms: float
    cpu_s: float
    client_cpu_s: float
    late_ms: float
    rss_kb: int

    @property
    def cpu_us_per_delivery(self) -> float:
        return self.cpu_s * 1e6 / max(self.delivered, 1)

    @property
    def cpu_us_per_point(self) -> float:
        return self.cpu_s * 1e6 / max(self.points, 1)

    @property
    def bytes_per_point(self) -> float:
        return self.bytes / max(self.points, 1)

    @property
    def bytes_per_delivery(self) -> float:
        return self.bytes / max(self.delivered, 1)

    @property
    def cpu_share(self) -> float:
        """Part of one core that the server used."""
        return self.cpu_s / self.seconds

    @property
    def client_share(self) -> float:
        return self.client_cpu_s / self.seconds


NAMES = frozenset(field.name for field in fields(Window))


def read_windows(lines: Iterable[str]) -> list[Window]:
    """The windows among what the load client printed. Raises ValueError for a line that is none."""
    windows = []
    for line in lines:
        if line.strip():
            body = json.loads(line)
            if set(body) != NAMES:
                raise ValueError(f"not a window: {line.strip()[:200]}")
            windows.append(Window(**body))
    return windows


def middle(windows: Iterable[Window], name: str) -> float:
    """The median of one figure over the rounds."""
    return median(getattr(window, name) for window in windows)


def ratio(ours: list[Window], theirs: list[Window], name: str) -> float:
    """The median of the rounds' ratios: each round's two measurements stand side by side in time."""
    return median(getattr(a, name) / getattr(b, name) for a, b in zip(ours, theirs, strict=True))


def rooms_held(windows: list[Window]) -> int:
    """The most rooms of a ramp that the server served well."""
    return max((window.rooms for window in windows if not window.full), default=0)


def never_full(windows: list[Window]) -> bool:
    """The ramp ended for want of rooms: the server holds at least as many."""
    return not any(window.full for window in windows)

"""The child's music in the meeting: what plays, the songs the child brought, and what it wishes (S2; B14)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from ipk.domain.errors import Invalid
from ipk.domain.records import Record

SONGS_LIMIT = 12
LIKED_LIMIT = 40
LOUDEST = 100
#: how loud it may at most go on when the meeting begins and the child wishes it quietly
QUIET = 25
WISHES = "music-wishes"


@dataclass(frozen=True)
class Music:
    """What plays in the room, so that every device can work out by the server's clock where in it we are."""

    tune: str = ""
    playing: bool = False
    volume: int = 30
    media: str = ""
    """The sound of a song that somebody brought; "" for a piece of the catalogue."""
    seed: int = 0
    """What the piece is varied by: the same on all devices."""
    started_at: str = ""
    """When it would have begun, had it played without a rest."""
    at: float = 0.0
    """Seconds into it where it rests."""
    sound: str = ""
    """Whose device is the room's sound; "" for the display."""

    def played(self, now: datetime) -> "Music":
        """It plays from where it rests."""
        if self.playing:
            return self
        began = datetime.fromtimestamp(now.timestamp() - self.at, now.tzinfo)
        return replace(self, playing=True, started_at=began.isoformat())

    def rested(self, now: datetime) -> "Music":
        """It rests, and remembers where."""
        if not self.playing:
            return self
        began = datetime.fromisoformat(self.started_at) if self.started_at else now
        return replace(self, playing=False, at=max((now - began).total_seconds(), 0.0), started_at="")

    def turned_to(self, tune: str, media: str, seed: int) -> "Music":
        """Another tune, from its beginning. The same one goes on where it is."""
        if tune == self.tune:
            return replace(self, media=media)
        return replace(self, tune=tune, media=media, seed=seed, playing=False, at=0.0, started_at="")

    def at_volume(self, volume: int) -> "Music":
        if not 0 <= volume <= LOUDEST:
            raise Invalid("The volume goes from 0 to 100.")
        return replace(self, volume=volume)


@dataclass(frozen=True, kw_only=True)
class Song(Record):
    """A sound that the child or its guide brought. The child's circle and the facilitator know of it; everybody hears
    it only while it is the meeting's music."""

    TYPE: ClassVar[str] = "song"

    title: str
    media: str
    owner: str


@dataclass(frozen=True, kw_only=True)
class MusicWishes(Record):
    """When the child wants music; None where nothing was said. No to both: never."""

    TYPE: ClassVar[str] = "wishes"
    READERS: ClassVar[Mapping[str, Any]] = {"liked": tuple}

    id: str = WISHES
    before: bool | None = None
    during: bool | None = None
    liked: tuple[str, ...] = ()

    def welcomes(self, step: int) -> bool:
        """May others start it now? What the child itself starts is its wish of this moment."""
        return (self.before if step == 0 else self.during) is not False

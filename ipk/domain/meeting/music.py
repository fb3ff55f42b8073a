"""Music of the meeting: what plays, the songs that the child uploaded, and its wishes (S2; B14)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record

SONGS_LIMIT = 12
LIKED_LIMIT = 40
LOUDEST = 100
#: highest volume during the meeting when the child wants it quiet
QUIET = 25
WISHES = "music-wishes"
#: when or never → the field that keeps the choice for one tune
_PLACES = {"before": "for_before", "during": "for_during", "never": "unwanted"}


@dataclass(frozen=True)
class Music:
    """The state of the player; each device computes its position from the server's clock."""

    tune: str = ""
    playing: bool = False
    volume: int = 30
    media: str = ""
    """Media id of an uploaded song; "" for a piece of the catalogue."""
    seed: int = 0
    """Seed of the piece's random variation, the same on all devices."""
    started_at: str = ""
    """When it would have started if it had played without a pause; "" while paused."""
    at: float = 0.0
    """Position in seconds while it is paused."""
    sound: str = ""
    """Person whose device plays the room's sound; "" for the display."""

    def played(self, now: datetime) -> "Music":
        """Play from the position where it was paused."""
        if self.playing:
            return self
        began = datetime.fromtimestamp(now.timestamp() - self.at, now.tzinfo)
        return replace(self, playing=True, started_at=began.isoformat())

    def rested(self, now: datetime) -> "Music":
        """Pause and keep the position."""
        if not self.playing:
            return self
        began = datetime.fromisoformat(self.started_at) if self.started_at else now
        return replace(self, playing=False, at=max((now - began).total_seconds(), 0.0), started_at="")

    def turned_to(self, tune: str, media: str, seed: int) -> "Music":
        """Change to another tune, from its beginning, paused. The same tune keeps its position."""
        if tune == self.tune:
            return replace(self, media=media)
        return replace(self, tune=tune, media=media, seed=seed, playing=False, at=0.0, started_at="")

    def at_volume(self, volume: int) -> "Music":
        """Set the volume, 0 to 100. Raises Invalid."""
        if not 0 <= volume <= LOUDEST:
            raise Invalid("The volume goes from 0 to 100.")
        return replace(self, volume=volume)


@dataclass(frozen=True, kw_only=True)
class Song(Record):
    """A sound uploaded by child or guide. Circle and facilitator see it; others hear it only while it plays."""

    TYPE: ClassVar[str] = "song"
    PRIVATE: ClassVar[bool] = True

    title: str
    media: str
    owner: str


@dataclass(frozen=True, kw_only=True)
class MusicWishes(Record):
    """The child's wishes about music; None means that nothing was said, no to both means never.

    `liked` are its tunes, favourite first; `for_before` and `for_during` are chosen for the time before the meeting
    and, quietly, during it; `unwanted` tunes may be started by the child alone.
    """

    TYPE: ClassVar[str] = "wishes"
    PRIVATE: ClassVar[bool] = True
    READERS: ClassVar[Mapping[str, Any]] = dict.fromkeys(("liked", "for_before", "for_during", "unwanted"), tuple)

    id: str = WISHES
    before: bool | None = None
    during: bool | None = None
    liked: tuple[str, ...] = ()
    for_before: tuple[str, ...] = ()
    for_during: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()

    def chosen(self, tune: str, said: Mapping[str, bool]) -> "MusicWishes":
        """Record the choices for one tune: `before`, `during` or `never`. `never` excludes the others."""
        if said.get("never"):
            said = {"before": False, "during": False, "never": True}
        elif said.get("before") or said.get("during"):
            said = {**said, "never": False}
        return replace(
            self, **{_PLACES[when]: _said_of(getattr(self, _PLACES[when]), tune, said[when]) for when in said}
        )

    def imported(
        self, *, before: bool | None = None, during: bool | None = None, liked: Iterable[str] = ()
    ) -> "MusicWishes":
        """Merge wishes of an imported file; a "no" is only ever added (A29)."""
        more = (*self.liked, *(tune for tune in liked if tune not in self.unwanted))
        return replace(
            self,
            before=_no_stays(self.before, before),
            during=_no_stays(self.during, during),
            liked=tuple(dict.fromkeys(more))[:LIKED_LIMIT],
        )

    def imported_choice(self, tune: str, said: Mapping[str, bool]) -> "MusicWishes":
        """Merge an imported choice for one tune; an unwanted tune stays unwanted."""
        more = {when: True for when, yes in said.items() if yes}
        return self if tune in self.unwanted or not more else self.chosen(tune, more)

    def tunes_for(self, step: int) -> tuple[str, ...]:
        """The tunes that the child wants in this step, favourite first."""
        return (*(self.for_before if step == 0 else self.for_during), *self.liked)

    def welcomes(self, step: int) -> bool:
        """True where others may start music in this step; the child itself may always start it."""
        return (self.before if step == 0 else self.during) is not False


def _no_stays(here: bool | None, given: bool | None) -> bool | None:
    if given is None:
        return here
    return given if here is None else here and given


def _said_of(tunes: tuple[str, ...], tune: str, yes: bool) -> tuple[str, ...]:
    without = tuple(one for one in tunes if one != tune)
    return (*without, tune) if yes else without

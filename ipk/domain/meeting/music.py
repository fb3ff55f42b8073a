"""The child's music in the meeting: what plays, the songs the child brought, and what it wishes (S2; B14)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record

SONGS_LIMIT = 12
LIKED_LIMIT = 40
LOUDEST = 100
#: how loud it may at most go on when the meeting begins and the child wishes it quietly
QUIET = 25
WISHES = "music-wishes"
#: what is said of one tune → where it is kept
_PLACES = {"before": "for_before", "during": "for_during", "never": "unwanted"}


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
    PRIVATE: ClassVar[bool] = True

    title: str
    media: str
    owner: str


@dataclass(frozen=True, kw_only=True)
class MusicWishes(Record):
    """When the child wants music; None where nothing was said. No to both: never.

    `liked` it plays first, `for_before` and `for_during` are chosen for the time before the meeting and quietly in it,
    `unwanted` nobody else may start.
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
        """What is said of one tune: for `before`, for `during`, or `never`, which takes the others back and is taken
        back by them; the rest stays."""
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
        """What a file says comes to what is said here; a "no" is only ever added (A29)."""
        more = (*self.liked, *(tune for tune in liked if tune not in self.unwanted))
        return replace(
            self,
            before=_no_stays(self.before, before),
            during=_no_stays(self.during, during),
            liked=tuple(dict.fromkeys(more))[:LIKED_LIMIT],
        )

    def imported_choice(self, tune: str, said: Mapping[str, bool]) -> "MusicWishes":
        """The same of one tune."""
        more = {when: True for when, yes in said.items() if yes}
        return self if tune in self.unwanted or not more else self.chosen(tune, more)

    def tunes_for(self, step: int) -> tuple[str, ...]:
        """What it would like to hear then, the dearest first."""
        return (*(self.for_before if step == 0 else self.for_during), *self.liked)

    def welcomes(self, step: int) -> bool:
        """May others start it now? What the child itself starts is its wish of this moment."""
        return (self.before if step == 0 else self.during) is not False


def _no_stays(here: bool | None, given: bool | None) -> bool | None:
    if given is None:
        return here
    return given if here is None else here and given


def _said_of(tunes: tuple[str, ...], tune: str, yes: bool) -> tuple[str, ...]:
    without = tuple(one for one in tunes if one != tune)
    return (*without, tune) if yes else without

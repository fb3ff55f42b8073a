"""A round: everybody speaks once, the child first (S1, steps 2, 3 and 5; D2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ipk.domain.people.person import Person, Role

#: who speaks when, unless the facilitator says otherwise: child, family, support, professionals
_ORDER = (
    (Role.CHILD,),
    (Role.FAMILY,),
    (Role.SUPPORT, Role.GUIDE),
    (Role.PROFESSIONAL, Role.CONVENER, Role.ORGANIZER, Role.RECORDER),
)
_NEVER_SPEAKS = (Role.FACILITATOR, Role.DISPLAY)


@dataclass(frozen=True)
class Round:
    """Who still speaks, the current speaker first; who was passed for now; who has spoken. All are people's ids."""

    order: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    done: tuple[str, ...] = ()

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> "Round":
        return cls(*(tuple(body[name]) for name in ("order", "skipped", "done")))

    @property
    def speaker(self) -> str:
        """Whose turn it is, "" when everybody has spoken."""
        return self.order[0] if self.order else ""

    def next(self, here: Iterable[str]) -> "Round":
        """The speaker has spoken. `here` are the people who may speak now; nobody comes twice."""
        return self._without_speaker(here, spoken=True)

    def skip(self, here: Iterable[str]) -> "Round":
        """Pass the speaker, who is asked once more at the end."""
        speaker = self.speaker
        if not speaker or speaker in self.skipped:
            return self._without_speaker(here, spoken=False)
        later = replace(self, order=(*self.order[1:], speaker), skipped=(*self.skipped, speaker))
        return later._with_newcomers(here)

    def _without_speaker(self, here: Iterable[str], *, spoken: bool) -> "Round":
        done = (*self.done, self.speaker) if spoken and self.speaker else self.done
        return replace(self, order=self.order[1:], done=done)._with_newcomers(here)

    def _with_newcomers(self, here: Iterable[str]) -> "Round":
        """Without people who left, and with those who came meanwhile."""
        there = tuple(here)
        known = {*self.order, *self.done, *self.skipped}
        stay = tuple(person for person in self.order if person in there)
        return replace(self, order=(*stay, *(person for person in there if person not in known)))


def speaking_order(people: Iterable[Person]) -> tuple[str, ...]:
    """The ids of admitted people who take part in a round, in the usual order."""
    speakers = [one for one in people if one.state == "admitted" and not one.has(*_NEVER_SPEAKS)]
    return tuple(one.id for one in sorted(speakers, key=_place))


def _place(person: Person) -> int:
    return next((place for place, roles in enumerate(_ORDER) if person.has(*roles)), len(_ORDER))

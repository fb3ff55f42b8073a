"""An immutable map whose next version shares most of its entries, so that a commit does not copy a large conference."""

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import TypeVar, cast

K = TypeVar("K")
V = TypeVar("V")

#: up to so many entries a plain copy is cheaper
SMALL = 512
#: so many changed entries are kept beside the large map before both are merged into one
MOST_CHANGED = 128


def with_entries(before: Mapping[K, V], changed: Mapping[K, V]) -> Mapping[K, V]:
    """A map with the entries of both, the changed ones over the others, in the order in which keys first came."""
    if not changed:
        return before
    if isinstance(before, SharedMap):
        return cast("SharedMap[K, V]", before).updated(changed)
    if len(before) <= SMALL:
        return {**before, **changed}
    return SharedMap(before, dict(changed))


class SharedMap(Mapping[K, V]):
    """A large map and the entries that changed since it was made; neither is written after construction."""

    __slots__ = ("_base", "_changed", "_merged")

    def __init__(self, base: Mapping[K, V], changed: dict[K, V]) -> None:
        self._base = base
        self._changed = changed
        self._merged: Mapping[K, V] | None = None

    def updated(self, changed: Mapping[K, V]) -> "SharedMap[K, V]":
        both = {**self._changed, **changed}
        return SharedMap({**self._base, **both}, {}) if len(both) > MOST_CHANGED else SharedMap(self._base, both)

    def __getitem__(self, key: K) -> V:
        return self._changed[key] if key in self._changed else self._base[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def __bool__(self) -> bool:
        return bool(self._base)

    def keys(self) -> KeysView[K]:
        return self._whole().keys()

    def values(self) -> ValuesView[V]:
        return self._whole().values()

    def items(self) -> ItemsView[K, V]:
        return self._whole().items()

    def _whole(self) -> Mapping[K, V]:
        """All entries in one dictionary, merged when they are first iterated."""
        if not self._changed:
            return self._base
        if self._merged is None:
            self._merged = {**self._base, **self._changed}
        return self._merged

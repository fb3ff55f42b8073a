"""Base class of stored records: immutable values with an id and a revision."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields, is_dataclass, replace
from typing import Any, ClassVar, Self, cast

Body = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Record:
    """One stored object of a conference.

    `rev` is the conference's clock (`seq`) at its last change, 0 before it was first saved. `gone` marks a tombstone:
    nobody sees it, but it may be restored until retention deletes it.
    """

    TYPE: ClassVar[str] = ""
    #: decoders of fields that are not plain JSON, by field name
    READERS: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}
    #: True for a part of the child's profile: visible to its circle, encrypted with the profile's key, deleted with it
    PRIVATE: ClassVar[bool] = False

    id: str
    rev: int = 0
    gone: bool = False
    visible_revs: Mapping[str, int] = field(default_factory=dict[str, int], compare=False)
    """Audience → the clock of the last change that this audience could see, where that is older than `rev` (A34)."""

    @property
    def parent(self) -> str:
        """The id of the record that this one is a part of (a stroke's card), "" for most."""
        return ""

    @property
    def private(self) -> bool:
        """Like `PRIVATE`, for types where only some records are a part of the profile."""
        return self.PRIVATE

    def rev_for(self, audience: str) -> int:
        """The clock of the last change that this audience could see."""
        return self.visible_revs.get(audience, self.rev)

    def copy_with(self, **values: Any) -> Self:
        """Return a copy with other values, validated. Faster than `dataclasses.replace`, which sets every field again
        and took a fifth of the writer thread's time.

        Raises TypeError for an unknown field.
        """
        if not values.keys() <= vars(self).keys():
            raise TypeError(f"{self.TYPE} has no {', '.join(values.keys() - vars(self).keys())}")
        other = object.__new__(type(self))
        vars(other).update(vars(self))
        vars(other).update(values)
        check = getattr(other, "__post_init__", None)
        if check is not None:
            check()
        return other

    def purged(self) -> Self:
        """Return what stays after a hard delete: a tombstone with the `ever_…` fields, so that earlier viewers are told
        of the removal. A singleton is reset to its defaults.
        """
        own = [f for f in fields(self) if f.name not in _HEAD and not f.name.startswith("ever_")]
        plain: Body = {f.name: f.default for f in own if f.default is not MISSING}
        words: Body = {f.name: "" for f in own if f.default is MISSING and isinstance(getattr(self, f.name), str)}
        return replace(self, gone="id" not in vars(type(self)), **plain, **words)

    def to_dict(self) -> Body:
        """The record's content as plain JSON values, without id, rev and gone."""
        names = (f.name for f in fields(self) if f.name not in _HEAD)
        return {name: _plain(getattr(self, name)) for name in names}

    @classmethod
    def from_dict(cls, head: "RecordHeader", body: Body) -> Self:
        """Build a record from what `to_dict` wrote. Fields that an older version did not write get their defaults."""
        known = {f.name for f in fields(cls)} - _HEAD
        values: dict[str, Any] = {
            name: cls.READERS[name](value) if name in cls.READERS and value is not None else value
            for name, value in body.items()
            if name in known
        }
        return cls(id=head.id, rev=head.rev, gone=head.gone, **values)


@dataclass(frozen=True)
class RecordHeader:
    """The fields of a record that storage keeps unencrypted."""

    id: str
    type: str
    rev: int
    gone: bool


_HEAD = frozenset({"id", "rev", "gone"})


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (frozenset, set)):
        return sorted(cast("frozenset[str]", value))
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in cast("tuple[Any, ...]", value)]
    if is_dataclass(value) and not isinstance(value, type):
        return {key: _plain(item) for key, item in asdict(value).items()}
    return {key: _plain(item) for key, item in cast("dict[str, Any]", value).items()}


def reader(read: Callable[..., Any]) -> Callable[[Any], Any]:
    """Return a decoder for a small dataclass that is stored as a JSON object."""

    def of(body: Body) -> Any:
        return read(**body)

    return of

"""What a kept thing is: an immutable value with an id and the clock of its last change."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields, is_dataclass, replace
from typing import Any, ClassVar, Self, cast

Body = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Record:
    """One kept thing of a conference.

    `rev` is the conference's clock (`seq`) at its last change, 0 while it has not been kept yet.
    `gone` marks a tombstone: it does not exist for anybody, but may be restored until retention takes it.
    """

    TYPE: ClassVar[str] = ""
    #: how a field that is not plain JSON is read back
    READERS: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}
    #: is it a part of the child's profile: for its circle alone, sealed with the profile's key, deleted with it?
    PRIVATE: ClassVar[bool] = False

    id: str
    rev: int = 0
    gone: bool = False
    visible_revs: Mapping[str, int] = field(default_factory=dict[str, int], compare=False)
    """Audience → the clock of the last change that it could see, where that is older than `rev` (A34)."""

    @property
    def parent(self) -> str:
        """The id of the record that this one is a part of (a stroke's card), "" for most."""
        return ""

    @property
    def private(self) -> bool:
        """The same of this very record: some kinds are only sometimes a part of the profile."""
        return self.PRIVATE

    def rev_for(self, audience: str) -> int:
        """The clock of its last change that this audience could see."""
        return self.visible_revs.get(audience, self.rev)

    def copy_with(self, **values: Any) -> Self:
        """The record with other values, checked like a new one. `dataclasses.replace` does the same, but sets every
        field anew: on the way that each command takes it cost a fifth of the writing thread."""
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
        """What stays when it is deleted for good: that there was something, and for whom (`ever_…`), so that they are
        told that it is gone. The one of its kind begins anew."""
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
        """Read back what `pack` wrote. Fields that an older version did not write keep their defaults."""
        known = {f.name for f in fields(cls)} - _HEAD
        values: dict[str, Any] = {
            name: cls.READERS[name](value) if name in cls.READERS and value is not None else value
            for name, value in body.items()
            if name in known
        }
        return cls(id=head.id, rev=head.rev, gone=head.gone, **values)


@dataclass(frozen=True)
class RecordHeader:
    """What storage keeps in clear about a record."""

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
    """A reader for a small dataclass kept as a JSON object."""

    def of(body: Body) -> Any:
        return read(**body)

    return of

"""Ports of media: storage of their bytes, and pictures and sounds after cleaning."""

from typing import Protocol, runtime_checkable


class Media(Protocol):
    """Stores bytes of pictures and sounds, encrypted with `key` ("": the conference's). Their record has the key."""

    def put(self, conference: str, name: str, data: bytes, key: str = "") -> None: ...

    def get(self, conference: str, name: str, key: str = "") -> bytes | None: ...

    def drop(self, conference: str, name: str) -> None:
        """Delete the bytes before returning; idempotent."""
        ...


@runtime_checkable
class CleanPicture(Protocol):
    """A picture that was decoded and encoded anew, without metadata, and its small copy."""

    @property
    def data(self) -> bytes: ...

    @property
    def thumb(self) -> bytes: ...

    @property
    def mime(self) -> str: ...

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...


class CleanSound(Protocol):
    """A sound that was encoded anew, with its length as measured and its waveform."""

    @property
    def data(self) -> bytes: ...

    @property
    def mime(self) -> str: ...

    @property
    def seconds(self) -> float: ...

    @property
    def wave(self) -> str: ...

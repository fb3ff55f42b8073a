"""Looking for words where they must not be: in files, in whatever encoding they might have slipped in."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path


def disguises(word: str) -> set[bytes]:
    """The word as bytes in the encodings that a store, a log or a dump would use."""
    plain = word.encode()
    shapes = {plain, word.encode("utf-16-le"), json.dumps(word)[1:-1].encode(), plain.hex().encode()}
    for shift in range(3):
        # Base64 of the word inside a longer text, at each of the three alignments, without the unsure edges.
        encoded = base64.b64encode(b"\0" * shift + plain)
        shapes.add(encoded[4 if shift else 0 : len(encoded) - 4])
    return {shape for shape in shapes if len(shape) >= 5}


def found_in_files(words: Iterable[str], *folders: Path) -> list[str]:
    """`file: word` for each hit under these folders."""
    wanted = {word: disguises(word) for word in words}
    hits = []
    for file, content in files(*folders):
        hits += [f"{file}: {word}" for word, shapes in wanted.items() if any(shape in content for shape in shapes)]
    return hits


def files(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file under these folders with what is in it. A server that runs makes short-lived ones, too."""
    for folder in folders:
        for place, _, names in os.walk(folder):
            for file in (Path(place, name) for name in sorted(names)):
                with suppress(FileNotFoundError):
                    yield file, file.read_bytes()

"""Finds the picture and the label of a symbol for a printed document."""

from collections.abc import Mapping
from pathlib import Path

from ipk.documents.profile_document import SymbolLookup
from ipk.documents.profile_layout import Figure


def symbol_lookup(labels: Mapping[str, Mapping[str, str]], files: Mapping[str, str], folder: Path) -> SymbolLookup:
    """Returns a function: (id, language) → the symbol as a Figure, or None when there is no such symbol.

    `labels` is id → language → label, `files` the manifest of built files, which lie in `folder`.
    """

    def find_symbol(id: str, language: str) -> Figure | None:
        file = files.get(f"symbols/{id}.svg")
        if file is None or id not in labels:
            return None
        return Figure((folder / file).read_bytes(), labels[id][language], drawn=True)

    return find_symbol

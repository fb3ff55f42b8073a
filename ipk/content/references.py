"""Checks references to pictures and papers in questionnaires and the demo."""

from collections.abc import Container
from dataclasses import dataclass

from ipk.content.toml_table import Table


@dataclass(frozen=True)
class ReferenceIds:
    """The ids that exist."""

    symbols: Container[str]
    papers: Container[str]

    def paper(self, table: Table, default: str | None = None) -> str:
        paper = table.text("paper", default)
        if paper and paper not in self.papers:
            table.report("paper", "There is no paper %(given)s on the wall.", given=paper)
        return paper

    def picture(self, table: Table, name: str) -> str:
        picture = table.text(name, "")
        if picture and picture not in self.symbols:
            table.report(name, NO_PICTURE, given=picture)
        return picture

    def pictures(self, table: Table, name: str) -> tuple[str, ...]:
        pictures = table.names(name, [])
        for place, picture in enumerate(pictures):
            if picture not in self.symbols:
                table.report((name, place), NO_PICTURE, given=picture)
        return pictures


NO_PICTURE = "There is no picture %(given)s in the catalogues."

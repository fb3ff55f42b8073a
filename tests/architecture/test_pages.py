"""Nothing in a page may run or look differently than its files say: the CSP forbids it, and so does this."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.architecture.tree import below, text

DATA = "application/json"
DANGEROUS = re.compile(
    r"\.(innerHTML|outerHTML|srcdoc)\b|\b(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)\b"
    r"|\bdocument\.write\b|\beval\(|\bnew Function\("
)
TEMPLATES = list(below("templates", ".html"))


class _Inline(HTMLParser):
    """Collects what is inline: scripts with a body, styles, handlers, javascript: addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "style" or "style" in values:
            self._note("style")
        if tag == "script" and "src" not in values and values.get("type") != DATA:
            self._note("script")
        for name, value in attrs:
            if name.startswith("on"):
                self._note(name)
            if (value or "").strip().lower().startswith("javascript:"):
                self._note(f"{name}=javascript:")

    def _note(self, what: str) -> None:
        self.found.append(f"line {self.getpos()[0]}: {what}")


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_template_has_nothing_inline(path: Path) -> None:
    reader = _Inline()
    reader.feed(re.sub(r"\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}", " ", text(path), flags=re.DOTALL))
    assert not reader.found


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_template_never_turns_off_escaping(path: Path) -> None:
    assert not re.search(r"\|\s*safe\b|autoescape\s+false", text(path)), "escape it, or make Markup where it is known"


@pytest.mark.parametrize("path", [*below("static/js", ".js")], ids=str)
def test_a_script_never_makes_html_of_text(path: Path) -> None:
    found = [f"line {number}: {line.strip()}" for number, line in enumerate(text(path).splitlines(), 1)
             if DANGEROUS.search(line)]  # fmt: skip
    assert not found


def test_raw_colours_stand_in_the_tokens_only() -> None:
    raw = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|oklch)a?\(")
    found = [
        f"{path}:{number} {line.strip()}"
        for path in below("static/css", ".css")
        if path.name != "tokens.css"
        for number, line in enumerate(text(path).splitlines(), 1)
        if raw.search(line)
    ]
    assert not found


@pytest.mark.parametrize("path", [*TEMPLATES, *below("static/js", ".js")], ids=str)
def test_no_template_or_script_uses_maxlength(path: Path) -> None:
    """What is too long is said (`textLimit`, `data-limit`), and the whole text stays in the field."""
    assert "maxlength" not in text(path).lower()

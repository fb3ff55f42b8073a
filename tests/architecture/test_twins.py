"""The server, the browser and the page about the protocol speak of the same things."""

import json
import re
import subprocess
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from typing import Any

import pytest

from ipk.domain.kernel import typography
from ipk.realtime.protocol import limits
from prepare.node import find_node
from prepare.places import ROOT

NAMES = ("COMMANDS", "CODES", "RECORD_TYPES", "LIMITS")
READ_JS = """
import * as twin from './static/js/protocol.js';
const plain = (value) => value instanceof Map ? Object.fromEntries(value) : value instanceof Set ? [...value] : value;
console.log(JSON.stringify(Object.fromEntries(%s.map((name) => [name, plain(twin[name])]))));
"""
READ_TYPOGRAPHY = """
import { COUNTS, RULES } from './static/js/lib/i18n/typography.js';
console.log(JSON.stringify([COUNTS, RULES]));
"""


@cache
def javascript() -> dict[str, Any]:
    return run_javascript(READ_JS % json.dumps(NAMES))


def run_javascript(script: str) -> Any:
    command = [str(find_node().node), "--input-type=module", "-e", script]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


@cache
def page() -> str:
    return (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")


def test_the_browser_sets_the_same_non_breaking_spaces() -> None:
    """What the rules do is tested with the same cases on both sides (`typography_cases.json`)."""
    counts, rules = run_javascript(READ_TYPOGRAPHY)
    assert tuple(counts) == typography.COUNTS
    assert rules == {language: asdict(rule) for language, rule in typography.RULES.items()}


@pytest.mark.parametrize("name", ["COMMANDS", "CODES", "RECORD_TYPES"])
def test_browser_and_server_have_the_same_commands_codes_and_record_types(name: str) -> None:
    assert sorted(javascript()[name]) == sorted(getattr(limits, name))


def test_browser_and_server_have_the_same_limits() -> None:
    assert javascript()["LIMITS"] == dict(limits.LIMITS)


@pytest.mark.parametrize(
    ("heading", "name", "word"),
    [
        ("Writing", "COMMANDS", r"[a-z]+\.[a-z_]+"),
        ("Codes", "CODES", r"[a-z_]+"),
        ("Records", "RECORD_TYPES", r"[a-z]+"),
    ],
)
def test_the_protocol_page_lists_the_same_commands_codes_and_record_types(heading: str, name: str, word: str) -> None:
    said = set(_listed(heading, name, word))
    assert sorted(said) == sorted(getattr(limits, name))


def test_the_protocol_page_lists_the_same_limits() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([\d,. ]+) \|", _section("Limits"), re.MULTILINE)
    said = {name: float(re.sub(r"[, ]", "", value)) for name, value in rows}
    assert said == {name: float(value) for name, value in limits.LIMITS.items()}


def _listed(heading: str, name: str, word: str) -> Iterable[str]:
    """The words in the first column of the section's tables; of the codes' section, those that its sentences list."""
    section = _section(heading)
    if name == "CODES":
        return re.findall(rf"`({word})`", section.split("`message`")[0])
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return [found for cell in cells for found in re.findall(rf"`({word})`", cell)]


def _section(heading: str) -> str:
    found = re.search(rf"^## [\d. ]*{heading}\b.*?(?=^## |\Z)", page(), re.MULTILINE | re.DOTALL)
    assert found, f"docs/protocol.md has no section {heading}"
    return found[0]

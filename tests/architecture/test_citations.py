"""Every rule, test, page and file that a text of the repository names exists. `docs/rules.md` defines the rules."""

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from prepare.places import ROOT
from tests.architecture.tree import files, text, tree

RULES = Path("docs/rules.md")
PROGRAMS = (".py", ".js", ".mjs", ".ts", ".css", ".html", ".typ")
DATA = (".toml",)
TEXTS = files(*PROGRAMS, *DATA, ".md")

CODE = re.compile(r"\b([ABCDFIKLPSU])(\d{1,2})(?:(?:–|-| to )\1?(\d{1,2}))?\b")
RULE = re.compile(r"^\| ([ABCDFIKLPSU]\d{1,2}) \| (.+?) \|(?: (.+) \|)?", re.MULTILINE)
TEST = re.compile(r"`(tests/[^`:]*)(?:::(\w+))?`")
PAGE = re.compile(r"(?<![\w/.-])[\w./-]*\w\.md\b")
FILE = re.compile(r"(?<![\w/.:-])(?:[\w-]+/)*[a-z0-9_][\w-]*\.(?:py|js|mjs|css|html|typ|toml)\b")  # not Node.js
FOLDER = re.compile(
    r"(?<![\w/.:-])(?:ipk|static|tests|docs|bench|commands|prepare|profiles|templates)(?:/[\w-]+)+(?!\.\w|[\w/*<-])"
)
REMARK = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*|\{#.*?#\}|<!--.*?-->", re.DOTALL)

#: A name of the form of a file that is none of ours → where it stands, and what it is.
OTHER_FILES = {
    "sheets/nas-list.toml": "profiles/README.md: the file that the reader makes",
    "pestouni.toml": "profiles/README.md: the file that the reader makes",
}


def codes(words: str) -> set[str]:
    """The codes in a text. `A15–A18` and `I2 to I6` count as each code between them."""
    return {
        f"{family}{number}"
        for family, first, last in CODE.findall(words)
        for number in range(int(first), int(last or first) + 1)
    }


@cache
def rules() -> dict[str, tuple[str, str]]:
    """Code → (sentence, tests) for each row of the page."""
    return {code: (sentence, tests) for code, sentence, tests in RULE.findall(text(RULES))}


@cache
def remarks(path: Path) -> str:
    """What a file says to its reader: comments and docstrings of a program, comments of data, the whole of a page."""
    words = text(path)
    if path.suffix == ".py":
        return "\n".join([*_docstrings(path), *_hash_comments(words)])
    if path.suffix in PROGRAMS:
        return "\n".join(REMARK.findall(words))
    return words if path.suffix == ".md" else "\n".join(re.findall(r"#.*", words))


def _docstrings(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value  # also the string below a field, which is its docstring


def _hash_comments(words: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(words).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def found(missing: Callable[[Path], set[str]], paths: tuple[Path, ...] = TEXTS) -> dict[str, list[str]]:
    """Path → what is missing in it, for each file in which something is."""
    return {path.as_posix(): sorted(names) for path in paths if (names := missing(path))}


def test_every_cited_code_is_defined() -> None:
    elsewhere = tuple(path for path in TEXTS if path != RULES)
    assert not found(lambda path: codes(remarks(path)) - rules().keys(), elsewhere), f"define it in {RULES}"
    assert not codes(" ".join(sentence for sentence, _ in rules().values())) - rules().keys()


def test_every_rule_is_defined_once() -> None:
    defined = [code for code, _, _ in RULE.findall(text(RULES))]
    assert len(defined) == len(set(defined)) > 100


def test_every_test_of_a_rule_exists() -> None:
    named = [(code, *one) for code, (_, tests) in rules().items() for one in TEST.findall(tests)]
    assert not [one for one in named if not (ROOT / one[1]).is_file()]
    assert not [one for one in named if one[2] and f"def {one[2]}(" not in text(Path(one[1]))]


def test_every_rule_is_cited_or_held_by_a_test() -> None:
    cited = codes(" ".join(sentence for sentence, _ in rules().values()))
    cited |= {code for path in TEXTS if path != RULES for code in codes(remarks(path))}
    assert not [code for code, (_, tests) in rules().items() if code not in cited and not TEST.search(tests)]


def test_every_page_that_a_text_names_exists() -> None:
    marks = {Path("pyproject.toml"): text(Path("pyproject.toml"))}  # its marks of pytest name pages, too
    assert not found(lambda path: _unknown(PAGE.findall(marks.get(path) or remarks(path))))


def test_every_file_that_a_text_names_exists() -> None:
    assert not found(lambda path: _unknown(FILE.findall(remarks(path))))


def test_every_folder_that_a_text_names_exists() -> None:
    def missing(path: Path) -> set[str]:
        named = {name for name in FOLDER.findall(remarks(path)) if not re.search(r"/decisions/\d{3}$", name)}
        return {name for name in named if not (ROOT / name).exists() and not (ROOT / f"{name}.py").exists()}

    assert not found(missing)


def test_a_decision_begins_with_its_number() -> None:
    decisions = [path for path in files(".md") if path.parent.name == "decisions"]
    assert not [path.name for path in decisions if not re.match(rf"# {path.name[:3]}\W", text(path))]


def test_every_decision_that_a_text_names_exists() -> None:
    numbers = {path.name[:3] for path in files(".md") if path.parent.name == "decisions"}
    assert not found(lambda path: set(re.findall(r"decisions/(\d{3})", remarks(path))) - numbers)


@pytest.mark.parametrize("name", OTHER_FILES)
def test_every_exception_is_needed(name: str) -> None:
    assert name in remarks(Path(OTHER_FILES[name].split(":")[0]))


def _unknown(names: list[str]) -> set[str]:
    """The names that are no file of the checkout, given from its root or from any folder on."""
    ours = _known() | OTHER_FILES.keys()
    return {name for name in names if re.sub(r"^(\.\.?/)+", "", name) not in ours}


@cache
def _known() -> frozenset[str]:
    """`ipk/web/site.py` is known as that, as `web/site.py` and as `site.py`."""
    parts = [path.parts for path in files(*PROGRAMS, *DATA, ".md")]
    return frozenset("/".join(one[start:]) for one in parts for start in range(len(one)))

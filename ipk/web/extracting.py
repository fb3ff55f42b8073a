"""Writes the texts of code and templates into the gettext catalogues: `python -m ipk.web.extracting`."""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from babel.util import parse_encoding

from ipk.web.site import LANGUAGES, ROOT

KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "t": None,
}
FOLDER = ROOT / "ipk" / "translations"
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Plural-Forms: {plural}\\n"\n'
    '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
)
SENTENCE = re.compile(r"(%\(\w+\)s|[A-Z])[^\n]* [^\n]*[a-z0-9][.?]")
IGNORED = ("static/dist/", "static/js/build")


def extract_sentences(file: IO[bytes], keywords: Any, comments: Any, options: Any) -> Iterator[Any]:
    """Babel extractor: yields texts marked for gettext and every other string that is a whole sentence.

    Messages of errors stand in `raise`, tables and class attributes, unmarked. A sentence begins with a capital letter
    and ends with a full stop or a question mark; docstrings are left out.
    """
    source = file.read()
    yield from extract_python(BytesIO(source), keywords, comments, options)
    tree = ast.parse(source.decode(parse_encoding(BytesIO(source)) or "utf-8"))
    passed_over = {id(part) for node in ast.walk(tree) for part in _not_shown(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in passed_over and _is_sentence(node.value):
            yield node.lineno, "gettext", node.value, []


def _not_shown(node: ast.AST) -> Iterator[ast.AST]:
    """Yields nodes that are no text for people (docstrings, parts of f-strings) or that gettext has found already."""
    match node:
        case ast.Expr(value=ast.Constant() as said):
            yield said
        case ast.JoinedStr(values=pieces):
            yield from pieces
        case ast.Call(func=ast.Name(id=name), args=said) if name in KEYWORDS:
            yield from said


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and SENTENCE.fullmatch(value) is not None


def extract() -> Catalog:
    """Returns a catalogue template with all texts for people."""
    catalogue = Catalog(project="IPK", charset="utf-8", fuzzy=False)
    with (ROOT / "babel.cfg").open(encoding="utf-8") as places:
        methods, options = parse_mapping_cfg(places)
    for path, line, message, comments, context in extract_from_dir(
        ROOT,
        methods,
        options,
        keywords=KEYWORDS,
        directory_filter=lambda folder: Path(folder).name not in ("dist", "node_modules", "migrations"),
    ):
        if not path.startswith(IGNORED):
            catalogue.add(message, None, [(path, line)], auto_comments=comments, context=context)
    return catalogue


def update(language: str, template: Catalog) -> Catalog:
    """Updates a language's `.po` file: adds new texts without a translation, removes old ones."""
    file = _file(language)
    catalogue = Catalog(locale=language, charset="utf-8", fuzzy=False)
    if file.exists():
        with file.open("rb") as source:
            catalogue = read_po(source, locale=language)
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    _write(file, catalogue)
    return catalogue


def _write(file: Path, catalogue: Catalog) -> None:
    """Writes the `.po` file sorted and without dates, so that merges seldom conflict."""
    body = BytesIO()
    write_po(body, catalogue, width=110, include_lineno=False, sort_output=True, omit_header=True)
    header = HEADER.format(language=catalogue.locale, plural=catalogue.plural_forms)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(header.encode() + body.getvalue())


def _file(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def compile_catalogue(language: str) -> None:
    """Compiles the `.po` file of a language into the `.mo` file that the app reads."""
    file = _file(language)
    with file.open("rb") as source, file.with_suffix(".mo").open("wb") as target:
        write_mo(target, read_po(source, locale=language))


def main() -> None:
    template = extract()
    for language in LANGUAGES:
        catalogue = update(language, template)
        missing = sum(1 for message in catalogue if message.id and not message.string)
        sys.stdout.write(f"{language}: {len(catalogue)} sentences, {missing} to translate\n")


if __name__ == "__main__":
    main()

"""In which language a page speaks, and the words of its catalogue."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from string import digits as ascii_digits

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, g, request, session
from flask_babel import Babel, get_locale
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ipk.domain.direction import isolated
from ipk.domain.errors import IpkError
from ipk.web.site import ROOT, site

FOLDER = ROOT / "ipk" / "translations"
#: the language of the sentences in the code
SOURCE = "en"
DEFAULT = "cs"
CHOSEN = "language"
BASE_36 = ascii_digits + ascii_lowercase


def set_up(app: Flask, folder: Path) -> None:
    Babel(
        app,
        default_locale=DEFAULT,
        default_translation_directories=str(folder),
        locale_selector=choose_language,
    )
    for name in ("gettext", "ngettext"):
        app.jinja_env.globals[name] = _isolating(app.jinja_env.globals[name])
    app.before_request(_choose)
    app.jinja_env.globals["current_language"] = current_language
    app.context_processor(lambda: {"language": current_language(), "languages": language_names(site().languages)})


def _isolating(sentence_of: Callable[..., str]) -> Callable[..., str]:
    """The same for templates, with names from right to left isolated in the sentence."""

    @pass_context
    def isolating(context: Context, *sentences: str, **values: object) -> str:
        return sentence_of(context, *sentences, **{name: _isolated(value) for name, value in values.items()})

    return isolating


def _isolated(value: object) -> object:
    return isolated(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def choose_language() -> str:
    """The person's own language, else the one chosen at the door, one that the browser asks for, or Czech."""
    languages = site().languages
    for own in (g.get("person_language", ""), language_at_the_door()):
        if own in languages:
            return own
    return request.accept_languages.best_match(languages) or DEFAULT


def language_at_the_door() -> str:
    """What somebody chose who is nobody here yet, "" for nothing. The cookie remembers it until they are in."""
    return session.get(CHOSEN, "")


def _choose() -> None:
    """On paper it chooses the language of the paper alone."""
    wanted = request.args.get("lang", "")
    if wanted in site().languages and request.endpoint != "static" and request.blueprint != "papers":
        session[CHOSEN] = wanted


def current_language() -> str:
    return str(get_locale() or DEFAULT)


def say(language: str, message: str, folder: Path = FOLDER) -> str:
    """An English sentence of the code in `language`, its `%(name)s` left to be filled. Needs no request."""
    return _catalogue(language, folder).gettext(message)


def say_refusal(language: str, refusal: IpkError) -> str:
    """Why it was refused, in a person's words."""
    sentence = say(language, refusal.message)
    return sentence % refusal.values if refusal.values else sentence


@cache
def _catalogue(language: str, folder: Path) -> NullTranslations:
    return Translations.load(folder, [language])


@cache
def language_names(codes: tuple[str, ...]) -> dict[str, str]:
    """What each language calls itself."""
    return {code: Locale(code).get_display_name(code) or code for code in codes}


@cache
def script_messages(language: str, folder: Path = FOLDER, sources: frozenset[str] = frozenset()) -> dict[str, str]:
    """The sentences that scripts say: English → `language`. Of these `sources` alone, where any are named."""
    said = _said_by_scripts(language, folder)
    return {id: words for id, words, places in said if not sources or not sources.isdisjoint(places)}


def message_key(msgid: str) -> str:
    """What stands for a sentence in a page's catalogue: its 32-bit FNV-1a hash over UTF-16 code units, in base 36. The
    twin of `keyOf` in static/js/lib/i18n.js."""
    code, digits = 0x811C9DC5, ""
    units = msgid.encode("utf-16-le")
    for place in range(0, len(units), 2):
        code = ((code ^ int.from_bytes(units[place : place + 2], "little")) * 0x01000193) & 0xFFFFFFFF
    while code:
        code, digit = divmod(code, 36)
        digits = BASE_36[digit] + digits
    return digits or "0"


@cache
def _said_by_scripts(language: str, folder: Path) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """(English, `language`, the scripts that say it)."""
    file = folder / language / "LC_MESSAGES" / "messages.po"
    if language == SOURCE or not file.exists():
        return ()
    with file.open("rb") as source:
        catalogue = read_po(source, locale=language)
    said = ((message, _scripts(message)) for message in catalogue if message.id and message.string)
    return tuple((str(message.id), str(message.string), places) for message, places in said if places)


def _scripts(message: Message) -> frozenset[str]:
    return frozenset(path for path, _ in message.locations if path.startswith("static/js/"))

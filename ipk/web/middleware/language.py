"""In which language a page speaks, and the words of its catalogue."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel import Locale
from babel.support import NullTranslations, Translations
from flask import Flask, g, request, session
from flask_babel import Babel, get_locale
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ipk.domain.kernel.direction import isolated
from ipk.domain.kernel.errors import IpkError
from ipk.web.site import ROOT, site

FOLDER = ROOT / "ipk" / "translations"
DEFAULT = "cs"
CHOSEN = "language"


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
    for own in (g.get("person_language", ""), chosen_language()):
        if own in languages:
            return own
    return request.accept_languages.best_match(languages) or DEFAULT


def chosen_language() -> str:
    """What somebody chose who is nobody here yet, "" for nothing. The cookie remembers it until they are in."""
    return session.get(CHOSEN, "")


def _choose() -> None:
    """On paper it chooses the language of the paper alone."""
    wanted = request.args.get("lang", "")
    if wanted in site().languages and request.endpoint != "static" and request.blueprint != "papers":
        session[CHOSEN] = wanted


def current_language() -> str:
    return str(get_locale() or DEFAULT)


def translate(language: str, message: str, folder: Path = FOLDER) -> str:
    """An English sentence of the code in `language`, its `%(name)s` left to be filled. Needs no request."""
    return _catalogue(language, folder).gettext(message)


def translate_error(language: str, refusal: IpkError) -> str:
    """Why it was refused, in a person's words."""
    sentence = translate(language, refusal.message)
    return sentence % refusal.values if refusal.values else sentence


@cache
def _catalogue(language: str, folder: Path) -> NullTranslations:
    return Translations.load(folder, [language])


@cache
def language_names(codes: tuple[str, ...]) -> dict[str, str]:
    """What each language calls itself."""
    return {code: Locale(code).get_display_name(code) or code for code in codes}

"""Chooses the language of a response, translates messages with the gettext catalogues and sets non-breaking spaces."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.support import NullTranslations, Translations
from flask import Flask, g, request, session
from flask_babel import Babel, get_locale, get_translations
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ipk.domain.kernel.direction import isolated
from ipk.domain.kernel.errors import IpkError
from ipk.domain.kernel.typography import without_breaks
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
    environment: Any = app.jinja_env
    environment.install_gettext_callables(_gettext, _ngettext, newstyle=True, pgettext=_pgettext)
    for name in ("gettext", "ngettext"):
        app.jinja_env.globals[name] = _isolating(app.jinja_env.globals[name])
    app.before_request(_remember_choice)
    app.jinja_env.globals["current_language"] = current_language
    app.context_processor(lambda: {"language": current_language(), "languages": language_names(site().languages)})


def _gettext(sentence: str) -> str:
    """Translates for a template; its values are filled in afterwards and keep their spaces."""
    return without_breaks(get_translations().ugettext(sentence), current_language())


def _ngettext(one: str, many: str, number: int) -> str:
    return without_breaks(get_translations().ungettext(one, many, number), current_language())


def _pgettext(context: str, sentence: str) -> str:
    return without_breaks(get_translations().upgettext(context, sentence), current_language())


def _isolating(sentence_of: Callable[..., str]) -> Callable[..., str]:
    """Wraps gettext for templates: right-to-left values get Unicode isolates, so that they keep their place."""

    @pass_context
    def isolating(context: Context, *sentences: str, **values: object) -> str:
        return sentence_of(context, *sentences, **{name: _isolated(value) for name, value in values.items()})

    return isolating


def _isolated(value: object) -> object:
    return isolated(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def choose_language() -> str:
    """Returns the person's language, else the chosen one, else one that the browser accepts, else Czech."""
    languages = site().languages
    for own in (g.get("person_language", ""), chosen_language()):
        if own in languages:
            return own
    return request.accept_languages.best_match(languages) or DEFAULT


def chosen_language() -> str:
    """Returns the language that a visitor chose before joining, "" for none. The session cookie keeps it."""
    return session.get(CHOSEN, "")


def _remember_choice() -> None:
    """Keeps the language of `?lang=` in the session, except for documents, where it applies to the document only."""
    wanted = request.args.get("lang", "")
    if wanted in site().languages and request.endpoint != "static" and request.blueprint != "documents":
        session[CHOSEN] = wanted


def current_language() -> str:
    return str(get_locale() or DEFAULT)


def translate(language: str, message: str, folder: Path = FOLDER) -> str:
    """Translates an English sentence of the code; `%(name)s` stays to be filled. Works without a request."""
    return _catalogue(language, folder).gettext(message)


def translate_for_reading(language: str, message: str) -> str:
    """Translates a sentence for a page or a paper, with non-breaking spaces."""
    return without_breaks(translate(language, message), language)


def translate_error(
    language: str, refusal: IpkError, translated: Callable[[str, str], str] = translate_for_reading
) -> str:
    """Translates the message of an IpkError and fills its values in. Scripts get it by `translate`."""
    sentence = translated(language, refusal.message)
    return sentence % refusal.values if refusal.values else sentence


@cache
def _catalogue(language: str, folder: Path) -> NullTranslations:
    return Translations.load(folder, [language])


@cache
def language_names(codes: tuple[str, ...]) -> dict[str, str]:
    """Returns code → the language's name in that language."""
    return {code: Locale(code).get_display_name(code) or code for code in codes}

"""The languages of the user interface."""

from ipk.domain.kernel.errors import Invalid

LANGUAGES = ("cs", "en", "uk", "sk")


def known_language(language: str) -> str:
    """Return the language, or "" where the person chose none. Raises Invalid."""
    if language and language not in LANGUAGES:
        raise Invalid("There is no such language here.")
    return language

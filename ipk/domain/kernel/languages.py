"""The languages that people may read the house in."""

from ipk.domain.kernel.errors import Invalid

LANGUAGES = ("cs", "en", "uk", "sk")


def known_language(language: str) -> str:
    """The language, or "" for none of one's own. Raises Invalid."""
    if language and language not in LANGUAGES:
        raise Invalid("There is no such language here.")
    return language

"""Sentences are found where people are refused, and nothing else is."""

from io import BytesIO

from ipk.web.extracting import extract_sentences

CODE = b'''
"""A docstring is not said to anybody."""

class Late(IpkError):
    """Neither is this one."""
    default = "It is too late."

TABLE = (("child", "A conference needs the child."), ("key", "not a sentence"))

def check(name):
    if name:
        raise Invalid("%(name)s is not invited.", name=name)
    raise ValueError(f"The value {name} is a bug.")
'''


def test_messages_of_defaults_tables_and_raised_errors_are_extracted() -> None:
    found = [message for _, _, message, _ in extract_sentences(BytesIO(CODE), {}, [], {})]
    assert found == ["It is too late.", "A conference needs the child.", "%(name)s is not invited."]

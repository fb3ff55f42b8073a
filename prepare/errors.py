"""The exception of a failed preparation."""


class CannotPrepare(Exception):
    """A step failed. The message is one sentence for the user: what is wrong and what to do."""

"""The one way in which preparing fails."""


class CannotPrepare(Exception):
    """A step did not work. The message is one sentence for a person: what is wrong and what to do."""

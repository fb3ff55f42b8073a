"""The refusals a person can meet. The only exceptions that the edges turn into answers."""

from typing import ClassVar

from ipk.domain.kernel.records import Record


class IpkError(Exception):
    """A refusal with a wire code (protocol §6) and a kind sentence.

    `message` is an English sentence that is also the translation's key; `values` fill its `%(name)s`.
    """

    code: ClassVar[str] = "invalid"
    default: ClassVar[str] = "This cannot be done like this."

    def __init__(self, message: str | None = None, **values: object) -> None:
        self.message = message or self.default
        self.values = values
        super().__init__(self.message % values if values else self.message)

    @property
    def details(self) -> dict[str, bool]:
        """What a client has to know besides the code to do the right thing."""
        return {}


class Invalid(IpkError):
    code = "invalid"
    default = "Something in it does not fit. Nothing was changed."


class StalePage(Invalid):
    """The page was made for another session. What it sends is to be kept until the page is opened again."""

    default = "The page has been open for too long. Please open it again."

    @property
    def details(self) -> dict[str, bool]:
        return {"stale": True}


class NotAllowed(IpkError):
    code = "not_allowed"
    default = "This is not yours to change."


class RecordedRefusal(NotAllowed):
    """A refused attempt that somebody is to see: `trace` is kept, nothing else of it."""

    def __init__(self, message: str, trace: Record) -> None:
        super().__init__(message)
        self.trace = trace


class NotFound(IpkError):
    code = "not_found"
    default = "It is not here any more."


class TooLate(IpkError):
    code = "too_late"
    default = "Not now. The wall is resting."


class Changed(TooLate):
    """The decision was about something that is newer by now than what its person had seen (A26)."""

    default = "It has changed meanwhile. Please look again."


class TooMany(IpkError):
    """A limit is reached: sending the same again does not help."""

    code = "too_many"
    default = "There is no room for more."
    retry: ClassVar[bool] = False

    @property
    def details(self) -> dict[str, bool]:
        return {"retry": self.retry}


class TooFast(TooMany):
    """The rate of one person is used up for a moment: the same command is to be sent again later."""

    default = "That was a lot at once. Please wait a moment."
    retry = True


class TooBig(IpkError):
    code = "too_big"
    default = "This is too big."


class NotAdmitted(IpkError):
    code = "not_admitted"
    default = "Please wait until somebody lets you in."


class AnotherPerson(NotAdmitted):
    """The page was made for somebody else than who is in this browser now: nothing is done in the wrong name."""

    default = "Somebody else is in this browser now."

    @property
    def details(self) -> dict[str, bool]:
        return {"another": True}


class Removed(IpkError):
    code = "removed"
    default = "You are not in this meeting any more."


class Closed(IpkError):
    code = "closed"
    default = "The meeting has ended."


class UnknownCommand(IpkError):
    code = "unknown_command"
    default = "This app does not know that yet. Please reload the page."


class TryAgain(IpkError):
    code = "try_again"
    default = "It was not saved. Please try it again."


class Overtaken(TryAgain):
    """What this was decided upon has changed since: it is to be decided anew."""


CODES: frozenset[str] = frozenset(
    kind.code
    for kind in (
        Invalid,
        NotAllowed,
        NotFound,
        TooLate,
        TooMany,
        TooBig,
        NotAdmitted,
        Removed,
        Closed,
        UnknownCommand,
        TryAgain,
    )
)

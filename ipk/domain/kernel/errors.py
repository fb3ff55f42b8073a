"""Exceptions for refused requests. The socket dispatcher and the web answer these; any other exception is a bug."""

from typing import ClassVar

from ipk.domain.kernel.records import Record


class IpkError(Exception):
    """A refusal with a wire code (protocol §6) and a sentence for the person.

    `message` is an English sentence and the key of its translation; `values` fill its `%(name)s`.
    """

    code: ClassVar[str] = "invalid"
    default: ClassVar[str] = "This cannot be done like this."

    def __init__(self, message: str | None = None, **values: object) -> None:
        self.message = message or self.default
        self.values = values
        super().__init__(self.message % values if values else self.message)

    @property
    def details(self) -> dict[str, bool]:
        """Further fields of the answer that a client needs in order to react."""
        return {}


class Invalid(IpkError):
    code = "invalid"
    default = "Something in it does not fit. Nothing was changed."


class StalePage(Invalid):
    """The page was made for another session. The client keeps what it wanted to send until the page is opened again."""

    default = "The page has been open for too long. Please open it again."

    @property
    def details(self) -> dict[str, bool]:
        return {"stale": True}


class NotAllowed(IpkError):
    code = "not_allowed"
    default = "This is not yours to change."


class RecordedRefusal(NotAllowed):
    """A refused attempt that is recorded: `trace` is the record to save, the command itself is not applied."""

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
    """The thing changed after the person had seen it, so the decision is refused (A26)."""

    default = "It has changed meanwhile. Please look again."


class TooMany(IpkError):
    """A limit is reached; sending the same command again does not help."""

    code = "too_many"
    default = "There is no room for more."
    retry: ClassVar[bool] = False

    @property
    def details(self) -> dict[str, bool]:
        return {"retry": self.retry}


class TooFast(TooMany):
    """The person's rate limit is reached for the moment; the client sends the same command again later."""

    default = "That was a lot at once. Please wait a moment."
    retry = True


class TooBig(IpkError):
    code = "too_big"
    default = "This is too big."


class NotAdmitted(IpkError):
    code = "not_admitted"
    default = "Please wait until somebody lets you in."


class AnotherPerson(NotAdmitted):
    """The page was made for another person than the one who is signed in in this browser (A25)."""

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
    """The data that this decision was based on has changed since; the server makes the decision again."""


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

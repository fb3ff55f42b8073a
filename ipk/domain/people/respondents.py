"""Who writes down what somebody else says: for the child its guide, for people without a device the recorder."""

from ipk.domain.kernel.errors import NotAllowed
from ipk.domain.people.person import Person, Role


def check_answers_for(writer: Person, respondent: Person) -> None:
    """Check that `writer` may write in the name of `respondent`. Raises NotAllowed.

    Everybody writes for themselves, and the guide for its child. For an adult without a device the recorder or the
    person's own support person writes; whoever has a device decides on it alone.
    """
    if writer.id == respondent.id:
        return
    if respondent.is_child:
        allowed = writer.has(Role.GUIDE) and writer.voice_of == respondent.id
    else:
        allowed = not respondent.entered and (writer.has(Role.RECORDER) or writer.supports == respondent.id)
    if not allowed:
        raise NotAllowed("Everybody writes for themselves.")


def written_by(writer: Person, respondent: Person) -> str:
    """The id of who wrote the answer down, "" where people answer for themselves."""
    return "" if writer.id == respondent.id else writer.id

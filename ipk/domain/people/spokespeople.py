"""Who writes down what somebody else says: for the child its guide, for people without a device the recorder."""

from ipk.domain.kernel.errors import NotAllowed
from ipk.domain.people.person import Person, Role


def check_speaks_for(writer: Person, voice: Person) -> None:
    """Check that `writer` may write in the name of `voice`. Raises NotAllowed.

    Everybody writes for themselves, and the guide for its child. For an adult without a device the recorder or the
    person's own support person writes; whoever has a device decides on it alone.
    """
    if writer.id == voice.id:
        return
    if voice.is_child:
        allowed = writer.has(Role.GUIDE) and writer.voice_of == voice.id
    else:
        allowed = not voice.entered and (writer.has(Role.RECORDER) or writer.supports == voice.id)
    if not allowed:
        raise NotAllowed("Everybody writes for themselves.")

"""Strange devices at the gate."""

import pytest

from ipk.domain.kernel.errors import Invalid
from ipk.domain.wall.strokes import Stroke
from ipk.realtime.commands import envelopes
from ipk.realtime.transport.origin import KnownHosts
from tests.builders import NOVAKOVA, waiting
from tests.realtime.sync.room_setup import RoomSetup


def line(name):
    return Stroke(id=f"kresba~{name}", card="kresba", colour="ink", size=1, points="AAAAAA==")


def test_each_device_of_an_author_gets_strokes_in_its_own_format() -> None:
    for apart_first in (True, False):
        room = RoomSetup(waiting("kresba", kind="drawing"))
        room.room.exit(room[NOVAKOVA])  # type: ignore[arg-type]
        recorder = [room.connect(NOVAKOVA, delta_strokes=first) for first in (apart_first, not apart_first)]
        room.tell(line("b"))
        for one in recorder:
            assert ("strokes" in one.last, bool(one.last["records"])) == (one.delta_strokes, not one.delta_strokes)


@pytest.mark.parametrize("args", ['{"id":"\\ud800"}', '{"\\ud800":1}'])
def test_a_lone_surrogate_in_a_command_is_refused(args):
    with pytest.raises(Invalid):
        envelopes.do(f'{{"op":"a","cmd":"card.peel","args":{args}}}')


def test_a_malformed_origin_is_refused():
    assert not KnownHosts().allows("http://[", {"HTTP_HOST": "localhost"})

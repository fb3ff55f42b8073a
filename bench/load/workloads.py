"""The workloads and the options of the load client for each server.

People are always 14 in a room. Who draws makes 60 points a second. How many of them go into one message is each
server's own way: a plain relay sends every point, or joins two at 30 Hz; our browser joins three at 20 Hz.
"""

from dataclasses import dataclass

PEOPLE = 14
OTHERS = PEOPLE - 1
POINTS_A_STROKE = 90  # 1.5 seconds of drawing: then the stroke is stored


@dataclass(frozen=True)
class Side:
    """One server in a workload. `server` is which one runs, `name` how its numbers are called."""

    name: str
    server: str
    rate: float
    points: int = 1
    keep: bool = False


@dataclass(frozen=True)
class Workload:
    name: str
    about: str
    job: str
    rooms: int
    senders: int
    sides: tuple[Side, ...]

    def words(self, side: Side) -> list[str]:
        """The load client's options for one side."""
        words = [f"--job={self.job}", f"--rooms={self.rooms}", f"--senders={self.senders}", f"--rate={side.rate}"]
        words += [f"--points={side.points}", f"--stroke={POINTS_A_STROKE}", f"--per-room={PEOPLE}"]
        return [*words, "--keep"] if side.keep else words


OURS_DRAWING = Side("ours", "ours", rate=20, points=3, keep=True)
OURS_LIVE = Side("ours", "ours", rate=20, points=3)

HEADLINE = Workload(
    name="headline",
    about="five conferences, three people drawing in each; ours stores every stroke, the others store nothing",
    job="ink",
    rooms=5,
    senders=3,
    sides=(
        OURS_DRAWING,
        Side("node", "relay", 60),
        Side("node_batched", "relay", 30, 2),
        Side("ws", "raw", 60),
        Side("stock", "stock", 60),
    ),
)
W1N = Workload(
    name="w1n",
    about="one conference, three people drawing, nothing stored",
    job="ink",
    rooms=1,
    senders=3,
    sides=(OURS_LIVE, Side("node", "relay", 60), Side("ws", "raw", 60), Side("stock", "stock", 60)),
)
W2 = Workload(
    name="w2",
    about="twenty conferences, one person drawing in each at 30 messages a second, nothing stored",
    job="ink",
    rooms=20,
    senders=1,
    sides=(
        Side("ours", "ours", 30, 2),
        Side("node", "relay", 30),
        Side("ws", "raw", 30),
        Side("stock", "stock", 30),
    ),
)
NOTE = Workload(
    name="note",
    about="ten conferences, cards stuck and moved thirty times a second in each, six people at five a second; "
    "ours stores each before it answers, the relay answers at once",
    job="note",
    rooms=10,
    senders=6,
    sides=(Side("ours", "ours", 5), Side("node", "relay", 5), Side("stock", "stock", 5)),
)
INTERLEAVED = (HEADLINE, W1N, W2, NOTE)

HEADLINE_ROOMS = Workload(
    name="headline_rooms",
    about="conferences as in the headline, added until the server is full",
    job="ink",
    rooms=0,
    senders=3,
    sides=(OURS_DRAWING, Side("node", "relay", 60), Side("node_batched", "relay", 30, 2)),
)
W3 = Workload(
    name="w3",
    about="conferences as in w2, added until the server is full",
    job="ink",
    rooms=0,
    senders=1,
    sides=(Side("ours", "ours", 30, 2), Side("node", "relay", 30), Side("stock", "stock", 30)),
)
RAMPS = (HEADLINE_ROOMS, W3)

#: what the quick run leaves out: no figure of `--json` needs it
EXTRA = {
    "headline": {"ws", "stock"},
    "w1n": {"ws", "stock"},
    "note": {"stock"},
    "w2": {"stock"},
    "headline_rooms": {"node_batched"},
}
OTHER_NAMES = ("idle", "sync", "two_process")
NAMES = (*(workload.name for workload in (*INTERLEAVED, *RAMPS)), *OTHER_NAMES)


def sides_of(workload: Workload, quick: bool) -> tuple[Side, ...]:
    left_out = EXTRA.get(workload.name, set()) if quick else set()
    return tuple(side for side in workload.sides if side.name not in left_out)

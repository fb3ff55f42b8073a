"""python -m bench.libraries.frames: our WebSocket frame parser beside wsproto's, in speed and in what they refuse."""

import random
from collections.abc import Callable, Iterator

from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection
from wsproto.events import Message as WsprotoMessage
from wsproto.frame_protocol import FrameProtocol, XorMaskerSimple

from bench.libraries.paired import compare
from ipk.realtime.protocol import frames
from ipk.realtime.protocol.frames import FrameReader, Hostile
from tests.realtime.protocol.test_frames import HOSTILE, client_frame

#: bytes that one `recv` of the server takes (ipk/realtime/engine/eventlet_channel.py)
RECV_BYTES = 16384
Receive = Callable[[bytes], list[str]]


def our_reader() -> Receive:
    """Takes bytes, returns whole messages as text."""
    reader = FrameReader()
    return lambda data: [message.payload.decode() for message in reader.feed(data)]


def wsproto_frames() -> Receive:
    """The same with wsproto's lower layer, the cheaper one. It hands a long frame over in parts."""
    protocol, parts = FrameProtocol(client=False, extensions=[]), []

    def receive(data: bytes) -> list[str]:
        protocol.receive_bytes(data)
        whole = []
        for frame in protocol.received_frames():
            parts.append(frame.payload)
            if frame.message_finished:
                whole.append(parts[0] if len(parts) == 1 else "".join(parts))
                parts.clear()
        return whole

    return receive


def wsproto_events() -> Receive:
    """The same with wsproto's documented layer, as simple-websocket uses it."""
    connection, parts = Connection(ConnectionType.SERVER), []

    def receive(data: bytes) -> list[str]:
        connection.receive_data(data)
        whole = []
        for event in connection.events():
            if isinstance(event, WsprotoMessage):
                parts.append(event.data)
                if event.message_finished:
                    whole.append("".join(parts))
                    parts.clear()
        return whole

    return receive


def masked_text(length: int) -> bytes:
    """A text frame as a browser sends it: `length` bytes of ASCII under a mask."""
    chance = random.Random(length)
    return client_frame(bytes(chance.choices(range(32, 127), k=length)), mask=chance.randbytes(4))


def traffic() -> Iterator[tuple[str, list[bytes]]]:
    """What is measured: a name, and what each `recv` brings."""
    for length in (60, 150, 300):
        yield f"one text frame of {length} bytes", [masked_text(length)]
    many = b"".join(masked_text(60 + 12 * number) for number in range(20))
    yield "20 frames of 60 to 288 bytes in one recv", [many]
    large = masked_text(frames.FRAME_LIMIT)
    pieces = [large[at : at + RECV_BYTES] for at in range(0, len(large), RECV_BYTES)]
    yield "one frame of 64 KiB, 16 KiB a recv", pieces


def read_ratio(pieces: list[bytes], reader: Callable[[], Receive]) -> str:
    ours, theirs = our_reader(), reader()

    def run(receive: Receive) -> list[str]:
        return [text for piece in pieces for text in receive(piece)]

    assert run(ours) == run(theirs)
    return str(compare(lambda: run(ours), lambda: run(theirs)))


def unmask_ratio(length: int) -> str:
    data, mask = random.Random(length).randbytes(length), b"\x37\xfa\x21\x3d"
    received = bytearray(data)  # what its buffer holds
    assert frames._unmask(data, mask) == bytes(XorMaskerSimple(mask).process(received))
    return str(compare(lambda: frames._unmask(data, mask), lambda: XorMaskerSimple(mask).process(received)))


def build_ratio(length: int) -> str:
    payload, protocol = b"a" * length, FrameProtocol(client=False, extensions=[])
    text = payload.decode()
    assert frames.frame(text.encode()) == bytes(protocol.send_data(text))
    return str(compare(lambda: frames.frame(text.encode()), lambda: protocol.send_data(text)))


def verdict_of_wsproto(wire: bytes) -> str:
    """What its documented layer does with bytes that our reader refuses. A refusal is a close event with a reason."""
    connection = Connection(ConnectionType.SERVER)
    connection.receive_data(wire)
    events = list(connection.events())
    refused = [event for event in events if isinstance(event, CloseConnection) and event.code > 1001]
    if refused:
        return f"refuses ({int(refused[0].code)})"
    return f"takes {[type(event).__name__ for event in events]}"


def verdict_of_ours(wire: bytes) -> str:
    try:
        return f"takes {len(list(FrameReader().feed(wire)))}"
    except Hostile as error:
        return f"refuses ({error.code})"


OTHER = {
    "a short length written the long way": b"\x81\xfe\x00\x05" + bytes(4) + b"aaaaa",
    "a close frame of one byte": client_frame(b"a", frames.CLOSE),
    "a close frame with a code that is none": client_frame(b"\x00\x01", frames.CLOSE),
    "a close frame whose reason is no UTF-8": client_frame(b"\x03\xe8\xff", frames.CLOSE),
    "text that is no UTF-8": client_frame(b"\xff"),
    "a message after the close frame": client_frame(b"", frames.CLOSE) + client_frame(b"a"),
}


def main() -> None:
    print("wsproto's CPU time divided by ours, median (quartiles)")
    for name, pieces in traffic():
        print(f"  {name}\n    frame layer {read_ratio(pieces, wsproto_frames)}")
        print(f"    event layer {read_ratio(pieces, wsproto_events)}")
    for length in (60, 150, 300, 65536):
        print(f"  unmasking {length} bytes\n    {unmask_ratio(length)}")
    for length in (150, 65536):
        print(f"  building a server's frame of {length} bytes\n    {build_ratio(length)}")
    print("Refusals: ours, wsproto's")
    for name, wire in {**{name: wire for name, (wire, _) in HOSTILE.items()}, **OTHER}.items():
        print(f"  {name}: {verdict_of_ours(wire)}; {verdict_of_wsproto(wire)}")


if __name__ == "__main__":
    main()

"""Frames: whatever comes in pieces comes out whole, whatever no browser sends ends the connection (I16, L4)."""

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipk.realtime.protocol.frames import (
    BINARY,
    CLOSE,
    FRAGMENTS_LIMIT,
    FRAME_LIMIT,
    PING,
    PONG,
    TEXT,
    FrameReader,
    ProtocolError,
    frame,
)

MASK = b"\x37\xfa\x21\x3d"


def client_frame(
    payload: bytes = b"", opcode: int = TEXT, *, fin: bool = True, mask: bytes = MASK, bits: int = 0
) -> bytes:
    """A frame as a browser sends it, written from RFC 6455 and not from the code it tests."""
    length = len(payload)
    if length < 126:
        size = bytes([0x80 | length])
    elif length < 1 << 16:
        size = bytes([0x80 | 126]) + length.to_bytes(2, "big")
    else:
        size = bytes([0x80 | 127]) + length.to_bytes(8, "big")
    masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
    return bytes([(0x80 if fin else 0) | bits | opcode]) + size + mask + masked


def read(data: bytes, *cuts: int) -> list[tuple[int, bytes]]:
    reader, found = FrameReader(), []
    edges = [0, *sorted(cuts), len(data)]
    for start, end in pairwise(edges):
        found += [(message.opcode, message.payload) for message in reader.feed(data[start:end])]
    return found


@st.composite
def conversations(draw: st.DrawFn) -> tuple[bytes, list[tuple[int, bytes]]]:
    """Messages in allowed fragments, pings between them, and what must come out."""
    wire, expected = b"", []
    for _ in range(draw(st.integers(1, 4))):
        opcode, payload = draw(st.sampled_from([TEXT, BINARY])), draw(st.binary(max_size=400))
        pieces = draw(st.lists(st.integers(0, len(payload)), max_size=FRAGMENTS_LIMIT - 1).map(sorted))
        edges = [0, *pieces, len(payload)]
        for place, (start, end) in enumerate(pairwise(edges)):
            last = place == len(edges) - 2
            wire += client_frame(
                payload[start:end], opcode if place == 0 else 0, fin=last, mask=draw(st.binary(min_size=4, max_size=4))
            )
            if draw(st.booleans()):
                wire += client_frame(b"jsi tu?", PING)
                if last:
                    expected.append((opcode, payload))
                expected.append((PING, b"jsi tu?"))
            elif last:
                expected.append((opcode, payload))
    return wire, expected


@settings(max_examples=60)
@given(conversations(), st.data())
def test_messages_are_complete_however_their_bytes_are_split(
    conversation: tuple[bytes, list[tuple[int, bytes]]], data: st.DataObject
) -> None:
    wire, expected = conversation
    cuts = data.draw(st.lists(st.integers(0, len(wire)), max_size=8))
    assert read(wire, *cuts) == expected


def test_messages_are_read_byte_by_byte() -> None:
    wire = client_frame("Anička".encode()) + client_frame(b"x" * 300, BINARY)
    assert read(wire, *range(1, len(wire))) == [(TEXT, "Anička".encode()), (BINARY, b"x" * 300)]


@pytest.mark.parametrize("length", [0, 125, 126, 65535, FRAME_LIMIT])
def test_every_length_encoding_is_read(length: int) -> None:
    assert read(client_frame(b"a" * length)) == [(TEXT, b"a" * length)]


@pytest.mark.parametrize(("head", "width", "length"), [(0xFE, 2, 5), (0xFE, 2, 124), (0xFF, 8, 5), (0xFF, 8, 119)])
def test_a_short_length_in_a_longer_encoding_is_read(head: int, width: int, length: int) -> None:
    wire = bytes((0x81, head)) + length.to_bytes(width, "big") + bytes(4) + b"a" * length
    assert read(wire) == [(TEXT, b"a" * length)]


@pytest.mark.parametrize("length", [0, 125, 126, 65535, 65536])
def test_frames_of_the_server_are_unfragmented_and_unmasked(length: int) -> None:
    wire = frame(b"a" * length)
    header = 2 if length < 126 else 4 if length < 65536 else 10
    assert wire[0] == 0x81
    assert not wire[1] & 0x80
    assert wire[header:] == b"a" * length
    assert int.from_bytes(wire[2:header] or wire[1:2], "big") == length


FIRST = client_frame(b"a", fin=False)
HOSTILE = {
    "an unmasked frame": (b"\x81\x01a", 1002),
    "a reserved bit: compression nobody agreed on": (client_frame(b"a", bits=0x40), 1002),
    "another reserved bit": (client_frame(b"a", bits=0x10), 1002),
    "a data opcode that is none": (client_frame(b"a", 3), 1002),
    "a control opcode that is none": (client_frame(b"a", 0xB), 1002),
    "the rest of a message that never began": (client_frame(b"a", 0), 1002),
    "a message inside a message": (FIRST + client_frame(b"b"), 1002),
    "a ping in two pieces": (client_frame(b"a", PING, fin=False), 1002),
    "a ping too long": (client_frame(b"a" * 126, PING), 1002),
    "a goodbye too long": (client_frame(b"a" * 126, CLOSE), 1002),
    "a frame past the limit": (b"\x81\xff" + (FRAME_LIMIT + 1).to_bytes(8, "big") + MASK, 1009),
    "a frame of an exabyte": (b"\x81\xff" + b"\xff" * 8 + MASK, 1009),
    "a message past the limit": (client_frame(b"a" * FRAME_LIMIT, fin=False) + client_frame(b"a", 0), 1009),
    "endless fragments": (FIRST + client_frame(b"", 0, fin=False) * FRAGMENTS_LIMIT, 1009),
}


@pytest.mark.parametrize(("wire", "code"), HOSTILE.values(), ids=HOSTILE)
def test_an_invalid_client_frame_raises_a_protocol_error(wire: bytes, code: int) -> None:
    with pytest.raises(ProtocolError) as refused:
        read(wire)
    assert refused.value.code == code
    with pytest.raises(ProtocolError):
        read(wire, *range(1, min(len(wire), 200)))


def test_control_frames_pass_between_fragments() -> None:
    wire = FIRST + client_frame(b"", PONG) + client_frame(b"b", 0)
    assert read(wire) == [(PONG, b""), (TEXT, b"ab")]


def test_memory_is_bounded_by_one_message_and_one_frame() -> None:
    reader = FrameReader()
    fragment = client_frame(b"a" * 8000, fin=False) + b"".join(
        client_frame(b"a" * 8000, 0, fin=False) for _ in range(7)
    )
    unfinished = client_frame(b"a" * FRAME_LIMIT)[:-1]
    assert list(reader.feed(fragment)) == []
    for place in range(0, len(unfinished), 1000):
        try:
            assert list(reader.feed(unfinished[place : place + 1000])) == []
        except ProtocolError:
            break
        held = len(reader._buffer) + sum(map(len, reader._parts))
        assert held <= 2 * FRAME_LIMIT + 20


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_random_bytes_raise_nothing_but_protocol_errors(noise: bytes) -> None:
    with suppress(ProtocolError):
        read(noise, len(noise) // 2)

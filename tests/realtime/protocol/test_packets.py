"""Packets: an event is a name and one payload, everything else is none of ours."""

import pytest

from ipk.domain.kernel.errors import Invalid
from ipk.realtime.protocol.frames import ProtocolError
from ipk.realtime.protocol.packets import StrictPacket, check, split_event


@pytest.mark.parametrize(
    ("text", "name", "payload", "ack"),
    [
        ('["do",{"op":"a"}]', "do", '{"op":"a"}', None),
        ('17["sync",{"since":0}]', "sync", '{"since":0}', 17),
        ('0["live",[1,"]"]]', "live", '[1,"]"]', 0),
        ('["do","]"]', "do", '"]"', None),
    ],
)
def test_an_event_is_split_without_reading_its_payload(text: str, name: str, payload: str, ack: int | None) -> None:
    found = split_event(text)
    assert found is not None
    assert (found[0], found[1].text, found[1].ack) == (name, payload, ack)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '["do"]',
        '["do",{}',
        '{"do":1}',
        '/admin,["do",{}]',
        '-1["do",{}]',
        '1.5["do",{}]',
        '²["do",{}]',
        '1234567890123456["do",{}]',
        "[1,{}]",
        '["' + "x" * 60 + '",{}]',
    ],
)
def test_a_malformed_event_is_not_split(text: str) -> None:
    assert split_event(text) is None


@pytest.mark.parametrize(
    "text",
    ["2", "3", "3probe", "5", "6", "40", '40{"conference":"a"}', "41", '42["do",{}]', '423["do",{}]', '451-["do",{}]'],
)
def test_packets_of_the_client_are_accepted(text: str) -> None:
    check(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0{}",
        "7",
        "9",
        "x",
        "\x00",
        "4",
        '43["ack"]',
        "44{}",
        "46",
        "42[]",
        "42{}",
        '42/admin,["do",{}]',
        "45",
        '450-["do",{}]',
        '453-["do",{}]',
        '451000000000-["do",{}]',
        '45-1-["do",{}]',
    ],
)
def test_other_packets_raise_a_protocol_error(text: str) -> None:
    with pytest.raises(ProtocolError):
        check(text.encode())


@pytest.mark.parametrize(
    "packet", [b"\x00", '3["ack"]', '61-["ack"]', '53-["do",{}]', '52["do"', "2[]", '2/admin,["do",{}]', "4{}"]
)
def test_the_library_packet_refuses_what_the_fast_path_refuses(packet: str | bytes) -> None:
    with pytest.raises((ValueError, Invalid)):
        StrictPacket(encoded_packet=packet)


def test_the_library_packet_leaves_the_payload_unparsed() -> None:
    packet = StrictPacket(encoded_packet='25["do",NaN]')
    assert (packet.data[0], packet.data[1].text, packet.data[1].ack) == ("do", "NaN", 5)

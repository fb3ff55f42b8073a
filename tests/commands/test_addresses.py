"""A person is told where the server is, or why it cannot be there."""

import socket

import pytest

from commands import addresses
from prepare.errors import CannotPrepare


def test_a_free_port_is_used_and_zero_chooses_one() -> None:
    port = addresses.usable_port("127.0.0.1", 0)
    assert port > 0
    assert addresses.usable_port("127.0.0.1", port) == port


def test_a_used_port_is_refused_with_a_hint_at_the_port_option() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CannotPrepare, match=f"Port {port} is used.*--port"):
            addresses.usable_port("127.0.0.1", port)


def test_an_address_of_another_computer_is_refused_with_a_sentence() -> None:
    with pytest.raises(CannotPrepare, match=r"192\.0\.2\.1 is not an address of this computer"):
        addresses.usable_port("192.0.2.1", 0)


def test_listening_everywhere_lists_localhost_and_the_network_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "lan_address", lambda: "10.0.0.7")
    found = [address for _, address in addresses.reachable("0.0.0.0", 5000)]
    assert found == ["http://localhost:5000", "http://10.0.0.7:5000"]


def test_without_a_network_only_localhost_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "lan_address", lambda: None)
    assert [address for _, address in addresses.reachable("0.0.0.0", 80)] == ["http://localhost:80"]


def test_listening_on_one_address_lists_that_one() -> None:
    assert [address for _, address in addresses.reachable("127.0.0.1", 5001)] == ["http://127.0.0.1:5001"]


def test_a_configured_public_address_is_listed_last() -> None:
    found = addresses.reachable("127.0.0.1", 5001, "https://ipk.example.org/")
    assert found[-1] == ("Everywhere", "https://ipk.example.org")


def test_the_terminal_picture_of_an_address_has_more_than_ten_lines() -> None:
    lines = addresses.picture("http://10.0.0.7:5000").rstrip("\n").split("\n")
    assert len(lines) > 10

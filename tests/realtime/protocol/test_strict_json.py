"""JSON that two readers cannot read differently (I11–I13, I17)."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipk.domain.kernel.errors import Invalid
from ipk.realtime.commands import envelopes
from ipk.realtime.protocol import strict_json

DEEP = 100_000


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "Infinity",
        "-Infinity",
        '{"x":NaN}',
        "1e999",
        "-1e999",
        "-0",
        "-0.0",
        "-0e5",
        "-1e-999",
        "1" * 26,
        "9" * 100_000,
        '{"a":1,"a":2}',
        '{"a":{"b":1,"b":1}}',
        '{"a":1,"\\u0061":2}',
        "[" * DEEP + "]" * DEEP,
        '{"a":' * DEEP + "1" + "}" * DEEP,
        "[" * 41 + "]" * 41,
        "",
        "{",
        "{'a':1}",
        "[1,]",
        "01",
        '"\x01"',
        '"a\x00b"',
        "{} {}",
        "\ufeff{}",
    ],
    ids=lambda text: text[:20].encode("unicode_escape").decode(),
)
def test_ambiguous_or_invalid_json_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        strict_json.loads(text)


@pytest.mark.parametrize(
    "text", ["0", "-1", "0.0", "1e3", "[]", "{}", '"["', "[" * 40 + "]" * 40, '"' + "[{" * 500 + '"']
)
def test_plain_json_is_read(text: str) -> None:
    assert strict_json.loads(text) == json.loads(text)


def test_brackets_in_strings_do_not_count_as_depth() -> None:
    words = '["' + r"\"[{\\" * 100 + '"]'
    assert strict_json.loads(words) == json.loads(words)


def test_a_proto_key_is_an_ordinary_string() -> None:
    assert strict_json.loads('{"__proto__":{"admin":1}}') == {"__proto__": {"admin": 1}}


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_written_json_is_read_back_unchanged(value: object) -> None:
    assert strict_json.loads(strict_json.dumps(value)) == value


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [float("-inf")]])
def test_nan_and_infinity_cannot_be_written(value: object) -> None:
    with pytest.raises(ValueError):
        strict_json.dumps(value)


@pytest.mark.parametrize(
    "payload",
    [
        '{"op":"a","cmd":"card.peel","args":{},"role":"facilitator"}',
        '{"op":"a b","cmd":"card.peel","args":{}}',
        '{"op":"__proto__","cmd":"card.peel","args":{}}',
        '{"op":1,"cmd":"card.peel"}',
        '{"cmd":"card.peel"}',
        '{"op":"a","cmd":"card.peel","args":[]}',
        "[]",
        "null",
    ],
)
def test_a_malformed_command_envelope_is_refused(payload: str) -> None:
    with pytest.raises(Invalid):
        envelopes.do(payload)


def test_the_digest_of_a_command_ignores_key_order_and_op() -> None:
    one = envelopes.do('{"op":"a","cmd":"card.move","args":{"id":"k","x":1}}')[1]
    same = envelopes.do('{"args":{"x":1,"id":"k"},"cmd":"card.move","op":"b"}')[1]
    other = envelopes.do('{"op":"a","cmd":"card.move","args":{"id":"k","x":2}}')[1]
    assert one == same != other


@pytest.mark.parametrize("since", ["-1", "true", "1.5", '"1"', "null", str(2**53)])
def test_since_must_be_a_non_negative_whole_number(since: str) -> None:
    with pytest.raises(Invalid):
        envelopes.sync(f'{{"since":{since}}}')


@pytest.mark.parametrize(
    ("payload", "op"),
    [('{"op":"a","cmd":1}', "a"), ('{"op":"a b"}', None), ("[", None), ("[1]", None), ('{"op":[]}', None)],
)
def test_the_op_of_an_invalid_command_is_read_where_possible(payload: str, op: str | None) -> None:
    assert envelopes.op_of(payload) == op

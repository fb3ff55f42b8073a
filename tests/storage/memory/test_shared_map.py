"""A map whose versions share entries behaves like a copied dictionary."""

from hypothesis import given
from hypothesis import strategies as st

from ipk.storage.memory.shared_map import MOST_CHANGED, SMALL, SharedMap, with_entries

SIZES = st.sampled_from([0, 3, SMALL, SMALL + 1, 2 * SMALL])
CHANGES = st.lists(st.dictionaries(st.integers(0, 3 * SMALL), st.integers(), max_size=MOST_CHANGED), max_size=6)


@given(SIZES, CHANGES)
def test_every_version_equals_a_copied_dictionary(size: int, changes: list[dict[int, int]]) -> None:
    copied: dict[int, int] = dict.fromkeys(range(size), -1)
    shared, versions = with_entries(copied, {}), []
    for changed in changes:
        copied, shared = {**copied, **changed}, with_entries(shared, changed)
        versions.append((copied, shared))
    for expected, found in versions:
        assert list(found.items()) == list(expected.items())
        assert (list(found), list(found.values()), len(found)) == (
            list(expected),
            list(expected.values()),
            len(expected),
        )
        assert all(found[key] == value and found.get(key) == value for key, value in expected.items())
        assert found.get(-1) is None


def test_a_commit_of_one_record_does_not_copy_a_large_map() -> None:
    large = with_entries(dict.fromkeys(range(SMALL + 1), 0), {0: 1})
    assert isinstance(large, SharedMap)
    assert large.updated({1: 1})._base is large._base

"""Right-to-left names in left-to-right sentences."""

import pytest

from ipk.domain.kernel.direction import isolated


@pytest.mark.parametrize("name", ["محمد علي", "שרה", "Anička مرحبا"])
def test_a_right_to_left_name_is_isolated_in_a_sentence(name: str) -> None:
    assert isolated(name) == f"\u2068{name}\u2069"


@pytest.mark.parametrize("name", ["", "Eva", "Anička", "Їжачок", "王小明", "👩\u200d🦰 Ema", "Nguyễn Thị Lan"])
def test_a_left_to_right_name_is_not_isolated(name: str) -> None:
    assert isolated(name) == name

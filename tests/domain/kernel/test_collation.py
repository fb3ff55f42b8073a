"""Names are sorted by the alphabet of the meeting's language."""

import pytest

from ipk.domain.kernel.collation import name_key


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("cs", ["Ádám", "Cyril", "Čeněk", "Hana", "Chrudoš", "Ivan", "Rút", "Řehoř", "Zora", "Žofie"]),
        ("cs", ["Jan Novák", "Jana", "Jána", "jana Malá"]),
        ("sk", ["Adam", "Älvíra", "Beáta", "Oľga", "Ôsma", "Peter"]),
        ("uk", ["Ганна", "Ґалаґан", "Євген", "Іван", "Їжак", "Йосип", "Яна", "Anna"]),
        ("en", ["Ádám", "Čeněk", "Chrudoš", "Cyril", "Žofie"]),
    ],
)
def test_names_are_sorted_by_the_alphabet_of_the_language(language: str, names: list[str]) -> None:
    mixed = [*names[1::2], *names[::2]]
    assert sorted(mixed, key=lambda name: name_key(name, language)) == names


def test_a_language_without_its_own_alphabet_sorts_by_base_letters() -> None:
    assert name_key("Ábel", "") == ([(1, 0), (2, 0), (5, 0), (12, 0)], "ábel")

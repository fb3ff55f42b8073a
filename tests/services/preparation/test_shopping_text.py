"""The shopping list as text is the same on the page and in print."""

import pytest

from ipk.content.content import Content
from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.preparation.shopping import Guest, ShoppingList, shopping_list
from ipk.domain.preparation.snacks import SnackWishes
from ipk.services.preparation.shopping_text import LABELS, NO_WISHES, NOT_ASKED, SaidList, say_list
from ipk.web.middleware.language import translate
from prepare.places import ROOT

CATALOGUE = Content(ROOT / "profiles").snacks.catalogue
ANICKA = Guest("Anička", child=True, allergens=frozenset({"milk"}))
DVORAK = Guest("pan Dvořák", allergens=frozenset({"nuts"}), words=("a kiwi",))
JIRINA = Guest("babička Jiřina")
WISHES = SnackWishes(me=("apple",), everybody=("cake", "juice"), never=("cake", "pear"), words="Houska")


def said(wishes: SnackWishes = WISHES, language: str = "en", *guests: Guest) -> SaidList:
    listed = shopping_list(CATALOGUE, wishes, guests or (ANICKA, DVORAK, JIRINA))
    return say_list(listed, CATALOGUE, language, lambda sentence: sentence)


def test_lines_give_amount_recipients_and_allergens() -> None:
    apple, cake, juice = said().lines
    assert (apple.name, apple.amount, apple.whom, apple.allergens) == ("apple", "1 pcs", "only for the child", "")
    assert (cake.amount, cake.whom) == ("1 pcs", "for 1 of 3")
    assert cake.allergens == "gluten (flour), eggs, milk and cheese, nuts"
    assert (juice.amount, juice.whom) == ("750 ml", "for everybody")


def test_a_clashing_snack_is_listed_once_with_everybody_it_would_harm() -> None:
    (cake,) = said().clashes
    assert cake.notes == (
        "Anička must not eat it: milk and cheese.",
        "pan Dvořák must not eat it: nuts.",
    )


def test_an_unwanted_snack_is_noted_as_a_clash_and_listed_separately() -> None:
    child = Guest("Anička", child=True)
    (cake,) = said(WISHES, "en", child, JIRINA).clashes
    assert cake.notes == ("Anička never wants it.",)
    assert said().never == ("pear", "slice of cake")


def test_people_with_allergies_are_listed_with_allergens_and_words() -> None:
    assert said().careful == (("Anička", "milk and cheese"), ("pan Dvořák", "nuts, a kiwi"))


def test_the_list_notes_unasked_allergies_missing_wishes_and_the_label_hint() -> None:
    child = Guest("Anička", child=True)
    unasked, empty = said(WISHES, "en", child), said(SnackWishes(), "en", child)
    assert (unasked.unknown, unasked.note) == (NOT_ASKED, LABELS)
    assert (empty.unknown, empty.note) == (NOT_ASKED, NO_WISHES)
    assert (said().unknown, said().note) == ("", LABELS)


def test_an_empty_list_has_no_lines() -> None:
    empty = say_list(ShoppingList(0), CATALOGUE, "cs", lambda sentence: sentence)
    assert (empty.lines, empty.clashes, empty.careful, empty.never, empty.words) == ((), (), (), (), "")


@pytest.mark.parametrize(("language", "much"), [("cs", "1,5 l"), ("en", "1.5 l"), ("uk", "1,5 л"), ("sk", "1,5 l")])
def test_amounts_use_the_number_format_of_the_language(language: str, much: str) -> None:
    listed = shopping_list(CATALOGUE, SnackWishes(everybody=("water",)), (ANICKA, DVORAK, JIRINA))
    told = say_list(listed, CATALOGUE, language, lambda sentence: translate(language, sentence))
    assert [line.amount for line in told.lines] == [much]


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_a_translated_list_has_no_english_headings(language: str) -> None:
    listed = shopping_list(CATALOGUE, WISHES, (ANICKA, DVORAK, JIRINA))
    english = say_list(listed, CATALOGUE, "en", lambda sentence: sentence)
    told = say_list(listed, CATALOGUE, language, lambda sentence: translate(language, sentence))
    assert {*told.headings.values(), told.title, told.note} & {*english.headings.values(), english.title} == set()
    assert not any(one.whom == other.whom for one, other in zip(told.lines, english.lines, strict=True))

"""The organizer's shopping list: who reads it, what they hear of allergies, and that it is written down."""

from collections.abc import Iterator
from typing import Any

import pytest

from ipk.content.content import Content
from ipk.domain.preparation.snacks import SNACK_WISHES, Allergies, SnackCatalogue, SnackWishes, allergies_id
from prepare.places import ROOT
from tests.builders import offer
from tests.web.sample_site import Browser, SampleSite

NOT_SHOPPING = ["child", "guide", "facilitator", "family", "professional", "display"]


@pytest.fixture(autouse=True)
def _catalogue() -> Iterator[None]:
    offer(snacks=Content(ROOT / "profiles").snacks.catalogue)
    yield
    offer(snacks=SnackCatalogue())


@pytest.fixture
def wished(sample: SampleSite) -> SampleSite:
    sample.keep(SnackWishes(id=SNACK_WISHES, me=("apple",), everybody=("cake",), words="Houska od babičky"))
    return sample


@pytest.fixture
def organizer(wished: SampleSite) -> Browser:
    return wished.enter("organizer")


def page(browser: Browser, sample: SampleSite) -> str:
    return browser.get(f"{sample.home}?screen=organizer").text


def fills_in(browser: Browser, sample: SampleSite, role: str, **form: Any) -> Any:
    person = sample.person_id(role)
    token = browser.csrf(f"{sample.home}allergies?person={person}")
    return browser.post(f"{sample.home}allergies/{person}", {"csrf_token": token, **form})


def test_the_organizers_page_shows_the_shopping_list_for_all_participants(
    wished: SampleSite, organizer: Browser
) -> None:
    text = page(organizer, wished)
    for words in (
        'name="people" type="number" inputmode="numeric" min="1" max="99" value="6"',
        "slice of cake",
        "6 pcs",
        "only for the child",
        "Houska od babičky",
    ):
        assert words in text


def test_an_allergy_is_saved_and_its_conflicts_with_snacks_are_shown(wished: SampleSite, organizer: Browser) -> None:
    answer = fills_in(organizer, wished, "family", allergen=["nuts", "milk"], words="a kiwi")
    assert answer.status_code == 303
    text = page(organizer, wished)
    assert "It is noted." in text
    assert "babička Jiřina can&#39;t eat this. It contains: milk and cheese, nuts." in text
    assert "milk and cheese, nuts, a kiwi" in text
    form = organizer.get(f"{wished.home}allergies?person={wished.person_id('family')}").text
    assert form.count(" checked") == 2
    assert "a kiwi" in form


def test_the_organizer_sees_the_childs_own_allergies_and_does_not_overwrite_them(
    wished: SampleSite, organizer: Browser
) -> None:
    child = wished.person_id("child")
    told = Allergies(id=allergies_id(child), person=child, child=True, allergens=("milk",), words="kiwi")
    wished.keep(told)
    assert "The child said themselves:" in organizer.get(f"{wished.home}allergies?person={child}").text
    fills_in(organizer, wished, "child", allergen=["nuts"])
    found = wished.change(lambda work: work.get(Allergies, told.id))
    assert (found.allergens, found.words, found.heard) == (("milk",), "kiwi", ("nuts",))


@pytest.mark.parametrize(("people", "pieces"), [("9", 9), ("0", 6), ("-3", 6), ("100", 6), ("x", 6), ("", 6)])
def test_the_shopping_list_is_counted_for_the_number_the_organizer_enters(
    wished: SampleSite, organizer: Browser, people: str, pieces: int
) -> None:
    assert f"{pieces} pcs" in organizer.get(f"{wished.home}?screen=organizer&people={people}").text
    assert f"{pieces} pcs" in organizer.get(f"{wished.home}shopping-list.pdf?people={people}").text


@pytest.mark.parametrize("role", NOT_SHOPPING)
def test_other_roles_cannot_read_the_shopping_list_or_allergies(wished: SampleSite, role: str) -> None:
    """A5, A6"""
    browser = wished.inside(role)
    assert "Houska" not in page(browser, wished)
    assert browser.get(f"{wished.home}shopping-list.pdf").status_code == 403
    person = wished.person_id("family")
    assert browser.get(f"{wished.home}allergies?person={person}").status_code == 403


@pytest.mark.parametrize("role", ["guide", "family"])
def test_other_roles_cannot_save_allergies(wished: SampleSite, role: str) -> None:
    browser = wished.inside(role)
    answer = browser.send(f"{wished.home}allergies/{wished.person_id('family')}", "/join", allergen="milk")
    assert answer.status_code == 403
    assert wished.change(lambda work: work.list(Allergies)) == []


def test_strangers_and_people_in_the_lobby_cannot_print_the_shopping_list(wished: SampleSite) -> None:
    """A2, A12"""
    assert wished.visitor().get(f"{wished.home}shopping-list.pdf").status_code == 404
    assert wished.enter("guide").get(f"{wished.home}shopping-list.pdf").status_code == 403


def test_printing_the_shopping_list_is_logged_and_not_cached(wished: SampleSite, organizer: Browser) -> None:
    """P12"""
    printed = organizer.get(f"{wished.home}shopping-list.pdf")
    assert (printed.status_code, printed.mimetype) == (200, "application/pdf")
    assert printed.headers["Cache-Control"] == "private, no-store"
    assert "Houska od babičky" in printed.text
    assert wished.journal()[-1] == "shopping.read"


def test_an_unknown_allergen_an_unknown_person_and_a_long_text_change_nothing(
    wished: SampleSite, organizer: Browser
) -> None:
    assert fills_in(organizer, wished, "family", allergen=["dust"]).status_code == 400
    refused = fills_in(organizer, wished, "family", words="x" * 301)
    assert refused.status_code == 400
    assert "too long" in refused.text
    token = organizer.csrf(wished.home)
    for person in ("nikdo", wished.person_id("display")):
        assert organizer.get(f"{wished.home}allergies?person={person}").status_code == 404
        answer = organizer.post(f"{wished.home}allergies/{person}", {"csrf_token": token})
        assert answer.status_code == 404
    assert wished.change(lambda work: work.list(Allergies)) == []


@pytest.mark.abuse
def test_saving_allergies_without_a_csrf_token_is_refused(wished: SampleSite, organizer: Browser) -> None:
    """A15"""
    answer = organizer.post(f"{wished.home}allergies/{wished.person_id('family')}", {"allergen": "milk"})
    assert answer.status_code == 400
    assert wished.change(lambda work: work.list(Allergies)) == []


def test_after_the_meeting_the_shopping_list_is_read_only(wished: SampleSite, organizer: Browser) -> None:
    wished.close_meeting()
    text = page(organizer, wished)
    assert "slice of cake" in text
    assert 'id="eater"' not in text


def test_a_refused_allergy_form_keeps_what_was_filled_in(wished: SampleSite, organizer: Browser) -> None:
    answer = fills_in(organizer, wished, "family", allergen=["nuts"], words="kiwi " * 100)
    assert answer.status_code == 400
    assert 'value="nuts" checked' in answer.text
    assert "kiwi kiwi" in answer.text

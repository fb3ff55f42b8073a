"""The catalogue of snacks as the book gets it."""

from collections.abc import Iterator

import pytest

from ipk.content.content import Content
from ipk.domain.preparation.snacks import SnackCatalogue
from prepare.places import ROOT
from tests.builders import offer
from tests.web.sample_site import SampleSite


@pytest.fixture(autouse=True)
def _catalogue() -> Iterator[None]:
    offer(snacks=Content(ROOT / "profiles").snacks.catalogue)
    yield
    offer(snacks=SnackCatalogue())


@pytest.mark.parametrize("role", ["child", "guide"])
def test_the_child_and_its_guide_get_the_snack_catalogue_in_their_language(sample: SampleSite, role: str) -> None:
    told = sample.inside(role, language="uk").get(f"{sample.home}snacks/").json
    assert told is not None
    milk = next(one for one in told["snacks"] if one["id"] == "milk")
    assert milk == {"id": "milk", "label": "молоко", "picture": "milk", "group": "drink", "allergens": ["milk"]}
    assert len(told["allergens"]) == 14


@pytest.mark.parametrize("role", ["facilitator", "organizer", "family", "professional", "display"])
def test_other_roles_get_404_for_the_snack_catalogue(sample: SampleSite, role: str) -> None:
    assert sample.inside(role).get(f"{sample.home}snacks/").status_code == 404


def test_the_lobby_and_strangers_get_no_snack_catalogue(sample: SampleSite) -> None:
    assert sample.enter("guide").get(f"{sample.home}snacks/").status_code == 403
    assert sample.visitor().get(f"{sample.home}snacks/").status_code == 404

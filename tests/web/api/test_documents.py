"""The profile on paper: who may print how much of it, and that it is written down."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.media import Attached
from ipk.domain.profile.answers import PAGE_CARD, Answer, Consent
from ipk.domain.profile.workbook import Workbook
from ipk.domain.wall.cards import Card, Spot
from ipk.domain.wall.strokes import Stroke
from tests.web.sample_site import SampleSite


def answer(id: str, text: str, consent: Consent) -> Answer:
    return Answer(id=id, question="Co mi pomáhá", text=text, paper="dari-se", x=1, y=2, consent=consent)


@pytest.fixture
def sample_with_answers(sample: SampleSite) -> SampleSite:
    for given in (answer("a", "tajné", "me"), answer("b", "na zdi", "wall"), answer("c", "na papír", "minutes")):
        sample.keep(given)
    return sample


@pytest.mark.parametrize("role", ["child", "guide"])
def test_the_profile_printed_by_the_circle_has_released_answers_only(
    sample_with_answers: SampleSite, role: str
) -> None:
    """P4, A6: what the child keeps to itself is on no paper at all."""
    printed = sample_with_answers.inside(role).get(f"{sample_with_answers.home}profile.pdf")
    assert printed.status_code == 200
    assert printed.mimetype == "application/pdf"
    assert "na zdi" in printed.text
    assert "na papír" in printed.text
    assert "tajné" not in printed.text


def test_the_text_of_a_declined_answer_is_not_printed(sample: SampleSite) -> None:
    """A8: "nechci" keeps the words for a taking back only."""
    sample.keep(replace(answer("a", "už nechci", "minutes"), none=True))
    assert "už nechci" not in sample.inside("child").get(f"{sample.home}profile.pdf").text


@pytest.mark.parametrize("role", ["facilitator", "organizer"])
def test_facilitator_and_organizer_print_only_answers_with_consent_for_minutes(
    sample_with_answers: SampleSite, role: str
) -> None:
    printed = sample_with_answers.inside(role).get(f"{sample_with_answers.home}profile.pdf")
    assert "na papír" in printed.text
    assert "na zdi" not in printed.text
    assert "tajné" not in printed.text


@pytest.mark.parametrize("role", ["family", "professional", "display"])
def test_other_roles_may_not_print_the_profile(sample_with_answers: SampleSite, role: str) -> None:
    refused = sample_with_answers.inside(role).get(f"{sample_with_answers.home}profile.pdf")
    assert refused.status_code == 403
    assert "na papír" not in refused.text


def test_a_stranger_gets_404_for_the_printed_profile(sample_with_answers: SampleSite) -> None:
    assert sample_with_answers.visitor().get(f"{sample_with_answers.home}profile.pdf").status_code == 404


def test_a_person_in_the_lobby_may_not_print_the_profile(sample_with_answers: SampleSite) -> None:
    """A12."""
    waiting = sample_with_answers.enter("guide")
    refused = waiting.get(f"{sample_with_answers.home}profile.pdf")
    assert refused.status_code == 403
    assert "na papír" not in refused.text


def test_printing_the_profile_is_logged_and_not_cached(sample_with_answers: SampleSite) -> None:
    """P12: every export by staff is recorded."""
    printed = sample_with_answers.inside("organizer").get(f"{sample_with_answers.home}profile.pdf?design=sea")
    assert printed.headers["Cache-Control"] == "private, no-store"
    assert "sea" in printed.text
    assert sample_with_answers.journal()[-1] == "profile.print"


@pytest.mark.parametrize(("asked", "told"), [("", "cs"), ("?lang=uk", "uk")])
def test_the_print_language_does_not_change_the_screen_language(sample: SampleSite, asked: str, told: str) -> None:
    guide = sample.inside("guide")
    assert f"language='{told}'" in guide.get(f"{sample.home}profile.pdf{asked}").text
    assert '<html lang="en"' in guide.get(sample.home).text


def test_printing_in_an_unknown_language_is_refused(sample: SampleSite) -> None:
    assert sample.inside("guide").get(f"{sample.home}profile.pdf?lang=tlh").status_code == 400


def test_a_printed_profile_defaults_to_the_design_chosen_in_the_workbook(sample: SampleSite) -> None:
    sample.keep(Workbook(design="meadow"))
    guide = sample.inside("guide")
    for asked, design in (("", "meadow"), ("?design=sea", "sea"), ("?design=../../etc/passwd", "meadow")):
        assert f"design='{design}'" in guide.get(f"{sample.home}profile.pdf{asked}").text


def test_photos_and_drawings_are_printed_only_with_their_released_answer(sample: SampleSite) -> None:
    """A6, A9 on paper: what is not released is not even fetched."""
    for id, consent in (("tajna", "me"), ("zed", "wall"), ("papir", "minutes")):
        album = (Attached(f"m-{id}", "picture"),)
        sample.keep(replace(answer(f"answer-{id}", "", consent), album=album))
        sample.keep(Stroke(id=f"answer-{id}~{id}-cara", card=f"answer-{id}", colour="ink", size=1, points="AAAA"))
    for role, fetched in (("child", {"zed", "papir"}), ("organizer", {"papir"})):
        printed = sample.inside(role).get(f"{sample.home}profile.pdf").text
        assert {id for id in ("tajna", "zed", "papir") if f"m-{id}" in printed} == fetched
        assert {id for id in ("tajna", "zed", "papir") if f"{id}-cara" in printed} == fetched


def test_the_printed_profile_says_who_said_an_answer(sample: SampleSite) -> None:
    sample.keep(replace(answer("a", "Usíná sama.", "minutes"), said_by=sample.person_id("family")))
    sample.keep(replace(answer("b", "Mám ráda psy.", "minutes"), said_by=sample.person_id("child")))
    assert sample.inside("guide").get(f"{sample.home}profile.pdf").text.count("by='babička Jiřina'") == 1


@pytest.fixture
def sample_with_page(sample: SampleSite) -> SampleSite:
    """One answer hangs, one only lies in the book; the page hangs, too."""
    child = sample.person_id("child")
    hung = {"author": child, "said_by": child, "own_words": True, "ever_shown": True, "spot": Spot("co-se-dari", 9, 9)}
    sample.keep(answer("answer-a", "na zdi", "wall"))
    sample.keep(answer("answer-b", "tajné", "me"))
    sample.keep(Card(id="profile-answer-a", kind="profile", text="na zdi", asked="Co tě baví?", **hung))
    sample.keep(Card(id=PAGE_CARD, kind="page", design="sea", **hung))
    return sample


@pytest.mark.parametrize(("query", "size"), [("", "large"), ("?size=thumb", "small"), ("?size=thumb&v=1-2", "small")])
@pytest.mark.parametrize("role", ["child", "family", "display"])
def test_the_wall_picture_of_the_profile_contains_only_answers_on_the_wall(
    sample_with_page: SampleSite, role: str, query: str, size: str
) -> None:
    """A6, I7: kept by no browser, no script in it."""
    picture = sample_with_page.inside(role).get(f"{sample_with_page.home}wall/profile.jpg{query}")
    assert (picture.status_code, picture.mimetype) == (200, "image/jpeg")
    assert picture.text.startswith(size)
    assert "na zdi" in picture.text
    assert "design='sea'" in picture.text
    assert "tajné" not in picture.text
    assert picture.headers["Cache-Control"] == "private, no-store"
    assert picture.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert picture.headers["X-Content-Type-Options"] == "nosniff"


def test_the_wall_picture_needs_an_admitted_device_and_the_profile_card(sample_with_page: SampleSite) -> None:
    """A9, A12."""
    address = f"{sample_with_page.home}wall/profile.jpg"
    assert sample_with_page.visitor().get(address).status_code == 404
    assert sample_with_page.enter("family").get(address).status_code == 403
    sample_with_page.change(lambda work: work.delete(work.get(Card, PAGE_CARD)))
    assert sample_with_page.inside("child").get(address).status_code == 404


@pytest.mark.parametrize("role", ["child", "guide"])
def test_the_child_and_its_guide_preview_the_printed_profile_without_a_log_entry(
    sample_with_answers: SampleSite, role: str
) -> None:
    look = sample_with_answers.inside(role).get(f"{sample_with_answers.home}profile.jpg?design=meadow")
    assert look.text.startswith("small")
    assert "design='meadow'" in look.text
    assert "na zdi" in look.text
    assert "tajné" not in look.text
    assert "profile.print" not in sample_with_answers.journal()


@pytest.mark.parametrize("role", ["facilitator", "organizer", "family", "professional", "display"])
def test_other_roles_get_404_for_the_print_preview(sample_with_answers: SampleSite, role: str) -> None:
    """P12: what others see of it is on paper, and written down."""
    refused = sample_with_answers.inside(role).get(f"{sample_with_answers.home}profile.jpg")
    assert refused.status_code == 404
    assert "na papír" not in refused.text

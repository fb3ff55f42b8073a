"""A page acts for the person it was made for, whoever came into the same browser since (A25)."""

import pytest

from ipk.domain.people.person import Device
from tests.web.sample_site import Browser, SampleSite


@pytest.fixture
def shared(sample: SampleSite) -> Browser:
    """A family's tablet: the grandmother was in with it, then the child opened its link."""
    browser = sample.inside("family")
    sample.admit("child")
    browser.grandmothers_token = page_token(browser, sample)  # type: ignore[attr-defined]
    assert browser.open_link(sample.token("child")).status_code == 303
    return browser


def page_token(browser: Browser, sample: SampleSite) -> str:
    return browser.get(sample.home).text.split('"csrf": "')[1].split('"')[0]


def grandmothers(shared: Browser) -> str:
    return shared.grandmothers_token  # type: ignore[attr-defined]


def test_a_browser_shows_the_screen_of_the_person_whose_link_was_opened_last(
    sample: SampleSite, shared: Browser
) -> None:
    assert '"screen": "child"' in shared.get(sample.home).text


@pytest.mark.parametrize("path", ["leave", "device-code", "profile/deleting", "media"])
def test_a_post_from_a_previous_persons_page_is_refused_and_changes_nothing(
    sample: SampleSite, shared: Browser, path: str
) -> None:
    before = sample.journal()
    token = grandmothers(shared)
    headers = {"Accept": "application/json", "X-CSRFToken": token}
    answer = shared.post(sample.home + path, {"csrf_token": token}, **headers)
    assert answer.status_code == 403
    assert answer.json["code"] == "not_admitted"
    assert answer.json["another"] is True
    assert sample.journal() == before
    assert '"screen": "child"' in shared.get(sample.home).text


@pytest.mark.parametrize("path", ["snacks/", "sheets/", "profile/then", "waiting"])
def test_a_get_from_a_previous_persons_page_is_refused(sample: SampleSite, shared: Browser, path: str) -> None:
    address = f"{sample.home}{path}?for="
    answer = shared.get(address + sample.person_id("family"), Accept="application/json")
    assert (answer.status_code, answer.json["code"]) == (403, "not_admitted")
    assert shared.get(address + sample.person_id("child"), Accept="application/json").status_code == 200


def test_the_previous_person_can_return_with_the_token_of_their_own_page(sample: SampleSite, shared: Browser) -> None:
    answer = shared.post(f"{sample.home}again", {"csrf_token": grandmothers(shared)})
    assert answer.status_code == 303
    assert '"screen": "phone"' in shared.get(sample.home).text


@pytest.mark.parametrize("case", ["nobody's", "a stranger's", "one who never was here", "forged"])
def test_returning_needs_a_page_token_of_somebody_who_was_in_this_browser(
    sample: SampleSite, shared: Browser, case: str
) -> None:
    plain, _, _ = grandmothers(shared).partition("~")
    tokens = {
        "nobody's": "",
        "a stranger's": page_token(sample.inside("facilitator"), sample),
        "one who never was here": f"{plain}~{sample.person_id('facilitator')}",
        "forged": f"x~{sample.person_id('family')}",
    }
    answer = shared.post(f"{sample.home}again", {"csrf_token": tokens[case]})
    assert answer.status_code in (400, 404)
    assert '"screen": "child"' in shared.get(sample.home).text


def test_leaving_signs_out_one_person_and_keeps_the_other_in_the_browser(sample: SampleSite, shared: Browser) -> None:
    answer = shared.post(f"{sample.home}leave", {"csrf_token": page_token(shared, sample)})
    assert answer.status_code == 200
    assert "Clear-Site-Data" not in answer.headers
    assert "data-forget" not in answer.text
    assert '"screen": "phone"' in shared.get(sample.home).text
    last = shared.post(f"{sample.home}leave", {"csrf_token": page_token(shared, sample)})
    assert '"storage"' in last.headers["Clear-Site-Data"]
    assert "data-forget" in last.text


def test_pages_of_one_conference_stay_usable_when_a_link_of_another_is_opened(sample: SampleSite) -> None:
    browser = sample.inside("family")
    first, token = sample.home, page_token(browser, sample)
    sample.founded = sample.found()
    assert browser.open_link(sample.token("organizer")).status_code == 303
    answer = browser.post(f"{first}device-code", {}, **{"Accept": "application/json", "X-CSRFToken": token})
    assert answer.status_code == 200


def test_opening_ones_own_link_again_keeps_the_page_that_is_open_usable(sample: SampleSite) -> None:
    """A grandmother taps her link twice: neither page loses anything."""
    browser = sample.inside("family")
    token = page_token(browser, sample)
    browser.open_link(sample.token("family"))
    answer = browser.post(f"{sample.home}device-code", {}, **{"Accept": "application/json", "X-CSRFToken": token})
    assert answer.status_code == 200
    person = sample.person_id("family")
    devices = sample.store.transact(
        sample.conference, lambda work: [one for one in work.list(Device) if one.person == person]
    )
    assert len(devices) == 1


def test_a_session_cookie_in_the_old_format_is_still_accepted(sample: SampleSite) -> None:
    browser = sample.inside("family")
    with browser.client.session_transaction() as kept:
        kept["devices"] = {name: secrets[-1] for name, secrets in kept["devices"].items()}
    assert browser.get(sample.home).status_code == 200

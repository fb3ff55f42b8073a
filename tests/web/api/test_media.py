"""Pictures and sounds: from people who take part, to people who may see them (A2, A9, I7)."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Card, Spot
from ipk.services.ports import UnitOfWork
from ipk.services.shared.media import clear_everywhere, clear_orphans, small_name
from ipk.services.wall.cards import NewCard, stick_card
from tests.support.media.photos import photo as heavy_photo
from tests.support.media.sounds import wav
from tests.web.sample_site import Browser, SampleSite


def photo(size: tuple[int, int] = (640, 480)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "#88aacc").save(file, "JPEG")
    return file.getvalue()


def bring(browser: Browser, sample: SampleSite, data: bytes, token: str | None = None, **fields: str) -> TestResponse:
    return browser.post(
        f"{sample.home}media",
        {**fields, "file": (BytesIO(data), "../../../tablet.html")},
        **{"X-CSRFToken": browser.csrf("/join") if token is None else token},
    )


def stick(sample: SampleSite, media: str, **more: Any) -> None:
    spot = Spot("co-se-dari", 400, 300)
    sample.keep(Card(id="karta", kind="picture", spot=spot, author=sample.person_id("child"), media=media, **more))


def test_an_uploaded_picture_is_served_whole_and_as_a_thumbnail(sample: SampleSite) -> None:
    child = sample.inside("child")
    answer = bring(child, sample, photo())
    assert answer.status_code == 201
    picture = answer.get_json()
    assert (picture["kind"], picture["width"], picture["height"]) == ("picture", 640, 480)
    assert picture["url"] == f"{sample.home}media/{picture['id']}"
    whole, small = child.get(picture["url"]), child.get(f"{picture['url']}?size=thumb")
    assert whole.mimetype == "image/jpeg"
    assert Image.open(BytesIO(whole.data)).size == (640, 480)
    assert max(Image.open(BytesIO(small.data)).size) <= 400


def test_a_large_photo_and_a_long_song_are_accepted(sample: SampleSite) -> None:
    child, heavy = sample.inside("child"), heavy_photo(2600, 2000, noise=60)
    assert len(heavy) > 2_000_000
    picture = bring(child, sample, heavy).get_json()
    assert (picture["width"], picture["height"]) == (2048, 1575)
    song = bring(child, sample, wav(70), kind="song", upload="pisen").get_json()
    assert song["kind"] == "song"


@pytest.mark.abuse
def test_media_is_served_with_protective_headers(sample: SampleSite) -> None:
    """I7"""
    child = sample.inside("child")
    headers = child.get(bring(child, sample, photo()).get_json()["url"]).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] == "image/jpeg"
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "private, no-store"


@pytest.mark.abuse
def test_a_picture_is_found_only_by_those_who_see_a_card_with_it(sample: SampleSite) -> None:
    """A9: unhung, waiting, hidden: the same 404 as an unknown one."""
    child, family = sample.inside("child"), sample.inside("family")
    picture = bring(child, sample, photo()).get_json()
    unknown = family.get(f"{sample.home}media/m-nothing")
    assert family.get(picture["url"]).status_code == unknown.status_code == 404
    stick(sample, picture["id"], state="waiting")
    assert family.get(picture["url"]).status_code == 404
    assert child.get(picture["url"]).status_code == 200


@pytest.mark.abuse
def test_the_picture_of_a_hidden_card_is_not_served_to_others(sample: SampleSite) -> None:
    child, family = sample.inside("child"), sample.inside("family")
    picture = bring(child, sample, photo()).get_json()
    stick(sample, picture["id"])
    assert family.get(picture["url"]).status_code == 200
    sample.change(lambda work: work.save(work.get(Card, "karta").changed(state="hidden")))
    assert family.get(picture["url"]).status_code == 404


@pytest.mark.abuse
def test_media_is_not_served_to_another_conference(sample: SampleSite) -> None:
    """A2"""
    child = sample.inside("child")
    picture = bring(child, sample, photo()).get_json()
    stick(sample, picture["id"])
    sample.founded = sample.found()
    stranger = sample.inside("child")
    assert stranger.get(picture["url"]).status_code == 404
    assert stranger.get(f"{sample.home}media/{picture['id']}").status_code == 404


def test_a_person_in_the_lobby_can_neither_upload_nor_read_media(sample: SampleSite) -> None:
    waiting = sample.enter("family")
    answer = bring(waiting, sample, photo())
    assert answer.status_code == 403
    assert answer.get_json()["code"] == "not_admitted"
    assert waiting.get(f"{sample.home}media/m-nothing").status_code == 403


@pytest.mark.parametrize(
    "data", [b"", b"<svg onload=alert(1)>", b"GIF89a<script>", b"\xff\xd8\xff broken", b"PK\x03\x04" + bytes(100)]
)
@pytest.mark.abuse
def test_a_file_that_is_not_a_picture_is_refused_with_a_message(sample: SampleSite, data: bytes) -> None:
    answer = bring(sample.inside("child"), sample, data)
    assert answer.status_code == 400
    body = answer.get_json()
    assert (body["ok"], body["code"]) == (False, "invalid")
    assert body["message"]


@pytest.mark.abuse
def test_a_file_that_is_too_big_is_refused(sample: SampleSite) -> None:
    answer = bring(sample.inside("child"), sample, b"\xff\xd8\xff" + bytes(21 * 1024 * 1024))
    assert answer.status_code == 413
    assert answer.get_json()["code"] == "too_big"


@pytest.mark.abuse
def test_an_upload_without_a_csrf_token_is_refused(sample: SampleSite) -> None:
    answer = bring(sample.inside("child"), sample, photo(), token="")
    assert answer.status_code == 400
    assert answer.get_json()["code"] == "invalid"
    assert answer.get_json()["stale"] is True, "its page is to be opened again, and keeps what it has"


@pytest.mark.parametrize("id", ["..%2f..%2fkey", "%2e%2e", "m-1.small", "__proto__", "a" * 300, "m%00x"])
@pytest.mark.abuse
def test_malformed_media_ids_get_404(sample: SampleSite, id: str) -> None:
    assert sample.inside("child").get(f"{sample.home}media/{id}").status_code == 404


def test_the_same_upload_twice_makes_one_picture(sample: SampleSite) -> None:
    child = sample.inside("child")
    first = bring(child, sample, photo(), upload="u1")
    again = bring(child, sample, photo(), upload="u1")
    other = bring(child, sample, photo(), upload="u2")
    assert first.status_code == again.status_code == 201
    assert first.get_json() == again.get_json()
    assert other.get_json()["id"] != first.get_json()["id"]


@pytest.mark.abuse
def test_an_upload_sent_again_with_another_picture_changes_nothing(sample: SampleSite) -> None:
    """An approved picture cannot be exchanged under its card (P4)."""
    child = sample.inside("child")
    picture = bring(child, sample, photo((40, 30)), upload="u1").get_json()
    assert bring(child, sample, photo((90, 90)), upload="u1").get_json() == picture
    assert Image.open(BytesIO(child.get(picture["url"]).data)).size == (40, 30)


@pytest.mark.abuse
def test_the_same_upload_id_of_another_person_makes_a_separate_picture(sample: SampleSite) -> None:
    """A1, A9"""
    child, family = sample.inside("child"), sample.inside("family")
    picture = bring(child, sample, photo(), upload="u1").get_json()
    assert bring(family, sample, photo(), upload="u1").get_json()["id"] != picture["id"]


@pytest.mark.parametrize("upload", ["../../x", "a" * 41, "__proto__ x", "á", "a\u0000b"])
@pytest.mark.abuse
def test_a_malformed_upload_id_is_refused(sample: SampleSite, upload: str) -> None:
    """I9"""
    answer = bring(sample.inside("child"), sample, photo(), upload=upload)
    assert (answer.status_code, answer.get_json()["code"]) == (400, "invalid")


def test_sending_an_upload_again_restores_its_lost_bytes(sample: SampleSite) -> None:
    """A crash between the note and the bytes."""
    child = sample.inside("child")
    picture = bring(child, sample, photo(), upload="u1").get_json()
    sample.store.media.drop(sample.conference, picture["id"])
    assert child.get(picture["url"]).status_code == 404
    assert bring(child, sample, photo(), upload="u1").get_json() == picture
    assert child.get(picture["url"]).status_code == 200


def test_a_heic_photo_is_refused_with_advice(sample: SampleSite) -> None:
    answer = bring(sample.inside("child"), sample, b"\x00\x00\x00\x18ftypheic" + bytes(400))
    assert answer.status_code == 400
    assert "camera" in answer.get_json()["message"]


def test_media_that_never_was_on_a_card_is_deleted_after_some_days(sample: SampleSite) -> None:
    child = sample.inside("child")
    orphan, hung = bring(child, sample, photo()).get_json(), bring(child, sample, photo()).get_json()
    peeled = bring(child, sample, photo()).get_json()
    for number, media in enumerate((hung["id"], peeled["id"])):
        sample.change(lambda work, number=number, media=media: hang(work, sample, f"k{number}", media))
    sample.change(lambda work: work.delete(work.get(Card, "k1")))
    assert clear_orphans(sample.store, sample.store.media, sample.conference) == 0
    sample.clock.forward(days=3)
    assert clear_orphans(sample.store, sample.store.media, sample.conference) == 1
    assert child.get(orphan["url"]).status_code == 404
    assert sample.store.media.get(sample.conference, orphan["id"]) is None
    assert sample.store.media.get(sample.conference, small_name(orphan["id"])) is None
    assert child.get(hung["url"]).status_code == child.get(peeled["url"]).status_code == 200


def test_clearing_orphans_visits_every_conference_and_pauses_between(sample: SampleSite) -> None:
    child = sample.inside("child")
    orphan = bring(child, sample, photo()).get_json()
    sample.found()
    sample.clock.forward(days=3)
    rests: list[None] = []
    clear_everywhere(sample.store, sample.store.media, lambda: rests.append(None))
    assert child.get(orphan["url"]).status_code == 404
    assert len(rests) == len(sample.store.conferences()) == 2


def hang(work: UnitOfWork, sample: SampleSite, id: str, media: str) -> Card:
    person = work.get(Person, sample.person_id("child"))
    return stick_card(work, person, id=id, spot=Spot("co-se-dari", 400, 300), new=NewCard("picture", media=media))

"""Quotas keep space for the child; deleting a removed person's cards frees theirs (A28)."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import NotAllowed, NotFound, TooMany
from ipk.domain.kernel.media import MediaItem
from ipk.domain.people.person import Person
from ipk.domain.wall import quotas
from ipk.domain.wall.cards import Card
from ipk.services.people import people
from ipk.services.shared import media
from ipk.services.shared.strokes import NewStroke, draw_stroke
from ipk.services.wall import card_history, cards
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA, PETR
from tests.services.sample_conference import SampleConference


def small(monkeypatch: pytest.MonkeyPatch, name: str, **numbers: int) -> None:
    monkeypatch.setattr(quotas, name, replace(getattr(quotas, name), **numbers))


def bring(sample: SampleConference, person: Person, id: str, size: int = 1) -> None:
    item = MediaItem(id=id, kind="picture", mime="image/jpeg", owner=person.id, key="k", upload=id, size=size)
    sample.send(person, "media.add", media.add_media, item=item)


def clear(sample: SampleConference, who: Person, by: Person = JANA) -> None:
    sample.send(by, "wall.clear", card_history.clear_left_behind, who=who.id)


def test_cards_of_one_person_are_limited(open_sample: SampleConference, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, "CARDS", each=2, staff=3)
    for id in ("a", "b"):
        open_sample.stick(NOVAKOVA, id)
    with pytest.raises(TooMany, match="as many cards as one person"), open_sample.nothing_changes():
        open_sample.stick(NOVAKOVA, "c")
    open_sample.stick(JIRINA, "d")
    for id in ("e", "f", "g"):
        open_sample.stick(PETR, id)
    open_sample.send(NOVAKOVA, "card.peel", cards.peel_card, id="a")
    open_sample.stick(NOVAKOVA, "h")
    with pytest.raises(TooMany), open_sample.nothing_changes():
        open_sample.send(NOVAKOVA, "card.restore", cards.restore_card, id="a")


def test_the_child_and_its_guide_have_reserved_space_on_a_full_wall(
    open_sample: SampleConference, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung = len(open_sample.all(Card))
    small(monkeypatch, "CARDS", total=hung + 4, reserve=3)
    open_sample.stick(NOVAKOVA, "a")
    with pytest.raises(TooMany, match="The wall is full"):
        open_sample.stick(JIRINA, "b")
    open_sample.stick(ANICKA, "c")
    open_sample.stick(EVA, "d")
    open_sample.stick(ANICKA, "e")
    with pytest.raises(TooMany):
        open_sample.stick(ANICKA, "f")


def test_waiting_cards_of_one_person_are_limited(sample: SampleConference, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, "WAITING", each=2)
    for id in ("a", "b"):
        sample.stick(NOVAKOVA, id)
    with pytest.raises(TooMany, match="waiting already"), sample.nothing_changes():
        sample.stick(NOVAKOVA, "c")
    sample.send(JANA, "card.approve", cards.approve_card, id="a")
    sample.stick(NOVAKOVA, "c")


def test_cards_made_by_one_person_are_limited_even_when_peeled(
    open_sample: SampleConference, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch, "MADE", each=2)
    for id in ("a", "b"):
        open_sample.stick(NOVAKOVA, id)
        open_sample.send(NOVAKOVA, "card.peel", cards.peel_card, id=id)
    with pytest.raises(TooMany), open_sample.nothing_changes():
        open_sample.stick(NOVAKOVA, "c")
    open_sample.send(NOVAKOVA, "card.restore", cards.restore_card, id="a")


def test_text_of_one_person_is_limited_and_may_always_be_shortened(
    open_sample: SampleConference, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch, "LETTERS", each=10)
    open_sample.stick(NOVAKOVA, "a", "12345678")
    with pytest.raises(TooMany, match="words"), open_sample.nothing_changes():
        open_sample.stick(NOVAKOVA, "b", "123")
    with pytest.raises(TooMany), open_sample.nothing_changes():
        open_sample.send(NOVAKOVA, "card.edit", cards.edit_card, id="a", text="12345678901")
    open_sample.send(NOVAKOVA, "card.edit", cards.edit_card, id="a", text="1")
    open_sample.stick(NOVAKOVA, "b", "123456789")
    open_sample.stick(ANICKA, "c", "delší než deset písmen")


def test_a_waiting_edit_counts_towards_the_text_limit(
    sample: SampleConference, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.stick(NOVAKOVA, "a", "1234")
    sample.send(JANA, "card.approve", cards.approve_card, id="a")
    small(monkeypatch, "LETTERS", each=10)
    with pytest.raises(TooMany), sample.nothing_changes():
        sample.send(NOVAKOVA, "card.edit", cards.edit_card, id="a", text="1234567")
    sample.send(NOVAKOVA, "card.edit", cards.edit_card, id="a", text="123456")


def test_drawings_and_their_ink_are_limited_except_for_the_child(
    open_sample: SampleConference, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch, "DRAWINGS", each=1)
    open_sample.stick(NOVAKOVA, "a", "", kind="drawing")
    with pytest.raises(TooMany, match="drawings"), open_sample.nothing_changes():
        open_sample.stick(NOVAKOVA, "b", "", kind="drawing")
    monkeypatch.setattr(quotas, "INK_OF_A_DRAWING", 16)
    line = NewStroke(name="l1", colour="ink", size=1, points="AAAAAAAAAAA=")
    open_sample.send(NOVAKOVA, "drawing.stroke", draw_stroke, id="a", stroke=line)
    with pytest.raises(TooMany, match="drawing is full"), open_sample.nothing_changes():
        open_sample.send(NOVAKOVA, "drawing.stroke", draw_stroke, id="a", stroke=replace(line, name="l2"))
    open_sample.stick(ANICKA, "c", "", kind="drawing")
    for name in ("l1", "l2", "l3"):
        open_sample.send(ANICKA, "drawing.stroke", draw_stroke, id="c", stroke=replace(line, name=name))


def test_pictures_and_their_bytes_are_limited_except_for_the_child(
    open_sample: SampleConference, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch, "MEDIA", each=2)
    small(monkeypatch, "MEDIA_BYTES", each=100)
    bring(open_sample, NOVAKOVA, "m-1", 60)
    with pytest.raises(TooMany), open_sample.nothing_changes():
        bring(open_sample, NOVAKOVA, "m-2", 60)
    bring(open_sample, NOVAKOVA, "m-3", 40)
    with pytest.raises(TooMany, match="pictures and sounds"), open_sample.nothing_changes():
        bring(open_sample, NOVAKOVA, "m-4", 0)
    for number in range(4):
        bring(open_sample, ANICKA, f"m-a{number}", 100)


def test_clearing_a_removed_persons_cards_erases_them_and_frees_quota(
    open_sample: SampleConference, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(open_sample, NOVAKOVA, "m-fotka")
    open_sample.stick(NOVAKOVA, "fotka", "", kind="picture", media="m-fotka")
    open_sample.stick(NOVAKOVA, "slova", "Zlá slova")
    open_sample.stick(PETR, "za-jirinu", "Babička to říká", said_by=JIRINA.id)
    open_sample.stick(JIRINA, "jina")
    with pytest.raises(NotFound), open_sample.nothing_changes():
        clear(open_sample, NOVAKOVA)
    open_sample.send(JANA, "person.remove", people.remove, id=NOVAKOVA.id)
    with pytest.raises(NotAllowed), open_sample.nothing_changes():
        clear(open_sample, NOVAKOVA, by=PETR)
    clear(open_sample, NOVAKOVA)
    assert {card.id for card in open_sample.all(Card)} >= {"jina", "za-jirinu"}
    buried = open_sample.get(Card, "slova")
    assert (buried.gone, buried.text) == (True, "")
    photo = open_sample.get(MediaItem, "m-fotka")
    assert (photo.key, photo.owner) == ("", "")
    open_sample.send(JANA, "person.remove", people.remove, id=PETR.id)
    clear(open_sample, PETR)
    assert not open_sample.get(Card, "za-jirinu").gone
    small(monkeypatch, "MEDIA", total=1, reserve=0)
    bring(open_sample, JIRINA, "m-nova")

"""Quotas keep space for the child; deleting a removed person's cards frees theirs (A28)."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import NotAllowed, NotFound, TooMany
from ipk.domain.kernel.media import MediaItem
from ipk.domain.people.person import Person
from ipk.domain.wall import quotas
from ipk.domain.wall.cards import Card
from ipk.services.people import people
from ipk.services.shared import card_history, media
from ipk.services.shared.strokes import NewStroke, draw_stroke
from ipk.services.wall import cards
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA, PETR
from tests.services.house import House


def small(monkeypatch: pytest.MonkeyPatch, name: str, **numbers: int) -> None:
    monkeypatch.setattr(quotas, name, replace(getattr(quotas, name), **numbers))


def bring(house: House, person: Person, id: str, size: int = 1) -> None:
    item = MediaItem(id=id, kind="picture", mime="image/jpeg", owner=person.id, key="k", upload=id, size=size)
    house.send(person, "media.add", media.add_media, item=item)


def clear(house: House, who: Person, by: Person = JANA) -> None:
    house.send(by, "wall.clear", card_history.clear_left_behind, who=who.id)


def test_one_person_has_a_share_of_the_cards(open_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, "CARDS", each=2, staff=3)
    for id in ("a", "b"):
        open_house.stick(NOVAKOVA, id)
    with pytest.raises(TooMany, match="as many cards as one person"), open_house.nothing_changes():
        open_house.stick(NOVAKOVA, "c")
    open_house.stick(JIRINA, "d")
    for id in ("e", "f", "g"):
        open_house.stick(PETR, id)
    open_house.send(NOVAKOVA, "card.peel", cards.peel_card, id="a")
    open_house.stick(NOVAKOVA, "h")
    with pytest.raises(TooMany), open_house.nothing_changes():
        open_house.send(NOVAKOVA, "card.restore", cards.restore_card, id="a")


def test_the_child_and_its_guide_write_when_everybody_else_cannot(
    open_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung = len(open_house.all(Card))
    small(monkeypatch, "CARDS", total=hung + 4, reserve=3)
    open_house.stick(NOVAKOVA, "a")
    with pytest.raises(TooMany, match="The wall is full"):
        open_house.stick(JIRINA, "b")
    open_house.stick(ANICKA, "c")
    open_house.stick(EVA, "d")
    open_house.stick(ANICKA, "e")
    with pytest.raises(TooMany):
        open_house.stick(ANICKA, "f")


def test_not_everything_waits_for_the_facilitator_at_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, "WAITING", each=2)
    for id in ("a", "b"):
        house.stick(NOVAKOVA, id)
    with pytest.raises(TooMany, match="waiting already"), house.nothing_changes():
        house.stick(NOVAKOVA, "c")
    house.send(JANA, "card.approve", cards.approve_card, id="a")
    house.stick(NOVAKOVA, "c")


def test_who_sticks_and_peels_for_ever_comes_to_an_end(open_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, "MADE", each=2)
    for id in ("a", "b"):
        open_house.stick(NOVAKOVA, id)
        open_house.send(NOVAKOVA, "card.peel", cards.peel_card, id=id)
    with pytest.raises(TooMany), open_house.nothing_changes():
        open_house.stick(NOVAKOVA, "c")
    open_house.send(NOVAKOVA, "card.restore", cards.restore_card, id="a")


def test_words_have_a_share_and_fewer_are_always_welcome(open_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, "LETTERS", each=10)
    open_house.stick(NOVAKOVA, "a", "12345678")
    with pytest.raises(TooMany, match="words"), open_house.nothing_changes():
        open_house.stick(NOVAKOVA, "b", "123")
    with pytest.raises(TooMany), open_house.nothing_changes():
        open_house.send(NOVAKOVA, "card.edit", cards.edit_card, id="a", text="12345678901")
    open_house.send(NOVAKOVA, "card.edit", cards.edit_card, id="a", text="1")
    open_house.stick(NOVAKOVA, "b", "123456789")
    open_house.stick(ANICKA, "c", "delší než deset písmen")


def test_an_edit_that_waits_counts_too(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.stick(NOVAKOVA, "a", "1234")
    house.send(JANA, "card.approve", cards.approve_card, id="a")
    small(monkeypatch, "LETTERS", each=10)
    with pytest.raises(TooMany), house.nothing_changes():
        house.send(NOVAKOVA, "card.edit", cards.edit_card, id="a", text="1234567")
    house.send(NOVAKOVA, "card.edit", cards.edit_card, id="a", text="123456")


def test_drawings_and_their_ink_have_a_share(open_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, "DRAWINGS", each=1)
    open_house.stick(NOVAKOVA, "a", "", kind="drawing")
    with pytest.raises(TooMany, match="drawings"), open_house.nothing_changes():
        open_house.stick(NOVAKOVA, "b", "", kind="drawing")
    monkeypatch.setattr(quotas, "INK_OF_A_DRAWING", 16)
    line = NewStroke(name="l1", colour="ink", size=1, points="AAAAAAAAAAA=")
    open_house.send(NOVAKOVA, "drawing.stroke", draw_stroke, card="a", stroke=line)
    with pytest.raises(TooMany, match="drawing is full"), open_house.nothing_changes():
        open_house.send(NOVAKOVA, "drawing.stroke", draw_stroke, card="a", stroke=replace(line, name="l2"))
    open_house.stick(ANICKA, "c", "", kind="drawing")
    for name in ("l1", "l2", "l3"):
        open_house.send(ANICKA, "drawing.stroke", draw_stroke, card="c", stroke=replace(line, name=name))


def test_pictures_and_their_bytes_have_a_share(open_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, "MEDIA", each=2)
    small(monkeypatch, "MEDIA_BYTES", each=100)
    bring(open_house, NOVAKOVA, "m-1", 60)
    with pytest.raises(TooMany), open_house.nothing_changes():
        bring(open_house, NOVAKOVA, "m-2", 60)
    bring(open_house, NOVAKOVA, "m-3", 40)
    with pytest.raises(TooMany, match="pictures and sounds"), open_house.nothing_changes():
        bring(open_house, NOVAKOVA, "m-4", 0)
    for number in range(4):
        bring(open_house, ANICKA, f"m-a{number}", 100)


def test_what_a_removed_person_left_is_buried_and_there_is_room_again(
    open_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(open_house, NOVAKOVA, "m-fotka")
    open_house.stick(NOVAKOVA, "fotka", "", kind="picture", media="m-fotka")
    open_house.stick(NOVAKOVA, "slova", "Zlá slova")
    open_house.stick(PETR, "za-jirinu", "Babička to říká", said_by=JIRINA.id)
    open_house.stick(JIRINA, "jina")
    with pytest.raises(NotFound), open_house.nothing_changes():
        clear(open_house, NOVAKOVA)
    open_house.send(JANA, "person.remove", people.remove, id=NOVAKOVA.id)
    with pytest.raises(NotAllowed), open_house.nothing_changes():
        clear(open_house, NOVAKOVA, by=PETR)
    clear(open_house, NOVAKOVA)
    assert {card.id for card in open_house.all(Card)} >= {"jina", "za-jirinu"}
    buried = open_house.get(Card, "slova")
    assert (buried.gone, buried.text) == (True, "")
    photo = open_house.get(MediaItem, "m-fotka")
    assert (photo.key, photo.owner) == ("", "")
    open_house.send(JANA, "person.remove", people.remove, id=PETR.id)
    clear(open_house, PETR)
    assert not open_house.get(Card, "za-jirinu").gone
    small(monkeypatch, "MEDIA", total=1, reserve=0)
    bring(open_house, JIRINA, "m-nova")

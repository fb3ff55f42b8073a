"""Commands on cards, stored on disk."""

from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooBig, TooLate, TooMany
from ipk.domain.kernel.media import MediaItem
from ipk.domain.wall import quotas
from ipk.domain.wall.cards import Card, Spot
from ipk.services.shared.media import add_media, may_see_media
from ipk.services.wall import cards as wall
from ipk.services.wall.cards import NewCard
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA, ON_THE_PAPER, PETR, PLATNO
from tests.services.house import House

IDEAS = Spot("napady", 100, 100)


def photo(house: House, owner: str = "jirina") -> None:
    item = MediaItem(id="fotka", kind="picture", mime="image/jpeg", owner=owner)
    house.change(lambda work: work.save(item))


def test_an_adults_card_waits_and_the_childs_hangs_at_once(house: House) -> None:
    assert house.stick(NOVAKOVA).state == "waiting"
    assert house.stick(ANICKA, "moje").state == "shown"
    assert house.stick(JANA, "jeji").state == "shown"


def test_where_nothing_waits_a_card_hangs_at_once(open_house: House) -> None:
    assert open_house.stick(NOVAKOVA).state == "shown"
    assert open_house.stick(JIRINA, "koncept", waiting=True).state == "waiting"


def test_a_waiting_card_does_not_exist_for_others(house: House) -> None:
    house.stick(NOVAKOVA)
    for person in (ANICKA, JIRINA, PETR):
        with pytest.raises(NotFound), house.nothing_changes():
            house.send(person, "card.peel", wall.peel_card, id="karta")
        with pytest.raises(NotFound):
            house.send(person, "card.peel", wall.peel_card, id="neni-tu")


def test_the_childs_words_are_the_childs_whoever_wrote_them_down(house: House) -> None:
    assert house.stick(ANICKA, "psala-sama").own_words
    spoken = house.stick(EVA, "psala-eva", said_by="anicka")
    assert (spoken.own_words, spoken.state, spoken.said_by) == (True, "shown", "anicka")
    house.send(ANICKA, "card.peel", wall.peel_card, id="psala-eva")
    assert house.get(Card, "psala-eva").gone


@pytest.mark.parametrize("person", [NOVAKOVA, JANA, PETR, JIRINA], ids=lambda one: one.id)
def test_only_the_child_and_its_guide_write_the_childs_words(house: House, person) -> None:
    with pytest.raises(NotAllowed), house.nothing_changes():
        house.stick(person, said_by="anicka")


def test_the_recorder_writes_down_what_others_say_and_nobody_else_does(house: House) -> None:
    said = house.stick(PETR, "zapis", said_by="jirina")
    assert (said.own_words, said.said_by) == (False, "jirina")
    with pytest.raises(NotAllowed), house.nothing_changes():
        house.stick(NOVAKOVA, "podvrh", said_by="jirina")
    with pytest.raises(NotFound), house.nothing_changes():
        house.stick(PETR, "za-nikoho", said_by="nikdo")


def test_the_author_comes_from_the_session(house: House) -> None:
    assert house.stick(NOVAKOVA).author == NOVAKOVA.id
    with pytest.raises(TypeError):
        NewCard("note", "text", author="anicka")  # type: ignore[call-arg]


def test_a_card_keeps_the_language_it_was_written_in(house: House) -> None:
    assert house.stick(JIRINA, lang="uk").lang == "uk"
    assert house.stick(JIRINA, "stara").lang == "", "an older client does not say"
    with pytest.raises(Invalid), house.nothing_changes():
        house.stick(JIRINA, "jina", lang="klingon")


def test_an_id_is_used_once_even_after_the_card_is_gone(open_house: House) -> None:
    open_house.stick(NOVAKOVA)
    open_house.send(NOVAKOVA, "card.peel", wall.peel_card, id="karta")
    for taken in ("karta", "meeting", "anicka", "dari-se"):
        with pytest.raises(Invalid), open_house.nothing_changes():
            open_house.stick(JIRINA, taken)


def test_a_card_hangs_on_an_open_paper_only(house: House) -> None:
    new = NewCard("note", "Nápad předem")
    with pytest.raises(TooLate), house.nothing_changes():
        house.send(NOVAKOVA, "card.stick", wall.stick_card, id="brzy", spot=IDEAS, new=new)
    with pytest.raises(NotFound), house.nothing_changes():
        house.send(NOVAKOVA, "card.stick", wall.stick_card, id="brzy", spot=Spot("neni-tu", 1, 1), new=new)


def test_no_card_moves_to_a_paper_that_is_not_open(open_house: House) -> None:
    open_house.stick(NOVAKOVA)
    with pytest.raises(TooLate), open_house.nothing_changes():
        open_house.send(NOVAKOVA, "card.move", wall.move_card, id="karta", spot=IDEAS)


def test_the_facilitator_adds_no_ideas(cellar) -> None:
    house = House(cellar).everybody_in(step=5)
    with pytest.raises(NotAllowed), house.nothing_changes():
        house.send(JANA, "card.stick", wall.stick_card, id="muj", spot=IDEAS, new=NewCard("note", "Můj nápad"))
    house.send(JIRINA, "card.stick", wall.stick_card, id="jeji", spot=IDEAS, new=NewCard("note", "Budu vyzvedávat"))


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        ({"kind": "note", "text": " \u200b "}, Invalid),
        ({"kind": "note", "text": "a\x00"}, Invalid),
        ({"kind": "note", "text": "a" * 2001}, TooBig),
        ({"kind": "symbol"}, Invalid),
        ({"kind": "symbol", "symbol": "../x"}, Invalid),
        ({"kind": "symbol", "symbols": ("mum", "../x")}, Invalid),
        ({"kind": "symbol", "symbols": ("mum",) * 6}, Invalid),
        ({"kind": "symbol", "symbol": "dad", "symbols": ("mum", "dad")}, Invalid),
        ({"kind": "picture", "media": "neni-tu"}, NotFound),
        ({"kind": "profile"}, Invalid),
        ({"kind": "note", "text": "a", "colour": "url(x)"}, Invalid),
    ],
)
def test_a_card_that_is_none_is_refused(house: House, new: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal), house.nothing_changes():
        house.send(NOVAKOVA, "card.stick", wall.stick_card, id="karta", spot=ON_THE_PAPER, new=NewCard(**new))


def test_everybody_hangs_their_own_pictures(house: House) -> None:
    photo(house)
    with pytest.raises(NotFound), house.nothing_changes():
        house.stick(NOVAKOVA, kind="picture", text="", media="fotka")
    with pytest.raises(Invalid), house.nothing_changes():
        house.stick(JIRINA, kind="voice", text="", media="fotka")
    assert house.stick(JIRINA, kind="picture", text="", media="fotka").media == "fotka"


def test_a_picture_is_seen_by_whoever_sees_a_card_that_carries_it(house: House) -> None:
    photo(house)
    house.stick(JIRINA, kind="picture", text="", media="fotka")
    assert _sees_photo(house) == {"jirina", "jana"}
    house.send(JANA, "card.approve", wall.approve_card, id="karta")
    assert _sees_photo(house) == {"jirina", "jana", "anicka", "novakova", "platno"}
    house.send(JANA, "card.hide", wall.hide_card, id="karta")
    assert _sees_photo(house) == {"jirina", "jana"}


def _sees_photo(house: House) -> set[str]:
    item, cards = house.get(MediaItem, "fotka"), house.all(Card)
    return {one.id for one in (ANICKA, JANA, JIRINA, NOVAKOVA, PLATNO) if may_see_media(one, item, cards)}


def test_the_display_brings_no_pictures(house: House) -> None:
    item = MediaItem(id="fotka", kind="picture", mime="image/jpeg", owner="platno")
    with pytest.raises(NotAllowed), house.nothing_changes():
        house.change(lambda work: add_media(work, PLATNO, item))


def test_an_approved_card_hangs_with_the_facilitators_word(house: House) -> None:
    house.stick(NOVAKOVA)
    house.send(JANA, "card.approve", wall.approve_card, id="karta", words="Děkuji.")
    assert (house.get(Card, "karta").state, house.get(Card, "karta").words) == ("shown", "Děkuji.")


def test_an_edit_of_a_card_that_hangs_waits_again(house: House) -> None:
    house.stick(NOVAKOVA)
    house.send(JANA, "card.approve", wall.approve_card, id="karta")
    house.send(NOVAKOVA, "card.edit", wall.edit_card, id="karta", text="Zlobí")
    drafted = house.get(Card, "karta")
    assert (drafted.text, drafted.draft.text if drafted.draft else "") == ("Anička je statečná", "Zlobí")
    house.send(NOVAKOVA, "card.edit", wall.edit_card, id="karta", colour="sky")
    draft = house.get(Card, "karta").draft
    assert draft is not None
    assert (draft.text, draft.colour) == ("Zlobí", "sky")
    house.send(JANA, "card.approve", wall.approve_card, id="karta")
    approved = house.get(Card, "karta")
    assert (approved.text, approved.colour, approved.draft) == ("Zlobí", "sky", None)


def test_an_edit_that_would_empty_a_card_is_refused_even_as_a_draft(house: House) -> None:
    house.stick(NOVAKOVA)
    house.send(JANA, "card.approve", wall.approve_card, id="karta")
    with pytest.raises(Invalid), house.nothing_changes():
        house.send(NOVAKOVA, "card.edit", wall.edit_card, id="karta", text="\u200b")


def test_a_hidden_card_can_be_hidden_and_approved_again(house: House) -> None:
    house.stick(ANICKA)
    house.send(JANA, "card.hide", wall.hide_card, id="karta", words="Povíme si o tom.")
    with pytest.raises(NotFound):
        house.send(JIRINA, "card.raise", wall.raise_card, id="karta")
    house.send(JANA, "card.approve", wall.approve_card, id="karta")
    assert house.get(Card, "karta").state == "shown"


def test_a_move_is_one_value_and_may_keep_its_turn(open_house: House) -> None:
    open_house.stick(NOVAKOVA)
    open_house.send(NOVAKOVA, "card.move", wall.move_card, id="karta", spot=Spot("dari-se", 1, 2, 30))
    open_house.send(NOVAKOVA, "card.move", wall.move_card, id="karta", spot=Spot("dari-se", 3, 4), keep_turn=True)
    assert open_house.get(Card, "karta").spot == Spot("dari-se", 3, 4, 30)


def test_the_childs_words_are_moved_by_the_child_alone(house: House) -> None:
    house.stick(ANICKA)
    with pytest.raises(NotAllowed), house.nothing_changes():
        house.send(JANA, "card.move", wall.move_card, id="karta", spot=Spot("dari-se", 9, 9))
    house.send(ANICKA, "card.move", wall.move_card, id="karta", spot=Spot("dari-se", 9, 9))


def test_a_raised_card_is_above_all_the_others(open_house: House) -> None:
    first, second = open_house.stick(NOVAKOVA, "prvni"), open_house.stick(JIRINA, "druha")
    assert first.z < second.z
    open_house.send(NOVAKOVA, "card.raise", wall.raise_card, id="prvni")
    assert open_house.get(Card, "prvni").z > second.z


def test_a_peeled_card_is_restored_as_it_was_by_its_author_alone(open_house: House) -> None:
    before = open_house.stick(NOVAKOVA)
    open_house.send(NOVAKOVA, "card.peel", wall.peel_card, id="karta")
    with pytest.raises(NotFound), open_house.nothing_changes():
        open_house.send(JIRINA, "card.restore", wall.restore_card, id="karta")
    open_house.send(NOVAKOVA, "card.restore", wall.restore_card, id="karta")
    after = open_house.get(Card, "karta")
    assert (after.text, after.spot, after.state, after.gone) == (before.text, before.spot, before.state, False)


def test_a_locked_card_moves_for_nobody_but_the_facilitator(open_house: House) -> None:
    open_house.stick(NOVAKOVA)
    open_house.send(JANA, "card.lock", wall.lock_card, id="karta")
    with pytest.raises(NotAllowed), open_house.nothing_changes():
        open_house.send(NOVAKOVA, "card.edit", wall.edit_card, id="karta", text="Jinak")
    open_house.send(JANA, "card.unlock", wall.unlock_card, id="karta")
    open_house.send(NOVAKOVA, "card.edit", wall.edit_card, id="karta", text="Jinak")


def test_cards_are_gathered_under_a_title_and_scattered_again(open_house: House) -> None:
    for id in ("a", "b", "c"):
        open_house.stick(NOVAKOVA, id)
    open_house.send(PETR, "card.gather", wall.gather_cards, ids=["a", "b", "a"], group=" Spaní ")
    assert [open_house.get(Card, id).group for id in "abc"] == ["Spaní", "Spaní", ""]
    open_house.send(PETR, "card.scatter", wall.scatter_cards, group="Spaní")
    assert not any(card.group for card in open_house.all(Card))
    with pytest.raises(NotFound):
        open_house.send(PETR, "card.scatter", wall.scatter_cards, group="Spaní")


def test_the_recorder_gathers_no_card_that_is_hidden_from_him(house: House) -> None:
    house.stick(NOVAKOVA)
    with pytest.raises(NotFound), house.nothing_changes():
        house.send(PETR, "card.gather", wall.gather_cards, ids=["karta"], group="Spaní")


def test_a_full_wall_takes_no_more(open_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotas, "CARDS", replace(quotas.CARDS, total=2, reserve=0))
    open_house.stick(NOVAKOVA, "a")
    open_house.stick(NOVAKOVA, "b")
    with pytest.raises(TooMany), open_house.nothing_changes():
        open_house.stick(NOVAKOVA, "c")


def test_ideas_are_marked_in_the_second_half_only(cellar) -> None:
    house = House(cellar).everybody_in(step=5, moderation="open")
    house.stick(NOVAKOVA)
    with pytest.raises(TooLate), house.nothing_changes():
        house.send(JIRINA, "mark.set", wall.set_mark, card="karta", realistic=True)
    house.set_meeting(half=2)
    house.send(JIRINA, "mark.set", wall.set_mark, card="karta", realistic=True)
    with pytest.raises(Invalid), house.nothing_changes():
        house.send(JIRINA, "mark.set", wall.set_mark, card="karta")
    assert house.get(Card, "karta").marks == {"jirina": {"realistic": True}}

"""Commands on cards, stored on disk."""

from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooBig, TooLate, TooMany
from ipk.domain.kernel.media import MediaItem
from ipk.domain.wall import quotas
from ipk.domain.wall.cards import Card, Spot
from ipk.services.meeting import marks
from ipk.services.shared.media import add_media, may_see_media
from ipk.services.wall import cards as wall
from ipk.services.wall.cards import NewCard
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA, ON_THE_PAPER, PETR, PLATNO
from tests.services.sample_conference import SampleConference

IDEAS = Spot("napady", 100, 100)


def photo(sample: SampleConference, owner: str = "jirina") -> None:
    item = MediaItem(id="fotka", kind="picture", mime="image/jpeg", owner=owner)
    sample.change(lambda work: work.save(item))


def test_an_adults_card_waits_and_cards_of_child_and_facilitator_are_shown(sample: SampleConference) -> None:
    assert sample.stick(NOVAKOVA).state == "waiting"
    assert sample.stick(ANICKA, "moje").state == "shown"
    assert sample.stick(JANA, "jeji").state == "shown"


def test_with_open_moderation_a_card_is_shown_unless_its_author_asks_to_wait(open_sample: SampleConference) -> None:
    assert open_sample.stick(NOVAKOVA).state == "shown"
    assert open_sample.stick(JIRINA, "koncept", waiting=True).state == "waiting"


def test_a_waiting_card_is_not_found_by_others(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    for person in (ANICKA, JIRINA, PETR):
        with pytest.raises(NotFound), sample.nothing_changes():
            sample.send(person, "card.peel", wall.peel_card, id="karta")
        with pytest.raises(NotFound):
            sample.send(person, "card.peel", wall.peel_card, id="neni-tu")


def test_words_written_down_by_the_guide_are_the_childs_own_words(sample: SampleConference) -> None:
    assert sample.stick(ANICKA, "psala-sama").own_words
    spoken = sample.stick(EVA, "psala-eva", said_by="anicka")
    assert (spoken.own_words, spoken.state, spoken.said_by) == (True, "shown", "anicka")
    sample.send(ANICKA, "card.peel", wall.peel_card, id="psala-eva")
    assert sample.get(Card, "psala-eva").gone


@pytest.mark.parametrize("person", [NOVAKOVA, JANA, PETR, JIRINA], ids=lambda one: one.id)
def test_other_roles_cannot_write_down_the_childs_words(sample: SampleConference, person) -> None:
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.stick(person, said_by="anicka")


def test_only_the_recorder_writes_down_what_others_say(sample: SampleConference) -> None:
    said = sample.stick(PETR, "zapis", said_by="jirina")
    assert (said.own_words, said.said_by) == (False, "jirina")
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.stick(NOVAKOVA, "podvrh", said_by="jirina")
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.stick(PETR, "za-nikoho", said_by="nikdo")


def test_the_author_of_a_card_is_the_sender(sample: SampleConference) -> None:
    assert sample.stick(NOVAKOVA).author == NOVAKOVA.id
    with pytest.raises(TypeError):
        NewCard("note", "text", author="anicka")  # type: ignore[call-arg]


def test_a_card_keeps_the_language_it_was_written_in(sample: SampleConference) -> None:
    assert sample.stick(JIRINA, lang="uk").lang == "uk"
    assert sample.stick(JIRINA, "stara").lang == "", "an older client does not say"
    with pytest.raises(Invalid), sample.nothing_changes():
        sample.stick(JIRINA, "jina", lang="klingon")


def test_a_card_id_cannot_be_reused_even_after_peeling(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA)
    open_sample.send(NOVAKOVA, "card.peel", wall.peel_card, id="karta")
    for taken in ("karta", "meeting", "anicka", "dari-se"):
        with pytest.raises(Invalid), open_sample.nothing_changes():
            open_sample.stick(JIRINA, taken)


def test_a_card_hangs_on_an_open_paper_only(sample: SampleConference) -> None:
    new = NewCard("note", "Nápad předem")
    with pytest.raises(TooLate), sample.nothing_changes():
        sample.send(NOVAKOVA, "card.stick", wall.stick_card, id="brzy", spot=IDEAS, new=new)
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.send(NOVAKOVA, "card.stick", wall.stick_card, id="brzy", spot=Spot("neni-tu", 1, 1), new=new)


def test_a_card_cannot_be_moved_to_a_closed_paper(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA)
    with pytest.raises(TooLate), open_sample.nothing_changes():
        open_sample.send(NOVAKOVA, "card.move", wall.move_card, id="karta", spot=IDEAS)


def test_the_facilitator_cannot_add_ideas(installation) -> None:
    sample = SampleConference(installation).everybody_in(step=5)
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(JANA, "card.stick", wall.stick_card, id="muj", spot=IDEAS, new=NewCard("note", "Můj nápad"))
    sample.send(JIRINA, "card.stick", wall.stick_card, id="jeji", spot=IDEAS, new=NewCard("note", "Budu vyzvedávat"))


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
def test_an_invalid_card_is_refused(sample: SampleConference, new: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal), sample.nothing_changes():
        sample.send(NOVAKOVA, "card.stick", wall.stick_card, id="karta", spot=ON_THE_PAPER, new=NewCard(**new))


def test_only_the_owner_hangs_a_picture(sample: SampleConference) -> None:
    photo(sample)
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.stick(NOVAKOVA, kind="picture", text="", media="fotka")
    with pytest.raises(Invalid), sample.nothing_changes():
        sample.stick(JIRINA, kind="voice", text="", media="fotka")
    assert sample.stick(JIRINA, kind="picture", text="", media="fotka").media == "fotka"


def test_a_picture_is_visible_to_those_who_see_its_card(sample: SampleConference) -> None:
    photo(sample)
    sample.stick(JIRINA, kind="picture", text="", media="fotka")
    assert _sees_photo(sample) == {"jirina", "jana"}
    sample.send(JANA, "card.approve", wall.approve_card, id="karta")
    assert _sees_photo(sample) == {"jirina", "jana", "anicka", "novakova", "platno"}
    sample.send(JANA, "card.hide", wall.hide_card, id="karta")
    assert _sees_photo(sample) == {"jirina", "jana"}


def _sees_photo(sample: SampleConference) -> set[str]:
    item, cards = sample.get(MediaItem, "fotka"), sample.all(Card)
    return {one.id for one in (ANICKA, JANA, JIRINA, NOVAKOVA, PLATNO) if may_see_media(one, item, cards)}


def test_the_display_cannot_add_media(sample: SampleConference) -> None:
    item = MediaItem(id="fotka", kind="picture", mime="image/jpeg", owner="platno")
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.change(lambda work: add_media(work, PLATNO, item))


def test_an_approval_stores_the_facilitators_words(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    sample.send(JANA, "card.approve", wall.approve_card, id="karta", words="Děkuji.")
    assert (sample.get(Card, "karta").state, sample.get(Card, "karta").words) == ("shown", "Děkuji.")


def test_an_edit_of_an_approved_card_waits_again(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    sample.send(JANA, "card.approve", wall.approve_card, id="karta")
    sample.send(NOVAKOVA, "card.edit", wall.edit_card, id="karta", text="Zlobí")
    drafted = sample.get(Card, "karta")
    assert (drafted.text, drafted.draft.text if drafted.draft else "") == ("Anička je statečná", "Zlobí")
    sample.send(NOVAKOVA, "card.edit", wall.edit_card, id="karta", colour="sky")
    draft = sample.get(Card, "karta").draft
    assert draft is not None
    assert (draft.text, draft.colour) == ("Zlobí", "sky")
    sample.send(JANA, "card.approve", wall.approve_card, id="karta")
    approved = sample.get(Card, "karta")
    assert (approved.text, approved.colour, approved.draft) == ("Zlobí", "sky", None)


def test_an_edit_that_empties_an_approved_card_is_refused(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    sample.send(JANA, "card.approve", wall.approve_card, id="karta")
    with pytest.raises(Invalid), sample.nothing_changes():
        sample.send(NOVAKOVA, "card.edit", wall.edit_card, id="karta", text="\u200b")


def test_a_hidden_card_is_not_found_and_can_be_approved_again(sample: SampleConference) -> None:
    sample.stick(ANICKA)
    sample.send(JANA, "card.hide", wall.hide_card, id="karta", words="Povíme si o tom.")
    with pytest.raises(NotFound):
        sample.send(JIRINA, "card.raise", wall.raise_card, id="karta")
    sample.send(JANA, "card.approve", wall.approve_card, id="karta")
    assert sample.get(Card, "karta").state == "shown"


def test_a_move_can_keep_the_rotation_of_a_card(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA)
    open_sample.send(NOVAKOVA, "card.move", wall.move_card, id="karta", spot=Spot("dari-se", 1, 2, 30))
    open_sample.send(NOVAKOVA, "card.move", wall.move_card, id="karta", spot=Spot("dari-se", 3, 4), keep_turn=True)
    assert open_sample.get(Card, "karta").spot == Spot("dari-se", 3, 4, 30)


def test_only_the_child_moves_its_own_words(sample: SampleConference) -> None:
    sample.stick(ANICKA)
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(JANA, "card.move", wall.move_card, id="karta", spot=Spot("dari-se", 9, 9))
    sample.send(ANICKA, "card.move", wall.move_card, id="karta", spot=Spot("dari-se", 9, 9))


def test_a_raised_card_is_above_all_the_others(open_sample: SampleConference) -> None:
    first, second = open_sample.stick(NOVAKOVA, "prvni"), open_sample.stick(JIRINA, "druha")
    assert first.z < second.z
    open_sample.send(NOVAKOVA, "card.raise", wall.raise_card, id="prvni")
    assert open_sample.get(Card, "prvni").z > second.z


def test_only_the_author_restores_a_peeled_card(open_sample: SampleConference) -> None:
    before = open_sample.stick(NOVAKOVA)
    open_sample.send(NOVAKOVA, "card.peel", wall.peel_card, id="karta")
    with pytest.raises(NotFound), open_sample.nothing_changes():
        open_sample.send(JIRINA, "card.restore", wall.restore_card, id="karta")
    open_sample.send(NOVAKOVA, "card.restore", wall.restore_card, id="karta")
    after = open_sample.get(Card, "karta")
    assert (after.text, after.spot, after.state, after.gone) == (before.text, before.spot, before.state, False)


def test_a_locked_card_cannot_be_edited_until_unlocked(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA)
    open_sample.send(JANA, "card.lock", wall.lock_card, id="karta")
    with pytest.raises(NotAllowed), open_sample.nothing_changes():
        open_sample.send(NOVAKOVA, "card.edit", wall.edit_card, id="karta", text="Jinak")
    open_sample.send(JANA, "card.unlock", wall.unlock_card, id="karta")
    open_sample.send(NOVAKOVA, "card.edit", wall.edit_card, id="karta", text="Jinak")


def test_cards_are_gathered_under_a_title_and_scattered_again(open_sample: SampleConference) -> None:
    for id in ("a", "b", "c"):
        open_sample.stick(NOVAKOVA, id)
    open_sample.send(PETR, "card.gather", wall.gather_cards, ids=["a", "b", "a"], group=" Spaní ")
    assert [open_sample.get(Card, id).group for id in "abc"] == ["Spaní", "Spaní", ""]
    open_sample.send(PETR, "card.scatter", wall.scatter_cards, group="Spaní")
    assert not any(card.group for card in open_sample.all(Card))
    with pytest.raises(NotFound):
        open_sample.send(PETR, "card.scatter", wall.scatter_cards, group="Spaní")


def test_the_recorder_cannot_gather_a_card_that_is_hidden_from_them(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.send(PETR, "card.gather", wall.gather_cards, ids=["karta"], group="Spaní")


def test_a_full_wall_takes_no_more(open_sample: SampleConference, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotas, "CARDS", replace(quotas.CARDS, total=2, reserve=0))
    open_sample.stick(NOVAKOVA, "a")
    open_sample.stick(NOVAKOVA, "b")
    with pytest.raises(TooMany), open_sample.nothing_changes():
        open_sample.stick(NOVAKOVA, "c")


def test_marking_ideas_is_refused_before_the_second_half_of_step_five(installation) -> None:
    sample = SampleConference(installation).everybody_in(step=5, moderation="open")
    sample.stick(NOVAKOVA)
    with pytest.raises(TooLate), sample.nothing_changes():
        sample.send(JIRINA, "mark.set", marks.set_mark, card="karta", mark={"realistic": True})
    sample.set_meeting(half=2)
    sample.send(JIRINA, "mark.set", marks.set_mark, card="karta", mark={"realistic": True})
    with pytest.raises(Invalid), sample.nothing_changes():
        sample.send(JIRINA, "mark.set", marks.set_mark, card="karta", mark={})
    assert sample.get(Card, "karta").marks == {"jirina": {"realistic": True}}

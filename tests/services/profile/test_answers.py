"""The child's answers on the wall, as far as the child releases them (A7, A8)."""

import json
from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooBig, TooLate
from ipk.domain.kernel.media import MediaItem
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import About, Answer, Consent
from ipk.domain.profile.workbook import Workbook
from ipk.domain.views.projection import project
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke
from ipk.services.profile import answers, workbook
from ipk.services.profile.answers import NewAttachment
from ipk.services.shared.media import may_see_media
from ipk.services.shared.strokes import NewStroke
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, NOVAKOVA, PETR, viewer
from tests.services.house import House
from tests.wire.support.ink import points


def show(house: House, person: Person, answer: str = "usinani") -> None:
    house.send(person, "profile.show", answers.show_answer, answer=answer)


def withdraw(house: House, person: Person, answer: str = "usinani") -> None:
    house.send(person, "profile.withdraw", answers.withdraw_answer, answer=answer)


def test_showing_an_answer_is_the_childs_consent(house: House) -> None:
    show(house, ANICKA)
    hung = house.get(Card, "profile-usinani")
    assert (hung.text, hung.author, hung.own_words, hung.state) == ("Světlo na chodbě", "anicka", True, "shown")
    assert (hung.spot.x, hung.spot.y) == (100, 200)
    assert house.get(Answer, "usinani").consent == "wall"


def test_the_guide_shows_nothing_without_the_childs_consent(house: House) -> None:
    with pytest.raises(NotAllowed), house.nothing_changes():
        show(house, EVA)
    show(house, EVA, "hudba")
    assert house.get(Card, "profile-hudba").state == "shown"


@pytest.mark.parametrize("person", [JANA, PETR, JIRINA, NOVAKOVA], ids=lambda one: one.id)
def test_nobody_else_reaches_the_profile(house: House, person: Person) -> None:
    for reach in (show, withdraw):
        with pytest.raises(NotAllowed), house.nothing_changes():
            reach(house, person, "hudba")


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_withdrawn_it_is_gone_from_every_screen_and_from_what_is_kept_of_the_card(house: House, person: Person) -> None:
    show(house, ANICKA)
    withdraw(house, person)
    card, answer = house.get(Card, "profile-usinani"), house.get(Answer, "usinani")
    assert (card.gone, card.text, answer.consent) == (True, "", "me")
    for one in EVERYBODY:
        told = json.dumps([project(card, viewer(one)), project(answer, viewer(one))], ensure_ascii=False)
        assert ("Světlo" in told) == (one in (ANICKA, EVA)), one.id


def test_after_a_withdrawal_the_guide_needs_consent_anew(house: House) -> None:
    withdraw(house, ANICKA, "hudba")
    with pytest.raises(NotAllowed), house.nothing_changes():
        show(house, EVA, "hudba")


def test_shown_again_it_hangs_where_it_hung(house: House) -> None:
    show(house, ANICKA)
    withdraw(house, ANICKA)
    show(house, ANICKA)
    again = house.get(Card, "profile-usinani")
    assert (again.text, again.spot.x, again.gone) == ("Světlo na chodbě", 100, False)


# --- in the book ---


def asked(question: str, paper: str = "dari-se") -> dict[str, Any]:
    about = About(question, "Co tě baví?", "6-9", "like", paper)
    return {"id": f"answer-{question}", "about": about}


def gives(house: House, person: Person, question: str = "rada", paper: str = "dari-se", **change: Any) -> Answer:
    house.send(person, "profile.answer", answers.answer_question, **asked(question, paper), **change)
    return house.get(Answer, f"answer-{question}")


def consents(house: House, person: Person, consent: Consent, id: str = "answer-rada", **more: Any) -> None:
    house.send(person, "profile.consent", answers.consent, id=id, consent=consent, **more)


def draws(house: House, person: Person, name: str = "cara") -> None:
    line = NewStroke(name, "ink", 2, points((1, 1), (9, 9)))
    house.send(person, "profile.stroke", answers.draw, **asked("rada"), stroke=line)


def test_an_answer_grows_by_every_way_and_keeps_what_was_asked(house: House) -> None:
    gives(house, EVA, text="Psi", said_by="anicka")
    gives(house, ANICKA, symbols=("dog", "hug"))
    draws(house, ANICKA)
    answer = house.get(Answer, "answer-rada")
    assert (answer.text, answer.symbols, answer.asked, answer.heading) == ("Psi", ("dog", "hug"), "Co tě baví?", "like")
    assert (answer.written_by, answer.said_by, answer.consent) == ("anicka", "", "me")
    assert [one.name for one in house.read(lambda work: work.list(Stroke, answer.id))] == ["cara"]


def test_what_is_changed_in_another_book_answers_what_that_one_asks(house: House) -> None:
    gives(house, ANICKA, text="Psi")
    other = About("rada", "Co dítěti dělá radost?", "for-a-child", "like", "napady")
    house.send(EVA, "profile.answer", answers.answer_question, id="answer-rada", about=other, text="Pes")
    answer = house.get(Answer, "answer-rada")
    assert (answer.sheet, answer.asked, answer.paper) == ("for-a-child", "Co dítěti dělá radost?", "napady")


def test_somebody_who_speaks_for_the_child_is_named(house: House) -> None:
    gives(house, EVA, text="Má ráda vodu", said_by="jirina")
    consents(house, ANICKA, "wall")
    card = house.get(Card, "profile-answer-rada")
    assert (card.said_by, card.own_words) == ("jirina", False)
    assert gives(house, ANICKA, text="Mám ráda vodu", said_by="jirina").said_by == ""


def test_what_is_released_hangs_with_everything_that_belongs_to_it(house: House) -> None:
    gives(house, ANICKA, text="Psi", symbols=("dog",), choice="happy")
    draws(house, ANICKA)
    consents(house, ANICKA, "wall")
    card = house.get(Card, "profile-answer-rada")
    assert (card.text, card.symbols, card.symbol, card.asked) == ("Psi", ("happy", "dog"), "happy", "Co tě baví?")
    draws(house, ANICKA, "druha")
    assert [one.name for one in house.read(lambda work: work.list(Stroke, card.id))] == ["cara", "druha"]
    gives(house, ANICKA, text="Psi a kočky")
    assert house.get(Card, card.id).text == "Psi a kočky"


def test_answers_on_one_paper_do_not_lie_over_each_other(house: House) -> None:
    for question in ("rada", "hry", "lide"):
        gives(house, ANICKA, question, text=question)
        consents(house, ANICKA, "wall", f"answer-{question}")
    spots = [house.get(Card, f"profile-answer-{one}").spot for one in ("rada", "hry", "lide")]
    assert len({(spot.x, spot.y) for spot in spots}) == 3


def test_what_the_guide_changes_is_not_what_the_child_released(house: House) -> None:
    gives(house, ANICKA, text="Psi")
    consents(house, ANICKA, "minutes")
    gives(house, EVA, text="Psi a škola")
    assert house.get(Answer, "answer-rada").consent == "me"
    assert (house.get(Card, "profile-answer-rada").gone, house.get(Card, "profile-answer-rada").text) == (True, "")


@pytest.mark.parametrize("change", [{"none": True}, {"text": ""}], ids=["none", "empty"])
def test_nothing_hangs_of_what_the_child_does_not_want_to_say(house: House, change: dict[str, Any]) -> None:
    gives(house, ANICKA, text="Psi")
    consents(house, ANICKA, "wall")
    gives(house, ANICKA, **change)
    assert house.get(Card, "profile-answer-rada").gone
    with pytest.raises(Invalid), house.nothing_changes():
        consents(house, ANICKA, "wall")


def test_a_question_without_a_paper_never_hangs(house: House) -> None:
    gives(house, ANICKA, paper="", text="Léto")
    consents(house, ANICKA, "minutes")
    assert house.get(Answer, "answer-rada").consent == "minutes"
    assert house.read(lambda work: work.get_or_none(Card, "profile-answer-rada")) is None


@pytest.mark.parametrize("consent", ["wall", "minutes"])
def test_the_guides_attempt_is_refused_and_the_child_sees_it(house: House, consent: Consent) -> None:
    """A7."""
    gives(house, EVA, text="Psi")
    for attempt in (lambda: consents(house, EVA, consent), lambda: show(house, EVA, "answer-rada")):
        with pytest.raises(NotAllowed):
            attempt()
        answer = house.get(Answer, "answer-rada")
        assert (answer.consent, answer.attempt) == ("me", "eva")
        assert house.read(lambda work: work.get_or_none(Card, "profile-answer-rada")) is None
        shown = project(answer, viewer(ANICKA))
        assert shown
        assert shown["attempt"] == "eva"
    consents(house, ANICKA, "me")
    assert house.get(Answer, "answer-rada").attempt == ""


def test_a_guide_who_was_told_releases_and_is_named_for_it(house: House) -> None:
    gives(house, EVA, text="Psi")
    consents(house, EVA, "wall", told=True)
    answer = house.get(Answer, "answer-rada")
    assert (answer.consent, answer.consent_by, answer.told) == ("wall", "eva", True)
    consents(house, EVA, "me")
    assert house.get(Card, "profile-answer-rada").gone


def test_a_release_waits_while_the_wall_rests_and_a_withdrawal_does_not(house: House) -> None:
    gives(house, ANICKA, text="Psi")
    consents(house, ANICKA, "wall")
    house.set_meeting(frozen=True)
    consents(house, ANICKA, "me")
    assert house.get(Card, "profile-answer-rada").gone
    with pytest.raises(TooLate), house.nothing_changes():
        consents(house, ANICKA, "wall")


@pytest.mark.parametrize("person", [JANA, PETR, JIRINA, NOVAKOVA], ids=lambda one: one.id)
def test_nobody_else_has_a_book(house: House, person: Person) -> None:
    for name, service, args in (
        ("profile.open", workbook.open_book, {"sheet": "6-9"}),
        ("profile.turn", workbook.turn_page, {"page": "rada"}),
        ("profile.close", workbook.close_book, {}),
        ("profile.answer", answers.answer_question, {**asked("rada"), "text": "x"}),
    ):
        with pytest.raises(NotAllowed), house.nothing_changes():
            house.send(person, name, service, **args)


def test_a_recorder_who_guides_too_has_no_book(house: House) -> None:
    """What they do not see they do not change, whatever else they may."""
    both = ("recorder", "guide")
    house.change(lambda work: work.save(work.get(Person, "petr").with_roles(both, ANICKA.id, work.seq)))
    with pytest.raises(NotFound), house.nothing_changes():
        show(house, PETR, "hudba")
    with pytest.raises(NotFound), house.nothing_changes():
        house.send(PETR, "profile.open", workbook.open_book, sheet="6-9")


def test_the_book_opens_where_it_was_closed_and_a_long_pause_makes_another_sitting(house: House) -> None:
    house.send(EVA, "profile.open", workbook.open_book, sheet="6-9", together=True)
    house.send(ANICKA, "profile.turn", workbook.turn_page, page="lide", noticed=True)
    assert gives(house, ANICKA, text="Psi").sitting == 1
    house.send(ANICKA, "profile.close", workbook.close_book)
    house.clock.forward(days=2)
    house.send(EVA, "profile.open", workbook.open_book)
    kept = house.get(Workbook, "book")
    assert (kept.sheet, kept.page, kept.noticed, kept.sitting) == ("6-9", "lide", True, 2)
    assert gives(house, ANICKA, text="Kočky").sitting == 2


def test_a_closed_book_is_not_turned(house: House) -> None:
    with pytest.raises(NotFound), house.nothing_changes():
        house.send(EVA, "profile.turn", workbook.turn_page, page="rada")


def test_an_answer_takes_the_circles_pictures_and_nobody_elses(house: House) -> None:
    song = MediaItem(id="m-pisnicka", kind="song", mime="audio/ogg", owner="anicka")
    house.change(lambda work: work.save(song))
    with pytest.raises(Invalid), house.nothing_changes():
        house.send(ANICKA, "profile.attach", answers.attach, **asked("rada"), brought=NewAttachment(song.id))
    house.change(
        lambda work: [
            work.save(MediaItem(id=f"m-{owner}", kind="picture", mime="image/jpeg", owner=owner))
            for owner in ("anicka", "eva", "jirina")
        ]
    )
    for owner in ("anicka", "eva"):
        house.send(ANICKA, "profile.attach", answers.attach, **asked("rada"), brought=NewAttachment(f"m-{owner}"))
    with pytest.raises(NotFound), house.nothing_changes():
        house.send(ANICKA, "profile.attach", answers.attach, **asked("rada"), brought=NewAttachment("m-jirina"))
    assert [one.id for one in house.get(Answer, "answer-rada").album] == ["m-anicka", "m-eva"]
    house.send(ANICKA, "profile.detach", answers.detach, id="answer-rada", media="m-eva")
    assert [one.id for one in house.get(Answer, "answer-rada").album] == ["m-anicka"]


def test_what_is_in_a_picture_is_kept_with_it(house: House) -> None:
    item = MediaItem(id="m-pes", kind="picture", mime="image/jpeg", owner="eva")
    house.change(lambda work: work.save(item))
    house.send(
        EVA, "profile.attach", answers.attach, **asked("rada"), brought=NewAttachment("m-pes", "  Náš pes\u202e Rek ")
    )
    assert [one.label for one in house.get(Answer, "answer-rada").album] == ["Náš pes Rek"]
    with pytest.raises(TooBig), house.nothing_changes():
        house.send(EVA, "profile.attach", answers.attach, **asked("lide"), brought=NewAttachment("m-pes", "x" * 2001))


def test_a_picture_of_an_answer_is_seen_by_all_only_while_it_is_released(house: House) -> None:
    """A8, A9."""
    item = MediaItem(id="m-pes", kind="picture", mime="image/jpeg", owner="eva")
    house.change(lambda work: work.save(item))
    house.send(EVA, "profile.attach", answers.attach, **asked("rada"), brought=NewAttachment("m-pes"))

    def seen() -> set[str]:
        carriers = [*house.all(Card), *house.all(Answer)]
        return {person.id for person in EVERYBODY if may_see_media(person, item, carriers)}

    assert seen() == {"anicka", "eva"}
    consents(house, ANICKA, "wall")
    assert seen() == {person.id for person in EVERYBODY}
    consents(house, ANICKA, "me")
    assert seen() == {"anicka", "eva"}

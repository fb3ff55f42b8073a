"""Earlier versions of answers are kept, restored and deleted for good."""

import json
from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, NotFound
from ipk.domain.kernel.media import MediaItem
from ipk.domain.people.person import Person
from ipk.domain.profile.answer_versions import EARLIER_LIMIT, AnswerVersion
from ipk.domain.profile.answers import About, Answer
from ipk.domain.views.projection import project
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke
from ipk.services.profile import answer_versions, answers, workbook
from ipk.services.profile.answers import NewAttachment
from ipk.services.shared.media import carriers, may_see_media
from ipk.services.shared.strokes import NewStroke
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, NOVAKOVA, viewer
from tests.services.house import House
from tests.wire.support.ink import points

ABOUT = {"id": "answer-rada", "about": About("rada", "Co tě baví?", "6-9", "like", "dari-se")}
ID = "answer-rada"


def sits_down(house: House) -> None:
    """Another sitting begins: the book is opened after a long pause."""
    house.clock.forward(hours=24)
    house.send(EVA, "profile.open", workbook.open_book, sheet="6-9")


def says(house: House, person: Person = ANICKA, **change: Any) -> Answer:
    house.send(person, "profile.answer", answers.answer_question, **ABOUT, **change)
    return answer(house)


def draws(house: House, name: str) -> None:
    line = NewStroke(name, "ink", 2, points((1, 1), (9, 9)))
    house.send(ANICKA, "profile.stroke", answers.draw, **ABOUT, stroke=line)


def rubs_out(house: House, name: str) -> None:
    house.send(ANICKA, "profile.unstroke", answers.take_line_back, id=ID, name=name)


def brings(house: House, sitting: int, person: Person = ANICKA) -> Answer:
    house.send(person, "profile.bring", answer_versions.revert_to, id=ID, sitting=sitting)
    return answer(house)


def forgets(house: House, person: Person = ANICKA) -> None:
    house.send(person, "profile.forget", answer_versions.delete_version, id=ID)


def answer(house: House) -> Answer:
    return house.get(Answer, ID)


def earlier(house: House) -> list[AnswerVersion]:
    return house.read(lambda work: work.list(AnswerVersion, ID))


def lines(house: House) -> list[str]:
    return [line.name for line in house.read(lambda work: work.list(Stroke, ID))]


def shown(house: House, person: Person) -> dict[str, Any] | None:
    parts = house.read(lambda work: [*work.list(AnswerVersion, ID, gone=True), *work.list(Stroke, ID, gone=True)])
    return project(answer(house), viewer(person), parts)


def test_each_answer_keeps_what_it_was_at_the_end_of_each_earlier_sitting(house: House) -> None:
    sits_down(house)
    says(house, text="Psi")
    says(house, EVA, text="Psi a kočky", said_by="jirina")
    said_at = answer(house).said_at
    sits_down(house)
    says(house, text="Koně", symbols=("dog",))
    says(house, text="Koně a psi")
    sits_down(house)
    says(house, none=True)
    first, second = earlier(house)
    assert (first.sitting, first.text, first.said_by, first.written_by) == (1, "Psi a kočky", "jirina", "eva")
    assert first.said_at == said_at
    assert (second.sitting, second.text, second.symbols, second.said_by) == (2, "Koně a psi", ("dog",), "")
    told = shown(house, EVA)
    assert told is not None
    assert (told["earlier"], told["sitting"]) == ([1, 2], 3)


def test_what_nobody_said_is_no_earlier_answer(house: House) -> None:
    sits_down(house)
    says(house, text="")
    sits_down(house)
    says(house, text="Psi")
    assert earlier(house) == []


def test_a_drawing_comes_back_line_by_line(house: House) -> None:
    sits_down(house)
    for name in ("a", "b"):
        draws(house, name)
    sits_down(house)
    rubs_out(house, "a")
    draws(house, "c")
    assert lines(house) == ["b", "c"]
    brings(house, 1)
    assert lines(house) == ["a", "b"]
    brings(house, 2)
    assert lines(house) == ["b", "c"]


def test_a_picture_that_was_taken_out_is_the_circles_to_see_and_comes_back(house: House) -> None:
    item = MediaItem(id="m-foto", kind="picture", mime="image/jpeg", owner="eva", key="a2xpYw==")
    house.change(lambda work: work.save(item))
    sits_down(house)
    house.send(EVA, "profile.attach", answers.attach, **ABOUT, brought=NewAttachment(item.id))
    sits_down(house)
    house.send(ANICKA, "profile.detach", answers.detach, id=ID, media=item.id)
    seen = {one.id for one in EVERYBODY if house.read(lambda work, one=one: may_see_media(one, item, carriers(work)))}
    assert seen == {"anicka", "eva"}
    assert [one.id for one in brings(house, 1).album] == ["m-foto"]


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_consent_never_comes_back_with_what_was_said(house: House, person: Person) -> None:
    """A8: it is the child's to give anew."""
    sits_down(house)
    says(house, text="Psi")
    house.send(ANICKA, "profile.consent", answers.consent, id=ID, consent="minutes")
    sits_down(house)
    says(house, text="Koně")
    assert answer(house).consent == "minutes"
    again = brings(house, 1, person)
    assert (again.text, again.consent, again.consent_by, again.sitting) == ("Psi", "me", "anicka", 2)
    card = house.get(Card, again.card)
    assert (card.gone, card.text) == (True, "")


def test_bringing_back_can_be_taken_back(house: House) -> None:
    sits_down(house)
    says(house, text="Psi")
    sits_down(house)
    says(house, text="Koně")
    assert brings(house, 1).text == "Psi"
    assert brings(house, 2).text == "Koně"
    assert brings(house, 1).text == "Psi"


def test_an_answer_remembers_only_so_many_sittings(house: House) -> None:
    for number in range(EARLIER_LIMIT + 3):
        sits_down(house)
        says(house, text=f"Odpověď {number}")
    kept = earlier(house)
    assert [one.sitting for one in kept] == list(range(3, EARLIER_LIMIT + 3))
    assert house.get(AnswerVersion, f"earlier-1.{ID}").text == ""


def test_the_page_as_it_was_then_is_whole(house: House) -> None:
    sits_down(house)
    says(house, text="Psi")
    draws(house, "a")
    sits_down(house)
    rubs_out(house, "a")
    says(house, text="Koně")
    about = About("hry", "Na co si hraješ?")
    house.send(ANICKA, "profile.answer", answers.answer_question, id="answer-hry", about=about, text="Na schovku")

    def page(sitting: int) -> dict[str, tuple[str, list[str], bool]]:
        leaves = house.read(lambda work: answer_versions.page_at(work, EVA, sitting=sitting))
        return {one.answer.id: (one.state.text, [line.name for line in one.strokes], one.now) for one in leaves}

    then, now = page(1), page(2)
    assert then[ID] == ("Psi", ["a"], False)
    assert "answer-hry" not in then
    assert (now[ID], now["answer-hry"]) == (("Koně", [], True), ("Na schovku", [], True))
    assert [sitting for sitting, _ in house.read(lambda work: answer_versions.sessions(work, EVA))] == [1]


def test_forgotten_is_gone_for_good_and_what_is_said_now_stays(house: House) -> None:
    sits_down(house)
    says(house, text="Tajemství")
    draws(house, "a")
    sits_down(house)
    rubs_out(house, "a")
    says(house, text="Koně")
    forgets(house)
    assert (answer(house).text, earlier(house), lines(house)) == ("Koně", [], [])
    kept = [record.to_dict() for record in house.snapshot()[1].values()]
    assert "Tajemství" not in json.dumps(kept, ensure_ascii=False)
    assert house.get(Stroke, f"{ID}~a").points == ""
    with pytest.raises(NotFound), house.nothing_changes():
        brings(house, 1)


def test_what_stood_before_a_no_is_forgotten_too(house: House) -> None:
    sits_down(house)
    says(house, text="Tajemství", symbols=("dog",))
    draws(house, "a")
    says(house, none=True)
    assert answer(house).text == "Tajemství"
    forgets(house)
    gone = answer(house)
    assert (gone.none, gone.text, gone.symbols, lines(house)) == (True, "", (), [])


def test_a_forgotten_picture_is_unreadable_unless_something_still_carries_it(house: House) -> None:
    for id in ("m-pryc", "m-dal"):
        house.change(
            lambda work, id=id: work.save(
                MediaItem(id=id, kind="picture", mime="image/jpeg", owner="eva", key="a2xpYw==")
            )
        )
    sits_down(house)
    for id in ("m-pryc", "m-dal"):
        house.send(EVA, "profile.attach", answers.attach, **ABOUT, brought=NewAttachment(id))
    sits_down(house)
    house.send(EVA, "profile.detach", answers.detach, id=ID, media="m-pryc")
    forgets(house, EVA)
    assert house.get(MediaItem, "m-pryc").key == ""
    assert house.get(MediaItem, "m-pryc").is_orphan(house.clock.now)
    assert house.get(MediaItem, "m-dal").key == "a2xpYw=="


@pytest.mark.parametrize("person", [JANA, NOVAKOVA], ids=lambda one: one.id)
def test_nobody_else_looks_back(house: House, person: Person) -> None:
    sits_down(house)
    says(house, text="Psi")
    sits_down(house)
    says(house, text="Koně")
    assert shown(house, person) is None
    for look in (
        lambda work: answer_versions.sessions(work, person),
        lambda work: answer_versions.page_at(work, person, sitting=1),
        lambda work: answer_versions.revert_to(work, person, id=ID, sitting=1),
        lambda work: answer_versions.delete_version(work, person, id=ID),
    ):
        with pytest.raises(NotFound), house.nothing_changes():
            house.read(look)


def test_an_earlier_answers_id_is_the_houses_own(house: House) -> None:
    with pytest.raises(Invalid):
        house.stick(ANICKA, id="earlier-1")

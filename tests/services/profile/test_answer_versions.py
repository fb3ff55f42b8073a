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
from tests.services.sample_conference import SampleConference
from tests.wire.support.ink import points

ABOUT = {"id": "answer-rada", "about": About("rada", "Co tě baví?", "6-9", "like", "dari-se")}
ID = "answer-rada"


def sits_down(sample: SampleConference) -> None:
    """Another sitting begins: the book is opened after a long pause."""
    sample.clock.forward(hours=24)
    sample.send(EVA, "profile.open", workbook.open_book, sheet="6-9")


def says(sample: SampleConference, person: Person = ANICKA, **change: Any) -> Answer:
    sample.send(person, "profile.answer", answers.answer_question, **ABOUT, **change)
    return answer(sample)


def draws(sample: SampleConference, name: str) -> None:
    line = NewStroke(name, "ink", 2, points((1, 1), (9, 9)))
    sample.send(ANICKA, "profile.stroke", answers.draw, **ABOUT, stroke=line)


def rubs_out(sample: SampleConference, name: str) -> None:
    sample.send(ANICKA, "profile.unstroke", answers.take_line_back, id=ID, name=name)


def brings(sample: SampleConference, sitting: int, person: Person = ANICKA) -> Answer:
    sample.send(person, "profile.bring", answer_versions.revert_to, id=ID, sitting=sitting)
    return answer(sample)


def forgets(sample: SampleConference, person: Person = ANICKA) -> None:
    sample.send(person, "profile.forget", answer_versions.delete_version, id=ID)


def answer(sample: SampleConference) -> Answer:
    return sample.get(Answer, ID)


def earlier(sample: SampleConference) -> list[AnswerVersion]:
    return sample.read(lambda work: work.list(AnswerVersion, ID))


def lines(sample: SampleConference) -> list[str]:
    return [line.name for line in sample.read(lambda work: work.list(Stroke, ID))]


def shown(sample: SampleConference, person: Person) -> dict[str, Any] | None:
    parts = sample.read(lambda work: [*work.list(AnswerVersion, ID, gone=True), *work.list(Stroke, ID, gone=True)])
    return project(answer(sample), viewer(person), parts)


def test_an_answer_keeps_its_last_version_of_each_earlier_sitting(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    says(sample, EVA, text="Psi a kočky", said_by="jirina")
    said_at = answer(sample).said_at
    sits_down(sample)
    says(sample, text="Koně", symbols=("dog",))
    says(sample, text="Koně a psi")
    sits_down(sample)
    says(sample, none=True)
    first, second = earlier(sample)
    assert (first.sitting, first.text, first.said_by, first.written_by) == (1, "Psi a kočky", "jirina", "eva")
    assert first.said_at == said_at
    assert (second.sitting, second.text, second.symbols, second.said_by) == (2, "Koně a psi", ("dog",), "")
    told = shown(sample, EVA)
    assert told is not None
    assert (told["earlier"], told["sitting"]) == ([1, 2], 3)


def test_an_empty_answer_leaves_no_earlier_version(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="")
    sits_down(sample)
    says(sample, text="Psi")
    assert earlier(sample) == []


def test_an_earlier_drawing_is_restored_stroke_by_stroke(sample: SampleConference) -> None:
    sits_down(sample)
    for name in ("a", "b"):
        draws(sample, name)
    sits_down(sample)
    rubs_out(sample, "a")
    draws(sample, "c")
    assert lines(sample) == ["b", "c"]
    brings(sample, 1)
    assert lines(sample) == ["a", "b"]
    brings(sample, 2)
    assert lines(sample) == ["b", "c"]


def test_a_detached_picture_is_visible_to_the_circle_only_and_can_be_restored(sample: SampleConference) -> None:
    item = MediaItem(id="m-foto", kind="picture", mime="image/jpeg", owner="eva", key="a2xpYw==")
    sample.change(lambda work: work.save(item))
    sits_down(sample)
    sample.send(EVA, "profile.attach", answers.attach, **ABOUT, brought=NewAttachment(item.id))
    sits_down(sample)
    sample.send(ANICKA, "profile.detach", answers.detach, id=ID, media=item.id)
    seen = {one.id for one in EVERYBODY if sample.read(lambda work, one=one: may_see_media(one, item, carriers(work)))}
    assert seen == {"anicka", "eva"}
    assert [one.id for one in brings(sample, 1).album] == ["m-foto"]


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_restoring_an_earlier_version_resets_the_consent(sample: SampleConference, person: Person) -> None:
    """A8: it is the child's to give anew."""
    sits_down(sample)
    says(sample, text="Psi")
    sample.send(ANICKA, "profile.consent", answers.consent, id=ID, consent="minutes")
    sits_down(sample)
    says(sample, text="Koně")
    assert answer(sample).consent == "minutes"
    again = brings(sample, 1, person)
    assert (again.text, again.consent, again.consent_by, again.sitting) == ("Psi", "me", "anicka", 2)
    card = sample.get(Card, again.card)
    assert (card.gone, card.text) == (True, "")


def test_restoring_an_earlier_version_can_be_undone(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    sits_down(sample)
    says(sample, text="Koně")
    assert brings(sample, 1).text == "Psi"
    assert brings(sample, 2).text == "Koně"
    assert brings(sample, 1).text == "Psi"


def test_earlier_versions_are_limited(sample: SampleConference) -> None:
    for number in range(EARLIER_LIMIT + 3):
        sits_down(sample)
        says(sample, text=f"Odpověď {number}")
    kept = earlier(sample)
    assert [one.sitting for one in kept] == list(range(3, EARLIER_LIMIT + 3))
    assert sample.get(AnswerVersion, f"earlier-1.{ID}").text == ""


def test_the_page_of_an_earlier_sitting_has_its_texts_and_strokes(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    draws(sample, "a")
    sits_down(sample)
    rubs_out(sample, "a")
    says(sample, text="Koně")
    about = About("hry", "Na co si hraješ?")
    sample.send(ANICKA, "profile.answer", answers.answer_question, id="answer-hry", about=about, text="Na schovku")

    def page(sitting: int) -> dict[str, tuple[str, list[str], bool]]:
        leaves = sample.read(lambda work: answer_versions.page_at(work, EVA, sitting=sitting))
        return {one.answer.id: (one.state.text, [line.name for line in one.strokes], one.now) for one in leaves}

    then, now = page(1), page(2)
    assert then[ID] == ("Psi", ["a"], False)
    assert "answer-hry" not in then
    assert (now[ID], now["answer-hry"]) == (("Koně", [], True), ("Na schovku", [], True))
    assert [sitting for sitting, _ in sample.read(lambda work: answer_versions.sessions(work, EVA))] == [1]


def test_deleting_earlier_versions_erases_them_and_keeps_the_current_answer(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Tajemství")
    draws(sample, "a")
    sits_down(sample)
    rubs_out(sample, "a")
    says(sample, text="Koně")
    forgets(sample)
    assert (answer(sample).text, earlier(sample), lines(sample)) == ("Koně", [], [])
    kept = [record.to_dict() for record in sample.snapshot()[1].values()]
    assert "Tajemství" not in json.dumps(kept, ensure_ascii=False)
    assert sample.get(Stroke, f"{ID}~a").points == ""
    with pytest.raises(NotFound), sample.nothing_changes():
        brings(sample, 1)


def test_deleting_earlier_versions_of_a_declined_answer_erases_its_text(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Tajemství", symbols=("dog",))
    draws(sample, "a")
    says(sample, none=True)
    assert answer(sample).text == "Tajemství"
    forgets(sample)
    gone = answer(sample)
    assert (gone.none, gone.text, gone.symbols, lines(sample)) == (True, "", (), [])


def test_a_deleted_picture_loses_its_key_unless_the_answer_still_has_it(sample: SampleConference) -> None:
    for id in ("m-pryc", "m-dal"):
        sample.change(
            lambda work, id=id: work.save(
                MediaItem(id=id, kind="picture", mime="image/jpeg", owner="eva", key="a2xpYw==")
            )
        )
    sits_down(sample)
    for id in ("m-pryc", "m-dal"):
        sample.send(EVA, "profile.attach", answers.attach, **ABOUT, brought=NewAttachment(id))
    sits_down(sample)
    sample.send(EVA, "profile.detach", answers.detach, id=ID, media="m-pryc")
    forgets(sample, EVA)
    assert sample.get(MediaItem, "m-pryc").key == ""
    assert sample.get(MediaItem, "m-pryc").is_orphan(sample.clock.now)
    assert sample.get(MediaItem, "m-dal").key == "a2xpYw=="


@pytest.mark.parametrize("person", [JANA, NOVAKOVA], ids=lambda one: one.id)
def test_only_the_circle_reads_earlier_versions(sample: SampleConference, person: Person) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    sits_down(sample)
    says(sample, text="Koně")
    assert shown(sample, person) is None
    for look in (
        lambda work: answer_versions.sessions(work, person),
        lambda work: answer_versions.page_at(work, person, sitting=1),
        lambda work: answer_versions.revert_to(work, person, id=ID, sitting=1),
        lambda work: answer_versions.delete_version(work, person, id=ID),
    ):
        with pytest.raises(NotFound), sample.nothing_changes():
            sample.read(look)


def test_an_id_of_an_earlier_version_is_refused_for_a_card(sample: SampleConference) -> None:
    with pytest.raises(Invalid):
        sample.stick(ANICKA, id="earlier-1")

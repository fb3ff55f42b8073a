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
from tests.services.sample_conference import SampleConference
from tests.wire.support.ink import points


def show(sample: SampleConference, person: Person, answer: str = "usinani") -> None:
    sample.send(person, "profile.show", answers.show_answer, answer=answer)


def withdraw(sample: SampleConference, person: Person, answer: str = "usinani") -> None:
    sample.send(person, "profile.withdraw", answers.withdraw_answer, answer=answer)


def test_showing_an_answer_hangs_it_and_records_the_childs_consent(sample: SampleConference) -> None:
    show(sample, ANICKA)
    hung = sample.get(Card, "profile-usinani")
    assert (hung.text, hung.author, hung.own_words, hung.state) == ("Světlo na chodbě", "anicka", True, "shown")
    assert (hung.spot.x, hung.spot.y) == (100, 200)
    assert sample.get(Answer, "usinani").consent == "wall"


def test_the_guide_shows_only_answers_with_the_childs_consent(sample: SampleConference) -> None:
    with pytest.raises(NotAllowed), sample.nothing_changes():
        show(sample, EVA)
    show(sample, EVA, "hudba")
    assert sample.get(Card, "profile-hudba").state == "shown"


@pytest.mark.parametrize("person", [JANA, PETR, JIRINA, NOVAKOVA], ids=lambda one: one.id)
def test_nobody_outside_the_circle_shows_or_withdraws_answers(sample: SampleConference, person: Person) -> None:
    for reach in (show, withdraw):
        with pytest.raises(NotAllowed), sample.nothing_changes():
            reach(sample, person, "hudba")


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_a_withdrawn_answer_is_visible_to_the_circle_only_and_its_card_is_empty(
    sample: SampleConference, person: Person
) -> None:
    show(sample, ANICKA)
    withdraw(sample, person)
    card, answer = sample.get(Card, "profile-usinani"), sample.get(Answer, "usinani")
    assert (card.gone, card.text, answer.consent) == (True, "", "me")
    for one in EVERYBODY:
        told = json.dumps([project(card, viewer(one)), project(answer, viewer(one))], ensure_ascii=False)
        assert ("Světlo" in told) == (one in (ANICKA, EVA)), one.id


def test_after_a_withdrawal_the_guide_needs_new_consent(sample: SampleConference) -> None:
    withdraw(sample, ANICKA, "hudba")
    with pytest.raises(NotAllowed), sample.nothing_changes():
        show(sample, EVA, "hudba")


def test_an_answer_shown_again_hangs_where_it_hung(sample: SampleConference) -> None:
    show(sample, ANICKA)
    withdraw(sample, ANICKA)
    show(sample, ANICKA)
    again = sample.get(Card, "profile-usinani")
    assert (again.text, again.spot.x, again.gone) == ("Světlo na chodbě", 100, False)


# --- in the book ---


def asked(question: str, paper: str = "dari-se") -> dict[str, Any]:
    about = About(question, "Co tě baví?", "6-9", "like", paper)
    return {"id": f"answer-{question}", "about": about}


def gives(
    sample: SampleConference, person: Person, question: str = "rada", paper: str = "dari-se", **change: Any
) -> Answer:
    sample.send(person, "profile.answer", answers.answer_question, **asked(question, paper), **change)
    return sample.get(Answer, f"answer-{question}")


def consents(sample: SampleConference, person: Person, consent: Consent, id: str = "answer-rada", **more: Any) -> None:
    sample.send(person, "profile.consent", answers.consent, id=id, consent=consent, **more)


def draws(sample: SampleConference, person: Person, name: str = "cara") -> None:
    line = NewStroke(name, "ink", 2, points((1, 1), (9, 9)))
    sample.send(person, "profile.stroke", answers.draw, **asked("rada"), stroke=line)


def test_an_answer_combines_text_symbols_and_strokes_and_keeps_the_question(sample: SampleConference) -> None:
    gives(sample, EVA, text="Psi", said_by="anicka")
    gives(sample, ANICKA, symbols=("dog", "hug"))
    draws(sample, ANICKA)
    answer = sample.get(Answer, "answer-rada")
    assert (answer.text, answer.symbols, answer.asked, answer.heading) == ("Psi", ("dog", "hug"), "Co tě baví?", "like")
    assert (answer.written_by, answer.said_by, answer.consent) == ("anicka", "", "me")
    assert [one.name for one in sample.read(lambda work: work.list(Stroke, answer.id))] == ["cara"]


def test_answering_in_another_questionnaire_replaces_the_stored_question(sample: SampleConference) -> None:
    gives(sample, ANICKA, text="Psi")
    other = About("rada", "Co dítěti dělá radost?", "for-a-child", "like", "napady")
    sample.send(EVA, "profile.answer", answers.answer_question, id="answer-rada", about=other, text="Pes")
    answer = sample.get(Answer, "answer-rada")
    assert (answer.sheet, answer.asked, answer.paper) == ("for-a-child", "Co dítěti dělá radost?", "napady")


def test_an_answer_by_proxy_names_who_said_it(sample: SampleConference) -> None:
    gives(sample, EVA, text="Má ráda vodu", said_by="jirina")
    consents(sample, ANICKA, "wall")
    card = sample.get(Card, "profile-answer-rada")
    assert (card.said_by, card.own_words) == ("jirina", False)
    assert gives(sample, ANICKA, text="Mám ráda vodu", said_by="jirina").said_by == ""


def test_a_released_answer_hangs_with_text_symbols_and_strokes(sample: SampleConference) -> None:
    gives(sample, ANICKA, text="Psi", symbols=("dog",), choice="happy")
    draws(sample, ANICKA)
    consents(sample, ANICKA, "wall")
    card = sample.get(Card, "profile-answer-rada")
    assert (card.text, card.symbols, card.symbol, card.asked) == ("Psi", ("happy", "dog"), "happy", "Co tě baví?")
    draws(sample, ANICKA, "druha")
    assert [one.name for one in sample.read(lambda work: work.list(Stroke, card.id))] == ["cara", "druha"]
    gives(sample, ANICKA, text="Psi a kočky")
    assert sample.get(Card, card.id).text == "Psi a kočky"


def test_answers_on_one_paper_hang_at_different_places(sample: SampleConference) -> None:
    for question in ("rada", "hry", "lide"):
        gives(sample, ANICKA, question, text=question)
        consents(sample, ANICKA, "wall", f"answer-{question}")
    spots = [sample.get(Card, f"profile-answer-{one}").spot for one in ("rada", "hry", "lide")]
    assert len({(spot.x, spot.y) for spot in spots}) == 3


def test_a_guides_change_of_an_answer_withdraws_its_release(sample: SampleConference) -> None:
    gives(sample, ANICKA, text="Psi")
    consents(sample, ANICKA, "minutes")
    gives(sample, EVA, text="Psi a škola")
    assert sample.get(Answer, "answer-rada").consent == "me"
    assert (sample.get(Card, "profile-answer-rada").gone, sample.get(Card, "profile-answer-rada").text) == (True, "")


@pytest.mark.parametrize("change", [{"none": True}, {"text": ""}], ids=["none", "empty"])
def test_an_empty_or_declined_answer_is_taken_off_the_wall(sample: SampleConference, change: dict[str, Any]) -> None:
    gives(sample, ANICKA, text="Psi")
    consents(sample, ANICKA, "wall")
    gives(sample, ANICKA, **change)
    assert sample.get(Card, "profile-answer-rada").gone
    with pytest.raises(Invalid), sample.nothing_changes():
        consents(sample, ANICKA, "wall")


def test_an_answer_without_a_paper_never_hangs(sample: SampleConference) -> None:
    gives(sample, ANICKA, paper="", text="Léto")
    consents(sample, ANICKA, "minutes")
    assert sample.get(Answer, "answer-rada").consent == "minutes"
    assert sample.read(lambda work: work.get_or_none(Card, "profile-answer-rada")) is None


@pytest.mark.parametrize("consent", ["wall", "minutes"])
def test_a_refused_attempt_of_the_guide_is_recorded_for_the_child(sample: SampleConference, consent: Consent) -> None:
    """A7."""
    gives(sample, EVA, text="Psi")
    for attempt in (lambda: consents(sample, EVA, consent), lambda: show(sample, EVA, "answer-rada")):
        with pytest.raises(NotAllowed):
            attempt()
        answer = sample.get(Answer, "answer-rada")
        assert (answer.consent, answer.attempt) == ("me", "eva")
        assert sample.read(lambda work: work.get_or_none(Card, "profile-answer-rada")) is None
        shown = project(answer, viewer(ANICKA))
        assert shown
        assert shown["attempt"] == "eva"
    consents(sample, ANICKA, "me")
    assert sample.get(Answer, "answer-rada").attempt == ""


def test_a_guide_releases_by_proxy_and_is_recorded(sample: SampleConference) -> None:
    gives(sample, EVA, text="Psi")
    consents(sample, EVA, "wall", told=True)
    answer = sample.get(Answer, "answer-rada")
    assert (answer.consent, answer.consent_by, answer.told) == ("wall", "eva", True)
    consents(sample, EVA, "me")
    assert sample.get(Card, "profile-answer-rada").gone


def test_on_a_frozen_wall_a_release_is_refused_and_a_withdrawal_is_not(sample: SampleConference) -> None:
    gives(sample, ANICKA, text="Psi")
    consents(sample, ANICKA, "wall")
    sample.set_meeting(frozen=True)
    consents(sample, ANICKA, "me")
    assert sample.get(Card, "profile-answer-rada").gone
    with pytest.raises(TooLate), sample.nothing_changes():
        consents(sample, ANICKA, "wall")


@pytest.mark.parametrize("person", [JANA, PETR, JIRINA, NOVAKOVA], ids=lambda one: one.id)
def test_only_the_circle_uses_the_workbook(sample: SampleConference, person: Person) -> None:
    for name, service, args in (
        ("profile.open", workbook.open_book, {"sheet": "6-9"}),
        ("profile.turn", workbook.turn_page, {"page": "rada"}),
        ("profile.close", workbook.close_book, {}),
        ("profile.answer", answers.answer_question, {**asked("rada"), "text": "x"}),
    ):
        with pytest.raises(NotAllowed), sample.nothing_changes():
            sample.send(person, name, service, **args)


def test_a_recorder_who_is_also_a_guide_cannot_use_the_workbook(sample: SampleConference) -> None:
    """What they do not see they do not change, whatever else they may."""
    both = ("recorder", "guide")
    sample.change(lambda work: work.save(work.get(Person, "petr").with_roles(both, ANICKA.id, work.seq)))
    with pytest.raises(NotFound), sample.nothing_changes():
        show(sample, PETR, "hudba")
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.send(PETR, "profile.open", workbook.open_book, sheet="6-9")


def test_the_workbook_reopens_at_its_page_and_a_long_pause_starts_a_new_sitting(sample: SampleConference) -> None:
    sample.send(EVA, "profile.open", workbook.open_book, sheet="6-9", together=True)
    sample.send(ANICKA, "profile.turn", workbook.turn_page, page="lide", noticed=True)
    assert gives(sample, ANICKA, text="Psi").sitting == 1
    sample.send(ANICKA, "profile.close", workbook.close_book)
    sample.clock.forward(days=2)
    sample.send(EVA, "profile.open", workbook.open_book)
    kept = sample.get(Workbook, "book")
    assert (kept.sheet, kept.page, kept.noticed, kept.sitting) == ("6-9", "lide", True, 2)
    assert gives(sample, ANICKA, text="Kočky").sitting == 2


def test_a_page_of_a_closed_workbook_cannot_be_turned(sample: SampleConference) -> None:
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.send(EVA, "profile.turn", workbook.turn_page, page="rada")


def test_only_pictures_of_the_circle_can_be_attached_to_an_answer(sample: SampleConference) -> None:
    song = MediaItem(id="m-pisnicka", kind="song", mime="audio/ogg", owner="anicka")
    sample.change(lambda work: work.save(song))
    with pytest.raises(Invalid), sample.nothing_changes():
        sample.send(ANICKA, "profile.attach", answers.attach, **asked("rada"), brought=NewAttachment(song.id))
    sample.change(
        lambda work: [
            work.save(MediaItem(id=f"m-{owner}", kind="picture", mime="image/jpeg", owner=owner))
            for owner in ("anicka", "eva", "jirina")
        ]
    )
    for owner in ("anicka", "eva"):
        sample.send(ANICKA, "profile.attach", answers.attach, **asked("rada"), brought=NewAttachment(f"m-{owner}"))
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.send(ANICKA, "profile.attach", answers.attach, **asked("rada"), brought=NewAttachment("m-jirina"))
    assert [one.id for one in sample.get(Answer, "answer-rada").album] == ["m-anicka", "m-eva"]
    sample.send(ANICKA, "profile.detach", answers.detach, id="answer-rada", media="m-eva")
    assert [one.id for one in sample.get(Answer, "answer-rada").album] == ["m-anicka"]


def test_a_picture_label_is_cleaned_and_stored(sample: SampleConference) -> None:
    item = MediaItem(id="m-pes", kind="picture", mime="image/jpeg", owner="eva")
    sample.change(lambda work: work.save(item))
    sample.send(
        EVA, "profile.attach", answers.attach, **asked("rada"), brought=NewAttachment("m-pes", "  Náš pes\u202e Rek ")
    )
    assert [one.label for one in sample.get(Answer, "answer-rada").album] == ["Náš pes Rek"]
    with pytest.raises(TooBig), sample.nothing_changes():
        sample.send(EVA, "profile.attach", answers.attach, **asked("lide"), brought=NewAttachment("m-pes", "x" * 2001))


def test_a_picture_of_an_answer_is_visible_to_all_only_while_released(sample: SampleConference) -> None:
    """A8, A9."""
    item = MediaItem(id="m-pes", kind="picture", mime="image/jpeg", owner="eva")
    sample.change(lambda work: work.save(item))
    sample.send(EVA, "profile.attach", answers.attach, **asked("rada"), brought=NewAttachment("m-pes"))

    def seen() -> set[str]:
        carriers = [*sample.all(Card), *sample.all(Answer)]
        return {person.id for person in EVERYBODY if may_see_media(person, item, carriers)}

    assert seen() == {"anicka", "eva"}
    consents(sample, ANICKA, "wall")
    assert seen() == {person.id for person in EVERYBODY}
    consents(sample, ANICKA, "me")
    assert seen() == {"anicka", "eva"}

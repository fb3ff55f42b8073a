"""Minutes arise by themselves, the recorder words them, and nothing that was not released is in them (S0, A1)."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import NotAllowed, NotFound, TooLate
from ipk.domain.meeting.minutes import RELEASED_CARDS, ReleasedCards
from ipk.domain.meeting.plan import Task
from ipk.domain.people.person import Person
from ipk.domain.preparation.arrangements import Part, Souvenir
from ipk.domain.profile.answers import Answer
from ipk.services.meeting import confirmation, evaluation, meeting, minutes, plan, topics
from ipk.services.meeting.minutes import MinutesForm
from ipk.services.meeting.plan import NewTask
from ipk.services.people import people
from ipk.services.printing.booklet import print_booklet
from ipk.services.printing.minutes import print_attendance, print_minutes, print_plan
from ipk.services.printing.minutes_content import PrintedMinutes
from ipk.services.profile.delete_profile import delete_profile
from ipk.services.shared.visitors import Reply
from tests.builders import ANICKA, EVA, JANA, JIRINA, LENKA, NOVAKOVA, PETR, PLATNO
from tests.services.sample_conference import SampleConference

CANARY = "kanárek"


def printed(sample: SampleConference, person: Person = PETR) -> PrintedMinutes:
    return sample.read(lambda work: print_minutes(work, work.get(Person, person.id)))


def words(sample: SampleConference, **form: object) -> None:
    sample.change(lambda work: minutes.word_minutes(work, PETR, form=MinutesForm(**form)))  # type: ignore[arg-type]


def release(sample: SampleConference, card: str = "karta", *, released: bool = True, by: Person = ANICKA) -> None:
    sample.send(by, "card.release", minutes.release_card, id=card, released=released)


def test_adults_cards_arise_in_their_section_and_the_childs_do_not(open_sample: SampleConference) -> None:
    open_sample.stick(JIRINA, "mluvi", "Ráno to jde")
    open_sample.stick(ANICKA, "dite", "Chci klid")
    assert [item.text for item in printed(open_sample).section("works").items] == ["Ráno to jde"]
    assert printed(open_sample).voice == ()


def test_what_waits_or_was_hidden_is_in_no_minutes(sample: SampleConference) -> None:
    sample.stick(JIRINA, "ceka", CANARY)
    sample.set_meeting(step=8)
    task = NewTask(CANARY, "2027-01-14", who=(JIRINA.id,))
    sample.send(PETR, "task.add", plan.add_task, id="radek", new=task)
    sample.send(JIRINA, "plan.answer", plan.answer_plan, answer="wish", reply=Reply(CANARY))
    sample.set_meeting(step=4)
    sample.send(PETR, "topic.make", topics.make_topic, id="tema", title=CANARY)
    assert CANARY not in repr(printed(sample))
    assert printed(sample).agreement.wish == 1


def test_only_what_the_child_released_is_its_voice(open_sample: SampleConference) -> None:
    """A6: neither the book, nor own cards, nor words of the agreement are in the minutes without its release."""
    for consent in ("me", "lead", "wall"):
        answer = Answer(id=f"answer-{consent}", question="Co?", text=CANARY, consent=consent)
        open_sample.change(lambda work, answer=answer: work.save(answer))
    open_sample.stick(ANICKA, "dite", CANARY)
    open_sample.set_meeting(step=8)
    open_sample.send(ANICKA, "plan.answer", plan.answer_plan, answer="wish", reply=Reply(CANARY))
    assert CANARY not in repr(printed(open_sample))
    release(open_sample, "dite")
    assert [item.text for item in printed(open_sample).voice] == [CANARY]
    release(open_sample, "dite", released=False, by=EVA)
    assert CANARY not in repr(printed(open_sample))


def test_an_answer_released_for_the_minutes_is_the_childs_voice(open_sample: SampleConference) -> None:
    answer = Answer(id="answer-x", question="pomaha", asked="Co mi pomáhá?", text="Světlo", consent="minutes")
    open_sample.change(lambda work: work.save(answer))
    assert [(item.asked, item.text) for item in printed(open_sample).voice] == [("Co mi pomáhá?", "Světlo")]


def test_with_the_childs_page_its_releases_are_deleted(open_sample: SampleConference) -> None:
    open_sample.stick(ANICKA, "dite", "Chci klid")
    release(open_sample, "dite")
    assert open_sample.get(ReleasedCards, RELEASED_CARDS).PRIVATE
    open_sample.change(lambda work: delete_profile(work, work.get(Person, ANICKA.id)))
    assert printed(open_sample).voice == ()


@pytest.mark.parametrize("who", [JIRINA, PETR, JANA])
def test_nobody_but_the_circle_releases_a_card_of_the_child(open_sample: SampleConference, who: Person) -> None:
    open_sample.stick(ANICKA, "dite", "Chci klid")
    with pytest.raises(NotAllowed):
        release(open_sample, "dite", by=who)


def test_only_the_childs_own_cards_are_released(open_sample: SampleConference) -> None:
    open_sample.stick(JIRINA)
    with pytest.raises(NotAllowed, match="own cards"):
        release(open_sample)


def test_the_recorders_wording_stays_whatever_the_step(open_sample: SampleConference) -> None:
    words(open_sample, texts={"works": "Ráno se daří."}, reference="OSPOD 12/2027")
    open_sample.send(JANA, "meeting.step", meeting.go_to_step, step=1)
    words(open_sample, texts={"troubles": "Večer ne."}, reference="OSPOD 12/2027")
    got = printed(open_sample)
    assert (got.section("works").text, got.section("troubles").text) == ("Ráno se daří.", "Večer ne.")
    assert got.reference == "OSPOD 12/2027"
    words(open_sample, texts={"works": ""}, reference="")
    assert (printed(open_sample).section("works").text, printed(open_sample).reference) == ("", "")


def test_a_draft_is_read_by_those_who_prepare_and_lead(open_sample: SampleConference) -> None:
    for who in (PETR, JANA, LENKA):
        printed(open_sample, who)
    for who in (ANICKA, JIRINA, NOVAKOVA, EVA):
        with pytest.raises(NotFound):
            printed(open_sample, who)
    open_sample.change(lambda work: minutes.release_minutes(work, PETR))
    assert printed(open_sample, JIRINA).released
    open_sample.change(lambda work: minutes.reopen_minutes(work, PETR))
    with pytest.raises(NotFound):
        printed(open_sample, JIRINA)


def test_released_minutes_are_changed_only_after_the_release_was_taken_back(open_sample: SampleConference) -> None:
    open_sample.change(lambda work: minutes.release_minutes(work, PETR))
    for change in (
        lambda work: minutes.word_minutes(work, PETR, form=MinutesForm({"works": "Jinak"})),
        lambda work: minutes.release_minutes(work, PETR),
    ):
        with pytest.raises(TooLate, match="released"):
            open_sample.change(change)


@pytest.mark.parametrize("who", [JIRINA, NOVAKOVA, LENKA, ANICKA, EVA, JANA])
def test_the_recorder_alone_words_the_minutes(open_sample: SampleConference, who: Person) -> None:
    """A5; the facilitator only where nobody records."""
    for change in (
        lambda work: minutes.word_minutes(work, who, form=MinutesForm()),
        lambda work: minutes.release_minutes(work, who),
        lambda work: minutes.reopen_minutes(work, who),
    ):
        with pytest.raises((NotAllowed, NotFound)):
            open_sample.change(change)


def test_where_nobody_records_the_facilitator_words_them(open_sample: SampleConference) -> None:
    open_sample.send(JANA, "person.remove", people.remove, id=PETR.id)
    open_sample.change(lambda work: minutes.word_minutes(work, JANA, form=MinutesForm({"works": "Daří se."})))
    assert printed(open_sample, JANA).section("works").text == "Daří se."


def test_the_minutes_can_be_worded_after_the_end(open_sample: SampleConference) -> None:
    open_sample.send(JANA, "meeting.close", meeting.close_meeting)
    words(open_sample, texts={"course": "Bez přestávky."})
    assert printed(open_sample).section("course").text == "Bez přestávky."


def test_the_plan_alone_has_nothing_of_the_wall(open_sample: SampleConference) -> None:
    open_sample.stick(JIRINA, "karta", CANARY)
    open_sample.set_meeting(step=6)
    task = NewTask("Zavolá", "2027-01-14", who=(JIRINA.id,))
    open_sample.send(PETR, "task.add", plan.add_task, id="radek", new=task)
    got = open_sample.read(lambda work: print_plan(work, JIRINA))
    assert [(one.what, one.who) for one in got.tasks] == [("Zavolá", (JIRINA.name,))]
    assert CANARY not in repr(got)


def test_a_dropped_row_is_not_in_the_plan(open_sample: SampleConference) -> None:
    open_sample.set_meeting(step=6)
    task = NewTask("Zavolá", "2027-01-14", who=(JIRINA.id,))
    open_sample.send(PETR, "task.add", plan.add_task, id="radek", new=task)
    open_sample.send(PETR, "task.drop", plan.drop_task, id="radek")
    assert open_sample.get(Task, "radek").state == "dropped"
    assert printed(open_sample).tasks == ()


def test_sums_of_the_evaluation_are_there_from_four_answers_on(open_sample: SampleConference) -> None:
    open_sample.set_meeting(step=9)
    for person in (JIRINA, NOVAKOVA, EVA):
        open_sample.send(
            person, "feedback.give", evaluation.give_feedback, question="safe", answer="yes", reply=Reply()
        )
    assert printed(open_sample).sums == ()
    open_sample.send(ANICKA, "feedback.give", evaluation.give_feedback, question="safe", answer="yes", reply=Reply())
    assert printed(open_sample).sums == (("safe", (("yes", 4),)),)


def test_who_was_there_arises_from_what_people_do(lobby: SampleConference) -> None:
    lobby.everybody_in(step=0)
    lobby.send(JANA, "meeting.open", meeting.open_meeting, without_support="Neumí to.")
    lobby.clock.forward(minutes=5)
    lobby.send(JIRINA, "meeting.confirm", confirmation.confirm)
    lobby.clock.forward(minutes=30)
    lobby.send(JANA, "person.remove", people.remove, id=JIRINA.id)
    lobby.clock.forward(minutes=60)
    lobby.send(JANA, "meeting.close", meeting.close_meeting)
    how = {one.id: (one.how, one.came[11:16], one.left[11:16]) for one in printed(lobby).participants}
    assert how["jirina"] == ("early", "09:05", "09:35")
    assert how["jana"] == ("there", "09:00", "10:35")
    assert how["novakova"] == ("absent", "", "")
    assert "platno" not in how


def test_the_recorder_corrects_who_was_there(open_sample: SampleConference) -> None:
    words(open_sample, notes={"novakova": "excused", "jirina": "came", "eva": "message"})
    how = {one.id: one.how for one in printed(open_sample).participants}
    assert (how["novakova"], how["jirina"], how["eva"]) == ("excused", "there", "message")
    words(open_sample, notes={"novakova": ""})
    assert {one.id: one.how for one in printed(open_sample).participants}["novakova"] == "absent"
    for id in (PLATNO.id, "nikdo"):
        with pytest.raises(NotFound):
            words(open_sample, notes={id: "came"})


def test_a_child_that_spoke_by_cards_only_took_part_by_message(open_sample: SampleConference) -> None:
    open_sample.stick(EVA, "dite", "Chci klid", said_by=ANICKA.id)
    got = printed(open_sample)
    assert {one.id: one.how for one in got.participants}["anicka"] == "message"
    assert not got.child_there


def test_the_list_to_sign_is_for_those_who_prepare_and_lead(open_sample: SampleConference) -> None:
    assert open_sample.read(lambda work: print_attendance(work, LENKA)).participants
    open_sample.change(lambda work: minutes.release_minutes(work, PETR))
    with pytest.raises(NotFound):
        open_sample.read(lambda work: print_attendance(work, JIRINA))


def test_the_display_reads_no_minutes(open_sample: SampleConference) -> None:
    open_sample.change(lambda work: minutes.release_minutes(work, PETR))
    with pytest.raises(NotAllowed):
        printed(open_sample, PLATNO)


def test_the_childs_breaks_are_counted(open_sample: SampleConference) -> None:
    before = open_sample.meeting
    assert before.breaks == 0
    open_sample.change(lambda work: work.save(replace(before, breaks=2)))
    assert printed(open_sample).breaks == 2


def test_the_child_takes_home_what_it_chose(open_sample: SampleConference) -> None:
    open_sample.stick(ANICKA, "dite", "Chci klid")
    open_sample.stick(JIRINA, "cizi", CANARY)
    open_sample.set_meeting(step=6)
    task = NewTask("Zavolá", "2027-01-14", who=(JIRINA.id,))
    open_sample.send(PETR, "task.add", plan.add_task, id="radek", new=task)

    def booklet(*home: Souvenir) -> tuple[list[str], list[str], tuple[str, ...]]:
        open_sample.change(lambda work: work.save(Part(home=home)))
        got = open_sample.read(lambda work: print_booklet(work, ANICKA))
        assert CANARY not in repr(got)
        return [card.text for card in got.cards], [one.what for one in got.plan.tasks], got.helpers

    assert booklet()[:2] == (["Chci klid"], ["Zavolá"])
    assert booklet("cards")[:2] == (["Chci klid"], [])
    assert booklet("nothing")[:2] == ([], [])
    assert EVA.name in booklet("nothing")[2]
    for who in (JIRINA, PETR, JANA, LENKA):
        with pytest.raises(NotFound):
            open_sample.read(lambda work, who=who: print_booklet(work, who))

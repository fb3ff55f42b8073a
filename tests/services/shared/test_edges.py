"""Unusual calls of services with hostile intent."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound
from ipk.domain.meeting.signals import Signal
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import Answer
from ipk.domain.wall.cards import Card
from ipk.services.meeting import evaluation, floor, plan, signals, topics, voting
from ipk.services.meeting.plan import NewTask
from ipk.services.people import people
from ipk.services.people.conferences import NewConference, NewPerson, found_conference
from ipk.services.profile import answers
from ipk.services.wall import cards
from tests.builders import ANICKA, EVA, GOAL, JANA, JIRINA, NOVAKOVA, PAPERS, PETR

STAFF = (NewPerson("Jana", ("facilitator",)), NewPerson("Lenka", ("organizer",)))


@pytest.mark.parametrize("id", ["feedback-sums", "agreement-jirina"])
def test_a_card_id_reserved_for_another_record_is_refused(open_sample, id):
    open_sample.set_meeting(step=9)
    with pytest.raises(Invalid):
        open_sample.stick(NOVAKOVA, id)
    open_sample.send(JIRINA, "plan.answer", plan.answer_plan, answer="agree")
    open_sample.send(JIRINA, "feedback.give", evaluation.give_feedback, question="safe", answer="yes")


def test_a_card_id_reserved_for_the_profile_is_refused(open_sample):
    with pytest.raises(Invalid):
        open_sample.stick(NOVAKOVA, "profile-usinani")


def test_an_iso_week_date_is_refused_for_a_task(sample):
    sample.set_meeting(step=6)
    with pytest.raises(Invalid):
        sample.send(PETR, "task.add", plan.add_task, id="k", new=NewTask("w", "2026-W14-3", who=("jirina",)))


def test_admitting_cannot_change_the_role_of_an_invited_person(lobby):
    with pytest.raises(Invalid):
        lobby.change(lambda work: people.admit(work, JANA, id="anicka", role="family"))


def test_a_hidden_profile_card_stays_hidden(sample):
    sample.send(ANICKA, "profile.show", answers.show_answer, answer="hudba")
    sample.send(JANA, "card.hide", cards.hide_card, id="profile-hudba")
    with pytest.raises(NotAllowed):
        sample.send(EVA, "profile.show", answers.show_answer, answer="hudba")
    assert sample.get(Card, "profile-hudba").state == "hidden"


def test_a_peeled_profile_card_is_withdrawn_and_cannot_be_restored(sample):
    sample.send(ANICKA, "profile.show", answers.show_answer, answer="hudba")
    sample.send(ANICKA, "card.peel", cards.peel_card, id="profile-hudba")
    for person in (ANICKA, EVA):
        with pytest.raises(NotFound), sample.nothing_changes():
            sample.send(person, "card.restore", cards.restore_card, id="profile-hudba")
    assert sample.get(Answer, "hudba").consent == "me"
    assert sample.get(Card, "profile-hudba").text == ""


def test_a_facilitator_who_also_organizes_cannot_vote(open_sample):
    open_sample.set_meeting(step=4)
    open_sample.send(JANA, "topic.make", topics.make_topic, id="tema", title="Spaní")
    both = ("facilitator", "organizer")
    open_sample.change(lambda work: work.save(replace(work.get(Person, "jana"), roles=both)))
    open_sample.send(JANA, "vote.open", voting.open_vote, dots=1)
    with pytest.raises(NotAllowed):
        open_sample.send(JANA, "vote.cast", voting.cast_dot, topic="tema")


def test_nobody_supports_themselves(installation):
    people_ = (NewPerson("Anička", ("child",), "Anička"), *STAFF)
    with pytest.raises(Invalid):
        found_conference(installation.store, NewConference(GOAL, people_, PAPERS))


def test_an_invisible_goal_is_refused(installation):
    people_ = (NewPerson("Anička", ("child",)), *STAFF)
    with pytest.raises(Invalid):
        found_conference(installation.store, NewConference("\u200b", people_, PAPERS))


def test_removing_a_person_lowers_the_hand_and_clears_the_floor(sample):
    sample.send(JIRINA, "signal.raise", signals.raise_signal, kind="hand")
    sample.send(JANA, "person.word", floor.grant_floor, id="jirina")
    sample.send(JIRINA, "signal.raise", signals.raise_signal, kind="hand")
    sample.send(JANA, "person.remove", people.remove, id="jirina")
    assert (sample.all(Signal), sample.meeting.word) == ([], "")

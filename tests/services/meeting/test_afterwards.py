"""After the meeting a link opens that person's own page, and nothing else (A13)."""

import pytest

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.person import Person
from ipk.services.meeting import meeting, plan
from ipk.services.meeting.afterwards import OwnPage, read_own_page
from ipk.services.meeting.plan import NewTask
from ipk.services.people import admission, conferences, people
from ipk.services.shared import visitors
from tests.builders import ANICKA, GOAL, JANA, JIRINA, NOVAKOVA, PETR, PLATNO
from tests.services.sample_conference import SampleConference


@pytest.fixture
def ended(open_sample: SampleConference) -> SampleConference:
    """A meeting with a plan of two rows and one that was dropped, which is over."""
    open_sample.set_meeting(step=8)
    for id, who in (("hlidani", JIRINA), ("skola", NOVAKOVA), ("zruseno", JIRINA)):
        new = NewTask(f"Úkol {id}", "2027-01-14", who=(who.id,), noticed="Usnu dřív.")
        open_sample.send(PETR, "task.add", plan.add_task, id=id, new=new)
    open_sample.send(PETR, "task.drop", plan.drop_task, id="zruseno")
    open_sample.send(JIRINA, "plan.answer", plan.answer_plan, answer="agree")
    coordinate = {"coordinator": NOVAKOVA.id, "review_on": "2027-04-14"}
    open_sample.send(PETR, "plan.coordinate", plan.coordinate, **coordinate)
    open_sample.send(JANA, "meeting.close", meeting.close_meeting)
    return open_sample


def page(sample: SampleConference, person: Person) -> OwnPage:
    return sample.read(lambda work: read_own_page(work, work.get(Person, person.id)))


def enters(sample: SampleConference, person: Person, device: str) -> Person:
    found = sample.store.resolve_access_token(conferences.link_digest(sample.store, sample.token(person)))
    assert found is not None
    return sample.change(lambda work: admission.enter_by_link(work, link=found[1], device=device))


def test_the_page_has_the_plan_and_ones_own_tasks(ended: SampleConference) -> None:
    own = page(ended, JIRINA)
    assert (own.goal, own.answer, own.coordinator, own.review_on) == (GOAL, "agree", NOVAKOVA.name, "2027-04-14")
    assert [(row.what, row.who, row.by, row.mine) for row in own.rows] == [
        ("Úkol hlidani", (JIRINA.name,), "2027-01-14", True),
        ("Úkol skola", (NOVAKOVA.name,), "2027-01-14", False),
    ]
    assert [row.what for row in own.own_rows] == ["Úkol hlidani"]


def test_a_row_that_was_not_approved_is_on_nobodys_page(open_sample: SampleConference) -> None:
    open_sample.set_meeting(step=8, moderation="approve")
    new = NewTask("kanárek", "2027-01-14", who=(JIRINA.id,))
    open_sample.send(PETR, "task.add", plan.add_task, id="ceka", new=new)
    open_sample.send(JANA, "meeting.close", meeting.close_meeting)
    assert page(open_sample, JIRINA).rows == ()


def test_before_the_end_and_for_the_display_there_is_no_page(
    open_sample: SampleConference, ended: SampleConference
) -> None:
    with pytest.raises(NotFound):
        page(ended, PLATNO)
    ended.set_meeting(closed=False)
    with pytest.raises(NotFound):
        page(ended, JIRINA)


def test_a_link_of_somebody_who_was_in_opens_on_any_device(ended: SampleConference) -> None:
    assert enters(ended, JIRINA, "dalsi-mobil").id == JIRINA.id
    assert ended.read(lambda work: visitors.visitor(work, "dalsi-mobil")).admitted


def test_a_link_of_somebody_who_was_removed_opens_nothing(ended: SampleConference) -> None:
    token = ended.token(ANICKA)
    ended.set_meeting(closed=False)
    ended.change(lambda work: people.remove(work, JANA, id=ANICKA.id))
    ended.set_meeting(closed=True)
    assert ended.store.resolve_access_token(conferences.link_digest(ended.store, token)) is None

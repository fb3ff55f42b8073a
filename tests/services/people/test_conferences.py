"""Creating a conference with understandable refusals, deleting it for good (P9)."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from ipk.domain.kernel.errors import Invalid, IpkError, NotFound, TooBig, TooMany
from ipk.domain.meeting.meeting import Paper
from ipk.domain.people.person import Link, Person
from ipk.services.people import conferences
from ipk.services.people.conferences import NewConference, NewPerson, found_conference
from tests.builders import ANICKA, GOAL, JANA, LENKA, PAPERS
from tests.services.sample_conference import PEOPLE, Installation, SampleConference

CHILD, GUIDE = NewPerson("Anička", ("child",)), NewPerson("Eva Malá", ("guide",))
FACILITATOR, ORGANIZER = NewPerson("Jana", ("facilitator",)), NewPerson("Lenka", ("organizer", "convener"))
FEW = (CHILD, GUIDE, FACILITATOR, ORGANIZER)
DRAFT = NewConference(GOAL, FEW, PAPERS)


def test_organizer_and_facilitator_start_admitted_and_everybody_else_invited(lobby: SampleConference) -> None:
    """P2: the organizer who invited them is the named person; nobody else could let them in."""
    assert {one.id for one in lobby.all(Person) if one.state == "admitted"} == {LENKA.id, JANA.id}
    assert {one.state for one in lobby.all(Person)} == {"admitted", "invited"}
    assert lobby.meeting.step == 0


def test_every_person_gets_their_own_link(lobby: SampleConference) -> None:
    tokens = {one.token for one in lobby.founded.people}
    assert len(tokens) == len(PEOPLE)
    assert all(len(token) == 32 for token in tokens)
    assert {link.person for link in lobby.all(Link)} == {person.id for person in PEOPLE}


def test_the_guide_is_the_voice_of_the_child(installation: Installation) -> None:
    founded = found_conference(installation.store, DRAFT)
    child, guide = (founded.people[place].id for place in (0, 1))
    kept = installation.store.transact(founded.conference, lambda work: work.get(Person, guide))
    assert kept.voice_of == child


def test_a_conference_keeps_the_titles_it_was_made_with(installation: Installation) -> None:
    """The titles are copied; a later change of `profiles/papers` is for new conferences only."""

    def titles(conference: str) -> set[str]:
        return installation.store.transact(conference, lambda work: {paper.title for paper in work.list(Paper)})

    before = found_conference(installation.store, DRAFT)
    renamed = tuple(replace(paper, title=f"Nový: {paper.title}") for paper in PAPERS)
    after = found_conference(installation.store, replace(DRAFT, papers=renamed))
    assert titles(before.conference) == {paper.title for paper in PAPERS}
    assert titles(after.conference) == {paper.title for paper in renamed}


@pytest.mark.parametrize(
    ("draft", "refusal", "sentence"),
    [
        (replace(DRAFT, goal="  "), Invalid, "goal"),
        (replace(DRAFT, goal="a" * 501), TooBig, "long"),
        (replace(DRAFT, people=FEW[1:]), Invalid, "child"),
        (replace(DRAFT, people=(CHILD, ORGANIZER)), Invalid, "facilitator"),
        (replace(DRAFT, people=(CHILD, FACILITATOR)), Invalid, "organizer"),
        (replace(DRAFT, people=(*FEW, NewPerson("Anička ", ("family",)))), Invalid, "same name"),
        (replace(DRAFT, people=(*FEW, NewPerson("LENKA", ("family",)))), Invalid, "same name"),
        (replace(DRAFT, people=(*FEW, NewPerson("Toník", ("child",)))), Invalid, "one child"),
        (replace(DRAFT, people=(*FEW, NewPerson("Toník", ("child", "family")))), Invalid, "no other role"),
        (replace(DRAFT, people=(*FEW, NewPerson("plátno", ("display", "family")))), Invalid, "no other role"),
        (replace(DRAFT, people=(*FEW, NewPerson("plátno", ("display",), "Jana"))), Invalid, "support nobody"),
        (replace(DRAFT, people=(*FEW, NewPerson("", ("family",)))), Invalid, "name"),
        (replace(DRAFT, people=(*FEW, NewPerson("Marie", ()))), Invalid, "role"),
        (replace(DRAFT, people=(*FEW, NewPerson("Marie", ("queen",)))), Invalid, "no role called queen"),
        (replace(DRAFT, people=(*FEW, NewPerson("Marie", ("support",), "Adam"))), Invalid, "Marie supports"),
        (replace(DRAFT, people=(*FEW, *(NewPerson(f"Host {n}", ("family",)) for n in range(40)))), TooMany, "people"),
    ],
)
def test_an_invalid_new_conference_is_refused_with_a_reason(
    installation: Installation, draft: NewConference, refusal: type[IpkError], sentence: str
) -> None:
    with pytest.raises(refusal, match=sentence):
        found_conference(installation.store, draft)


def test_nobody_but_the_organizer_deletes_a_conference(lobby: SampleConference) -> None:
    for person in (ANICKA, JANA):
        with pytest.raises(NotFound):
            conferences.delete_conference(lobby.store, person, lobby.conference)
    assert lobby.store.exists(lobby.conference)


def test_deleting_a_conference_removes_its_keys_links_and_database_rows(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    sample = SampleConference(installation).everybody_in(moderation="open")
    sample.stick(ANICKA, text="Tajemství")
    token, key = sample.token(ANICKA), installation.settings.keys_dir / sample.conference
    assert any(path.name.startswith(sample.conference) for path in key.parent.iterdir())
    conferences.delete_conference(sample.store, LENKA, sample.conference)

    assert not any(path.name.startswith(sample.conference) for path in key.parent.iterdir())
    assert not sample.store.exists(sample.conference)
    assert sample.store.resolve_access_token(conferences.link_digest(sample.store, token)) is None
    for ask in (
        lambda: sample.store.since(sample.conference, 0),
        lambda: sample.store.transact(sample.conference, lambda work: work.seq),
    ):
        with pytest.raises(NotFound):
            ask()
    installation.store.close()
    with sqlite3.connect(installation.settings.sqlite_file) as database:
        assert sample.conference not in "\n".join(database.iterdump())


def test_deleting_one_conference_leaves_the_others(installation: Installation) -> None:
    gone, stays = SampleConference(installation), SampleConference(installation)
    conferences.delete_conference(installation.store, LENKA, gone.conference)
    conferences.delete_conference(installation.store, LENKA, gone.conference)
    assert stays.meeting.goal == GOAL

"""Sixty cards on one paper: none covers another, and own words are never covered."""

from itertools import combinations, pairwise

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed
from ipk.domain.meeting.meeting import Paper
from ipk.domain.people.person import Person
from ipk.domain.wall.card_sizes import size_of
from ipk.domain.wall.cards import PAPER_HEIGHT, PAPER_WIDTH, Card, Spot
from ipk.domain.wall.free_spots import Box, box_on_sheet, sheet_of
from ipk.services.shared import card_placement
from ipk.services.wall import card_history, cards
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA, PETR
from tests.services.sample_conference import SampleConference

MIDDLE = Spot("dari-se", 800, 600)
PEOPLE = (ANICKA, NOVAKOVA, JIRINA, EVA, PETR)
WORDS = (
    "Krátce.",
    "Ve škole je někdy hluk a to je na nic.",
    "Chtěla bych, aby máma přišla dřív. " * 3,
    "Dlouhé. " * 60,
)


def boxes(sample: SampleConference, paper: str = "dari-se") -> dict[str, Box]:
    return {
        card.id: box_on_sheet(card.spot.x, card.spot.y, size_of(card))
        for card in sample.all(Card)
        if card.spot.paper == paper
    }


def covered(sample: SampleConference) -> list[tuple[str, str]]:
    return [(one, other) for (one, a), (other, b) in combinations(boxes(sample).items(), 2) if a.covers(b)]


def crowd(sample: SampleConference, count: int) -> None:
    """So many cards of many people and lengths, all stuck in the middle of one sheet."""
    for number in range(count):
        sample.stick(PEOPLE[number % 5], f"k{number}", text=WORDS[number % 4], spot=MIDDLE)


def take_back(sample: SampleConference, op: str) -> None:
    sample.send(JANA, "wall.take_back", lambda work, who: card_history.take_back(work, who, op=op))


def sheets(sample: SampleConference) -> int:
    return sample.get(Paper, "dari-se").sheets


@pytest.mark.parametrize("count", [2, 17, 40, 60])
def test_cards_stuck_at_the_same_place_never_cover_each_other(open_sample: SampleConference, count: int) -> None:
    crowd(open_sample, count)
    assert covered(open_sample) == []
    for box in boxes(open_sample).values():
        top = sheet_of(box.y) * PAPER_HEIGHT
        assert box.width / 2 <= box.x <= PAPER_WIDTH - box.width / 2
        assert top + box.height / 2 <= box.y <= top + PAPER_HEIGHT - box.height / 2
    assert sheets(open_sample) == 1 + max(sheet_of(box.y) for box in boxes(open_sample).values())


def test_a_card_hangs_where_it_was_put_if_there_is_room(open_sample: SampleConference) -> None:
    assert open_sample.stick(NOVAKOVA, spot=MIDDLE).spot == MIDDLE
    there = Spot("dari-se", 200, 1000)
    assert open_sample.stick(JIRINA, "druha", spot=there).spot == there


def test_a_card_moved_over_another_lies_on_top(open_sample: SampleConference) -> None:
    below = open_sample.stick(NOVAKOVA, spot=MIDDLE)
    open_sample.stick(JIRINA, "druha", spot=Spot("dari-se", 200, 1000))
    open_sample.send(JIRINA, "card.move", cards.move_card, id="druha", spot=MIDDLE)
    above = open_sample.get(Card, "druha")
    assert (above.spot, above.z > below.z) == (MIDDLE, True)


def test_a_card_moved_over_the_childs_own_words_is_placed_nearby(open_sample: SampleConference) -> None:
    open_sample.stick(ANICKA, "moje", spot=MIDDLE)
    open_sample.stick(ANICKA, "druha", spot=Spot("dari-se", 200, 1000))
    open_sample.send(ANICKA, "card.move", cards.move_card, id="druha", spot=MIDDLE)
    assert open_sample.get(Card, "moje").spot == MIDDLE
    assert covered(open_sample) == []
    assert boxes(open_sample)["druha"].squared_distance(800, 600) < 450**2


def test_a_card_whose_text_grows_is_moved_so_that_none_is_covered(open_sample: SampleConference) -> None:
    crowd(open_sample, 9)
    open_sample.send(ANICKA, "card.edit", cards.edit_card, id="k0", text="Rozepsala jsem se. " * 30)
    assert covered(open_sample) == []


def test_a_card_with_a_longer_waiting_edit_moves_only_after_approval(sample: SampleConference) -> None:
    """A34: that an edit waits is not told by a card that moves."""
    sample.stick(ANICKA, "moje", spot=Spot("dari-se", 800, 300))
    sample.stick(NOVAKOVA, "druha", spot=Spot("dari-se", 800, 500))
    sample.send(JANA, "card.approve", cards.approve_card, id="druha")
    before = sample.get(Card, "druha").spot
    sample.send(NOVAKOVA, "card.edit", cards.edit_card, id="druha", text="Rozepsala jsem se. " * 30)
    assert sample.get(Card, "druha").spot == before
    sample.send(JANA, "card.approve", cards.approve_card, id="druha")
    assert covered(sample) == []


def test_a_restored_card_does_not_cover_a_card_hung_meanwhile(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA, spot=MIDDLE)
    open_sample.send(NOVAKOVA, "card.peel", cards.peel_card, id="karta")
    open_sample.stick(ANICKA, "moje", spot=MIDDLE)
    open_sample.send(NOVAKOVA, "card.restore", cards.restore_card, id="karta")
    assert covered(open_sample) == []
    assert open_sample.get(Card, "moje").spot == MIDDLE


def test_a_card_cannot_be_placed_below_the_last_sheet(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA, spot=MIDDLE)
    below = Spot("dari-se", 800, PAPER_HEIGHT + 1)
    with pytest.raises(Invalid), open_sample.nothing_changes():
        open_sample.stick(JIRINA, "druha", spot=below)
    with pytest.raises(Invalid), open_sample.nothing_changes():
        open_sample.send(NOVAKOVA, "card.move", cards.move_card, id="karta", spot=below)
    crowd(open_sample, 40)
    last = Spot("dari-se", 800, sheets(open_sample) * PAPER_HEIGHT)
    assert open_sample.stick(JIRINA, "treti", spot=last).spot.y > PAPER_HEIGHT


def test_gathered_cards_do_not_overlap_and_undo_restores_their_places(open_sample: SampleConference) -> None:
    crowd(open_sample, 17)
    before = {card.id: card.spot for card in open_sample.all(Card)}
    ids = ["k1", "k6", "k11", "k16", "k5"]  # k5 is the child's own
    open_sample.send(JANA, "card.gather", cards.gather_cards, op="gathered", ids=ids, group="Škola")
    assert covered(open_sample) == []
    moved = {id for id, spot in before.items() if open_sample.get(Card, id).spot != spot}
    assert moved <= set(ids) - {"k5"}
    take_back(open_sample, "gathered")
    assert {card.id: card.spot for card in open_sample.all(Card)} == before


def test_a_group_larger_than_a_sheet_continues_without_overlaps(open_sample: SampleConference) -> None:
    for number in range(40):
        open_sample.stick(NOVAKOVA, f"k{number}", text=WORDS[number % 4], spot=MIDDLE)
    open_sample.send(PETR, "card.gather", cards.gather_cards, ids=[f"k{number}" for number in range(40)], group="Škola")
    assert covered(open_sample) == []


def test_tidying_removes_overlaps_and_keeps_groups_and_the_childs_places(open_sample: SampleConference) -> None:
    crowd(open_sample, 40)
    open_sample.send(JANA, "card.gather", cards.gather_cards, ids=["k1", "k6", "k11"], group="Škola")
    for number, y in zip(range(12, 20), range(100, 1100, 125), strict=True):
        spot = Spot("dari-se", 900, y)
        open_sample.send(JANA, "card.move", cards.move_card, id=f"k{number}", spot=spot) if number % 5 else None
    before = {card.id: card.spot for card in open_sample.all(Card)}
    own = {card.id for card in open_sample.all(Card) if card.own_words}
    assert covered(open_sample)

    open_sample.send(JANA, "paper.tidy", card_placement.tidy, op="tidied", id="dari-se")
    assert covered(open_sample) == []
    assert all(open_sample.get(Card, id).spot == before[id] for id in own)
    group = sorted((open_sample.get(Card, id).spot for id in ("k1", "k6", "k11")), key=lambda spot: spot.x)
    assert all(sheet_of(one.y) == sheet_of(other.y) for one, other in pairwise(group))

    take_back(open_sample, "tidied")
    assert {card.id: card.spot for card in open_sample.all(Card)} == before


@pytest.mark.parametrize("person", [ANICKA, NOVAKOVA, PETR], ids=lambda one: one.id)
def test_only_the_facilitator_tidies_a_paper(open_sample: SampleConference, person: Person) -> None:
    with pytest.raises(NotAllowed), open_sample.nothing_changes():
        open_sample.send(person, "paper.tidy", card_placement.tidy, id="dari-se")


def test_overlapping_cards_keep_their_places_when_another_card_is_stuck(open_sample: SampleConference) -> None:
    """Cards that lay on one another before papers had sheets stay where their people put them."""
    old = [
        open_sample.stick(NOVAKOVA, "a", spot=MIDDLE),
        open_sample.stick(JIRINA, "b", spot=Spot("dari-se", 200, 900)),
    ]
    open_sample.send(JIRINA, "card.move", cards.move_card, id="b", spot=MIDDLE)
    open_sample.stick(ANICKA, "moje", spot=Spot("dari-se", 1300, 900))
    assert [open_sample.get(Card, card.id).spot for card in old] == [MIDDLE, MIDDLE]
    assert sheets(open_sample) == 1

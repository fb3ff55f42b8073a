"""Photos on their way to the page, and pictures of pages that a whole room asks for at once."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO

import pytest
from PIL import Image

from ipk.documents.pdf_worker import CACHE_SECONDS, Executor, ImageConverter, PdfWorker
from ipk.domain.kernel.media import Attached
from ipk.services.printing.profile import PrintedAnswer, PrintedProfile
from ipk.services.shared.media import small_name
from ipk.storage.media.print_images import as_jpeg, printed
from tests.documents.test_profile_document import PRESS

MOST_BYTES = 2 * 1024 * 1024


@dataclass
class FakeMedia:
    """Pictures by name; remembers which were taken."""

    pictures: dict[str, bytes] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)

    def get(self, conference: str, name: str, key: str = "") -> bytes | None:
        self.taken.append(name)
        return self.pictures.get(name)

    def put(self, conference: str, name: str, data: bytes, key: str = "") -> None:
        self.pictures[name] = data

    def drop(self, conference: str, name: str) -> None:
        del self.pictures[name]


@dataclass
class WorkerSetup:
    media: FakeMedia = field(default_factory=FakeMedia)
    made: list[bytes] = field(default_factory=list)
    alarms: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        hands = Executor(self.aside, lambda: None, lambda seconds, ring: self.alarms.append((seconds, ring)))
        self.printer = PdfWorker(PRESS, ImageConverter(self.media, printed, self.developed), hands)

    def aside(self, function: Callable[[], bytes]) -> bytes:
        return function()

    def developed(self, png: bytes) -> bytes:
        self.made.append(png)
        return as_jpeg(png)

    def with_photos(self, count: int) -> PrintedProfile:
        """A profile with so many photos, five to an answer: grainy ones, of which no two are alike."""
        for number in range(count):
            large = grainy(1600 if count < 5 else 400)
            self.media.pictures |= {f"m-{number}": large, small_name(f"m-{number}"): grainy(400)}
        album = [Attached(f"m-{number}", "picture") for number in range(count)]
        answers = tuple(
            PrintedAnswer(f"Otázka {n}?", "Psy.", album=tuple(album[n : n + 5])) for n in range(0, max(count, 1), 5)
        )
        return PrintedProfile("setkani", "Anička", "cs", "cs", "sun", answers)


def grainy(longest: int) -> bytes:
    """As heavy as a photo of leaves on the ground."""
    file = BytesIO()
    Image.effect_noise((longest, longest * 3 // 4), 60).convert("RGB").save(file, "JPEG", quality=72)
    return file.getvalue()


@pytest.mark.parametrize(("count", "copies"), [(3, "large"), (8, "small")])
def test_few_photos_are_printed_from_their_large_copies_many_from_their_small_ones(count: int, copies: str) -> None:
    setup = WorkerSetup()
    setup.printer.pdf(setup.with_photos(count))
    wanted = [f"m-{n}" if copies == "large" else small_name(f"m-{n}") for n in range(count)]
    assert setup.media.taken == wanted


def test_a_photo_without_a_small_copy_is_printed_from_its_large_one() -> None:
    setup = WorkerSetup()
    page = setup.with_photos(6)
    setup.media.drop("", small_name("m-2"))
    assert setup.printer.pdf(page).count(b"/DCTDecode") == 6


def test_a_missing_or_broken_photo_is_left_out() -> None:
    setup = WorkerSetup()
    page = setup.with_photos(3)
    setup.media.drop("", "m-0")
    setup.media.put("", "m-1", b"\xff\xd8broken")
    assert setup.printer.pdf(page).count(b"/DCTDecode") == 1


@pytest.mark.parametrize("count", [4, 16, 70])
def test_the_pdf_stays_small_with_any_number_of_photos(count: int) -> None:
    setup = WorkerSetup()
    assert len(setup.printer.pdf(setup.with_photos(count))) < MOST_BYTES


def test_repeated_requests_for_a_page_picture_render_it_once() -> None:
    setup = WorkerSetup()
    page = setup.with_photos(1)
    pictures = {setup.printer.picture(page, small=False) for _ in range(15)}
    assert len(pictures) == len(setup.made) == 1
    assert next(iter(pictures)).startswith(b"\xff\xd8")
    setup.printer.picture(page, small=True)
    assert len(setup.made) == 2


def test_a_page_with_other_content_gets_a_new_picture() -> None:
    """A8: what is remembered is found by all that it shows, so nothing older can be shown."""
    setup = WorkerSetup()
    page = setup.with_photos(1)
    whole = setup.printer.picture(page, small=True)
    for other in (replace(page, answers=()), replace(page, design="sea"), replace(page, name="Bára")):
        assert setup.printer.picture(other, small=True) != whole


def test_a_cached_page_picture_expires() -> None:
    setup = WorkerSetup()
    page = setup.with_photos(0)
    setup.printer.picture(page, small=True)
    (seconds, ring) = setup.alarms[0]
    assert seconds == CACHE_SECONDS
    ring()
    setup.printer.picture(page, small=True)
    assert len(setup.made) == 2

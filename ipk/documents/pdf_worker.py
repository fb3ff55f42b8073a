"""The one who prints: fetches the photos of a page, lets it be made beside the hub."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ipk.documents.profile_document import Photo, ProfileDocument
from ipk.documents.profile_layout import ProfilePage, as_pdf, as_picture
from ipk.services.ports import Media
from ipk.services.printing.profile import PrintedProfile
from ipk.services.shared.media import small_name

#: (up to so many photos on a page, pixels of their longer sides): 90 mm of 300 dots to an inch, 50 mm of 200, and less
SIZES = ((4, 1100), (16, 400), (1000, 240))
#: up to here the small copies that are kept anyway are large enough
SMALL = 400
#: dots to an inch of a page as a picture: before the whole room, and small
BEFORE_ALL, AT_A_GLANCE = 150, 60
#: seconds for which a picture of a page is remembered: a whole room asks for it at once
REMEMBERED = 60.0


@dataclass(frozen=True)
class ImageConverter:
    """Pictures outside of what a page is made of. `scale`: (a stored picture, pixels of its longer side) → the same as
    JPEG, None for what is no picture. `develop`: a PNG → the same as JPEG."""

    media: Media
    scale: Callable[[bytes, int], Photo | None]
    develop: Callable[[bytes], bytes]


@dataclass(frozen=True)
class Executor:
    """`aside` runs a function in a thread of its own while only its caller waits; `rest` lets others go first; `later`
    calls a function after so many seconds."""

    aside: Callable[[Callable[[], bytes]], bytes]
    rest: Callable[[], None]
    later: Callable[[float, Callable[[], None]], None]


@dataclass(frozen=True)
class PdfWorker:
    press: ProfileDocument
    darkroom: ImageConverter
    hands: Executor
    _remembered: dict[tuple[PrintedProfile, bool], bytes] = field(default_factory=dict, init=False)

    def pdf(self, printed: PrintedProfile) -> bytes:
        return self.hands.aside(self._maker(printed, as_pdf, _pixels(printed)))

    def picture(self, printed: PrintedProfile, small: bool) -> bytes:
        """The page as JPEG. Asked for again it is made once, as long as it shows the same."""
        wanted = (printed, small)
        if wanted in self._remembered:
            return self._remembered[wanted]
        dots, pixels = (AT_A_GLANCE, SIZES[-1][1]) if small else (BEFORE_ALL, _pixels(printed))
        make = self._maker(printed, lambda page: self.darkroom.develop(as_picture(page, dots)), pixels)

        def once() -> bytes:
            picture = self._remembered[wanted] = self._remembered.get(wanted) or make()
            return picture

        self.hands.later(REMEMBERED, lambda: self._forget(wanted))
        return self.hands.aside(once)

    def _forget(self, wanted: tuple[PrintedProfile, bool]) -> None:
        self._remembered.pop(wanted, None)

    def _maker(self, printed: PrintedProfile, make: Callable[[ProfilePage], bytes], pixels: int) -> Callable[[], bytes]:
        """What is left to do where it keeps nobody waiting, once the photos are here."""
        stored = {id: self._stored(printed, id, pixels > SMALL) for id in printed.photos}
        return lambda: make(self.press.page(printed, self._photos(stored, pixels)))

    def _stored(self, printed: PrintedProfile, id: str, large: bool) -> bytes | None:
        self.hands.rest()
        media, conference, key = self.darkroom.media, printed.conference, dict(printed.keys).get(id, "")
        return (None if large else media.get(conference, small_name(id), key)) or media.get(conference, id, key)

    def _photos(self, stored: dict[str, bytes | None], pixels: int) -> dict[str, Photo]:
        scaled = {id: self.darkroom.scale(data, pixels) for id, data in stored.items() if data}
        return {id: photo for id, photo in scaled.items() if photo}


def _pixels(printed: PrintedProfile) -> int:
    count = len(printed.photos)
    return next((pixels for most, pixels in SIZES if count <= most), SIZES[-1][1])

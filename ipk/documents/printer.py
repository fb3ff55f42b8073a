"""The one who prints: fetches the photos of a page, lets it be made beside the hub."""

from collections.abc import Callable
from dataclasses import dataclass

from ipk.documents.profile_page import ProfilePage, as_pdf
from ipk.documents.profile_press import Photo, ProfilePress
from ipk.services.media import small_name
from ipk.services.ports import Media
from ipk.services.printing import PrintedProfile

#: so many photos have room to be large on a page; of more, the small copies are enough
FEW = 4
#: pixels of a photo's longer side on paper: at most 90 mm of 300 dots to an inch, and half of a page's width
LARGE, SMALL = 1100, 400

#: (a stored picture, pixels of its longer side) → the same as JPEG, None for what is no picture
Scale = Callable[[bytes, int], Photo | None]


@dataclass(frozen=True)
class Printer:
    """`aside` runs a function in a thread of its own while only its caller waits; `rest` lets others go first."""

    press: ProfilePress
    media: Media
    scale: Scale
    aside: Callable[[Callable[[], bytes]], bytes]
    rest: Callable[[], None]

    def pdf(self, printed: PrintedProfile) -> bytes:
        return self._made(printed, as_pdf)

    def _made(self, printed: PrintedProfile, make: Callable[[ProfilePage], bytes]) -> bytes:
        few = len(printed.photos) <= FEW
        stored = {id: self._stored(printed.conference, id, few) for id in printed.photos}
        return self.aside(lambda: make(self.press.page(printed, self._photos(stored, LARGE if few else SMALL))))

    def _stored(self, conference: str, id: str, large: bool) -> bytes | None:
        self.rest()
        small = None if large else self.media.get(conference, small_name(id))
        return small or self.media.get(conference, id)

    def _photos(self, stored: dict[str, bytes | None], longest: int) -> dict[str, Photo]:
        scaled = {id: self.scale(data, longest) for id, data in stored.items() if data}
        return {id: photo for id, photo in scaled.items() if photo}

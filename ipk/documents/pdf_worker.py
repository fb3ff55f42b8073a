"""Renders the one-page profile in a worker thread: decrypts the photos of the page, then makes PDF or JPEG."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ipk.documents.profile_document import Photo, ProfileDocument
from ipk.documents.profile_layout import ProfilePage, as_pdf, as_picture
from ipk.services.ports import Media
from ipk.services.printing.profile import PrintedProfile
from ipk.services.shared.media import small_name

#: (most photos on a page, pixels of their longer sides): 90 mm at 300 dpi, 50 mm at 200 dpi, and less
SIZES = ((4, 1100), (16, 400), (1000, 240))
#: up to this size in pixels the stored thumbnails are large enough
SMALL = 400
#: dots per inch of a page as JPEG: on the large display, and as a thumbnail
LARGE_DPI, SMALL_DPI = 150, 60
#: seconds for which the JPEG of a page is cached: all devices of a room request it at once
CACHE_SECONDS = 60.0


@dataclass(frozen=True)
class ImageConverter:
    """Reads and converts pictures.

    `scale`: (a stored picture, pixels of its longer side) → JPEG, or None when it is no picture. `to_jpeg`: PNG → JPEG.
    """

    media: Media
    scale: Callable[[bytes, int], Photo | None]
    to_jpeg: Callable[[bytes], bytes]


@dataclass(frozen=True)
class Executor:
    """Functions of the event loop.

    `run_in_thread` runs a function in the worker thread and returns its result; only its caller waits.
    `yield_` lets other greenlets run. `call_later` calls a function after so many seconds.
    """

    run_in_thread: Callable[[Callable[[], bytes]], bytes]
    yield_: Callable[[], None]
    call_later: Callable[[float, Callable[[], None]], None]


@dataclass(frozen=True)
class PdfWorker:
    document: ProfileDocument
    images: ImageConverter
    executor: Executor
    _cache: dict[tuple[PrintedProfile, bool], bytes] = field(default_factory=dict, init=False)

    def pdf(self, printed: PrintedProfile) -> bytes:
        return self.executor.run_in_thread(self._maker(printed, as_pdf, _pixels(printed)))

    def picture(self, printed: PrintedProfile, small: bool) -> bytes:
        """Returns the page as JPEG. Requests for the same content share one rendering."""
        wanted = (printed, small)
        if wanted in self._cache:
            return self._cache[wanted]
        dots, pixels = (SMALL_DPI, SIZES[-1][1]) if small else (LARGE_DPI, _pixels(printed))
        make = self._maker(printed, lambda page: self.images.to_jpeg(as_picture(page, dots)), pixels)

        def once() -> bytes:
            picture = self._cache[wanted] = self._cache.get(wanted) or make()
            return picture

        self.executor.call_later(CACHE_SECONDS, lambda: self._evict(wanted))
        return self.executor.run_in_thread(once)

    def _evict(self, wanted: tuple[PrintedProfile, bool]) -> None:
        self._cache.pop(wanted, None)

    def _maker(self, printed: PrintedProfile, make: Callable[[ProfilePage], bytes], pixels: int) -> Callable[[], bytes]:
        """Decrypts the photos and returns the function that the worker thread shall run."""
        stored = {id: self._stored(printed, id, pixels > SMALL) for id in printed.photos}
        return lambda: make(self.document.page(printed, self._photos(stored, pixels)))

    def _stored(self, printed: PrintedProfile, id: str, large: bool) -> bytes | None:
        self.executor.yield_()
        media, conference, key = self.images.media, printed.conference, dict(printed.keys).get(id, "")
        return (None if large else media.get(conference, small_name(id), key)) or media.get(conference, id, key)

    def _photos(self, stored: dict[str, bytes | None], pixels: int) -> dict[str, Photo]:
        scaled = {id: self.images.scale(data, pixels) for id, data in stored.items() if data}
        return {id: photo for id, photo in scaled.items() if photo}


def _pixels(printed: PrintedProfile) -> int:
    count = len(printed.photos)
    return next((pixels for most, pixels in SIZES if count <= most), SIZES[-1][1])

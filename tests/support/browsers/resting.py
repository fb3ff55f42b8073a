"""Pages that rest between two tests: the next test gets one without cookies and storage, as a new device has.

A page that stays at our server keeps its process and the compiled scripts: to begin on it costs half the processor time
of a new context.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from playwright.sync_api import Browser, BrowserContext, Error, Page

#: an address without scripts: a page that is there does nothing
PLACE = "/static/icon.svg"
STORAGES = "local_storage,indexeddb,cache_storage,service_workers,websql,file_systems"
#: what stays at a page or a context for good: whoever was asked for one of these is not used again
FOR_GOOD = ("add_init_script", "route", "route_web_socket", "on", "once", "expose_function", "expose_binding")
OF_A_PAGE = (*FOR_GOOD, "emulate_media", "set_extra_http_headers")
OF_A_CONTEXT = (*FOR_GOOD, "new_cdp_session", "grant_permissions", "set_extra_http_headers", "set_geolocation")

_changed: WeakSet[BrowserContext] = WeakSet()
_cdp_session = BrowserContext.new_cdp_session
hear = Page.on
hear_all = BrowserContext.on


def _noting(method: Callable[..., Any]) -> Callable[..., Any]:
    def noted(one: Page | BrowserContext, *given: Any, **options: Any) -> Any:
        _changed.add(one.context if isinstance(one, Page) else one)
        return method(one, *given, **options)

    return noted


for _kind, _names in ((Page, OF_A_PAGE), (BrowserContext, OF_A_CONTEXT)):
    for _name in _names:
        setattr(_kind, _name, _noting(getattr(_kind, _name)))
    _kind.clock = property(_noting(_kind.clock.fget))  # type: ignore[attr-defined, method-assign]


class RestingPages:
    """The pages of one browser that nobody has, by the kind of their device."""

    def __init__(self) -> None:
        self._free: dict[str, list[Page]] = defaultdict(list)

    def take(self, kind: str) -> Page | None:
        return self._free[kind].pop() if self._free[kind] else None

    def give_back(self, kind: str, page: Page, size: Any) -> bool:
        """True if the page rests now; False if it has to be closed."""
        try:
            rests = _is_as_new(page) and _goes_to_rest(page, size)
        except Error:  # it is closed, or its server has ended
            return False
        if rests:
            self._free[kind].append(page)
        return rests


_resting: WeakKeyDictionary[Browser, RestingPages] = WeakKeyDictionary()


def resting_pages(browser: Browser) -> RestingPages:
    return _resting.setdefault(browser, RestingPages())


def _is_as_new(page: Page) -> bool:
    """Nobody listens to it, nothing is routed, and it is the only page of its context."""
    return not page.is_closed() and page.context not in _changed and page.context.pages == [page]


def _goes_to_rest(page: Page, size: Any) -> bool:
    address = re.match(r"http://[^/]+", page.url)
    if address is None:
        return False
    context = page.context
    context.set_offline(False)
    if page.viewport_size != size:
        page.set_viewport_size(size)
    page.goto(address[0] + PLACE)
    page.evaluate("sessionStorage.clear()")
    context.clear_cookies()
    session = _cdp_session(context, page)
    session.send("Storage.clearDataForOrigin", {"origin": address[0], "storageTypes": STORAGES})
    session.detach()
    return True

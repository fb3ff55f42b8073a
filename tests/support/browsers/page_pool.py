"""A pool of browser pages: the next test gets a used one without cookies and storage, as a new device has.

A page that stays at our server keeps its process and the compiled scripts: to begin on it costs half the processor time
of a new context.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from playwright.sync_api import Browser, BrowserContext, Error, Page

#: an address without scripts, where a page of the pool stays
IDLE_ADDRESS = "/static/icon.svg"
STORAGES = "local_storage,indexeddb,cache_storage,service_workers,websql,file_systems"
#: what stays at a page or a context for good: whoever was asked for one of these is not used again
FOR_GOOD = ("add_init_script", "route", "route_web_socket", "on", "once", "expose_function", "expose_binding")
OF_A_PAGE = (*FOR_GOOD, "emulate_media", "set_extra_http_headers")
OF_A_CONTEXT = (*FOR_GOOD, "new_cdp_session", "grant_permissions", "set_extra_http_headers", "set_geolocation")

_changed: WeakSet[BrowserContext] = WeakSet()
_cdp_session = BrowserContext.new_cdp_session
listen = Page.on
listen_to_all = BrowserContext.on


def _noting(method: Callable[..., Any]) -> Callable[..., Any]:
    def noted(one: Page | BrowserContext, *given: Any, **options: Any) -> Any:
        _changed.add(one.context if isinstance(one, Page) else one)
        return method(one, *given, **options)

    return noted


for _kind, _names in ((Page, OF_A_PAGE), (BrowserContext, OF_A_CONTEXT)):
    for _name in _names:
        setattr(_kind, _name, _noting(getattr(_kind, _name)))
    _kind.clock = property(_noting(_kind.clock.fget))  # type: ignore[attr-defined, method-assign]


class PagePool:
    """The unused pages of one browser, by the kind of their device."""

    def __init__(self) -> None:
        self._free: dict[str, list[Page]] = defaultdict(list)

    def take(self, kind: str) -> Page | None:
        return self._free[kind].pop() if self._free[kind] else None

    def give_back(self, kind: str, page: Page, size: Any) -> bool:
        """True if the pool has taken the page; False if it has to be closed."""
        try:
            taken = _is_as_new(page) and _is_reset(page, size)
        except Error:  # it is closed, or its server has ended
            return False
        if taken:
            self._free[kind].append(page)
        return taken


_pools: WeakKeyDictionary[Browser, PagePool] = WeakKeyDictionary()


def page_pool(browser: Browser) -> PagePool:
    return _pools.setdefault(browser, PagePool())


def _is_as_new(page: Page) -> bool:
    """Nobody listens to it, nothing is routed, and it is the only page of its context."""
    return not page.is_closed() and page.context not in _changed and page.context.pages == [page]


def _is_reset(page: Page, size: Any) -> bool:
    """Removes everything that a test left on the page; False where it never was at our server."""
    address = re.match(r"http://[^/]+", page.url)
    if address is None:
        return False
    context = page.context
    context.set_offline(False)
    if page.viewport_size != size:
        page.set_viewport_size(size)
    page.goto(address[0] + IDLE_ADDRESS)
    page.evaluate("sessionStorage.clear()")
    context.clear_cookies()
    session = _cdp_session(context, page)
    session.send("Storage.clearDataForOrigin", {"origin": address[0], "storageTypes": STORAGES})
    session.detach()
    return True

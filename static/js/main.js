// Starts a screen: connects storage, store, socket and the screen's element.
/** @import { Page } from "./types.d.ts" */
import { setCollationLanguage } from "./lib/i18n/collation.js";
import { guardGhostClicks } from "./lib/dom/ghost_clicks.js";
import { loadMessages } from "./lib/i18n/catalogue.js";
import { setReadingLanguage } from "./lib/i18n/i18n.js";
import { AppContext } from "./context.js";
import { openCommandStorage } from "./state/storage/command_storage.js";
import { Store } from "./state/core/store.js";
import { announceChanges } from "./preferences/announcer.js";
import { guardLeaving } from "./components/account/leave.js";
import { followSettings } from "./preferences/follow_settings.js";
import { followRoles } from "./components/account/roles.js";
import { Socket } from "./transport/socket.js";
import { sendUpload } from "./transport/upload.js";
import { showAnotherPerson } from "./another_person.js";
import { showSignedOut } from "./signed_out.js";
import { earlierPerson, forgetPerson, rememberPerson } from "./components/account/page_person.js";

/** @typedef {HTMLElement & { app: AppContext, fetchAhead?: () => Promise<unknown> | undefined }} Screen */

/**
 * Creates store, socket and context of this page, then the screen's element.
 * @param {string} tag the element's name; the element gets `app` before it is attached
 */
export async function enter(tag) {
  const page = readPage();
  setCollationLanguage(page.lang);
  setReadingLanguage(page.lang);
  if (isKept(import.meta.url)) showLetters();
  guardGhostClicks();
  await loadMessages(page);
  const { conference, person } = page;
  const earlier = earlierPerson(conference);
  if (earlier && earlier.person !== person.id) {
    showAnotherPerson(conference, earlier);
    return;
  }
  rememberPerson(page);
  const socket = new Socket(conference, person.id);
  const { indexedDB } = globalThis;
  const [storage, uploadClient, drafts] = await Promise.all([
    openCommandStorage(indexedDB),
    openCourier(page),
    openCommandStorage(indexedDB, "ipk-drafts"),
  ]);
  const store = new Store({ conference, person: person.id, storage, connection: socket, uploadClient, drafts });
  saveBeforeClosing(store);
  const app = new AppContext(page, store, socket);
  await app.symbols.load();
  connect(app);
  followSettings(app);
  followRoles(app);
  // Nobody operates the display, so it has no announcements for screen readers.
  if (page.screen !== "display") announceChanges(app);
  const screen = /** @type {Screen} */ (document.createElement(tag));
  screen.app = app;
  document.querySelector("#content")?.replaceChildren(screen);
  whenRendered(app, screen);
  await store.start();
  socket.open();
}

/** A browser may end a tab in the background without an event; so drafts are saved before. @param {Store} store */
function saveBeforeClosing(store) {
  addEventListener("pagehide", () => store.drafts.flush());
  document.addEventListener("visibilitychange", () => store.drafts.flush());
  guardLeaving(() => store.queues.unsaved && !store.durable);
}

/**
 * After the first data of the meeting: shows the page in its fonts and fetches what may be needed later.
 * @param {AppContext} app
 * @param {Screen} screen
 */
function whenRendered(app, screen) {
  const { store } = app;
  const rendered = () => {
    if (!store.meeting) return;
    store.removeEventListener("change", rendered);
    showLetters();
    performance.mark("ipk:there");
    fetchAhead(app, screen);
  };
  store.addEventListener("change", rendered);
}

function showLetters() {
  delete document.documentElement.dataset.opening;
}

/**
 * Returns whether this script came from the browser's cache. Then the fonts are cached, too, and are used at once:
 * using them later would lay out the screen twice.
 * @param {string} address
 */
function isKept(address) {
  const [entry] = performance.getEntriesByName(address, "resource");
  return entry instanceof PerformanceResourceTiming && entry.transferSize === 0 && entry.decodedBodySize > 0;
}

/** @param {Page} page @returns {Promise<import("./types.d.ts").UploadClient>} */
async function openCourier(page) {
  return {
    storage: await openCommandStorage(globalThis.indexedDB, "ipk-uploads"),
    send: (upload, progress, signal) => sendUpload(page, upload, progress, signal),
  };
}

/** Letters by language, so that the browser loads the font files of its alphabet. @type {Record<string, string>} */
const LETTERS = { uk: "aґї" };
/** Screens that load the symbols in advance. */
const SPEAKING = ["child", "guide"];

/**
 * Loads in advance what the screen needs without a connection: fonts, symbols, modules loaded on demand.
 * A phone, which pays for its data, loads the symbols when the picker is first opened.
 * @param {AppContext} app @param {Screen} screen
 */
function fetchAhead({ page, symbols }, screen) {
  for (const font of ["400 1em Andika", "700 1em Andika", "800 1em Nunito"])
    void document.fonts.load(font, LETTERS[page.lang] ?? "aěž").catch(() => undefined);
  const later = globalThis.requestIdleCallback ?? setTimeout;
  later(() => {
    if (SPEAKING.includes(page.screen)) void symbols.fetchAhead();
    void screen.fetchAhead?.();
  });
}

/** @param {AppContext} app */
function connect({ page, store, socket, ink, often }) {
  const hear = (/** @type {string} */ name, /** @type {(detail: any) => void} */ act) =>
    socket.addEventListener(name, (event) => act(/** @type {CustomEvent} */ (event).detail));
  hear("up", () => void store.connected());
  hear("down", () => store.disconnected());
  hear("patch", (patch) => store.patched(patch));
  hear("live", (pieces) => ink.receive(pieces));
  hear("here", ({ here }) => store.seen(here));
  const leave = async (/** @type {string} */ code) => {
    socket.close();
    // The reloaded page is the lobby; unsent commands stay stored.
    if (code === "not_admitted") {
      location.reload();
      return;
    }
    // After the end the same address is the person's own page.
    if (code === "closed" && store.outbox.unsentTexts.length === 0) {
      location.reload();
      return;
    }
    showSignedOut(code === "closed" ? store.outbox.unsentTexts : []);
    forgetPerson(page.conference);
    often.forget();
    await store.forget();
  };
  hear("farewell", leave);
  const standAside = () => {
    socket.close();
    showAnotherPerson(page.conference, { person: page.person.id, csrf: page.csrf ?? "" });
  };
  hear("another", standAside);
  store.addEventListener("stopped", (event) => /** @type {CustomEvent} */ (event).detail.another && standAside());
  store.addEventListener("farewell", (event) => void leave(/** @type {CustomEvent} */ (event).detail));
}

/** @returns {Page} */
function readPage() {
  const given = JSON.parse(document.querySelector("#page")?.textContent ?? "{}");
  return { symbols: "", messages: "", ...given };
}

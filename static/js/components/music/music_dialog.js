// Dialog in which the facilitator chooses the music that plays in the room.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import {
  displayIsHere,
  musicOf,
  songsOf,
  soundHolder,
  soundsHere,
  takeSound,
  volumeBeside,
  wishesOf,
} from "../../state/meeting/music.js";
import { isFor } from "../../state/meeting/music_wishes.js";
import { musicWishes } from "./music_wishes.js";
import { songField } from "./song_field.js";
import { tile } from "../base/tile.js";
import { onEveryChange } from "../base/watching.js";

/** As many as somebody looks over at once; with the arrows they fit a tablet. */
const AT_ONCE = 6;

/**
 * The choice of music over the screen: pieces and songs, louder and softer, when it is wished.
 * @param {AppContext} app @param {IpkDialog} dialog
 */
export function openMusic(app, dialog) {
  const over = new AbortController();
  const tunes = tuneGrid(app);
  const tools = musicTools(app, dialog);
  const wishes = musicWishes(app);
  const element = el("div", { class: "music" }, tunes.element, tools.element, wishes.element);
  dialog.open(app.isChild ? t("My music") : t("Music"), [element], { quiet: app.isChild });
  dialog.addEventListener("ipk:closed", () => over.abort(), { once: true });
  const show = () => [tunes, tools, wishes].forEach((part) => part.show());
  onEveryChange(app.store, show, over.signal);
}

/** @typedef {{ id: string, label: string, src?: string, song?: boolean }} Choice */

/** @param {AppContext} app */
function tuneGrid(app) {
  const { store } = app;
  let page = 0;
  const grid = el("div", { class: "music-grid" });
  const turn = (/** @type {number} */ by) => {
    page += by;
    show();
  };
  const before = arrow("arrow-left", t("Music before"), () => turn(-1));
  const after = arrow("arrow-right", t("More music"), () => turn(1));
  const add = songField(app);
  function show() {
    const choices = choicesOf(app);
    const pages = Math.max(Math.ceil((choices.length + (add ? 1 : 0)) / AT_ONCE), 1);
    page = (page + pages) % pages;
    const shown = choices.slice(page * AT_ONCE, (page + 1) * AT_ONCE);
    syncChildren(grid, shown, {
      key: ({ id }) => id,
      make: (choice) => tuneTile(app, choice),
      update: (element, choice) => showTune(element, choice, app),
    });
    if (add && page === pages - 1) grid.append(add);
    for (const one of [before, after]) one.hidden = pages === 1;
  }
  const element = el("div", { class: "music-tunes" }, before, grid, after);
  return { element, show, store };
}

/**
 * What the child wishes now stands first; what it does not want nobody else is offered.
 * @param {AppContext} app
 * @returns {Choice[]}
 */
function choicesOf(app) {
  const { store } = app;
  const dear = dearOf(store);
  const all = tunesOf(app).filter(({ id }) => app.isChild || !isFor(wishesOf(store), id, "never"));
  return [...all.filter(({ id }) => dear.includes(id)), ...all.filter(({ id }) => !dear.includes(id))];
}

/** What the child wishes to hear now, and what it likes. @param {AppContext["store"]} store */
function dearOf(store) {
  const wishes = wishesOf(store);
  const now = store.meeting?.step === 0 ? wishes?.for_before : wishes?.for_during;
  return [...(now ?? []), ...(wishes?.liked ?? [])];
}

/** Uploaded songs, then the pieces of the catalogue. @param {AppContext} app @returns {Choice[]} */
export function tunesOf({ page, store }) {
  const songs = songsOf(store).map(({ id, title }) => ({ id, label: title, song: true }));
  return [...songs, ...(page.tunes ?? [])];
}

/** @param {AppContext} app @param {Choice} choice */
function tuneTile({ store }, choice) {
  const picture = choice.src
    ? el("img", { src: choice.src, alt: "", draggable: "false", class: "tune-picture" })
    : el("span", { class: "tune-picture" }, icon("music"));
  const press = () => {
    const { playing, tune } = musicOf(store);
    if (playing && tune === choice.id) store.do("music.pause", {});
    else store.do("music.play", { tune: choice.id });
  };
  const main = button({ class: "tune" }, press, picture, el("span", { class: "tune-title" }, choice.label));
  return el("div", { class: "tune-place" }, main, el("span", { class: "tune-heart", hidden: true }, icon("heart")));
}

/** @param {Element} element @param {Choice} choice @param {AppContext} app */
function showTune(element, choice, { store }) {
  const { playing, tune } = musicOf(store);
  setAttribute(
    /** @type {Element} */ (element.firstElementChild),
    "aria-pressed",
    String(playing && tune === choice.id),
  );
  setAttribute(/** @type {Element} */ (element.lastElementChild), "hidden", !dearOf(store).includes(choice.id));
}

/** What is done to the music that plays. @param {AppContext} app @param {IpkDialog} dialog */
function musicTools(app, dialog) {
  const { store } = app;
  const louder = (/** @type {-1 | 1} */ way) => () =>
    store.do("music.volume", { volume: volumeBeside(musicOf(store), way) });
  const back = tile("arrow-left", t("Back"), () => dialog.close());
  const quiet = tile("volume-x", t("Quiet"), () => store.do("music.pause", {}), { kind: "hush" });
  const softer = tile("volume-1", t("Softer"), louder(-1));
  const more = tile("volume-2", t("Louder"), louder(1));
  const like = tile("heart", t("I like it"), () => likeTune(app), { kind: "like" });
  const here = tile("speaker", t("The room's sound is here"), () => void moveSound(app), { kind: "here" });
  const element = el("div", { class: "music-tools" }, back, quiet, softer, more, like, here);
  return {
    element,
    show() {
      const music = musicOf(store);
      back.hidden = !app.isChild;
      // the child has it beside the sheet
      quiet.hidden = app.isChild || !music.playing;
      softer.disabled = !music.playing || music.volume <= 5;
      more.disabled = !music.playing || music.volume >= 100;
      like.hidden = !store.may("music.wish") || !music.tune;
      setAttribute(like, "aria-pressed", String(wishesOf(store)?.liked.includes(music.tune) ?? false));
      const mine = soundsHere(store, sessionStorage);
      here.hidden = displayIsHere(store) && !soundHolder(store);
      setAttribute(here, "aria-pressed", String(mine));
      setText(
        /** @type {Element} */ (here.lastElementChild),
        mine && displayIsHere(store) ? t("Sound to the display") : t("The room's sound is here"),
      );
    },
  };
}

/** @param {AppContext} app */
function likeTune({ store }) {
  const { tune } = musicOf(store);
  const liked = wishesOf(store)?.liked ?? [];
  const without = liked.filter((one) => one !== tune);
  store.do("music.wish", { liked: liked.includes(tune) ? without : [...liked, tune] });
}

/** @param {AppContext} app */
function moveSound({ store }) {
  takeSound(store, !soundsHere(store, sessionStorage), sessionStorage);
}

/** @param {"arrow-left" | "arrow-right"} name @param {string} words @param {() => void} press */
function arrow(name, words, press) {
  return button({ class: "round", "aria-label": words }, press, icon(name));
}

// Workbook page: the child listens to music and says when each piece may play.
/** @import { AppContext } from "../../../context.js" */
/** @import { IconName } from "../../../lib/dom/icons.js" */
/** @import { TuneWish } from "../../../state/meeting/music_wishes.js" */
/** @import { Making, Now, WorkbookPage } from "../../workbook/answer/answer_actions.js" */
/** @import { Choice } from "../../music/music_dialog.js" */
import { button, el, syncChildren, setAttribute, setText } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { wishesOf } from "../../../state/meeting/music.js";
import { choosesTimes, isFor, tappedTune } from "../../../state/meeting/music_wishes.js";
import { askedWords } from "./tiles.js";
import { timesChoice } from "./times.js";
import { FEW } from "./snack_tiles.js";
import { IpkListening } from "../../base/listening.js";
import { tunesOf } from "../../music/music_dialog.js";
import { songField } from "../../music/song_field.js";
import { tile } from "../../base/tile.js";

/** What may be said of one tune. @type {{ when: TuneWish, icon: IconName, words: () => string }[]} */
const WISHES = [
  { when: "before", icon: "play", words: () => t("Before we start") },
  { when: "during", icon: "volume-1", words: () => t("Quietly while we talk") },
  { when: "never", icon: "x", words: () => t("Not this one") },
];

/**
 * Listen, and say of each tune when it may play. Both devices look at the same tune; each listens by itself.
 * @param {Making} making
 * @returns {WorkbookPage}
 */
export function musicPage(making) {
  const { app, page, sheet } = making;
  const { store } = app;
  const listening = Object.assign(new IpkListening(), { app });
  let tried = "";
  const look = (/** @type {string} */ tune) => {
    const again = tune === tried;
    store.do("profile.turn", { page: page.id, tried: again ? "" : tune });
    if (again) listening.hush();
    else if (listening.tune !== tune) void listening.turn(tune);
  };
  const tunes = tuneTiles(app, sheet.tiles, look);
  const asked = sheet.questions.some((question) => choosesTimes(question, sheet));
  const times = asked ? undefined : timesChoice(making);
  const one = tunePage(app, (tune) => void listening.turn(tune), times?.element);
  const question = askedWords(t("Listen, and choose your music."));
  const left = el("section", { class: "page page--asks" }, question, tunes.element, listening);
  const right = el("section", { class: "page page--answers page--arranges" }, one.element);
  const show = () => {
    const all = tunesOf(app);
    tunes.show(all, tried, listening.tune);
    one.show(
      all.find(({ id }) => id === tried),
      listening.tune,
    );
    times?.show();
  };
  listening.addEventListener("ipk:listening", show);
  return {
    elements: [left, right],
    show(/** @type {Now} */ { book }) {
      ({ tried } = book);
      show();
    },
  };
}

/** @param {AppContext} app @param {number} most @param {(tune: string) => void} look */
function tuneTiles(app, most, look) {
  const { store } = app;
  const add = songField(app);
  const more = button(
    { class: "picker-tile workbook-more", "data-key": "more" },
    () => turn(),
    icon("arrow-right"),
    el("span", {}, t("More")),
  );
  const grid = el("div", {
    class: "workbook-suggests",
    role: "group",
    "aria-label": t("Music to choose from"),
    "data-few": most < FEW,
  });
  let page = 0;
  let again = () => {};
  const turn = () => {
    page += 1;
    again();
  };
  /** @param {Choice[]} all @param {string} tried @param {string} listened */
  const show = (all, tried, listened) => {
    again = () => show(all, tried, listened);
    const each = Math.min(most, FEW) - 1;
    const pages = Math.ceil((all.length + 1) / each);
    page %= pages;
    more.remove();
    add?.remove();
    syncChildren(grid, all.slice(page * each, (page + 1) * each), {
      key: ({ id }) => id,
      make: (tune) => tuneTile(tune, () => look(tune.id)),
      update: (element, { id }) => showTune(element, app, id, { tried: id === tried, listened: id === listened }),
    });
    if (add && store.may("song.add") && page === pages - 1) grid.append(add);
    if (pages > 1) grid.append(more);
  };
  return { element: el("div", { class: "workbook-choices" }, grid), show };
}

/** @param {Choice} tune @param {() => void} press */
function tuneTile(tune, press) {
  return button(
    { class: "picker-tile arrange-tune" },
    press,
    pictureOf(tune),
    el("span", {}, tune.label),
    el("span", { class: "tune-marks" }),
  );
}

/** @param {Choice} tune */
function pictureOf({ src }) {
  return src
    ? el("img", { src, alt: "", draggable: "false", class: "picker-picture" })
    : el("span", { class: "picker-picture tune-note" }, icon("music"));
}

/**
 * @param {Element} element
 * @param {AppContext} app
 * @param {string} id
 * @param {{ tried: boolean, listened: boolean }} now
 */
function showTune(element, { store }, id, { tried, listened }) {
  setAttribute(element, "aria-pressed", String(tried));
  setAttribute(element, "data-listened", listened);
  const wishes = WISHES.filter(({ when }) => isFor(wishesOf(store), id, when));
  const marks = /** @type {HTMLElement} */ (element.lastElementChild);
  const key = [listened && "listened", ...wishes.map(({ when }) => when)].filter(Boolean).join(" ");
  if (marks.dataset.said === key) return;
  marks.dataset.said = key;
  const signs = wishes.map((wish) =>
    el(
      "span",
      { class: "tune-mark", "data-when": wish.when },
      icon(wish.icon),
      el("span", { class: "visually-hidden" }, wish.words()),
    ),
  );
  marks.replaceChildren(...(listened ? [el("span", { class: "tune-mark" }, icon("volume-2"))] : []), ...signs);
}

/**
 * One tune by itself; as long as there is none, when there shall be music at all, where the sheet does not ask it.
 * @param {AppContext} app
 * @param {(tune: string) => void} listen
 * @param {HTMLElement} [times]
 */
function tunePage(app, listen, times) {
  const { store } = app;
  let now = "";
  const picture = el("div", { class: "arrange-about" });
  const name = el("h2", { class: "arrange-name" });
  const wish = (/** @type {TuneWish} */ when) => store.do("music.choose", tappedTune(wishesOf(store), now, when));
  const tiles = WISHES.map(({ when, icon: sign, words }) =>
    tile(sign, words(), () => wish(when), { kind: `wish-${when}` }),
  );
  const stop = tile("volume-2", t("Listen"), () => listen(now), { kind: "listen" });
  const drop = tile("trash-2", t("Take the song away"), () => store.do("song.drop", { id: now }), { kind: "drop" });
  const one = el(
    "div",
    { class: "arrange-one" },
    picture,
    name,
    el("div", { class: "arrange-wishes" }, stop, ...tiles, drop),
  );
  const hint = el("p", { class: "workbook-empty" }, icon("music"), el("span", {}, t("Tap some music and listen.")));
  const empty = times ? el("div", { class: "arrange-one" }, askedWords(t("When shall there be music?")), times) : hint;
  return {
    element: el("div", { class: "arrange-tune-page" }, one, empty),
    /** @param {Choice | undefined} tune @param {string} listened */
    show(tune, listened) {
      one.hidden = !tune;
      empty.hidden = Boolean(tune);
      if (!tune) return;
      if (now !== tune.id) picture.replaceChildren(pictureOf(tune));
      now = tune.id;
      setText(name, tune.label);
      setText(/** @type {Element} */ (stop.lastElementChild), listened === now ? t("Quiet") : t("Listen"));
      setAttribute(stop, "aria-pressed", String(listened === now));
      drop.hidden = !tune.song || !store.may("song.drop");
      WISHES.forEach(({ when }, place) =>
        setAttribute(tiles[place], "aria-pressed", String(isFor(wishesOf(store), now, when))),
      );
    },
  };
}

// The choices of a question: symbols, one of two symbols, or one of three faces.
/** @import { ProfileAnswer } from "../../../types.d.ts" */
/** @import { Making, Now } from "./answer_actions.js" */
import { button, el, setAttribute } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { choosesTimes } from "../../../state/meeting/music_wishes.js";
import { choosesWay, wayOfPicture } from "../../../state/profile/taking_part.js";
import { picturesOf } from "../../../state/profile/profile.js";
import { choosesSnacks } from "../../../state/preparation/snacks.js";
import { wayChoice } from "../../preparation/taking_part.js";
import { timesChoice } from "../../preparation/choices/times.js";
import { snackChoice } from "../../preparation/choices/snacks.js";
import { symbolImage } from "../../symbols/picker_tile.js";

/** Three faces, never five: I like it, I do not know, I do not like it. */
export const FACES = /** @type {const} */ (["happy", "so-so", "sad"]);
/** @type {Record<string, () => string>} */
const FACE_WORDS = { happy: () => t("I like it"), "so-so": () => t("I do not know"), sad: () => t("I do not like it") };

/** @typedef {{ tapped: (id: string) => void, picked: (now: Now) => string[] }} TileActions */

/** What is offered to tap first: pictures, one of two, or three faces. @param {Making} making */
export function choiceTiles(making) {
  const { app, sheet, page, actions } = making;
  const question = /** @type {NonNullable<typeof page.question>} */ (page.question);
  const answer = (/** @type {Now} */ { answers }) => answers.get(question.id);
  if (choosesSnacks(question)) return snackChoice(making);
  if (choosesTimes(question, sheet)) return timesChoice(making);
  if (question.shape === "open") {
    if (choosesWay(question, sheet)) return wayChoice(making, furtherPictures(making, answer));
    const picked = (/** @type {Now} */ now) => picturesOf(answer(now) ?? {});
    return pictureTiles(app, question.suggest, sheet.tiles, { tapped: (id) => actions?.toggle(id), picked });
  }
  const picked = (/** @type {Now} */ now) => [answer(now)?.choice ?? ""];
  return oneOf(app, question.shape, question.suggest, { tapped: (id) => actions?.choose(id), picked });
}

/**
 * What an open question about taking part offers beside the ways.
 * @param {Making} making
 * @param {(now: Now) => ProfileAnswer | undefined} answer
 */
function furtherPictures({ app, page, actions }, answer) {
  const further = (page.question?.suggest ?? []).filter((id) => !wayOfPicture(id));
  const picked = (/** @type {Now} */ now) => picturesOf(answer(now) ?? {});
  return further.length > 0
    ? pictureTiles(app, further, 3, { tapped: (id) => actions?.toggle(id), picked })
    : undefined;
}

/**
 * One of two pictures, or a face to a picture.
 * @param {Making["app"]} app
 * @param {string} shape
 * @param {string[]} suggest
 * @param {TileActions} actions
 */
export function oneOf(app, shape, suggest, actions) {
  const faces = shape === "faces";
  const about = faces ? app.symbols.get(suggest[0]) : undefined;
  const tiles = (faces ? FACES : suggest).map((id) =>
    pictureTile(app, id, actions.tapped, FACE_WORDS[faces ? id : ""]?.()),
  );
  const group = el("div", { class: faces ? "faces" : "this-or-that", role: "group" }, ...tiles);
  const picture = about ? el("div", { class: "faces-about" }, symbolImage(app, about, "faces-picture")) : null;
  return shown(el("div", { class: "workbook-choices" }, picture, group), tiles, actions);
}

/**
 * A few pictures at a time; more wait behind an arrow.
 * @param {Making["app"]} app
 * @param {string[]} all
 * @param {number} most
 * @param {TileActions} actions
 */
function pictureTiles(app, all, most, actions) {
  const known = all.filter((id) => app.symbols.get(id));
  const fits = known.length <= most;
  const tiles = known.map((id) => pictureTile(app, id, actions.tapped));
  const grid = el("div", {
    class: "workbook-suggests",
    role: "group",
    "aria-label": t("Pictures to choose from"),
    "data-many": most > 6,
  });
  let page = 0;
  const each = fits ? most : most - 1;
  const pages = Math.max(1, Math.ceil(tiles.length / each));
  const more = button(
    { class: "picker-tile workbook-more" },
    () => turn(),
    icon("arrow-right"),
    el("span", {}, t("More")),
  );
  const turn = () => {
    page = (page + 1) % pages;
    lay();
  };
  const lay = () => grid.replaceChildren(...tiles.slice(page * each, (page + 1) * each), ...(fits ? [] : [more]));
  lay();
  return shown(el("div", { class: "workbook-choices" }, grid), tiles, actions);
}

/** @param {HTMLElement} element @param {HTMLElement[]} tiles @param {TileActions} actions */
function shown(element, tiles, { picked }) {
  return {
    element,
    /** @param {Now} now */
    show(now) {
      const ids = picked(now);
      for (const one of tiles)
        setAttribute(one, "aria-pressed", ids.includes(one.dataset.symbol ?? "") ? "true" : "false");
    },
  };
}

/** @param {Making["app"]} app @param {string} id @param {(id: string) => void} tapped @param {string} [words] */
function pictureTile(app, id, tapped, words) {
  const symbol = app.symbols.get(id);
  const picture = symbol ? symbolImage(app, symbol, "picker-picture") : null;
  return button(
    { class: "picker-tile", "data-symbol": id },
    () => tapped(id),
    picture,
    el("span", {}, words ?? symbol?.label ?? id),
  );
}

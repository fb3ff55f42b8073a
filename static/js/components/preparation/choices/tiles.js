// Tiles to choose from: people, symbols, and the question above them.
/** @import { AppContext } from "../../../context.js" */
/** @import { IconName } from "../../../lib/dom/icons.js" */
/** @import { Person } from "../../../types.d.ts" */
import { button, el, syncChildren, setAttribute } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { displayName } from "../../../state/people/display_names.js";
import { symbolImage } from "../../symbols/picker_tile.js";
import { speaker } from "../../base/reading_speaker.js";

/** What a page asks, with a loudspeaker. @param {string} words */
export function askedWords(words) {
  const asked = el("h2", { class: "workbook-asked", tabindex: "-1" }, words);
  return el(
    "div",
    { class: "workbook-question" },
    speaker(() => [asked]),
    asked,
  );
}

/**
 * A picture with its word, to be chosen.
 * @param {AppContext} app
 * @param {{ id: string, symbol: string, icon: IconName, words: string }} what
 * @param {() => void} press
 */
export function choiceTile(app, what, press) {
  const symbol = app.symbols.get(what.symbol);
  const picture = symbol ? symbolImage(app, symbol, "picker-picture") : icon(what.icon);
  return button({ class: "picker-tile", "data-choice": what.id }, press, picture, el("span", {}, what.words));
}

/**
 * Somebody's picture, or their letter in their colour.
 * @param {AppContext} app
 * @param {Pick<Person, "name" | "colour" | "avatar" | "role">} person
 */
export function faceOf(app, { name, colour = "sun", avatar, role }) {
  const symbol = app.symbols.get(avatar ?? "");
  const letter = [...(displayName(name).split(" ").at(-1) ?? "")][0]?.toUpperCase() ?? "";
  const inside = symbol ? symbolImage(app, symbol, "arrange-picture") : role === "child" ? icon("star") : letter;
  return el(
    "span",
    { class: "arrange-face", "data-colour": colour, "data-child": role === "child", "aria-hidden": "true" },
    inside,
  );
}

/**
 * @param {AppContext} app
 * @param {Person} person
 * @param {() => void} press
 * @param {string} [words] instead of the name
 */
export function personTile(app, person, press, words = displayName(person.name)) {
  return button(
    { class: "picker-tile arrange-person", "data-person": person.id },
    press,
    faceOf(app, person),
    el("span", {}, words),
  );
}

/** Of people as many as the youngest can look over (U3), whatever the sheet says of its pictures. */
const FEWEST = 6;

/**
 * People to choose from, a few at a time; more wait behind an arrow. `badge` names a small picture at somebody's tile,
 * `other` stands always at the end.
 * @param {AppContext} app
 * @param {{ most: number, make: (person: Person) => HTMLElement, label: string, badge?: (person: Person) => string,
 * other?: { words: string, icon?: IconName, press: () => void } }} how
 */
export function peopleTiles(app, { most, make, label, badge = () => "", other }) {
  const last = other && gridButton("people-other", other.icon ?? "plus", other.words, other.press);
  const more = gridButton("", "arrow-right", t("More"), () => turn());
  const grid = el("div", { class: "arrange-grid" });
  const look = { class: "workbook-suggests arrange-people", role: "group", "aria-label": label, "data-many": most > 6 };
  const element = el("div", look, grid, last, more);
  let all = /** @type {readonly Person[]} */ ([]);
  let chosen = /** @type {(person: Person) => boolean} */ (() => false);
  let page = 0;
  const turn = () => {
    page += 1;
    lay();
  };
  const lay = () => {
    const places = Math.max(most, FEWEST) - (last ? 1 : 0);
    const each = all.length <= places ? places : places - 1;
    page %= Math.max(1, Math.ceil(all.length / each));
    more.hidden = all.length <= each;
    syncChildren(grid, all.slice(page * each, (page + 1) * each), {
      key: ({ id, name }) => `${id} ${name}`,
      make,
      update: (tile, person) => {
        setAttribute(tile, "aria-pressed", String(chosen(person)));
        showBadge(app, tile, badge(person));
      },
    });
  };
  return {
    element,
    /** @param {readonly Person[]} people @param {(person: Person) => boolean} isChosen */
    show(people, isChosen) {
      all = people;
      chosen = isChosen;
      lay();
    },
  };
}

/**
 * A button at the end of a grid of pictures.
 * @param {string} kind @param {IconName} name @param {string} words @param {() => void} press
 */
function gridButton(kind, name, words, press) {
  const look = { class: ["picker-tile workbook-more", kind].filter(Boolean).join(" ") };
  return button(look, press, icon(name), el("span", {}, words));
}

/** @param {AppContext} app @param {HTMLElement} tile @param {string} id */
function showBadge(app, tile, id) {
  if ((tile.dataset.badge ?? "") === id) return;
  setAttribute(tile, "data-badge", id);
  tile.querySelector(".arrange-badge")?.remove();
  const symbol = app.symbols.get(id);
  if (symbol)
    tile.append(
      el(
        "span",
        { class: "arrange-badge" },
        symbolImage(app, symbol, "arrange-picture"),
        el("span", { class: "visually-hidden" }, symbol.label),
      ),
    );
}

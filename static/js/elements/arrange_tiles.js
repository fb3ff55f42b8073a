/** @import { Room } from "../room.js" */
/** @import { IconName } from "../lib/icons.js" */
/** @import { Person } from "../types.d.ts" */
import { button, el, keyed, setAttribute } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { firstName } from "../state/first_names.js";
import { symbolImage } from "./picker_tile.js";
import { speaker } from "./reading_speaker.js";

/** What a page asks, with a loudspeaker. @param {string} words */
export function askedWords(words) {
  const asked = el("h2", { class: "studio-asked", tabindex: "-1" }, words);
  return el("div", { class: "studio-question" }, speaker(() => [asked]), asked);
}

/** A picture with its word, to be chosen. @param {Room} room @param {{ id: string, symbol: string, icon: IconName, words: string }} what @param {() => void} press */
export function choiceTile(room, what, press) {
  const symbol = room.symbols.get(what.symbol);
  const picture = symbol ? symbolImage(room, symbol, "picker-picture") : icon(what.icon);
  return button({ class: "picker-tile", "data-choice": what.id }, press, picture, el("span", {}, what.words));
}

/** Somebody's picture, or their letter in their colour. @param {Room} room @param {Pick<Person, "name" | "colour" | "avatar" | "role">} person */
export function faceOf(room, { name, colour = "sun", avatar, role }) {
  const symbol = room.symbols.get(avatar ?? "");
  const letter = [...(firstName(name).split(" ").at(-1) ?? "")][0]?.toUpperCase() ?? "";
  const inside = symbol ? symbolImage(room, symbol, "arrange-picture") : role === "child" ? icon("star") : letter;
  return el("span", { class: "arrange-face", "data-colour": colour, "data-child": role === "child", "aria-hidden": "true" }, inside);
}

/** @param {Room} room @param {Person} person @param {() => void} press @param {string} [words] instead of the name */
export function personTile(room, person, press, words = firstName(person.name)) {
  return button({ class: "picker-tile arrange-person", "data-person": person.id }, press, faceOf(room, person), el("span", {}, words));
}

/** People to choose from, a few at a time; more wait behind an arrow. @param {{ most: number, make: (person: Person) => HTMLElement, label: string }} how */
export function peopleTiles({ most, make, label }) {
  const element = el("div", { class: "studio-suggests arrange-people", role: "group", "aria-label": label });
  const more = button({ class: "picker-tile studio-more", "data-key": "more" }, () => turn(), icon("arrow-right"), el("span", {}, t("More")));
  /** @type {readonly Person[]} */
  let all = [];
  let page = 0;
  /** @type {(person: Person) => boolean} */
  let chosen = () => false;
  const turn = () => {
    page += 1;
    lay();
  };
  const lay = () => {
    const each = all.length <= most ? most : most - 1;
    page %= Math.max(1, Math.ceil(all.length / each));
    more.remove();
    keyed(element, all.slice(page * each, (page + 1) * each), {
      key: ({ id, name }) => `${id} ${name}`,
      make,
      update: (tile, person) => setAttribute(tile, "aria-pressed", String(chosen(person))),
    });
    if (all.length > each) element.append(more);
  };
  return {
    element,
    /** @param {readonly Person[]} people @param {(person: Person) => boolean} isChosen */
    show(people, isChosen) {
      all = people;
      chosen = isChosen;
      setAttribute(element, "data-many", most > 6);
      lay();
    },
  };
}

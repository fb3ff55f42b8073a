// The symbol picker: groups, their symbols page by page, and the row of chosen symbols.
/** @import { SymbolGroup } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { searchSymbols } from "../../lib/symbols/symbol_search.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { pickerTile } from "./picker_tile.js";
import { SymbolStrip } from "./symbol_strip.js";
import { tile } from "../base/tile.js";

/** Symbols per page for small children, and for older ones. */
const FEW = 6;
const MANY = 12;

/**
 * The picture dictionary: groups, then their pictures, a page at a time; those picked stand in a strip that becomes
 * one card. Places stay the same from visit to visit, because who cannot read finds a picture by its place.
 *
 * @typedef {{ few: boolean, hang: (ids: string[]) => void, leave: () => void, other: () => void, hangWords?: string }}
 * Wishes `hangWords`: what the last button says
 */
export class SymbolPicker {
  /** @type {SymbolGroup | null} null: the groups themselves */
  #group = null;
  #page = 0;
  #many;

  /** @param {AppContext} app @param {Wishes} wishes */
  constructor(app, { few, hang, leave, other, hangWords = t("Hang it up") }) {
    this.app = app;
    this.#many = !few;
    this.strip = new SymbolStrip(app, () => this.#settle());
    this.search = this.#searchField();
    this.heading = el("p", { class: "picker-heading", role: "status" });
    this.grid = el("div", { class: "picker-grid" });
    this.before = this.#arrow("arrow-left", t("Pictures before"), -1);
    this.after = this.#arrow("arrow-right", t("More pictures"), 1);
    this.back = tile("layout-grid", t("All pictures"), () => this.#open(null), { kind: "groups" });
    this.size = tile("grid-3x3", "", () => this.#resize(), { kind: "size" });
    this.hang = tile("check", hangWords, () => hang(this.strip.ids), { kind: "main" });
    const tools = [
      tile("x", t("I do not want to"), leave, { kind: "leave" }),
      tile("pencil", t("Something else"), other, { kind: "other" }),
      this.back,
      this.size,
      this.hang,
    ];
    this.element = el(
      "div",
      { class: few ? "picker" : "picker picker--small" },
      el("div", { class: "picker-top" }, this.strip.element, this.search),
      el("div", { class: "picker-middle" }, this.before, this.heading, this.after, this.grid),
      el("p", { class: "picker-credit" }, t("Pictures: OpenMoji, CC BY-SA 4.0")),
      el("div", { class: "picker-tools" }, ...tools),
    );
    this.element.addEventListener("keydown", (event) => this.#keyed(event));
    this.#open(null);
  }

  #searchField() {
    const field = el("input", {
      class: "picker-search",
      type: "search",
      placeholder: t("Find a picture"),
      "aria-label": t("Find a picture"),
      autocomplete: "off",
      spellcheck: "false",
    });
    field.addEventListener("input", () => this.#look(field.value));
    return field;
  }

  /** @param {"arrow-left" | "arrow-right"} name @param {string} words @param {number} by */
  #arrow(name, words, by) {
    return button({ class: "round", "aria-label": words }, () => this.#turn(by), icon(name));
  }

  /** Escape leads one level up before it closes the sheet. @param {KeyboardEvent} event */
  #keyed(event) {
    if (event.key !== "Escape" || !this.#group) return;
    event.stopPropagation();
    event.preventDefault();
    this.#open(null);
  }

  /** @param {SymbolGroup | null} group */
  #open(group) {
    this.#group = group;
    this.#page = 0;
    this.search.value = "";
    this.#show();
  }

  /** @param {string} asked */
  #look(asked) {
    const { symbols, often } = this.app;
    this.#page = 0;
    const near = searchSymbols(symbols.values(), asked, (id) => often.count(id));
    const label = near.length > 0 ? t("Found pictures") : t("There is no such picture. Try another word.");
    this.#group = asked.trim() ? { id: "found", label, picture: "", symbols: near } : null;
    this.#show();
  }

  #resize() {
    this.#many = !this.#many;
    this.#page = 0;
    this.#show();
  }

  /** @param {number} by */
  #turn(by) {
    this.#page += by;
    this.#show();
  }

  #show() {
    const hadFocus = this.grid.contains(document.activeElement);
    const tiles = this.#group ? this.#pictures(this.#group) : this.#groups();
    const atOnce = this.#many ? MANY : FEW;
    const pages = Math.max(Math.ceil(tiles.length / atOnce), 1);
    const from = this.#page * atOnce;
    setAttribute(this.element, "data-many", this.#many);
    this.grid.replaceChildren(...tiles.slice(from, from + atOnce).map((make) => make()));
    this.before.disabled = this.#page === 0;
    this.after.disabled = this.#page >= pages - 1;
    for (const arrow of [this.before, this.after]) setAttribute(arrow, "data-none", arrow.disabled);
    setText(this.heading, this.#group?.label ?? t("What is it about?"));
    setAttribute(this.back, "data-none", !this.#group);
    setText(
      /** @type {Element} */ (this.size.lastElementChild),
      this.#many ? t("Bigger pictures") : t("Smaller pictures"),
    );
    this.size.firstElementChild?.replaceWith(icon(this.#many ? "grid-2x2" : "grid-3x3"));
    this.#settle();
    if (hadFocus) this.focus();
  }

  /** Groups, and before them what this person uses most. @returns {(() => HTMLElement)[]} */
  #groups() {
    const { symbols, often } = this.app;
    const mine = often.mostUsed(MANY).flatMap((id) => symbols.get(id) ?? []);
    /** @type {SymbolGroup[]} */
    const first = mine.length > 0 ? [{ id: "often", label: t("Mine"), picture: mine[0].id, symbols: mine }] : [];
    return [...first, ...symbols.groups].map((group) => () => {
      const picture = symbols.get(group.picture);
      return pickerTile(this.app, { ...group, picture }, () => this.#open(group), "group");
    });
  }

  /** @param {SymbolGroup} group @returns {(() => HTMLElement)[]} */
  #pictures({ symbols }) {
    return symbols.map((symbol) => () => {
      const { id, label } = symbol;
      return pickerTile(this.app, { id, label, picture: symbol }, () => this.strip.add(symbol), "symbol");
    });
  }

  #settle() {
    this.hang.disabled = this.strip.ids.length === 0;
    for (const one of this.grid.querySelectorAll("button")) {
      const picked = this.strip.ids.includes(one.getAttribute("data-symbol") ?? "");
      setAttribute(one, "data-picked", picked);
      if (one.hasAttribute("data-symbol")) one.disabled = this.strip.full;
    }
  }

  focus() {
    this.grid.querySelector("button")?.focus();
  }
}

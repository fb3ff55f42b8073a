// The sentence of chosen symbols in the picker; a tap removes one.
/** @import { PageSymbol } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { LIMITS } from "../../protocol.js";
import { speaker } from "../base/reading_speaker.js";
import { symbolImage } from "./picker_tile.js";

/** A sentence of pictures while it is being put together: a slot for each, a tap on one takes it out again. */
export class SymbolStrip {
  /** @type {PageSymbol[]} */
  #chosen = [];

  /** @param {AppContext} app @param {() => void} changed */
  constructor(app, changed) {
    this.app = app;
    this.changed = changed;
    this.slots = el("ol", { class: "strip", "aria-label": t("My sentence of pictures") });
    this.said = el("p", { class: "visually-hidden", role: "status" });
    this.element = el(
      "div",
      { class: "strip-frame" },
      this.slots,
      this.said,
      speaker(() => [this.said]),
    );
    this.#draw();
  }

  get ids() {
    return this.#chosen.map(({ id }) => id);
  }

  get full() {
    return this.#chosen.length === LIMITS.symbols;
  }

  /** @param {PageSymbol} symbol */
  add(symbol) {
    if (!this.full) this.#change([...this.#chosen, symbol]);
  }

  /** @param {number} at */
  #takeOut(at) {
    this.#change(this.#chosen.filter((_, place) => place !== at));
    const left = this.slots.querySelectorAll("button");
    left.item(Math.min(at, left.length - 1))?.focus();
  }

  /** @param {PageSymbol[]} chosen */
  #change(chosen) {
    this.#chosen = chosen;
    this.#draw();
    setText(this.said, chosen.map(({ label }) => label).join(", "));
    this.changed();
  }

  #draw() {
    const slots = Array.from({ length: LIMITS.symbols }, (_, at) => el("li", { class: "strip-slot" }, this.#slot(at)));
    this.slots.replaceChildren(...slots);
  }

  /** @param {number} at */
  #slot(at) {
    const symbol = this.#chosen[at];
    if (!symbol) return null;
    const label = t("{picture}, take it out", { picture: symbol.label });
    const picture = symbolImage(this.app, symbol, "strip-picture");
    return button({ class: "strip-symbol", "aria-label": label }, () => this.#takeOut(at), picture);
  }
}

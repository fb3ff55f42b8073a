// A button with a symbol and its word.
/** @import { PageSymbol } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el } from "../../lib/dom/dom.js";

/**
 * A picture with its word, to be chosen.
 * @param {AppContext} app @param {{ id: string, label: string, picture: PageSymbol | undefined }} what
 * @param {() => void} press @param {"group" | "symbol"} kind
 */
export function pickerTile(app, { id, label, picture }, press, kind) {
  return button(
    { class: `picker-tile picker-tile--${kind}`, [`data-${kind}`]: id },
    press,
    picture && symbolImage(app, picture, "picker-picture"),
    el("span", {}, label),
  );
}

/** @param {AppContext} app @param {PageSymbol} symbol @param {string} className */
export function symbolImage(app, symbol, className) {
  return el("img", { src: app.symbols.picture(symbol), alt: "", class: className, draggable: "false" });
}

// A button with a symbol and its word.
/** @import { PageSymbol } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el } from "../../lib/dom/dom.js";

/**
 * A picture with its word, to be chosen.
 * @param {AppContext} room @param {{ id: string, label: string, picture: PageSymbol | undefined }} what
 * @param {() => void} press @param {"group" | "symbol"} kind
 */
export function pickerTile(room, { id, label, picture }, press, kind) {
  return button(
    { class: `picker-tile picker-tile--${kind}`, [`data-${kind}`]: id },
    press,
    picture && symbolImage(room, picture, "picker-picture"),
    el("span", {}, label),
  );
}

/** @param {AppContext} room @param {PageSymbol} symbol @param {string} className */
export function symbolImage(room, symbol, className) {
  return el("img", { src: room.symbols.picture(symbol), alt: "", class: className, draggable: "false" });
}

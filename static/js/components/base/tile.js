// A large button of the child's screen: an icon with a word.
/** @import { IconName } from "../../lib/dom/icons.js" */
import { button, el } from "../../lib/dom/dom.js";
import { icon } from "../../lib/dom/icons.js";

/**
 * A big tile of the child's screen: a picture and a word.
 * @param {IconName} name @param {string} words @param {() => void} press
 * @param {{ kind?: string, rests?: boolean }} [how]
 */
export function tile(name, words, press, { kind = "plain", rests = false } = {}) {
  return button({ class: `tile tile--${kind}`, disabled: rests }, press, icon(name), el("span", {}, words));
}

// A list of cards, with a sentence that is shown when it is empty.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { LineWishes } from "./card_line.js" */
import { el, syncChildren, setText } from "../../lib/dom/dom.js";
import { IpkCardLine } from "./card_line.js";

/**
 * A list of cards under each other, and a sentence when there is none.
 * @param {string} empty @param {LineWishes} wishes
 */
export function cardList(empty, wishes) {
  const lines = el("div", { class: "card-lines", role: "list" });
  const nothing = el("p", { class: "nothing" }, empty);
  const element = el("div", {}, lines, nothing);
  return {
    element,
    /** @param {Card[]} cards @param {AppContext} app @param {string} [none] another sentence for an empty list */
    show(cards, app, none = empty) {
      syncChildren(lines, cards, {
        key: (card) => card.id,
        make: () => new IpkCardLine(),
        update: (line, card) => line.show(card, app, wishes),
      });
      setText(nothing, none);
      nothing.hidden = cards.length > 0;
      lines.hidden = cards.length === 0;
    },
  };
}

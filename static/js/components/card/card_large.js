// Dialog that shows one card in full, with its actions.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
/** @import { CardAction } from "./card_actions.js" */
import { button, el } from "../../lib/dom/dom.js";
import { icon } from "../../lib/dom/icons.js";
import { cardBody } from "./card_body.js";

/**
 * One card, whole and large, with what may be done with it.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 * @param {Card} card
 * @param {CardAction[]} [actions]
 */
export function openLarge(app, dialog, card, actions = []) {
  const buttons = actions.map(({ name, icon: picture, words, act }) => {
    const press = () => {
      act();
      dialog.close();
    };
    return button({ class: `button button--${name}` }, press, icon(picture), words);
  });
  const whole = el(
    "div",
    { class: "large", "data-colour": card.colour ?? "sun" },
    cardBody(card, app, { large: true, touched: true }),
  );
  dialog.open(app.nameOf(card.said_by || card.author), [whole, el("div", { class: "buttons" }, ...buttons)], {
    kind: "large",
  });
}

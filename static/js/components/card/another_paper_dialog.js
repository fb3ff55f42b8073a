// Dialog in which waiting cards are approved and moved to another paper.
/** @import { Card, Paper } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { newId } from "../../lib/ids.js";
import { icon } from "../../lib/dom/icons.js";
import { approve } from "../moderation/approving.js";
import { cardBody } from "./card_body.js";
import { openPapers } from "../compose/composer.js";

/**
 * Waiting cards are hung on another paper than their authors chose, and approved, in one act.
 * @param {AppContext} app @param {IpkDialog} dialog @param {Card[]} cards as they are shown
 */
export function openElsewhere(app, dialog, cards) {
  const hang = (/** @type {Paper} */ { id }) => {
    const undoGroup = newId();
    dialog.close();
    for (const card of cards) approve(card, app.store, { undoGroup, paper: id });
  };
  const shown = cards.map((card) =>
    el("div", { class: "elsewhere-card", "data-colour": card.colour ?? "sun" }, cardBody(card, app, { touched: true })),
  );
  const papers = openPapers(app).map((paper) =>
    button(
      { class: "button button--wide", "data-paper": paper.id },
      () => hang(paper),
      icon("sticky-note"),
      paper.title,
    ),
  );
  dialog.open(
    t("Approve onto which paper?"),
    [el("div", { class: "elsewhere-cards" }, ...shown), el("div", { class: "elsewhere-papers" }, ...papers)],
    { kind: "elsewhere" },
  );
}

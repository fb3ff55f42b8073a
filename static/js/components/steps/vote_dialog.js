// Dialog that starts a vote: how many dots everybody has, and whether support persons vote, too.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";

const DOTS = [1, 2, 3, 4, 5];
const USUAL = 3;
const VOTERS = ["child", "family", "professional"];

/** @param {AppContext} app @param {IpkDialog} dialog */
export function openVote(app, dialog) {
  const options = DOTS.map((dots) => el("option", { value: dots, selected: dots === USUAL }, String(dots)));
  const dots = el("select", { class: "field-input", id: "vote-dots" }, ...options);
  const support = el("input", { type: "checkbox", id: "vote-support" });
  const start = () => {
    const voters = support.checked ? [...VOTERS, "support"] : VOTERS;
    app.store.do("vote.open", { dots: Number(dots.value), voters });
    dialog.close();
  };
  dialog.open(t("The vote"), [
    el("p", {}, t("The child, the family and the professionals give dots.")),
    el("p", {}, el("label", { for: "vote-dots" }, t("Dots for each person")), " ", dots),
    el("p", {}, el("label", { class: "vote-support" }, support, " ", t("Support persons vote, too"))),
    button({ class: "button button--main button--wide", "data-act": "start-vote" }, start, t("Start the vote")),
  ]);
}

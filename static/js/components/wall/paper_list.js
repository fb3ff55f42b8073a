// Dialog that lists the cards of one paper, with search and grouping.
/** @import { Card, Paper } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { By } from "../../state/wall/paper_list.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { el, syncChildren, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { listParts } from "../../state/wall/paper_list.js";
import { cardList } from "../card/card_list.js";
import { openPapers } from "../compose/composer.js";
import { onEveryChange } from "../base/watching.js";

/** @type {[By, () => string][]} */
const ORDERS = [
  ["order", () => t("As they hang")],
  ["author", () => t("By author")],
  ["group", () => t("By group")],
];

/**
 * One paper as a list: to be searched, by author, by group. It follows what happens on the wall while it is open.
 * @param {AppContext} app @param {IpkDialog} dialog @param {string} [paper] which; else the one that everybody is
 * looking at
 */
export function openPaperList(app, dialog, paper = "") {
  const { where, order, search } = listFields(openPapers(app), paper);
  const parts = el("div", { class: "paper-list-parts" });
  const nothing = el("p", { class: "nothing", role: "status" }, t("No card was found."));
  const authorOf = (/** @type {Card} */ card) => app.nameOf(card.said_by || card.author);
  const show = () => {
    const wish = {
      words: search.value,
      by: /** @type {By} */ (order.value),
      language: document.documentElement.lang,
      none: t("In no group"),
    };
    const found = listParts(app.store.cardsOn(where.value), authorOf, wish);
    nothing.hidden = found.length > 0;
    syncChildren(parts, found, {
      key: ({ title }) => title,
      make: () => new ListPart().element,
      update: (element, { title, cards }) => LISTS.get(element)?.show(title, cards, app),
    });
  };
  const closed = new AbortController();
  const fields = el("div", { class: "paper-list-wishes" }, where, order, search);
  dialog.open(t("Cards as a list"), [el("div", { class: "paper-list" }, fields, nothing, parts)], { kind: "list" });
  dialog.addEventListener("ipk:closed", () => closed.abort(), { once: true });
  for (const field of [where, order, search]) field.addEventListener("input", show);
  onEveryChange(app.store, show, closed.signal);
}

/** What to list: of which paper, in which order, with which words. @param {Paper[]} papers @param {string} chosen */
function listFields(papers, chosen) {
  const where = el(
    "select",
    { class: "paper-list-paper", "aria-label": t("Paper") },
    ...papers.map(({ id, title }) => el("option", { value: id }, title)),
  );
  if (papers.some(({ id }) => id === chosen)) where.value = chosen;
  const order = el(
    "select",
    { "aria-label": t("Order") },
    ...ORDERS.map(([by, words]) => el("option", { value: by }, words())),
  );
  const search = el("input", {
    type: "search",
    class: "paper-list-search",
    "aria-label": t("Search in the cards"),
    placeholder: t("Search in the cards"),
  });
  return { where, order, search };
}

/** @type {WeakMap<HTMLElement, ListPart>} */
const LISTS = new WeakMap();

/** The cards of one author or one group under its name. */
class ListPart {
  heading = el("h3", { class: "paper-list-title" });
  list = cardList("", { author: true, standing: true });
  element = el("section", {}, this.heading, this.list.element);

  constructor() {
    LISTS.set(this.element, this);
  }

  /** @param {string} title @param {Card[]} cards @param {AppContext} app */
  show(title, cards, app) {
    setText(this.heading, title);
    this.heading.hidden = !title;
    this.list.show(cards, app);
  }
}

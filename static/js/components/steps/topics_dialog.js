// Dialogs of step 4: the topics (make one, approve its title, take it away), and how a vote begins.
/** @import { AppContext } from "../../context.js" */
/** @import { Topic } from "../../types.d.ts" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el, setText, syncChildren } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { newId } from "../../lib/ids.js";
import { LIMITS } from "../../protocol.js";
import { cardLabel } from "../card/card_body.js";
import { textLimit } from "../base/text_limit.js";
import { onEveryChange } from "../base/watching.js";

export const TITLE_LIMIT = 120;
const DOTS = [1, 2, 3, 4, 5];
const USUAL = 3;
const VOTERS = ["child", "family", "professional"];

/**
 * The field for a new topic.
 * @param {AppContext} app @param {string} title what it begins with @param {readonly string[]} given its cards
 */
function topicForm({ store }, title, given) {
  let cards = given;
  const words = t("Title of the topic");
  const field = el("input", {
    class: "field-input",
    type: "text",
    value: title,
    placeholder: words,
    "aria-label": words,
  });
  const size = textLimit(field, TITLE_LIMIT);
  const make = button(
    { class: "button button--main", type: "submit" },
    () => undefined,
    icon("plus"),
    t("Add a topic"),
  );
  const form = el("form", { class: "topic-form" }, field, make, size.note);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field.value.trim() || !size.fits) return;
    store.do("topic.make", { id: newId(), title: field.value.trim(), cards });
    field.value = "";
    cards = [];
  });
  return { form, field };
}

/**
 * @param {AppContext} app @param {IpkDialog} dialog
 * @param {{ title?: string, cards?: string[] }} [begin] what a new topic begins with
 */
export function openTopics(app, dialog, { title = "", cards = [] } = {}) {
  const { store } = app;
  const list = el("ul", { class: "topic-list", role: "list" });
  const most = t("There are {count} topics, which is the most.", { count: LIMITS.topics });
  const full = el("p", { class: "notice", hidden: true }, most);
  const { form, field } = topicForm(app, title, cards);
  const show = () => {
    full.hidden = store.topics.length < LIMITS.topics;
    form.hidden = !full.hidden;
    syncChildren(list, store.topics, {
      key: ({ id }) => id,
      make: (topic) => topicLine(app, topic),
      update: (row, topic) => updateTopicLine(app, row, topic),
    });
  };
  const open = new AbortController();
  onEveryChange(store, show, open.signal);
  dialog.addEventListener("ipk:closed", () => open.abort(), { once: true });
  const about = t("A topic is made from a card or a pile: tap it on the wall and choose Topic.");
  dialog.open(t("Topics"), [el("p", {}, about), list, full, form]);
  show();
  if (title) field.focus();
}

/** @param {AppContext} app @param {Element} row @param {Topic} topic */
function updateTopicLine({ store }, row, topic) {
  setText(/** @type {Element} */ (row.querySelector(".topic-title")), topic.title);
  const approve = /** @type {HTMLElement} */ (row.querySelector("[data-act=approve]"));
  approve.hidden = !topic.waits || !store.may("text.approve");
}

/** @param {AppContext} app @param {Topic} topic */
function topicLine({ store }, topic) {
  const drop = () => store.do("topic.drop", { id: topic.id });
  const approve = () => store.do("text.approve", { id: topic.id });
  return el(
    "li",
    { class: "topic-line" },
    el("span", { class: "topic-title" }),
    button({ class: "button button--small", "data-act": "approve" }, approve, icon("check"), t("Approve")),
    topic.state === "open"
      ? button(
          { class: "icon-button", "aria-label": t("Take the topic away: {title}", { title: topic.title }) },
          drop,
          icon("trash-2"),
        )
      : null,
  );
}

/**
 * The title that a topic from this card begins with, and its cards: those of its pile.
 * @param {AppContext} app @param {string} id
 */
export function topicFrom(app, id) {
  const { store } = app;
  const card = store.card(id);
  if (!card) return {};
  const pile = card.group ? store.cards.filter(({ group }) => group === card.group) : [card];
  const cards = pile.filter(({ state }) => state === "shown").map((one) => one.id);
  return { title: (card.group || cardLabel(card, app)).slice(0, TITLE_LIMIT), cards };
}

/**
 * Starts a vote: how many dots everybody has, and whether support persons vote, too.
 * @param {AppContext} app @param {IpkDialog} dialog
 */
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

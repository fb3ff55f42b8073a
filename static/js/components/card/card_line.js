// `<ipk-card-line>`: one card as a row of a list.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { CardAction } from "./card_actions.js" */
import { el, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { cardBody, growDrawing } from "./card_body.js";
import { cardActions } from "./card_actions.js";
import { wordsFromFacilitator } from "../moderation/ready_words.js";
import { speaker } from "../base/reading_speaker.js";
import { SAVE_STATUSES } from "./card.js";
import { button } from "../../lib/dom/dom.js";

/** What is looked at, not read. */
const PICTURED = new Set(["picture", "drawing", "page"]);

/**
 * A card in a list, to be read on a small screen: whole, with how it stands and what may be done with it.
 * @typedef {{ standing?: boolean, author?: boolean, paper?: boolean, aloud?: boolean, actions?: string[], enlarge?:
 * boolean,
 *   edit?: (card: Card) => void, more?: (card: Card) => CardAction[], changed?: (card: Card) => boolean }} LineWishes
 *   `more`: what only this list offers; `changed`: a decision came too late, it is to be looked at again
 */
export class IpkCardLine extends IpkElement {
  #drawn = "";
  /** As it stands here: what is decided about. @type {Card | undefined} */
  card;

  build() {
    this.classList.add("card-line");
    this.setAttribute("role", "listitem");
  }

  /** @param {Card} card @param {AppContext} app @param {LineWishes} wishes */
  show(card, app, wishes) {
    this.card = card;
    const standing = app.store.saveStatus(card);
    const author = this.#origin(card, app, wishes);
    const changed = wishes.changed?.(card) ?? false;
    const offered = this.#offered(card, app, wishes);
    const words = app.store.isMine(card) ? card.words : "";
    setAttribute(this, "data-colour", card.colour ?? "sun");
    setAttribute(this, "data-own-words", Boolean(card.own_words));
    setAttribute(this, "data-standing", standing);
    const drawn = JSON.stringify([
      card.text,
      card.symbols,
      card.media,
      card.wave,
      card.shown_text,
      words,
      card.group,
      author,
      changed,
      standing,
      offered.map(({ name }) => name),
    ]);
    growDrawing(this, card);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#draw(card, app, [
      changed &&
        el("p", { class: "card-line-changed", role: "status" }, icon("eye"), t("It has changed. Please look again.")),
      wishes.standing && standingLine(standing),
      words && wordsLine(words),
      card.group && el("p", { class: "card-line-group" }, icon("group"), card.group),
      author && el("p", { class: "card-line-author" }, author),
      wishes.aloud && speaker(() => [this.querySelector(".card-body"), this.querySelector(".card-line-author")]),
      actionRow(offered),
    ]);
  }

  /** @param {Card} card @param {AppContext} app @param {LineWishes} wishes @returns {CardAction[]} */
  #offered(card, app, wishes) {
    const shown = () => this.card ?? card;
    const edit = () => wishes.edit?.(/** @type {Card} */ (app.store.card(card.id)));
    const offered = cardActions(card, app, { edit, shown }).filter(({ name }) => wishes.actions?.includes(name));
    if (wishes.enlarge && PICTURED.has(card.kind)) offered.push(this.#enlarging(card));
    const more = wishes.more?.(card) ?? [];
    return [...offered, ...more.map((one, at) => ({ ...one, act: () => wishes.more?.(shown())[at]?.act() }))];
  }

  /**
   * Whose it is, and on which paper it is to hang.
   * @param {Card} card
   * @param {AppContext} app
   * @param {LineWishes} wishes
   */
  #origin(card, app, wishes) {
    const author = wishes.author ? app.nameOf(card.said_by || card.author) : "";
    const paper = wishes.paper ? app.store.papers.find(({ id }) => id === card.paper)?.title : "";
    return [author, paper].filter(Boolean).join(" · ");
  }

  /** @param {Card} card @returns {CardAction} */
  #enlarging({ id }) {
    return {
      name: "enlarge",
      icon: "maximize",
      words: t("See it large"),
      act: () => this.emit("enlarge", { card: id }),
    };
  }

  /** @param {Card} card @param {AppContext} app @param {(Node | string | false | null | undefined)[]} rest */
  #draw(card, app, rest) {
    const had = this.querySelector(":focus")?.getAttribute("data-action");
    const edit = card.shown_text && card.state === "waiting" ? changeOf(card.shown_text) : [];
    this.replaceChildren(
      ...[...edit, cardBody(card, app, { touched: true }), ...rest].filter((part) => part instanceof Node),
    );
    if (card.own_words) this.append(el("span", { class: "card-star" }, icon("star")));
    const same = this.querySelector(`[data-action="${had}"]`);
    if (had && same instanceof HTMLElement) same.focus();
  }
}

/** What everybody sees now, above what is to be seen. @param {string} before */
function changeOf(before) {
  return [
    el("p", { class: "card-line-before" }, el("b", {}, t("Now hangs:")), " ", el("s", {}, before)),
    el("p", { class: "card-line-after" }, el("b", {}, t("New words:"))),
  ];
}

/** What the facilitator says to the author, in the language it is in. @param {string} sent */
function wordsLine(sent) {
  const { words, lang } = wordsFromFacilitator(sent);
  const from = t("Facilitator: {words}", { words: "" });
  return el(
    "p",
    { class: "card-line-words" },
    icon("message-circle"),
    el("span", {}, from, el("span", { lang }, words)),
  );
}

/** @param {keyof typeof SAVE_STATUSES} standing */
function standingLine(standing) {
  const line = el(
    "p",
    { class: "standing", "data-standing": standing },
    icon(SAVE_STATUSES[standing].icon),
    el("span"),
  );
  setText(/** @type {Element} */ (line.lastElementChild), SAVE_STATUSES[standing].say());
  return line;
}

/** @param {CardAction[]} actions */
function actionRow(actions) {
  if (actions.length === 0) return null;
  return el(
    "div",
    { class: "card-line-actions" },
    ...actions.map(({ name, icon: picture, words, act, small }) =>
      button(
        {
          class: `button button--small button--${name}`,
          "data-action": name,
          ...(small && { "aria-label": words, title: words }),
        },
        act,
        icon(picture),
        !small && words,
      ),
    ),
  );
}

customElements.define("ipk-card-line", IpkCardLine);

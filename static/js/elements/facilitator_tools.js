/** @import { Card, Paper } from "../types.d.ts" */
/** @import { IconName } from "../lib/icons.js" */
/** @import { Room } from "../room.js" */
/** @import { CardAction } from "./card_actions.js" */
import { button, el, setAttribute, write } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { cardActions } from "./card_actions.js";
import { cardLabel } from "./card_body.js";
import { LAST_STEP } from "./step_words.js";

/**
 * The facilitator's tools under the wall: for the whole wall, or for the card or paper that was tapped.
 * Says `ipk:write`, `ipk:edit {card}`, `ipk:look {paper}`, `ipk:leave` and `ipk:end`.
 */
export class IpkTools extends IpkElement {
  /** @type {Room | undefined} */
  room;

  build() {
    this.classList.add("tools");
    this.setAttribute("role", "toolbar");
    this.setAttribute("aria-label", t("Tools"));
    this.whole = el("div", { class: "tools-row" }, ...this.#wholeTools());
    this.one = el("div", { class: "tools-row tools-row--card" });
    this.append(this.whole, this.one);
  }

  /** @param {Card | undefined} card that was tapped @param {Paper | undefined} paper that was tapped */
  show(card, paper) {
    const { room, whole, one } = this;
    if (!room || !whole || !one) return;
    this.#showWhole(room);
    whole.hidden = Boolean(card ?? paper);
    one.hidden = !whole.hidden;
    if (card) this.#showOne(cardLabel(card, room), this.#cardTools(card, room));
    else if (paper) this.#showOne(paper.title, this.#paperTools(paper, room));
  }

  #wholeTools() {
    const make = (/** @type {IconName} */ name, /** @type {() => void} */ press, words = "") =>
      button({ class: "button" }, press, icon(name), el("span", {}, words));
    const act = (/** @type {string} */ cmd, /** @type {Record<string, unknown>} */ args = {}) =>
      this.room?.store.do(cmd, args);
    const meeting = () => this.room?.store.meeting;
    this.undo = make("undo-2", () => this.room?.store.undo(), t("Take back"));
    this.freeze = make("snowflake", () => act(meeting()?.frozen ? "meeting.thaw" : "meeting.freeze"));
    this.first = make("shield-check", () =>
      act("meeting.moderation", { moderation: meeting()?.moderation === "approve" ? "open" : "approve" }),
    );
    this.half = make("footprints", () => act("meeting.step", { step: 5, half: meeting()?.half === 2 ? 1 : 2 }));
    this.calm = make("presentation", () => act("meeting.spotlight"), t("Stop showing"));
    this.end = make("check", () => this.tell("end"), t("End the meeting"));
    const card = make("plus", () => this.tell("write"), t("Card"));
    return [this.undo, this.freeze, this.first, this.half, this.calm, this.end, card];
  }

  /** @param {Room} room */
  #showWhole({ store }) {
    const { undo, freeze, first, half, calm, end } = this;
    const { meeting } = store;
    if (!undo || !freeze || !first || !half || !calm || !end) return;
    undo.disabled = store.trail.empty;
    toggle(freeze, Boolean(meeting?.frozen), t("Let the wall go on"), t("Stop the wall"));
    toggle(first, meeting?.moderation === "approve", t("Approving first"), t("Hanging at once"));
    toggle(half, meeting?.half === 2, t("Weighing ideas"), t("Collecting ideas"));
    half.hidden = meeting?.step !== 5;
    calm.hidden = !meeting?.spotlight?.card && !meeting?.spotlight?.paper;
    end.hidden = meeting?.step !== LAST_STEP || Boolean(meeting?.closed);
  }

  /** @param {Card} card @param {Room} room */
  #cardTools(card, room) {
    return cardActions(card, room, { edit: () => this.tell("edit", { card: card.id }) });
  }

  /** @param {Paper} paper @param {Room} room @returns {CardAction[]} */
  #paperTools(paper, { store }) {
    const show = () => store.do("meeting.spotlight", { paper: paper.id });
    const look = () => this.tell("look", { paper: paper.id });
    /** @type {CardAction[]} */
    const tools = [{ name: "look", icon: "focus", words: t("Come closer"), act: look }];
    if (paper.open && store.may("meeting.spotlight")) {
      tools.unshift({ name: "spotlight", icon: "presentation", words: t("Show to everybody"), act: show });
    }
    return tools;
  }

  /** @param {string} title @param {CardAction[]} actions */
  #showOne(title, actions) {
    const key = JSON.stringify([title, actions.map(({ name, words }) => name + words)]);
    if (!this.one || this.one.getAttribute("data-shown") === key) return;
    this.one.setAttribute("data-shown", key);
    this.one.replaceChildren(
      el("p", { class: "tools-card" }, title),
      ...actions.map(({ name, icon: picture, words, act }) =>
        button({ class: `button button--${name}` }, act, icon(picture), words),
      ),
      button({ class: "button button--plain" }, () => this.tell("leave"), icon("x"), t("Leave it")),
    );
  }
}

customElements.define("ipk-tools", IpkTools);

/** @param {HTMLElement} element @param {boolean} on @param {string} words @param {string} otherwise */
function toggle(element, on, words, otherwise) {
  setAttribute(element, "aria-pressed", String(on));
  write(/** @type {Element} */ (element.lastElementChild), on ? words : otherwise);
}

// `<ipk-tools>`: the facilitator's toolbar for the current selection.
/** @import { Card, Paper } from "../../types.d.ts" */
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
/** @import { CardAction } from "../card/card_actions.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { rovingTabIndex } from "../../lib/dom/roving.js";
import { sizeOf } from "../../state/wall/card_sizes.js";
import { decide } from "../../state/core/seen.js";
import { writesPlan } from "../../state/meeting/plan.js";
import { cardActions } from "../card/card_actions.js";
import { cardLabel } from "../card/card_body.js";
import { IpkDisplaySteering } from "../display/display_steering.js";
import { markWords } from "../steps/ideas.js";
import { IpkGather } from "./gather.js";

/**
 * The facilitator's tools under the wall: for the whole wall, for the card or paper that was tapped, for gathering, or
 * for the room's display. Emits `ipk:write`, `ipk:gather`, `ipk:steer`, `ipk:more`, `ipk:edit {card}`, `ipk:look
 * {paper}`, `ipk:topic {card}`, `ipk:plan {card}`, `ipk:list {paper}`, `ipk:enlarge {card}` and `ipk:leave`.
 */
export class IpkTools extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** As the wall shows it: what is decided about. @type {Card | undefined} */
  #card;

  build() {
    const { app } = this;
    if (!app) return;
    this.classList.add("tools");
    this.setAttribute("role", "toolbar");
    this.setAttribute("aria-label", t("Tools"));
    this.whole = el("div", { class: "tools-row" }, ...this.#wholeTools());
    this.one = el("div", { class: "tools-row tools-row--card" });
    this.gather = Object.assign(new IpkGather(), { app });
    this.steering = Object.assign(new IpkDisplaySteering(), { app });
    this.append(this.whole, this.one, this.gather, this.steering);
  }

  connected() {
    this.stop = rovingTabIndex(this, this.abort.signal);
  }

  /** @param {{ card?: Card, paper?: Paper, gathering?: Set<string>, steering?: boolean }} hand what was tapped */
  show({ card, paper, gathering, steering }) {
    const { app, whole, one, gather } = this;
    if (!app || !whole || !one || !gather) return;
    this.#card = card;
    this.#showWhole(app);
    whole.hidden = Boolean(card ?? paper ?? gathering) || Boolean(steering);
    one.hidden = !(card ?? paper) || Boolean(gathering);
    gather.show(gathering);
    this.steering?.show(Boolean(steering));
    // A title that waits is read here before it is approved: on the whole wall it is too small.
    const label = card && (card.group_waits && card.group ? card.group : cardLabel(card, app));
    const marks = card ? markWords(card) : "";
    if (card && label) this.#showOne([label, marks].filter(Boolean).join(" · "), this.#cardTools(card, app));
    else if (paper) this.#showOne(paper.title, this.#paperTools(paper, app));
    this.stop?.settle();
  }

  #wholeTools() {
    const make = (/** @type {IconName} */ name, /** @type {() => void} */ press, words = "") =>
      button({ class: "button", "data-tool": name }, press, icon(name), el("span", {}, words));
    const { app } = this;
    const frozen = () => app?.store.meeting?.frozen;
    this.undo = make("undo-2", () => app?.store.undo(), t("Take back"));
    this.freeze = make("snowflake", () => app?.store.do(frozen() ? "meeting.thaw" : "meeting.freeze", {}));
    this.calm = make("presentation", () => app?.store.do("meeting.spotlight", {}), t("Stop showing"));
    this.page = make(
      "book-open",
      () => app?.store.do("meeting.spotlight", { page: "profile" }),
      t("The page about the child"),
    );
    this.display = make("projector", () => this.emit("steer"), t("Display"));
    return [
      this.undo,
      this.freeze,
      this.display,
      this.calm,
      this.page,
      make("group", () => this.emit("gather"), t("Gather")),
      make("plus", () => this.emit("write"), t("Card")),
      make("ellipsis", () => this.emit("more"), t("More")),
    ];
  }

  /** @param {AppContext} app */
  #showWhole({ store }) {
    const { undo, freeze, calm } = this;
    const { meeting } = store;
    if (!undo || !freeze || !calm) return;
    undo.disabled = store.undoStack.empty;
    setAttribute(freeze, "aria-pressed", String(Boolean(meeting?.frozen)));
    setText(
      /** @type {Element} */ (freeze.lastElementChild),
      meeting?.frozen ? t("Let the wall go on") : t("Stop the wall"),
    );
    calm.hidden = !meeting?.spotlight;
    if (this.display) this.display.hidden = !meeting?.step || !store.may("meeting.spotlight");
    const released = store.cards.some(({ kind, state }) => kind === "profile" && state === "shown");
    if (this.page)
      this.page.hidden = !released || meeting?.spotlight?.page === "profile" || !store.may("meeting.spotlight");
  }

  /** @param {Card} card @param {AppContext} app @returns {CardAction[]} */
  #cardTools(card, app) {
    const { store } = app;
    const actions = cardActions(card, app, {
      edit: () => this.emit("edit", { card: card.id }),
      shown: () => (this.#card?.id === card.id ? this.#card : card),
    });
    if (sizeOf(card).cut)
      actions.unshift({
        name: "read",
        icon: "maximize",
        words: t("Read all"),
        act: () => this.emit("enlarge", { card: card.id }),
      });
    actions.push(...this.#stepTools(card, app));
    if (!card.group || !store.may("card.scatter")) return actions;
    const scatter = () => store.do("card.scatter", { group: card.group });
    actions.unshift({ name: "scatter", icon: "ungroup", words: t("Take the pile apart"), act: scatter });
    if (!card.group_waits || !store.may("text.approve")) return actions;
    const approve = () => decide(store, "text.approve", { id: card.id }, card);
    return [{ name: "approve-title", icon: "check", words: t("Approve the title"), act: approve }, ...actions];
  }

  /** What the card becomes in this step. @param {Card} card @param {AppContext} app @returns {CardAction[]} */
  #stepTools(card, { store }) {
    const step = store.meeting?.step ?? 0;
    if (card.state !== "shown") return [];
    /** @type {CardAction[]} */
    const tools = [];
    if (store.may("topic.make") && step >= 2 && step <= 5)
      tools.push({
        name: "topic",
        icon: "list-checks",
        words: t("Topic"),
        act: () => this.emit("topic", { card: card.id }),
      });
    if (writesPlan(store))
      tools.push({
        name: "plan",
        icon: "check",
        words: t("To the plan"),
        act: () => this.emit("plan", { card: card.id }),
      });
    return tools;
  }

  /** @param {Paper} paper @param {AppContext} app @returns {CardAction[]} */
  #paperTools(paper, { store }) {
    const show = () => store.do("meeting.spotlight", { paper: paper.id });
    const look = () => this.emit("look", { paper: paper.id });
    /** @type {CardAction[]} */
    const tools = [
      { name: "look", icon: "focus", words: t("Come closer"), act: look },
      { name: "list", icon: "list-checks", words: t("List"), act: () => this.emit("list", { paper: paper.id }) },
    ];
    if (paper.open && store.may("meeting.spotlight"))
      tools.unshift({ name: "spotlight", icon: "presentation", words: t("Bring everybody here"), act: show });
    if (paper.open && store.may("paper.tidy"))
      tools.push({
        name: "tidy",
        icon: "layout-grid",
        words: t("Tidy up"),
        act: () => store.do("paper.tidy", { id: paper.id }),
      });
    return tools;
  }

  /** @param {string} title @param {CardAction[]} actions */
  #showOne(title, actions) {
    const key = JSON.stringify([title, actions.map(({ name, words }) => name + words)]);
    if (!this.one || this.one.getAttribute("data-shown") === key) return;
    this.one.setAttribute("data-shown", key);
    const done = (/** @type {CardAction} */ { name, act }) => {
      act();
      if (LEAVES.has(name)) this.emit("leave");
    };
    this.one.replaceChildren(
      el("p", { class: "tools-card" }, title),
      ...actions.map((action) =>
        button({ class: `button button--${action.name}` }, () => done(action), icon(action.icon), action.words),
      ),
      button(
        { class: "icon-button", "aria-label": t("Leave it"), title: t("Leave it") },
        () => this.emit("leave"),
        icon("x"),
      ),
    );
  }
}

/** After these there is nothing more to do with what was tapped. */
const LEAVES = new Set(["hide", "spotlight", "scatter", "peel", "topic", "plan"]);

customElements.define("ipk-tools", IpkTools);

// The list of cards that wait for the facilitator's approval.
/** @import { Card, Person } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { WaitingGroup } from "../../state/wall/waiting.js" */
import { button, el, syncChildren, setText } from "../../lib/dom/dom.js";
import { giveFocus, changeListSafely } from "../../lib/dom/ghost_clicks.js";
import { deferWhilePressed } from "../../lib/dom/hold_gesture.js";
import { t } from "../../lib/i18n/i18n.js";
import { newId } from "../../lib/ids.js";
import { icon } from "../../lib/dom/icons.js";
import { WaitingOrder } from "../../state/wall/waiting.js";
import { approve } from "./approving.js";
import { cardList } from "../card/card_list.js";
import { waitingInLobby } from "../people/lobby.js";
import { WaitingChoice } from "./waiting_choice.js";
import { waitingTextList } from "./waiting_texts.js";

/** @typedef {import("../card/card_line.js").LineWishes} LineWishes */

/**
 * People in the lobby, then waiting cards and edits, by time (newest last) or by paper. While a finger is on the list,
 * changes do not move its rows.
 * @param {AppContext} app
 */
export function waitingPanel(app) {
  const door = doorLine(app);
  const order = new WaitingOrder();
  const heaps = el("div", { class: "heaps" });
  const nothing = el("p", { class: "nothing" }, icon("check"), t("Nothing waits for you."));
  const choice = new WaitingChoice(app, () => ask());
  const texts = waitingTextList(app);
  const parts = [door.element, choice.bar, heaps, texts.element, nothing, choice.toolbar];
  const element = el("div", { class: "panel panel--waiting" }, ...parts);
  const changed = refusedAsChanged(app);
  const wishes = wishesOf(choice, changed, element);
  /** @type {WeakMap<Element, ReturnType<typeof heap>>} */
  const shown = new WeakMap();
  const show = () => {
    const waiting = waitingCards(app);
    for (const id of changed) if (!waiting.some((card) => card.id === id)) changed.delete(id);
    choice.show(waiting);
    texts.show();
    nothing.hidden = waiting.length > 0 || !texts.element.hidden;
    syncChildren(heaps, order.groups(waiting, choice.order, app.store.papers), {
      key: ({ key }) => key,
      make: () => {
        const made = heap(app, wishes);
        shown.set(made.element, made);
        return made.element;
      },
      update: (one, heap) => shown.get(one)?.show(heap),
    });
  };
  const ask = deferWhilePressed(heaps, () => keepingFocus(heaps, () => changeListSafely(heaps, show)));
  return {
    element,
    show() {
      door.show();
      ask();
    },
  };
}

/** @param {AppContext} app @returns {Card[]} */
export function waitingCards({ store }) {
  return store.cards.filter((card) => card.state === "waiting");
}

/**
 * What one may do with a line, or that it is chosen with others.
 * @param {WaitingChoice} choice
 * @param {Set<string>} changed
 * @param {HTMLElement} element
 * @returns {LineWishes}
 */
function wishesOf(choice, changed, element) {
  const elsewhere = (/** @type {Card} */ card) =>
    element.dispatchEvent(new CustomEvent("ipk:elsewhere", { detail: { cards: [card] }, bubbles: true }));
  return {
    author: true,
    paper: true,
    enlarge: true,
    changed: ({ id }) => changed.has(id),
    get actions() {
      return choice.chooses ? [] : ["approve", "hide"];
    },
    more: (card) =>
      choice.chooses
        ? [choice.action(card)]
        : choice.mayGoElsewhere(card)
          ? [
              {
                name: "elsewhere",
                icon: "sticky-note",
                words: t("Approve onto another paper"),
                act: () => elsewhere(card),
                small: true,
              },
            ]
          : [],
  };
}

/**
 * Cards whose decision was refused because they are other than they were seen; they say so until they are decided
 * about.
 * @param {AppContext} app
 */
function refusedAsChanged({ store }) {
  /** @type {Set<string>} */
  const changed = new Set();
  store.addEventListener("refused", (event) => {
    const { entry, answer } = /** @type {CustomEvent} */ (event).detail;
    if (answer.code === "too_late") for (const [id] of entry.shown ?? []) changed.add(id);
  });
  return changed;
}

/**
 * When the line with the focus goes, approving the next one has it: a keyboard goes on where it was.
 * @param {Element} heaps
 * @param {() => void} change
 */
function keepingFocus(heaps, change) {
  const had = document.activeElement;
  const line = heaps.contains(had) ? had?.closest("ipk-card-line") : null;
  const lines = Array.from(heaps.querySelectorAll("ipk-card-line"));
  const at = line ? lines.indexOf(line) : -1;
  // Under a finger the list does not scroll by itself.
  const preventScroll = !had?.matches(":focus-visible");
  change();
  if (!line || line.isConnected) return;
  const next = [...lines.slice(at + 1), ...lines.slice(0, at).reverse()].find((one) => one.isConnected);
  const same = next?.querySelector(`[data-action="${had?.getAttribute("data-action")}"]`);
  giveFocus(next?.querySelector("[data-action=approve]") ?? same ?? document.querySelector("#tab-waiting"), {
    preventScroll,
  });
}

/** @param {AppContext} app @param {LineWishes} wishes */
function heap(app, wishes) {
  const name = el("h3", { class: "heap-name" });
  /** As they stand here: what is approved together. @type {Card[]} */
  let together = [];
  const approveAll = () => {
    const undoGroup = newId();
    for (const card of together) approve(card, app.store, { undoGroup });
  };
  const words = el("span");
  const all = button(
    { class: "button button--small button--plain", "data-action": "approve-all" },
    approveAll,
    icon("check"),
    words,
  );
  const list = cardList("", wishes);
  // Under the cards: what comes pushes nothing that stands above it.
  const element = el("section", { class: "heap" }, name, list.element, el("footer", { class: "heap-head" }, all));
  return {
    element,
    /** @param {WaitingGroup} heap */
    show(heap) {
      together = heap.all;
      setText(
        name,
        heap.author ? app.nameOf(heap.author) : (app.store.papers.find(({ id }) => id === heap.paper)?.title ?? ""),
      );
      all.hidden = heap.all.length < 2;
      // The author stands on each card.
      name.classList.toggle("visually-hidden", Boolean(heap.author));
      setText(words, t("Approve all {count}", { count: heap.all.length }));
      list.show(heap.cards, app);
    },
  };
}

/** Somebody stands in the lobby: the line leads to where people are let in. @param {AppContext} app */
function doorLine(app) {
  const names = el("span");
  const element = el("button", { type: "button", class: "at-door", "data-turn": "people" }, icon("log-in"), names);
  return {
    element,
    show() {
      const waiting = app.store.people.filter((/** @type {Person} */ person) => waitingInLobby(person));
      element.hidden = waiting.length === 0;
      setText(names, t("At the door: {names}", { names: waiting.map(({ name }) => name).join(", ") }));
    },
  };
}

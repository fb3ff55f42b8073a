/** @import { Card, Paper } from "../types.d.ts" */
/** @import { CardAction } from "./card_actions.js" */
/** @import { Room } from "../room.js" */
import { button, el, setAttribute, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { cardActions } from "./card_actions.js";
import { cardLabel } from "./card_body.js";
import { LAST_STEP } from "./step_words.js";

/**
 * The facilitator's tools under the wall: for the whole wall, or for the card that was tapped.
 * @param {Room} room @param {{ write: () => void, edit: (id: string) => void, leave: () => void, end: () => void, look: (paper: string) => void }} screen
 */
export function facilitatorTools(room, screen) {
  const { store } = room;
  const undo = button({ class: "button" }, () => store.undo(), icon("undo-2"), t("Take back"));
  const freeze = button({ class: "button" }, () => store.do(store.meeting?.frozen ? "meeting.thaw" : "meeting.freeze", {}), icon("snowflake"), el("span"));
  const first = button({ class: "button" }, () => store.do("meeting.moderation", { moderation: store.meeting?.moderation === "approve" ? "open" : "approve" }), icon("shield-check"), el("span"));
  const half = button({ class: "button" }, () => store.do("meeting.step", { step: 5, half: store.meeting?.half === 2 ? 1 : 2 }), icon("footprints"), el("span"));
  const calm = button({ class: "button" }, () => store.do("meeting.spotlight", {}), icon("presentation"), t("Stop showing"));
  const end = button({ class: "button" }, screen.end, icon("check"), t("End the meeting"));
  const card = button({ class: "button" }, screen.write, icon("plus"), t("Card"));
  const whole = el("div", { class: "tools-row" }, undo, freeze, first, half, calm, end, card);
  const one = el("div", { class: "tools-row tools-row--card" });
  const element = el("div", { class: "tools", role: "toolbar", "aria-label": t("Tools") }, whole, one);

  const showWhole = () => {
    const { meeting } = store;
    undo.disabled = store.trail.empty;
    toggle(freeze, Boolean(meeting?.frozen), t("Let the wall go on"), t("Stop the wall"));
    toggle(first, meeting?.moderation === "approve", t("Approving first"), t("Hanging at once"));
    toggle(half, meeting?.half === 2, t("Weighing ideas"), t("Collecting ideas"));
    half.hidden = meeting?.step !== 5;
    calm.hidden = !meeting?.spotlight?.card && !meeting?.spotlight?.paper;
    end.hidden = meeting?.step !== LAST_STEP || Boolean(meeting?.closed);
  };

  return {
    element,
    /** @param {string} chosen the id of the tapped card @param {string} chosenPaper of the tapped paper */
    show(chosen, chosenPaper) {
      showWhole();
      const card = store.card(chosen);
      const paper = store.papers.find(({ id }) => id === chosenPaper);
      whole.hidden = Boolean(card ?? paper);
      one.hidden = !whole.hidden;
      if (card) showCardTools(one, card, room, screen);
      else if (paper) showPaperTools(one, paper, room, screen);
    },
  };
}

/** @param {HTMLElement} row @param {Card} card @param {Room} room @param {{ edit: (id: string) => void, leave: () => void }} screen */
function showCardTools(row, card, room, screen) {
  const actions = cardActions(card, room, { edit: () => screen.edit(card.id) });
  showRow(row, cardLabel(card, room), actions, screen.leave);
}

/** @param {HTMLElement} row @param {Paper} paper @param {Room} room @param {{ leave: () => void, look: (paper: string) => void }} screen */
function showPaperTools(row, paper, { store }, screen) {
  /** @type {CardAction[]} */
  const actions = [{ name: "look", icon: "focus", words: t("Come closer"), act: () => screen.look(paper.id) }];
  if (paper.open && store.may("meeting.spotlight")) {
    actions.unshift({ name: "spotlight", icon: "presentation", words: t("Show to everybody"), act: () => store.do("meeting.spotlight", { paper: paper.id }) });
  }
  showRow(row, paper.title, actions, screen.leave);
}

/** @param {HTMLElement} row @param {string} title @param {CardAction[]} actions @param {() => void} leave */
function showRow(row, title, actions, leave) {
  const key = JSON.stringify([title, actions.map(({ name, words }) => name + words)]);
  if (row.getAttribute("data-shown") === key) return;
  row.setAttribute("data-shown", key);
  row.replaceChildren(
    el("p", { class: "tools-card" }, title),
    ...actions.map(({ name, icon: picture, words, act }) => button({ class: `button button--${name}` }, act, icon(picture), words)),
    button({ class: "button button--plain" }, leave, icon("x"), t("Leave it")),
  );
}

/** @param {HTMLElement} element @param {boolean} on @param {string} words @param {string} otherwise */
function toggle(element, on, words, otherwise) {
  setAttribute(element, "aria-pressed", String(on));
  write(/** @type {Element} */ (element.lastElementChild), on ? words : otherwise);
}

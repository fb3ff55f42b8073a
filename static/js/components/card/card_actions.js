// Which actions a person has on a card now (edit, peel, move, approve …).
/** @import { Card } from "../../types.d.ts" */
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
import { t } from "../../lib/i18n/i18n.js";
import { decide } from "../../state/core/seen.js";
import { approve } from "../moderation/approving.js";
import { player } from "../voice/voice_player.js";

/**
 * `small`: only its picture is shown, its words are said.
 * @typedef {{ name: string, icon: IconName, words: string, act: () => void, small?: boolean }} CardAction
 */

/**
 * What this person may do with this card now, most wanted first.
 * @param {Card} card @param {AppContext} app
 * @param {{ edit: () => void, shown?: () => Card }} screen what only a screen can do; `shown`: the card as it stands
 * there when it is decided about
 * @returns {CardAction[]}
 */
export function cardActions(card, app, screen) {
  const shown = screen.shown ?? (() => card);
  return [...hearing(card, app), ...leading(card, app, shown), ...owning(card, app, screen)];
}

/** @param {Card} card @param {AppContext} app @returns {CardAction[]} */
function hearing(card, app) {
  if (card.kind !== "voice") return [];
  return [{ name: "hear", icon: "volume-2", words: t("Listen"), act: () => player.toggle(card, app) }];
}

/** @type {{ cmd: string, icon: IconName, when: (card: Card) => boolean, words: (card: Card) => string }[]} */
const LEADING = [
  {
    cmd: "card.approve",
    icon: "check",
    when: (card) => card.state !== "shown",
    words: (card) => (card.state === "hidden" ? t("Show again") : t("Approve")),
  },
  { cmd: "card.hide", icon: "eye-off", when: (card) => card.state !== "hidden", words: () => t("Hide") },
  { cmd: "card.lock", icon: "lock", when: (card) => !card.locked, words: () => t("Lock") },
  { cmd: "card.unlock", icon: "lock-open", when: (card) => Boolean(card.locked), words: () => t("Unlock") },
];

/**
 * What is decided about with the clock of what was seen.
 * @type {Record<string, (card: Card, store: AppContext["store"]) => unknown>}
 */
const DECIDING = {
  "card.approve": approve,
  "card.hide": (card, store) => decide(store, "card.hide", { id: card.id }, card),
};

/** @param {Card} card @param {AppContext} app @param {() => Card} shown @returns {CardAction[]} */
function leading(card, { store }, shown) {
  /** @type {CardAction[]} */
  const actions = LEADING.filter(({ cmd, when }) => store.may(cmd) && when(card)).map(({ cmd, icon, words }) => ({
    name: cmd.slice("card.".length),
    icon,
    words: words(card),
    act: () => (DECIDING[cmd] ? DECIDING[cmd](shown(), store) : store.do(cmd, { id: card.id })),
  }));
  if (store.may("meeting.spotlight") && card.state === "shown") {
    const act = () => store.do("meeting.spotlight", { card: card.id });
    actions.push({ name: "spotlight", icon: "presentation", words: t("Show to everybody"), act });
  }
  return actions;
}

/** What one changes by words. @type {Partial<Record<Card["kind"], () => string>>} */
const EDITED = { note: () => t("Change"), picture: () => t("Describe"), voice: () => t("Describe") };

/** @param {Card} card @param {AppContext} app @param {{ edit: () => void }} screen @returns {CardAction[]} */
function owning(card, app, screen) {
  const { store } = app;
  const locked = card.locked && app.role !== "facilitator";
  // a lock never keeps the child from taking its own words down
  if (!store.isMine(card) || store.resting || (locked && !(card.own_words && app.isChild))) return [];
  /** @type {CardAction[]} */
  const actions = [];
  const words = EDITED[card.kind]?.();
  if (store.may("card.edit") && words && !locked)
    actions.push({ name: "edit", icon: "pencil", words, act: screen.edit });
  if (store.may("drawing.stroke") && card.kind === "drawing" && !locked)
    actions.push({ name: "edit", icon: "brush", words: t("Go on drawing"), act: screen.edit });
  if (store.may("card.peel"))
    actions.push({ name: "peel", icon: "trash-2", words: t("Peel"), act: () => peel(card, store) });
  return actions;
}

/** A part of the profile goes back to the book. @param {Card} card @param {AppContext["store"]} store */
function peel({ id, kind }, store) {
  if (kind === "page") return store.do("profile.peel", {});
  if (kind === "profile") return store.do("profile.withdraw", { answer: id.slice("profile-".length) });
  return store.do("card.peel", { id });
}

// Announces changes by others to screen readers.
/** @import { Card } from "../types.d.ts" */
/** @import { AppContext } from "../context.js" */
import { cardLabel } from "../components/card/card_body.js";
import { stepName } from "../components/meeting/step_words.js";
import { el, setText } from "../lib/dom/dom.js";
import { t } from "../lib/i18n/i18n.js";
import { AnnouncementTracker } from "../state/core/announcements.js";

/** Changes within this time are announced in one sentence. */
const GATHER_MS = 2500;

/** Adds a polite live region that announces new cards and steps. @param {AppContext} room */
export function announceChanges(room) {
  const { store } = room;
  const news = new AnnouncementTracker();
  const region = el("p", { class: "visually-hidden announcer", role: "status", "aria-live": "polite" });
  /** @type {Card[]} */
  let cards = [];
  let step = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let gathering;
  const say = () => {
    gathering = undefined;
    const words = [step && store.meeting ? stepName(store.meeting) : "", wordsFor(cards, room)];
    cards = [];
    step = false;
    setText(region, words.filter(Boolean).join(". "));
  };
  document.querySelector("#content")?.after(region);
  store.addEventListener("change", () => {
    if (!store.me) return;
    const found = news.diff(store.cards, store.meeting, (card) => store.isMine(card));
    cards.push(...found.cards);
    step ||= found.step;
    if (cards.length > 0 || step) gathering ??= setTimeout(say, GATHER_MS);
  });
}

/** @param {Card[]} cards @param {AppContext} room */
function wordsFor(cards, room) {
  const [card] = cards;
  if (!card) return "";
  const paper = room.store.papers.find(({ id }) => id === card.paper)?.title ?? "";
  // Children get no counts (U5).
  if (cards.length > 1)
    return room.isChild ? t("New cards are hanging.") : t("{count} new cards are hanging.", { count: cards.length });
  const name = room.nameOf(card.said_by || card.author);
  return t("{name} hung on {paper}: {words}", { name, paper, words: cardLabel(card, room) });
}

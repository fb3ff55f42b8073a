// Tells authors on the phone what became of their waiting cards.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { OwnCardTracker, countOwn } from "../../state/wall/own_cards.js";
import { cardLabel } from "../card/card_body.js";
import { wordsFromFacilitator } from "../moderation/ready_words.js";

/** Characters of a card's text that are quoted. */
const KNOWN_BY = 60;

/**
 * A button with the number of own cards by state, and a line that says which one was approved or hidden last.
 * @param {() => void} open
 * @param {(words: string, hidden: boolean) => void} say shows it on every tab
 */
export function ownCards(open, say) {
  const counts = el("span", { class: "own-counts" });
  const title = el("span", { class: "own-title" }, t("My cards"));
  const press = button({ class: "own-open" }, open, icon("sticky-note"), title, counts, icon("arrow-right"));
  const line = el("p", { class: "own-news" });
  const element = el("div", { class: "own" }, press, line);
  const news = new OwnCardTracker();
  let told = "";
  return {
    element,
    /** @param {AppContext} app */
    show(app) {
      const mine = app.store.cards.filter(({ author }) => author === app.store.me?.person);
      element.hidden = mine.length === 0;
      syncChildren(counts, countWords(mine), {
        key: (words) => words,
        make: (words) => el("span", { class: "own-count" }, words),
      });
      const changed = news.lastChange(mine);
      told = changed?.id ?? told;
      const card = mine.find(({ id, state }) => id === told && state !== "waiting");
      line.hidden = !card;
      setText(line, card ? newsOf(card, app) : "");
      setAttribute(line, "data-standing", card?.state);
      if (changed) say(newsOf(changed, app), changed.state === "hidden");
    },
  };
}

/** @param {Card[]} mine */
function countWords(mine) {
  const { waiting, shown, hidden } = countOwn(mine);
  const parts = [
    waiting > 0 && t("waiting: {count}", { count: waiting }),
    shown > 0 && t("hanging: {count}", { count: shown }),
    hidden > 0 && t("hidden: {count}", { count: hidden }),
  ];
  return parts.filter((words) => words !== false);
}

/** @param {Card} card @param {AppContext} app */
function newsOf(card, app) {
  const label = cardLabel(card, app);
  const words = label.length > KNOWN_BY ? `${label.slice(0, KNOWN_BY).trimEnd()}…` : label;
  if (card.state !== "hidden") return t("Your card is hanging now: “{words}”", { words });
  const kind = card.words ? t("Facilitator: {words}", wordsFromFacilitator(card.words)) : "";
  return [t("Your card was hidden: “{words}”", { words }), kind].filter(Boolean).join(" ");
}

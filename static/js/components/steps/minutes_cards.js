// Step 9: which of its own cards the child lets into the minutes. At first none of them is in.
/** @import { AppContext } from "../../context.js" */
/** @import { Card } from "../../types.d.ts" */
/** @import { StepBlock } from "./step_block.js" */
import { button, el, setAttribute, setText, syncChildren } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { cardLabel } from "../card/card_body.js";
import { pictureOf, stepBlock } from "./step_block.js";

const END = 9;
const KINDS = new Set(["note", "picture", "drawing", "symbol", "voice"]);

/** For the child, and for its guide. @param {AppContext} app @returns {StepBlock} */
export function minutesCardsBlock(app) {
  const { store } = app;
  const list = el("ul", { class: "minutes-cards", role: "list" });
  const block = stepBlock("minutes", list);
  const toggle = (/** @type {string} */ id) =>
    store.do("card.release", { id, released: !store.index.releasedCards.has(id) });
  return {
    element: block.element,
    waits: () => false,
    show() {
      const { meeting } = store;
      const own = meeting?.step === END && !meeting.closed && store.may("card.release") ? ownCards(store.cards) : [];
      block.element.hidden = own.length === 0;
      if (own.length === 0) return;
      block.say(
        app.isChild
          ? t("Which of your cards may be in the minutes?")
          : t("Which of the child's cards may be in the minutes?"),
        t("Who was here reads them, and the office. What is not chosen is not in them."),
      );
      const released = store.index.releasedCards;
      syncChildren(list, own, {
        key: ({ id }) => id,
        make: (card) => cardTile(app, card, () => toggle(card.id)),
        update: (tile, card) => {
          setText(/** @type {Element} */ (tile.querySelector(".minutes-card-words")), cardLabel(card, app));
          setAttribute(/** @type {Element} */ (tile.firstElementChild), "aria-pressed", String(released.has(card.id)));
        },
      });
    },
  };
}

/** What the child said itself, and everybody sees. @param {readonly Card[]} cards */
function ownCards(cards) {
  return cards.filter(({ own_words, state, kind }) => own_words && state === "shown" && KINDS.has(kind));
}

/** @param {AppContext} app @param {Card} card @param {() => void} press */
function cardTile(app, card, press) {
  const tile = button(
    { class: "minutes-card", "data-card": card.id },
    press,
    card.symbol ? pictureOf(app, card.symbol) : null,
    el("span", { class: "minutes-card-words" }),
    el("span", { class: "minutes-card-chosen", "aria-hidden": "true" }, icon("check")),
  );
  return el("li", {}, tile);
}

// The form in which a child writes a card or an answer.
/** @import { DraftValue } from "../../types.d.ts" */
/** @import { Drafts } from "../../state/storage/drafts.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { LIMITS } from "../../protocol.js";
import { colourField } from "../base/colours.js";
import { keepDraft } from "../base/draft_field.js";
import { textLimit } from "../base/text_limit.js";
import { tile } from "../base/tile.js";

/**
 * @typedef {object} Writing
 * @property {string} text
 * @property {boolean} changing
 * @property {boolean} [plain] it has no colour, and nothing may be written on it, too
 * @property {string} [colour]
 * @property {number} [limit] in characters
 * @property {{ drafts: Drafts, place: string, paper?: string, moved?: () => string }} draft where half-written words
 * are kept; `moved`: what to say when they were begun for another paper
 * @property {(written: { text: string, colour: string }) => void} done
 * @property {() => void} back
 */

/** One big card to write on. Words that were begun here stand on it again. @param {Writing} wishes */
export function childWriting(wishes) {
  const { changing, plain = false, draft, done, back } = wishes;
  const card = writingCard(wishes);
  const kept = keepDraft(draft.drafts, draft.place, { ...card, unchanged: wishes.text });
  const hang = tile("check", changing ? t("Done") : t("Hang it up"), () => finish(), { kind: "main" });
  const bring = () => {
    if (kept.cancelled) card.write(kept.cancelled);
    kept.save();
    settle();
  };
  const again = tile("undo-2", t("My words back"), bring, { kind: "again" });
  const settle = () => {
    hang.disabled = (!plain && !card.words.value.trim()) || !card.fits;
    again.hidden = !kept.cancelled || card.words.value.trim() !== wishes.text.trim();
  };
  const finish = () => {
    kept.drop();
    done({ text: card.words.value.trim(), colour: card.colours.value });
  };
  const cancel = () => {
    kept.cancel();
    back();
  };
  card.words.addEventListener("input", settle);
  draft.drafts.whenLoaded(settle);
  settle();
  const leave = button({ class: "tile" }, cancel, icon("arrow-left"), el("span", {}, t("I do not want to")));
  const tools = el("div", { class: "write-tools" }, leave, plain ? null : card.colours.element, hang);
  return { element: el("div", { class: "write" }, ...card.elements, again, tools), words: card.words };
}

/** The paper with its words and colour, and what is to be said about them. @param {Writing} wishes */
function writingCard({ text, colour = "sun", limit = LIMITS.text, draft }) {
  const words = el("textarea", { class: "write-words", rows: 4, "aria-label": t("Write here") });
  words.value = text;
  const colours = colourField(colour);
  const size = textLimit(words, limit, { child: true });
  const moved = el("p", { class: "write-moved", role: "status", hidden: true });
  const sheet = el("div", { class: "write-card" }, words);
  const paint = () => setAttribute(sheet, "data-colour", colours.value);
  colours.element.addEventListener("change", paint);
  paint();
  return {
    words,
    colours,
    elements: [moved, sheet, size.note],
    fields: [words, colours.element],
    get fits() {
      return size.fits;
    },
    read: () => ({ text: words.value, colour: colours.value, paper: draft.paper }),
    /** @param {DraftValue} begun */
    write(begun) {
      words.value = begun.text;
      if (begun.colour) colours.choose(begun.colour);
      setText(moved, begun.paper !== draft.paper ? (draft.moved?.() ?? "") : "");
      moved.hidden = moved.textContent === "";
      size.show();
      paint();
    },
  };
}

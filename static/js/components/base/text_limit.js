// A note under a field that says by how many characters a text is too long.
import { charactersLeft, charactersOver } from "../../lib/i18n/counting.js";
import { el, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";

let notes = 0;

/**
 * Says while somebody writes how much does not fit. A field takes every text whole: what a browser cuts from a pasted
 * text is lost without a word.
 * @param {HTMLTextAreaElement | HTMLInputElement} field @param {number} limit in characters @param {{ child?: boolean
 * }} [how] a child hears of it only when it matters
 */
export function textLimit(field, limit, { child = false } = {}) {
  const note = el("p", { class: "text-limit", id: `text-limit-${(notes += 1)}`, "aria-live": "polite", hidden: true });
  setAttribute(field, "aria-describedby", [field.getAttribute("aria-describedby"), note.id].filter(Boolean).join(" "));
  const show = () => {
    const over = charactersOver(field.value, limit);
    setAttribute(field, "aria-invalid", over > 0 ? "true" : null);
    setAttribute(note, "data-over", over > 0);
    setText(note, child ? childsWords(over) : words(over, charactersLeft(field.value, limit)));
    note.hidden = note.textContent === "";
  };
  field.addEventListener("input", show);
  return {
    note,
    /** After the field was filled by us. */
    show,
    get fits() {
      return charactersOver(field.value, limit) === 0;
    },
  };
}

/** @param {number} over @param {number | undefined} left */
function words(over, left) {
  if (over > 0) return t("This is longer than what fits. Characters too many: {count}", { count: over });
  return left === undefined ? "" : t("Characters that still fit: {count}", { count: left });
}

/** @param {number} over */
function childsWords(over) {
  return over > 0 ? t("This is too long for one card. Write the rest on another one.") : "";
}

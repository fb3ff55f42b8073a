// A text area that saves itself after a pause in writing, and shows changes made by others.
/** @import { Drafts } from "../../state/storage/drafts.js" */
import { el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { LIMITS } from "../../protocol.js";
import { keepFieldDraft } from "./draft_field.js";
import { textLimit } from "./text_limit.js";

/** Milliseconds without input after which the text is saved. */
const REST_MS = 700;

/**
 * A text area that saves itself after a pause, and shows texts of others unless somebody is writing in it.
 * Until it is saved the text is kept as a draft, because the page may be closed. A draft of an earlier page is only
 * shown; it is saved when somebody continues it.
 * @param {string} id @param {{ drafts: Drafts, place: string }} where @param {(text: string) => void} save
 */
export function savedWords(id, { drafts, place }, save) {
  const element = wordsField(id);
  const size = textLimit(element, LIMITS.text);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;
  let [known, begun] = ["", false];
  const draft = keepFieldDraft(drafts, place, element, () => {
    begun = true;
    size.show();
  });
  const keep = () => {
    clearTimeout(rest);
    rest = undefined;
    const text = element.value.trim();
    if (!size.fits) return;
    begun = false;
    draft.drop();
    if (text !== known) save((known = text));
  };
  element.addEventListener("input", () => (rest = later(rest, keep)));
  element.addEventListener("blur", keep);
  return {
    element,
    note: size.note,
    get begun() {
      return begun;
    },
    /** Whether there is text that is not saved yet. */
    get waits() {
      return rest !== undefined || begun || !size.fits;
    },
    /** @param {string} text */
    show(text) {
      if (this.waits || text === known) return;
      known = text;
      element.value = text;
    },
  };
}

/** @param {string} id */
function wordsField(id) {
  return el("textarea", { class: "workbook-words", id, rows: 2, placeholder: t("Word for word, as it was said") });
}

/** @param {ReturnType<typeof setTimeout> | undefined} timer @param {() => void} act */
function later(timer, act) {
  clearTimeout(timer);
  return setTimeout(act, REST_MS);
}

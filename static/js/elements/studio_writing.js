/** @import { Making } from "./studio_deeds.js" */
/** @import { ProfileAnswer } from "../types.d.ts" */
import { el, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { LIMITS } from "../protocol.js";
import { speakerField } from "./studio_speaker.js";

/** What was written is saved when the hand rests so long. */
const REST_MS = 700;

/** Where a guide writes down the child's exact words, as they are said; and whose words they are. Saved by itself. @param {Making} making @param {HTMLElement} aloud reads it back */
export function guideWriting(making, aloud) {
  const { room, deeds, page } = making;
  const id = `studio-words-${page.id}`;
  const words = savedWords(id, (text) => deeds?.give(text ? { text, none: false } : { text }));
  const speaker = speakerField(making);
  const saved = el("p", { class: "studio-saved", role: "status" });
  const label = el("label", { class: "studio-label", for: id }, t("The child's exact words"));
  const said = el("div", { class: "studio-said" }, ...speaker.elements, saved);
  // What stands in a field cannot be read aloud word by word; this can.
  const echo = el("p", { class: "visually-hidden", "aria-hidden": "true" });
  const element = el("div", { class: "studio-writing" }, el("div", { class: "studio-said" }, label, aloud), words.element, said, echo);
  element.hidden = !deeds?.question.kinds.includes("words");
  return {
    element,
    echo,
    /** @param {ProfileAnswer | undefined} answer */
    show(answer) {
      words.show(answer?.text ?? "");
      write(echo, answer?.text ?? "");
      speaker.show(answer?.said_by ?? "");
      const unsaved = Boolean(answer && room.store.shelf.unsavedOf(answer.id).length > 0);
      const standing = room.store.online ? t("Saving…") : t("Kept here until the connection is back");
      write(saved, words.waits || !answer?.text ? "" : unsaved ? standing : t("Saved"));
    },
  };
}

/** A field that saves itself when the hand rests, and takes in what others write, but never under a hand that writes. @param {string} id @param {(text: string) => void} save */
function savedWords(id, save) {
  const placeholder = t("Word for word, as it was said");
  const element = el("textarea", { class: "studio-words", id, rows: 2, maxlength: LIMITS.text, placeholder });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;
  let known = "";
  const keep = () => {
    clearTimeout(rest);
    rest = undefined;
    const text = element.value.trim();
    if (text === known) return;
    known = text;
    save(text);
  };
  element.addEventListener("input", () => {
    clearTimeout(rest);
    rest = setTimeout(keep, REST_MS);
  });
  element.addEventListener("blur", keep);
  return {
    element,
    /** Something is written and not given away yet. */
    get waits() {
      return rest !== undefined;
    },
    /** @param {string} text */
    show(text) {
      if (rest !== undefined || text === known) return;
      known = text;
      element.value = text;
    },
  };
}

/** @import { Making } from "./studio_deeds.js" */
/** @import { ProfileAnswer } from "../types.d.ts" */
import { el, keyed, setAttribute, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { LIMITS } from "../protocol.js";

/** What was written is saved when the hand rests so long. */
const REST_MS = 700;

/** Where a guide writes down the child's exact words, as they are said; and whose words they are. Saved by itself. @param {Making} making */
export function guideWriting({ room, deeds, sheet, page }) {
  const id = `studio-words-${page.id}`;
  const words = el("textarea", { class: "studio-words", id, rows: 3, maxlength: LIMITS.text, placeholder: t("Word for word, as it was said") });
  const who = el("select", { class: "studio-speaker", id: `${id}-who` });
  const saved = el("p", { class: "studio-saved", role: "status" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;
  let known = "";
  const save = () => {
    clearTimeout(rest);
    rest = undefined;
    const text = words.value.trim();
    if (text === known) return;
    known = text;
    deeds?.give(text ? { text, none: false } : { text });
  };
  words.addEventListener("input", () => {
    write(saved, "");
    clearTimeout(rest);
    rest = setTimeout(save, REST_MS);
  });
  words.addEventListener("blur", save);
  who.addEventListener("change", () => deeds?.give({ said_by: who.value }));
  const asked = el("label", { class: "studio-label", for: id }, t("The child's exact words"));
  const said = el("label", { class: "studio-label", for: `${id}-who` }, t("Who said it"));
  const element = el("div", { class: "studio-writing" }, asked, words, el("div", { class: "studio-said" }, said, who, saved));
  element.hidden = !deeds?.question.kinds.includes("words");
  return {
    element,
    /** @param {ProfileAnswer | undefined} answer */
    show(answer) {
      const text = answer?.text ?? "";
      // What somebody else wrote comes in, but never under a hand that writes.
      if (rest === undefined && text !== known) {
        if (document.activeElement !== words || words.value.trim() === known) words.value = text;
        known = text;
      }
      const people = room.store.people.filter(({ role }) => !["display", "child"].includes(role));
      const child = room.store.people.find(({ role }) => role === "child");
      const speakers = [{ id: "", name: child?.name ?? "" }, ...people];
      keyed(who, speakers, {
        key: (person) => `${person.id}.`,
        make: (person) => el("option", { value: person.id }),
        update: (option, person) => write(option, person.name),
      });
      const wanted = answer?.said_by ?? "";
      if (document.activeElement !== who && who.value !== wanted) who.value = wanted;
      const unsaved = answer ? room.store.shelf.unsavedOf(answer.id).length > 0 : false;
      write(saved, rest !== undefined ? "" : unsaved ? (room.store.online ? t("Saving…") : t("Kept here until the connection is back")) : text ? t("Saved") : "");
      setAttribute(element, "data-spoken-for", sheet.spoken_for);
    },
  };
}

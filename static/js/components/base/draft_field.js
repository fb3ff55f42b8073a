// Saves the value of a field as a draft on this device while somebody writes, and restores it.
/** @import { DraftValue } from "../../types.d.ts" */
/** @import { Drafts } from "../../state/storage/drafts.js" */

/**
 * Keeps what is being written at one place as a draft on this device, and puts it back when the place opens again.
 * @param {Drafts} drafts @param {string} place
 * @param {{ fields: EventTarget[], read: () => DraftValue, write: (value: DraftValue) => void, unchanged?: string }}
 * how
 *   `unchanged`: the text that needs no draft, because it is saved
 */
export function keepDraft(drafts, place, { fields, read, write, unchanged = "" }) {
  let touched = false;
  const save = () => {
    touched = true;
    const value = read();
    if (value.text.trim() === unchanged.trim()) drafts.drop(place);
    else drafts.save(place, value);
  };
  for (const field of fields) for (const name of ["input", "change"]) field.addEventListener(name, save);
  drafts.whenLoaded(() => {
    const kept = drafts.get(place);
    if (kept && !touched) write(kept);
  });
  return {
    save,
    /** It was hung or saved. */
    drop: () => drafts.drop(place),
    /** The person does not want it; until the page is closed it can be had back. */
    cancel: () => drafts.cancel(place),
    get cancelled() {
      return drafts.cancelled(place);
    },
  };
}

/**
 * The same for a single field.
 * @param {Drafts} drafts
 * @param {string} place
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {() => void} [filled]
 */
export function keepFieldDraft(drafts, place, field, filled = () => {}) {
  return keepDraft(drafts, place, {
    fields: [field],
    read: () => ({ text: field.value }),
    write: ({ text }) => {
      field.value = text;
      filled();
    },
  });
}

// Default display settings of a person.
/** @import { Settings } from "../../types.d.ts" */

/** The defaults. @type {Readonly<Omit<Settings, "id" | "rev" | "type" | "person">>} */
export const DEFAULT_SETTINGS = Object.freeze({
  text_size: 100,
  letters: "plain",
  contrast: "plain",
  motion: "plain",
  hand: "right",
  scanning: 0,
  language: null,
  locked: false,
});

/** @import { Settings } from "../../types.d.ts" */

/** What everybody begins with. @type {Readonly<Omit<Settings, "id" | "rev" | "type" | "person">>} */
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

// Applies a person's display settings to the page.
/** @import { Settings } from "../types.d.ts" */
import { setAttribute } from "../lib/dom/dom.js";
import { DEFAULT_SETTINGS } from "../state/people/settings.js";

/** `data-*` attribute → setting. Its twin: ipk/web/middleware/appearance.py. */
const ATTRIBUTES = /** @type {const} */ ({
  text: "text_size",
  letters: "letters",
  contrast: "contrast",
  motion: "motion",
  hand: "hand",
});

/** Sets the attributes; default values remove them. @param {Element} root @param {Settings} settings */
export function applyPreferences(root, settings) {
  for (const [name, setting] of Object.entries(ATTRIBUTES))
    setAttribute(
      root,
      `data-${name}`,
      settings[setting] === DEFAULT_SETTINGS[setting] ? null : String(settings[setting]),
    );
}

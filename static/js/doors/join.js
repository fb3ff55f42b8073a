import { watchLimits } from "./limits.js";

watchLimits(document);

/** Whatever stands in the fragment, no more of it is shown. */
const LONGEST_CODE = 40;

// The square code on the display carries the room's code in the fragment: nobody has to type it.
const code = decodeURIComponent(location.hash.slice(1));
const field = /** @type {HTMLInputElement | null} */ (document.querySelector("#code"));
if (field && code) {
  field.value = code.slice(0, LONGEST_CODE);
  history.replaceState(null, "", location.pathname);
  /** @type {HTMLInputElement} */ (document.querySelector("#name")).focus();
}

// Page with the form for joining by the room's code.
import { watchLimits } from "./limits.js";

watchLimits(document);

/** Characters of the fragment that are put into the field at most. */
const LONGEST_CODE = 40;

// The QR code on the display carries the room's code in the fragment.
const code = decodeURIComponent(location.hash.slice(1));
const field = /** @type {HTMLInputElement | null} */ (document.querySelector("#code"));
if (field && code) {
  field.value = code.slice(0, LONGEST_CODE);
  history.replaceState(null, "", location.pathname);
  /** @type {HTMLInputElement} */ (document.querySelector("#name")).focus();
}

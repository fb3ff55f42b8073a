// The square code on the display carries the room's code in the fragment: nobody has to type it.
const code = decodeURIComponent(location.hash.slice(1));
const field = /** @type {HTMLInputElement | null} */ (document.querySelector("#code"));
if (field && code) {
  field.value = code.slice(0, field.maxLength);
  history.replaceState(null, "", location.pathname);
  /** @type {HTMLInputElement} */ (document.querySelector("#name")).focus();
}

// The organizer's page works without this; it adds copying and printing, and keeps the page as new as the meeting.
import { mergePage, rememberBlocks } from "../lib/dom/merging.js";
import { keepNew } from "./organizer/polling.js";
import { watchLimits } from "./limits.js";
import { sendQuietly } from "./organizer/sending.js";

/** What only works with a script is shown by it. @param {ParentNode} root */
function reveal(root) {
  for (const button of root.querySelectorAll("[data-copy], [data-print]")) button.toggleAttribute("hidden", false);
  watchLimits(root);
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-copy], [data-print]") : null;
  if (button?.hasAttribute("data-print")) window.print();
  else if (button) void copy(button);
});

// A way that leads to something folded unfolds it.
document.addEventListener("click", ({ target }) => {
  const way = target instanceof Element ? target.closest('a[href^="#"]') : null;
  const place = document.getElementById(way?.getAttribute("href")?.slice(1) ?? "");
  if (place instanceof HTMLDetailsElement) place.open = true;
});

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLInputElement && target.readOnly) target.select();
});

/** @param {Element} button says that it is done */
async function copy(button) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById(button.getAttribute("data-copy") ?? ""));
  // Browsers offer the clipboard over https only; on the room's own hotspot the old way still works, on what is seen.
  if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
  else {
    field.closest("details")?.setAttribute("open", "");
    field.select();
    document.execCommand("copy");
  }
  button.textContent = button.getAttribute("data-done");
}

reveal(document);
if (document.getElementById("version")) {
  rememberBlocks(document);
  const put = (/** @type {Document} */ fresh, /** @type {string} */ sent) => {
    mergePage(document, fresh, sent);
    reveal(document);
  };
  sendQuietly(keepNew(put));
}

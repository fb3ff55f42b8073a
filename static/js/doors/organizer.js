import "./limits.js";

// The organizer's page works without this; it adds copying and printing.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById(button.getAttribute("data-copy") ?? ""));
  button.toggleAttribute("hidden", false);
  button.addEventListener("click", () => void copy(field, button));
  field.addEventListener("focus", () => field.select());
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.toggleAttribute("hidden", false);
  button.addEventListener("click", () => window.print());
}

/**
 * @param {HTMLInputElement} field
 * @param {Element} button says that it is done
 */
async function copy(field, button) {
  // Browsers offer the clipboard over https only; on the room's own hotspot the old way still works, on what is seen.
  if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
  else {
    field.closest("details")?.setAttribute("open", "");
    field.select();
    document.execCommand("copy");
  }
  button.textContent = button.getAttribute("data-done");
}

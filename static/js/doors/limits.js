// Shows at form fields by how many characters a text is too long, and blocks sending it.
import { charactersOver } from "../lib/i18n/counting.js";

/** @type {WeakSet<Element>} */
const watched = new WeakSet();

/**
 * Fields with `data-limit` say by how many characters they are too long (`data-too-long`); a form is sent when all fit.
 * @param {ParentNode} root
 */
export function watchLimits(root) {
  for (const field of /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (
    root.querySelectorAll("[data-limit]")
  ))
    if (!watched.has(field)) watch(field);
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field */
function watch(field) {
  watched.add(field);
  const note = document.createElement("p");
  note.className = "text-limit";
  note.setAttribute("aria-live", "polite");
  field.after(note);
  const say = () => {
    const over = charactersOver(field.value, Number(field.dataset.limit));
    const words = over > 0 ? `${field.dataset.tooLong} ${over}` : "";
    field.setCustomValidity(words);
    note.textContent = words;
    note.hidden = over === 0;
    note.toggleAttribute("data-over", over > 0);
  };
  field.addEventListener("input", say);
  say();
}

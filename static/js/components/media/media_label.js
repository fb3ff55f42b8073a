// An optional field for the text alternative of a picture or recording.
import { el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { LIMITS } from "../../protocol.js";
import { textLimit } from "../base/text_limit.js";

/**
 * Asks, never demands, what a picture shows or a voice says: for those who do not see or hear it.
 * @param {boolean} child @param {string} question
 */
export function labelField(child, question) {
  const field = el("input", {
    type: "text",
    class: "media-label-words",
    autocomplete: "off",
    enterkeyhint: "done",
    placeholder: child ? t("You need not write it.") : "",
  });
  const size = textLimit(field, LIMITS.text, { child });
  field.addEventListener("keydown", (event) => event.key === "Enter" && field.blur());
  const why = child ? null : el("small", {}, t("For those who cannot see or hear it. You may leave it empty."));
  return {
    element: el("label", { class: "media-label" }, el("span", {}, question), field, size.note, why),
    get value() {
      return field.value.trim();
    },
    /** Asks before the button is pressed whether it will do. @param {HTMLButtonElement} press */
    guards(press) {
      field.addEventListener("input", () => (press.disabled = !size.fits));
    },
  };
}

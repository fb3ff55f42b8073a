// A group of radio buttons.
import { el } from "../lib/dom/dom.js";

let fields = 0;

/**
 * A question with a few visible answers, one of which is selected.
 * @template {string | number | boolean | null} V
 * @param {string} question
 * @param {[V, string][]} answers
 * @param {V} chosen
 * @param {(value: V) => void} choose
 */
export function choices(question, answers, chosen, choose) {
  const name = `choice-${(fields += 1)}`;
  const labels = answers.map(([value, words], index) => {
    const input = el("input", {
      type: "radio",
      name,
      value: index,
      class: "visually-hidden",
      checked: value === chosen,
    });
    input.addEventListener("change", () => choose(value));
    return el("label", { class: "choice" }, input, el("span", {}, words));
  });
  return el(
    "fieldset",
    { class: "choices" },
    el("legend", {}, question),
    el("div", { class: "choices-row" }, ...labels),
  );
}

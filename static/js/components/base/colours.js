// Radio buttons for the colour of a card.
import { el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";

/** The six papers cards are cut from; each also has a shape of its own at its corner. */
const COLOURS = ["sun", "sky", "leaf", "rose", "clay", "lilac"];
/** @type {Record<string, () => string>} */
const WORDS = {
  sun: () => t("yellow, circle"),
  sky: () => t("blue, triangle"),
  leaf: () => t("green, leaf"),
  rose: () => t("pink, diamond"),
  clay: () => t("orange, square"),
  lilac: () => t("violet, half circle"),
};

let fields = 0;

/** A choice of paper. @param {string} chosen */
export function colourField(chosen) {
  const name = `colour-${(fields += 1)}`;
  const inputs = COLOURS.map((colour) =>
    el("input", { type: "radio", name, value: colour, checked: colour === chosen, class: "visually-hidden" }),
  );
  const swatches = inputs.map((input) =>
    el(
      "label",
      { class: `swatch swatch--${input.value}` },
      input,
      el("span", { class: "visually-hidden" }, WORDS[input.value]()),
    ),
  );
  const element = el(
    "fieldset",
    { class: "swatches" },
    el("legend", { class: "visually-hidden" }, t("Colour of the card")),
    ...swatches,
  );
  return {
    element,
    get value() {
      return inputs.find((input) => input.checked)?.value ?? chosen;
    },
    /** @param {string} colour */
    choose(colour) {
      for (const input of inputs) input.checked = input.value === colour;
    },
  };
}

import { button, el, setAttribute } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { LIMITS } from "../protocol.js";
import { colourField } from "./colours.js";

/**
 * One big card to write on. `plain`: it has no colour, and nothing may be written on it, too.
 * @param {{ text: string, changing: boolean, plain?: boolean, colour?: string, done: (written: { text: string, colour: string }) => void, back: () => void }} wishes
 */
export function childWriting({ text, changing, plain = false, colour = "sun", done, back }) {
  const words = el("textarea", {
    class: "write-words",
    maxlength: LIMITS.text,
    rows: 4,
    "aria-label": t("Write here"),
  });
  words.value = text;
  const colours = colourField(colour);
  const sheet = el("div", { class: "write-card" }, words);
  const hang = button(
    { class: "tile tile--main" },
    () => done({ text: words.value.trim(), colour: colours.value }),
    icon("check"),
    el("span", {}, changing ? t("Done") : t("Hang it up")),
  );
  const settle = () => {
    hang.disabled = !plain && !words.value.trim();
    setAttribute(sheet, "data-colour", colours.value);
  };
  words.addEventListener("input", settle);
  colours.element.addEventListener("change", settle);
  settle();
  const leave = button({ class: "tile" }, back, icon("arrow-left"), el("span", {}, t("I do not want to")));
  return {
    element: el("div", { class: "write" }, sheet, el("div", { class: "write-tools" }, leave, plain ? null : colours.element, hang)),
    words,
  };
}

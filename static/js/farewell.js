import { el } from "./lib/dom.js";
import { t } from "./lib/i18n.js";

/** The calm neutral page: nothing on it says who was here, or what about. */
export function sayFarewell() {
  document.title = "IPK";
  document.querySelector("#page")?.remove();
  const words = el(
    "main",
    { class: "farewell", id: "content" },
    el("h1", {}, t("This is the end here")),
    el("p", {}, t("This device is no longer part of the meeting. You may put it away.")),
  );
  document.body.className = "screen";
  document.body.replaceChildren(words);
}

// The page shown after a device was signed out.
import { el } from "./lib/dom/dom.js";
import { t } from "./lib/i18n/i18n.js";

/**
 * Shows a neutral page that reveals neither the person nor the conference.
 * @param {string[]} [unsent] texts of this person that were not sent
 */
export function showSignedOut(unsent = []) {
  document.title = "IPK";
  document.querySelector("#page")?.remove();
  const words = el(
    "main",
    { class: "farewell", id: "content" },
    el("h1", {}, t("This is the end here")),
    el("p", {}, t("This device is no longer part of the meeting. You may put it away.")),
    unsent.length > 0 && el("h2", {}, t("This did not get to the wall any more:")),
    ...unsent.map((text) => el("p", { class: "farewell-unsent" }, text)),
  );
  document.body.className = "screen";
  document.body.replaceChildren(words);
}

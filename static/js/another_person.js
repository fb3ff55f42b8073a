// The page shown when another person signed in to this browser since the page was loaded.
/** @import { Mark } from "./components/account/page_person.js" */
import { button, el } from "./lib/dom/dom.js";
import { t } from "./lib/i18n/i18n.js";
import { forgetPerson } from "./components/account/page_person.js";

/**
 * Replaces the page by a choice of person. Nothing is sent: unsent data stays on the device until its own person
 * continues.
 * @param {string} conference
 * @param {Mark} mark the person of the page
 */
export function showAnotherPerson(conference, mark) {
  document.title = "IPK";
  const back = el(
    "form",
    { method: "post", action: `/c/${conference}/again` },
    el("input", { type: "hidden", name: "csrf_token", value: mark.csrf }),
  );
  back.append(el("button", { class: "button button--main button--wide" }, t("Go on as the person before")));
  back.addEventListener("submit", () => forgetPerson(conference));
  const other = button(
    { class: "button button--wide" },
    () => continueAsOther(conference),
    t("Go on as the person who came since"),
  );
  const words = el(
    "main",
    { class: "farewell", id: "content" },
    el("h1", {}, t("Somebody else opened their link in this browser")),
    el(
      "p",
      {},
      t("What was written here and is not sent yet stays on this device. It is sent only by whoever wrote it."),
    ),
    el("div", { class: "farewell-ways" }, back, other),
  );
  document.body.className = "screen";
  document.body.replaceChildren(words);
}

/** @param {string} conference */
function continueAsOther(conference) {
  forgetPerson(conference);
  location.reload();
}

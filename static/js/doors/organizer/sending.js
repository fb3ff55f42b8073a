// Sends the forms of the organizer's page by fetch.
import { isSettling } from "../../lib/dom/merging.js";

/**
 * Sends forms by fetch, so that text in other forms of the page stays; the result is shown at the form that was sent.
 * A form marked `data-whole` is sent by the browser.
 * @param {ReturnType<typeof import("./polling.js").keepNew>} polling
 */
export function sendQuietly(polling) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post" || form.hasAttribute("data-whole")) return;
    const block = form.closest("[data-live]");
    if (isSettling(form)) event.preventDefault();
    else if (block) {
      event.preventDefault();
      void send(form, block.id, event.submitter, polling);
    }
  });
}

/**
 * @param {HTMLFormElement} form @param {string} block @param {HTMLElement | null} submitter
 * @param {ReturnType<typeof import("./polling.js").keepNew>} polling
 */
async function send(form, block, submitter, polling) {
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  polling.hold(true);
  try {
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form, submitter)));
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html", "X-Merge": "1" } });
    // What was saved folds up again; a refusal comes unfolded.
    if (form.dataset.form) form.closest("details")?.removeAttribute("open");
    const taken = answer.ok && polling.take(await answer.text(), block);
    // Another page than this one: it was left, deleted, or is not theirs any more.
    if (!taken) location.assign(answer.redirected ? answer.url : location.href);
    else showWhatCame();
    polling.tell(false);
  } catch {
    polling.tell(true);
  } finally {
    delete form.dataset.sending;
    polling.hold(false);
  }
}

/** To where it is said; a screen reader hears it, too. */
function showWhatCame() {
  const said = /** @type {HTMLElement | null} */ (document.querySelector("[data-said]"));
  if (!said) return;
  said.focus({ preventScroll: true });
  said.scrollIntoView({ block: "center", behavior: "instant" });
}

// A button that darkens the phone during a conversation.
/** @import { AppContext } from "../context.js" */
import { button, el, setText } from "../lib/dom/dom.js";
import { t } from "../lib/i18n/i18n.js";
import { icon } from "../lib/dom/icons.js";
import { stepName } from "../components/meeting/step_words.js";

/**
 * Opens a dark modal dialog that shows only the step and who speaks. A tap closes it; being modal, it protects the
 * controls below.
 * @param {AppContext} room
 */
export function focusModeButton(room) {
  const { store } = room;
  const step = el("p", { class: "calm-step" });
  const word = el("p", { class: "calm-word", role: "status" });
  const wake = button(
    { class: "calm-wake" },
    () => dialog.close(),
    step,
    word,
    el("span", { class: "calm-hint" }, t("Tap to wake the phone")),
  );
  const dialog = el("dialog", { class: "calm", "aria-label": t("Calm") }, wake);
  const show = () => {
    const { meeting } = store;
    const mine = meeting?.word && meeting.word === store.me?.person;
    setText(step, meeting ? stepName(meeting) : "");
    setText(word, mine ? t("You have the word.") : "");
    // It closes when the person gets the floor or the child pauses the meeting.
    if (dialog.open && (mine || meeting?.paused_by_child)) dialog.close();
  };
  const rest = () => {
    document.body.append(dialog);
    show();
    store.addEventListener("change", show);
    dialog.showModal();
  };
  dialog.addEventListener("close", () => {
    store.removeEventListener("change", show);
    dialog.remove();
    element.focus();
  });
  const element = button({ class: "foot" }, rest, icon("moon"), t("Calm"));
  return element;
}

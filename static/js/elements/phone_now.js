/** @import { Room } from "../room.js" */
import { el, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { IpkComposer, openPapers } from "./composer.js";
import { signalButton } from "./signal_button.js";
import { stepName, stepWords } from "./step_words.js";

/** The first place of the phone: what happens now, and what may I do. */
export function phoneNow() {
  const heading = el("h2", { class: "now-title" });
  const words = el("p", { class: "now-words" });
  const goal = el("p", { class: "now-goal" });
  const composer = new IpkComposer();
  const signals = [
    signalButton({ kind: "hand", icon: "hand", down: () => t("I want to speak"), up: () => t("Your hand is up") }),
    signalButton({ kind: "unclear", icon: "message-circle-question-mark", down: () => t("Not clear to me"), up: () => t("Somebody will explain") }),
    signalButton({ kind: "help", icon: "life-buoy", down: () => t("I need support"), up: () => t("Your support knows") }),
  ];
  const row = el("div", { class: "signals" }, ...signals.map((signal) => signal.element));
  const element = el("section", { class: "place place--now", "aria-label": t("Now") }, el("div", { class: "now" }, goal, heading, words), composer, row);
  return {
    element,
    composer,
    /** @param {Room} room */
    show(room) {
      const { meeting } = room.store;
      write(goal, meeting?.goal ?? "");
      write(heading, meeting ? stepName(meeting) : t("Just a moment…"));
      write(words, meeting ? stepWords(meeting) : "");
      composer.show(room, openPapers(room));
      composer.hidden = !room.store.may("card.stick");
      for (const signal of signals) signal.show(room);
      row.hidden = !room.store.may("signal.raise");
    },
  };
}

/** @import { IconName } from "../lib/icons.js" */
/** @import { Room } from "../room.js" */
/** @import { Signal } from "../types.d.ts" */
import { el, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { IpkComposer, openPapers } from "./composer.js";
import { signalButton } from "./signal_button.js";
import { stepName, stepWords } from "./step_words.js";

/** @type {{ kind: Signal["kind"], icon: IconName, down: () => string, up: () => string }[]} */
const SIGNALS = [
  { kind: "hand", icon: "hand", down: () => t("I want to speak"), up: () => t("Your hand is up") },
  {
    kind: "unclear",
    icon: "message-circle-question-mark",
    down: () => t("Not clear to me"),
    up: () => t("Somebody will explain"),
  },
  { kind: "help", icon: "life-buoy", down: () => t("I need support"), up: () => t("Your support knows") },
];

/** The first place of the phone: what happens now, and what may I do. */
export function phoneNow() {
  const heading = el("h2", { class: "now-title" });
  const words = el("p", { class: "now-words" });
  const goal = el("p", { class: "now-goal" });
  const composer = new IpkComposer();
  const signals = SIGNALS.map(signalButton);
  const row = el("div", { class: "signals" }, ...signals.map((signal) => signal.element));
  const now = el("div", { class: "now" }, goal, heading, words);
  const element = el("section", { class: "place place--now", "aria-label": t("Now") }, now, composer, row);
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

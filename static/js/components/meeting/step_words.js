// The names of the nine steps of the method, and what each asks of people.
/** @import { Meeting } from "../../types.d.ts" */
import { t } from "../../lib/i18n/i18n.js";

/**
 * The nine steps (S1), and what they ask of everybody.
 * @type {Record<number, { name: () => string, words: () => string }>}
 */
const STEPS = {
  0: { name: () => t("We have not started yet"), words: () => t("The facilitator opens the meeting.") },
  1: { name: () => t("Welcome"), words: () => t("We say who is here and what we want to find together.") },
  2: { name: () => t("How things are"), words: () => t("Everybody says what works and what does not.") },
  3: { name: () => t("What we need"), words: () => t("What does the child need, and what do others need?") },
  4: { name: () => t("What comes first"), words: () => t("Together we choose what to talk about.") },
  5: { name: () => t("Ideas"), words: () => t("Every idea is welcome. Nobody judges it now.") },
  6: { name: () => t("The plan"), words: () => t("What will be done, by whom and until when.") },
  7: { name: () => t("Another topic"), words: () => t("If there is time, we open one more topic.") },
  8: { name: () => t("Agreement"), words: () => t("Everybody says whether they can live with the plan.") },
  9: { name: () => t("The end"), words: () => t("We sum up and say how the meeting was.") },
};

export const LAST_STEP = 9;

/** @param {Meeting} meeting */
export function stepName(meeting) {
  return meeting.closed ? t("The meeting is over") : nameOfStep(meeting.step);
}

/** @param {number} step */
export function nameOfStep(step) {
  return (STEPS[step] ?? STEPS[0]).name();
}

/** @param {Meeting} meeting */
export function stepWords(meeting) {
  if (meeting.closed) return "";
  if (meeting.step === 5 && meeting.half === 2) return t("Which ideas are possible, and which can we all accept?");
  return (STEPS[meeting.step] ?? STEPS[0]).words();
}

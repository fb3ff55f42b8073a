// The nine steps of the method: their names and what each asks of people, in the organisation's words.
/** @import { Meeting, StepText } from "../../types.d.ts" */
import { t, typeset } from "../../lib/i18n/i18n.js";

export const LAST_STEP = 9;
/** The texts of the nine steps (S1, `profiles/steps.toml`) for this person. @type {readonly StepText[]} */
let texts = [];

/** Called once, with what came with the page. @param {readonly StepText[]} given */
export function setStepTexts(given) {
  texts = given.map(({ name, words, later, lead, ...more }) => ({
    ...more,
    name: typeset(name),
    words: typeset(words),
    later: later && typeset(later),
    lead: lead && typeset(lead),
  }));
}

/** @param {Meeting} meeting */
export function stepName(meeting) {
  return meeting.closed ? t("The meeting is over") : nameOfStep(meeting.step);
}

/** @param {number} step */
export function nameOfStep(step) {
  return textOf(step)?.name ?? t("We have not started yet");
}

/** What this step asks of the person, "" after the end. @param {Meeting} meeting */
export function stepWords(meeting) {
  if (meeting.closed) return "";
  const text = textOf(meeting.step);
  return (meeting.half === 2 && text?.later) || (text?.words ?? t("The facilitator opens the meeting."));
}

/** The text of a step, undefined before the first. @param {number} step @returns {StepText | undefined} */
export function textOf(step) {
  return texts[step - 1];
}

// Ready-made sentences for returning a card; stored in English, shown in each reader's language.
import { t } from "../../lib/i18n/i18n.js";
import { languageOf } from "../../lib/speech/voices.js";

/**
 * Ready-made kind words of the facilitator. What is sent is the English sentence: so each reader has it in their own
 * language.
 */
/** @type {[string, () => string][]} */
const TO_CHILD = [
  [
    "Thank you for saying it. We will talk about it together.",
    () => t("Thank you for saying it. We will talk about it together."),
  ],
  ["I keep it safe and we come back to it.", () => t("I keep it safe and we come back to it.")],
];
/** @type {[string, () => string][]} */
const TO_OTHERS = [
  ["Thank you. Please try to say it more kindly.", () => t("Thank you. Please try to say it more kindly.")],
  ["Thank you. We come back to it later.", () => t("Thank you. We come back to it later.")],
  ["Please write what you need yourself.", () => t("Please write what you need yourself.")],
  ["Let us talk about it in private.", () => t("Let us talk about it in private.")],
];
const READY = new Map([...TO_CHILD, ...TO_OTHERS]);

/** What may be sent to the author of a card, and how it reads here. @param {boolean} toChild */
export function readyWords(toChild) {
  return (toChild ? TO_CHILD : TO_OTHERS).map(([sent, say]) => ({ sent, words: say() }));
}

/**
 * Words of the facilitator as they read here; their own words stay in the language they were written in.
 * @param {string} words
 */
export function wordsFromFacilitator(words) {
  const { lang } = document.documentElement;
  const ready = READY.get(words);
  return ready ? { words: ready(), lang } : { words, lang: languageOf(words, lang) };
}

// Sets non-breaking spaces in sentences of the program (the same rules as in ipk/domain/kernel/typography.py).
/** A space at which no line ends. */
const NBSP = "\u00a0";

/**
 * @typedef {object} Rules
 * @property {string} after one-letter words that stay with the next word
 * @property {string} before one-letter words that stay with the word before
 * @property {boolean} ordinals a number with a full stop is an ordinal, as in `14. 1. 2027`
 */

/** @type {Readonly<Record<string, Rules>>} */
export const RULES = {
  cs: { after: "aikosuvz", before: "", ordinals: true },
  sk: { after: "aikosuvz", before: "", ordinals: true },
  uk: { after: "авзійоуя", before: "бж", ordinals: false },
  en: { after: "", before: "", ordinals: false },
};
/** Placeholders whose value is a number. */
export const COUNTS = [
  "all",
  "amount",
  "count",
  "least",
  "length",
  "minutes",
  "most",
  "number",
  "pages",
  "people",
  "sheets",
];

const ANY = COUNTS.join("|");
const NUMBER = new RegExp(String.raw`(\d|\{(?:${ANY})\}|%\((?:${ANY})\)[sd]) (?!\p{L}${NBSP})(?=[\p{L}%€])`, "gu");
const THOUSANDS = /(\d) (?=\d{3}(?!\d))/gu;
const ORDINAL = /(\d\.) (?=[\da-záäčďéěíĺľňóôŕřšťúůýž])/gu;

/**
 * Replaces spaces at which no line may end by non-breaking ones; `{name}` stays. Not for texts that people wrote.
 * @param {string} sentence
 * @param {string} language
 */
export function withoutBreaks(sentence, language) {
  if (!Object.hasOwn(RULES, language) || !sentence.includes(" ")) return sentence;
  const { after, before, ordinals } = RULES[language];
  let bound = sentence;
  if (after)
    bound = bound.replace(
      afterOf(after),
      (/** @type {string} */ whole, /** @type {string | undefined} */ edge, /** @type {string | undefined} */ words) =>
        words === undefined ? whole : (edge ?? "") + words.replaceAll(" ", NBSP),
    );
  if (before) bound = bound.replace(beforeOf(before), NBSP);
  if (ordinals) bound = bound.replace(ORDINAL, `$1${NBSP}`);
  return bound.replace(NUMBER, `$1${NBSP}`).replace(THOUSANDS, `$1${NBSP}`);
}

/** A placeholder, or a run of one-letter words with the character before it. @param {string} letters */
function afterOf(letters) {
  const any = letters + letters.toUpperCase();
  return new RegExp(String.raw`%\(\w+\)[sd]|\{\w+\}|(^|[^\p{L}\p{N}_/’'-])((?:[${any}] )+)`, "gu");
}

/** @param {string} letters */
function beforeOf(letters) {
  return new RegExp(String.raw` (?=[${letters}](?![\p{L}\p{N}_]))`, "gu");
}

// Translation of messages: t`…` looks up the English sentence in the loaded catalogue.
import { withoutBreaks } from "./typography.js";

/** @type {Readonly<Record<string, string>>} */
let messages = {};
/** The reader's language. */
let reading = "";
/** Sentences with their non-breaking spaces, by msgid. @type {Map<string, string>} */
const sentences = new Map();

/** @type {Map<string, string>} */
const keys = new Map();

/** @param {Record<string, string>} translations key of the msgid (`keyOf`) → sentence in the person's language */
export function useMessages(translations) {
  messages = translations;
  sentences.clear();
}

/** Sets the language of the typography. @param {string} language */
export function setReadingLanguage(language) {
  reading = language;
  sentences.clear();
}

/** Adds messages to the catalogue. @param {Record<string, string>} translations */
export function addMessages(translations) {
  messages = { ...messages, ...translations };
  sentences.clear();
}

/**
 * The key of a message: its 32-bit FNV-1a hash. With English sentences as keys a phone would download each sentence in
 * two languages (static/js/build_messages.mjs).
 * @param {string} msgid
 */
export function keyOf(msgid) {
  let hash = 0x811c9dc5;
  for (let index = 0; index < msgid.length; index += 1) hash = Math.imul(hash ^ msgid.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** @param {string} msgid */
function known(msgid) {
  let key = keys.get(msgid);
  if (key === undefined) keys.set(msgid, (key = keyOf(msgid)));
  return Object.hasOwn(messages, key) ? messages[key] : "";
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Wraps right-to-left text in isolates, so that it does not reorder the sentence around it
 * (`ipk/domain/kernel/direction.py`).
 * @param {string} words
 */
export function isolated(words) {
  return RIGHT_TO_LEFT.test(words) ? `\u2068${words}\u2069` : words;
}

/**
 * Translates a text that people may have written, such as the title of a paper; its spaces stay.
 * @param {string} words
 */
export function translatedTitle(words) {
  return known(words) || words;
}

/** A sentence of a questionnaire with its non-breaking spaces. @param {string} sentence */
export function typeset(sentence) {
  return withoutBreaks(sentence, reading);
}

/**
 * Translates an English sentence; `{name}` is replaced from `values`.
 * @param {string} msgid
 * @param {Record<string, string | number>} [values]
 */
export function t(msgid, values) {
  let sentence = sentences.get(msgid);
  if (sentence === undefined) sentences.set(msgid, (sentence = withoutBreaks(known(msgid) || msgid, reading)));
  return values
    ? sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? isolated(String(values[name])) : whole))
    : sentence;
}

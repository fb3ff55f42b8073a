/** @type {Readonly<Record<string, string>>} */
let messages = {};

/** @param {Record<string, string>} translations msgid → sentence in the person's language */
export function useMessages(translations) {
  messages = translations;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A name or words for a sentence of another direction: neither turns the other's punctuation or numbers round
 * (`ipk/domain/direction.py`).
 * @param {string} words
 */
export function isolated(words) {
  return RIGHT_TO_LEFT.test(words) ? `\u2068${words}\u2069` : words;
}

/**
 * The sentence in the person's language. The English sentence itself is the key; `{name}` is filled from `values`.
 * @param {string} msgid
 * @param {Record<string, string | number>} [values]
 */
export function t(msgid, values) {
  const sentence = Object.hasOwn(messages, msgid) && messages[msgid] ? messages[msgid] : msgid;
  return values
    ? sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? isolated(String(values[name])) : whole))
    : sentence;
}

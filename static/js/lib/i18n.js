/** @type {Readonly<Record<string, string>>} */
let messages = {};

/** @param {Record<string, string>} translations msgid → sentence in the person's language */
export function useMessages(translations) {
  messages = translations;
}

/**
 * The sentence in the person's language. The English sentence itself is the key; `{name}` is filled from `values`.
 * @param {string} msgid
 * @param {Record<string, string | number>} [values]
 */
export function t(msgid, values) {
  const sentence = Object.hasOwn(messages, msgid) && messages[msgid] ? messages[msgid] : msgid;
  return values
    ? sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole))
    : sentence;
}

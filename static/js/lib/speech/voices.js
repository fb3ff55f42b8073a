// Speech synthesis voices of this device.
/** Only local voices are used: an online voice would send the text to a third party. */

/** Cyrillic letters indicate Ukrainian. */
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** A local voice for the language, preferably the default one. @param {string} language */
export function localVoice(language) {
  const own = (globalThis.speechSynthesis?.getVoices() ?? []).filter(
    ({ localService, lang }) =>
      localService === true && lang.toLowerCase().replace("_", "-").split("-")[0] === language,
  );
  return own.find((voice) => voice.default) ?? own[0];
}

/**
 * The language of a text: Ukrainian by its letters, otherwise the given one.
 * @param {string} words
 * @param {string} spoken the meeting's or the person's language
 */
export function languageOf(words, spoken) {
  if (CYRILLIC.test(words)) return "uk";
  return spoken === "uk" && /\p{L}/u.test(words) ? "cs" : spoken;
}

/**
 * The `lang` argument for a text written on this page.
 * @param {string | null | undefined} words
 * @returns {{ lang?: string }}
 */
export function writtenIn(words) {
  return words ? { lang: languageOf(words, document.documentElement.lang) } : {};
}

/**
 * Calls `changed` when voices become available; some browsers load them late.
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
export function whenVoicesChange(changed, signal) {
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", changed, { signal });
}

/**
 * Voices that live on this device. A voice from the internet would send what it reads to a stranger, so it is none.
 */

/** The alphabet tells Ukrainian from the languages around it. */
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** The language's own voice on this device, the one that the system likes most first. @param {string} language */
export function localVoice(language) {
  const own = (globalThis.speechSynthesis?.getVoices() ?? []).filter(
    ({ localService, lang }) =>
      localService === true && lang.toLowerCase().replace("_", "-").split("-")[0] === language,
  );
  return own.find((voice) => voice.default) ?? own[0];
}

/**
 * In which language words are written: Ukrainian shows by its letters; others are taken for what is spoken here.
 * @param {string} words @param {string} spoken the meeting's or the person's language
 */
export function languageOf(words, spoken) {
  if (CYRILLIC.test(words)) return "uk";
  return spoken === "uk" && /\p{L}/u.test(words) ? "cs" : spoken;
}

/**
 * What is kept with words written on this page: in which language they are.
 * @param {string | null | undefined} words
 * @returns {{ lang?: string }}
 */
export function writtenIn(words) {
  return words ? { lang: languageOf(words, document.documentElement.lang) } : {};
}

/** Voices arrive late in some browsers. @param {() => void} changed @param {AbortSignal} signal */
export function whenVoicesChange(changed, signal) {
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", changed, { signal });
}

// Random ids, and stable pseudo-random numbers derived from ids.
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * A random id of 20 letters and digits. `crypto.randomUUID` exists only in secure contexts, and a hotspot in a meeting
 * room may be plain HTTP.
 */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
}

/** A hash of the id as a number 0…1, so that a card is rotated alike on every screen. @param {string} id */
export function hashFraction(id) {
  let hash = 2166136261;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  return ((hash >>> 8) % 1000) / 1000;
}

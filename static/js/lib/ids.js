const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * A fresh id of 20 letters and digits.
 * Not `crypto.randomUUID`: that exists in secure contexts only, and a hotspot in a meeting room may be plain HTTP.
 */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
}

/** A steady number 0…1 for an id, so that a card keeps its slight turn on every screen. @param {string} id */
export function hashFraction(id) {
  let hash = 2166136261;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  return ((hash >>> 8) % 1000) / 1000;
}

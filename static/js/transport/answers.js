// Validates HTTP answers: only answers of our server are used.
import { CODES } from "../protocol.js";

const ID = /^[\w-]{1,40}$/;
const MEDIA = new Set(["picture", "voice", "song"]);

/**
 * An answer that is not from our server (a captive portal, a proxy, a truncated body), whatever its status. The caller
 * keeps its data and retries.
 */
export class ForeignAnswer extends Error {}

/**
 * The JSON body of an answer with the required fields.
 * @template T
 * @param {Response} answer
 * @param {(found: any) => boolean} isOurs
 * @returns {Promise<T>} rejects with NotOurs
 */
export async function jsonOf(answer, isOurs) {
  if (!answer.ok) throw new ForeignAnswer(String(answer.status));
  const found = await answer.json().catch(() => undefined);
  if (!found || !isOurs(found)) throw new ForeignAnswer("an answer of somebody else");
  return found;
}

/** Is this a description of uploaded media? @param {any} found */
export function isMedia(found) {
  return ID.test(found?.id ?? "") && typeof found.id === "string" && MEDIA.has(found.kind);
}

/** Is this a refusal by our server? @param {any} found */
export function isRefusal(found) {
  return found?.ok === false && CODES.includes(found.code) && typeof found.message === "string";
}

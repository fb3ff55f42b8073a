import { CODES } from "../protocol.js";

const ID = /^[\w-]{1,40}$/;
const MEDIA = new Set(["picture", "voice", "song"]);

/**
 * The sign-in page of a network, a proxy's page, an answer cut short: none of it is an answer of our server, whatever
 * its status says. Who asked keeps what they have and asks again.
 */
export class ForeignAnswer extends Error {}

/**
 * The JSON of an answer with the fields that it has to have.
 * @template T
 * @param {Response} answer @param {(found: any) => boolean} isOurs @returns {Promise<T>} rejects with NotOurs
 */
export async function jsonOf(answer, isOurs) {
  if (!answer.ok) throw new ForeignAnswer(String(answer.status));
  const found = await answer.json().catch(() => undefined);
  if (!found || !isOurs(found)) throw new ForeignAnswer("an answer of somebody else");
  return found;
}

/** Is it what our server says about a picture or sound that it has? @param {any} found */
export function isMedia(found) {
  return ID.test(found?.id ?? "") && typeof found.id === "string" && MEDIA.has(found.kind);
}

/** Is it a refusal in our server's own words? @param {any} found */
export function isRefusal(found) {
  return found?.ok === false && CODES.includes(found.code) && typeof found.message === "string";
}

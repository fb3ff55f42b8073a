import { addMessages } from "./i18n.js";

/** The address of the sentences that the screen did not need at first. */
let later = "";
/** @type {Promise<void> | undefined} */
let coming;

/**
 * The sentences of this screen. Never fails: without them it speaks English.
 * @param {{ messages: string, later?: string }} page
 */
export async function loadMessages(page) {
  later = page.later ?? "";
  await add(page.messages).catch(() => undefined);
}

/**
 * A part of the screen that comes when it is needed, with its sentences. Rejects while there is no connection.
 * @template T @param {() => Promise<T>} load @returns {Promise<T>}
 */
export async function importWithMessages(load) {
  const [part] = await Promise.all([load(), loadLater()]);
  return part;
}

function loadLater() {
  coming ??= add(later).catch((error) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

/** @param {string} address */
async function add(address) {
  if (!address) return;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  addMessages(await answer.json());
}

// Loads the translated messages of a screen.
import { addMessages } from "./i18n.js";

/** URL of the messages of lazily loaded parts. */
let later = "";
/** @type {Promise<void> | undefined} */
let coming;

/**
 * Loads the messages of the screen. Never rejects: without them texts are English.
 * @param {{ messages: string, later?: string }} page
 */
export async function loadMessages(page) {
  later = page.later ?? "";
  await add(page.messages).catch(() => undefined);
}

/**
 * Imports a module together with its messages. Rejects without a connection.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
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

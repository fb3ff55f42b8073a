// Requests a code that signs in a further device of this person.
/** @import { Page } from "../types.d.ts" */
import { pageAddress } from "../lib/page_address.js";

/** Requests a code. Rejects without one. @param {Page} page @returns {Promise<{ code: string, minutes: number }>} */
export async function fetchDeviceCode(page) {
  const headers = { Accept: "application/json", "X-CSRFToken": page.csrf ?? "" };
  const answer = await fetch(pageAddress(page, "device-code"), { method: "POST", headers });
  const made = answer.ok ? await answer.json() : {};
  if (!made.code) throw new Error(String(answer.status));
  return made;
}

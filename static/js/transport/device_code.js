/** @import { Page } from "../types.d.ts" */

/** A code for a further device of this person. Rejects when there is none. @param {Page} page @returns {Promise<{ code: string, minutes: number }>} */
export async function fetchCode({ conference, csrf }) {
  const headers = { Accept: "application/json", "X-CSRFToken": csrf ?? "" };
  const answer = await fetch(`/c/${conference}/device-code`, { method: "POST", headers });
  const made = answer.ok ? await answer.json() : {};
  if (!made.code) throw new Error(String(answer.status));
  return made;
}

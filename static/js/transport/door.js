/** @import { Page } from "../types.d.ts" */
import { pageAddress } from "../lib/page_address.js";

/**
 * The way in as a square code, with the code that is valid now. Rejects when the door is shut.
 * @param {Page} page
 * @returns {Promise<{ size: number, path: string }>}
 */
export async function fetchDoorQrCode(page) {
  const answer = await fetch(pageAddress(page, "door/square"));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/**
 * Opens or shuts the room's door, or sends strangers who wait there away. Rejects when it was not done.
 * @param {Page} page @param {"open" | "close" | "send-away"} deed @param {string[]} [people] their ids, as they were
 * seen
 */
export async function changeDoor(page, deed, people = []) {
  const headers = { Accept: "application/json", "X-CSRFToken": page.csrf ?? "" };
  const body = new URLSearchParams(people.map((id) => ["person", id]));
  const answer = await fetch(pageAddress(page, `door/${deed}`), { method: "POST", headers, body });
  if (!answer.ok) throw new Error(String(answer.status));
}

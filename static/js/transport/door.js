// Requests about the room's door: its QR code, opening and closing.
/** @import { Page } from "../types.d.ts" */
import { pageAddress } from "../lib/page_address.js";

/**
 * The QR code of the join address with the current room code. Rejects when the door is closed.
 * @param {Page} page
 * @returns {Promise<{ size: number, path: string }>}
 */
export async function fetchDoorQrCode(page) {
  const answer = await fetch(pageAddress(page, "door/square"));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/**
 * Opens or closes the door, or sends waiting strangers away. Rejects on failure.
 * @param {Page} page
 * @param {"open" | "close" | "send-away"} action
 * @param {string[]} [people] ids of those who were shown
 */
export async function changeDoor(page, action, people = []) {
  const headers = { Accept: "application/json", "X-CSRFToken": page.csrf ?? "" };
  const body = new URLSearchParams(people.map((id) => ["person", id]));
  const answer = await fetch(pageAddress(page, `door/${action}`), { method: "POST", headers, body });
  if (!answer.ok) throw new Error(String(answer.status));
}

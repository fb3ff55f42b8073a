/**
 * Roles with a screen of their own; everybody else comes with a phone. The server has the same list
 * (ipk/web/pages/screens.py).
 */
const OWN = ["child", "guide", "facilitator", "recorder", "organizer", "display"];
/** Roles that no phone belongs to. */
const ALONE = ["child", "display"];

/** @param {string} role */
const screenOf = (role) => (OWN.includes(role) ? role : "phone");

/**
 * Is the open screen no longer this person's: are their rights to it gone, or have they another leading role now?
 * @param {{ screen: string, role: string }} page what it was made for
 * @param {{ role: string, roles: string[] }} now
 */
export function isOutdated(page, now) {
  const may = page.screen === "phone" ? !ALONE.includes(now.role) : now.roles.includes(page.screen);
  return !may || screenOf(page.role) !== screenOf(now.role);
}

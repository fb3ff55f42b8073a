// Which screen belongs to a role, and whether the open screen still does.
/**
 * Roles with a screen of their own; all others use the phone screen. The server has the same list
 * (ipk/web/pages/screens.py).
 */
const OWN = ["child", "guide", "facilitator", "recorder", "organizer", "display"];
/** Roles that may not use the phone screen. */
const ALONE = ["child", "display"];

/** @param {string} role */
const screenOf = (role) => (OWN.includes(role) ? role : "phone");

/**
 * Is the open screen no longer allowed, or has the leading role changed?
 * @param {{ screen: string, role: string }} page the screen and role of the open page
 * @param {{ role: string, roles: string[] }} now
 */
export function isOutdated(page, now) {
  const may = page.screen === "phone" ? !ALONE.includes(now.role) : now.roles.includes(page.screen);
  return !may || screenOf(page.role) !== screenOf(now.role);
}

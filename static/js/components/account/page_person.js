/** @import { Page } from "../../types.d.ts" */
// For whom the page in this tab was made. Kept for the life of the tab, so that a reload cannot turn one person's page
// into another's who came into the same browser since (A25).

const KEY = "ipk-page-person";

/** @typedef {{ person: string, csrf: string }} Mark */

/** @param {string} conference @returns {Mark | undefined} */
export function earlierPerson(conference) {
  return marks()[conference];
}

/** @param {Page} page */
export function rememberPerson({ conference, person, csrf }) {
  write({ ...marks(), [conference]: { person: person.id, csrf: csrf ?? "" } });
}

/** @param {string} conference */
export function forgetPerson(conference) {
  write(Object.fromEntries(Object.entries(marks()).filter(([other]) => other !== conference)));
}

/** A link is opened on purpose: whoever comes by it may be another person. */
export function forgetEverybody() {
  write({});
}

/** @returns {Record<string, Mark>} */
function marks() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

/** @param {Record<string, Mark>} marks */
function write(marks) {
  try {
    if (Object.keys(marks).length > 0) sessionStorage.setItem(KEY, JSON.stringify(marks));
    else sessionStorage.removeItem(KEY);
  } catch {
    // A browser without storage: the server still refuses what is said in another's name.
  }
}

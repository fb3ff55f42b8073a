// Remembers in the tab's storage which person the page was opened for.
/** @import { Page } from "../../types.d.ts" */
// Kept as long as the tab. Another person may have signed in in this browser since: a reload must not show their page
// in this tab without asking (A25).

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

/** Called when a link is opened: whoever opens it may be another person. */
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
    // A browser without storage: the server still refuses commands in another person's name.
  }
}

// Who has not spoken in the current step, and giving somebody the floor.
/** @import { Person } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { hasRole, isAdmitted } from "../../state/people/person.js";

/** Whose turn it is that everybody gets (S1, step 2); who leads, writes and organizes has another task. */
const SPEAKERS = ["child", "guide", "family", "professional", "support"];

/**
 * Who has neither hung a card nor had the word in this step; the child first.
 * @param {AppContext} app
 * @returns {Person[]}
 */
export function whoIsSilent({ store }) {
  const { heard } = store.index;
  const silent = store.people.filter(
    (person) => isAdmitted(person) && hasRole(person, ...SPEAKERS) && !heard.has(person.id),
  );
  return silent.sort((one, other) => SPEAKERS.indexOf(one.role) - SPEAKERS.indexOf(other.role));
}

/**
 * It is this person's turn; their hand goes down with it.
 * @param {AppContext} app
 * @param {string | undefined} person
 */
export function grantFloor({ store }, person) {
  if (person) store.do("person.word", { id: person });
}

// For whom a person may answer: the recorder for people without a device, a guide for its child.
/** @import { Store } from "../core/store.js" */
/** @import { Person } from "../../types.d.ts" */
import { hasRole, isAdmitted } from "./person.js";

/** People in whose name this person may answer, beside their own. @param {Store} store @returns {Person[]} */
export function otherRespondents({ people, me }) {
  const self = people.find(({ id }) => id === me?.person);
  if (!self || me?.role === "facilitator") return [];
  return people.filter((person) => {
    if (person.id === self.id || !isAdmitted(person) || person.role === "display") return false;
    if (hasRole(person, "child")) return self.voice_of === person.id;
    return !person.entered && (hasRole(self, "recorder") || self.supports === person.id);
  });
}

// For whom a person may write: the recorder for people without a device, a guide for its child.
/** @import { Store } from "../core/store.js" */
/** @import { Person } from "../../types.d.ts" */

/** People in whose name this person may answer, beside their own. @param {Store} store @returns {Person[]} */
export function voicesOf({ people, me }) {
  const self = people.find(({ id }) => id === me?.person);
  if (!self || me?.role === "facilitator") return [];
  const records = (self.roles ?? [self.role]).includes("recorder");
  return people.filter((person) => {
    if (person.id === self.id || (person.state ?? "admitted") !== "admitted" || person.role === "display") return false;
    if ((person.roles ?? [person.role]).includes("child")) return self.voice_of === person.id;
    return !person.entered && (records || self.supports === person.id);
  });
}

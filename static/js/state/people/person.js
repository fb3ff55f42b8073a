// The roles of a person and whether they were let in; their records leave out what is usual.
/** @import { Person } from "../../types.d.ts" */

/** Has the person one of these roles? @param {Pick<Person, "role" | "roles">} person @param {...string} wanted */
export function hasRole({ role, roles }, ...wanted) {
  return (roles ?? [role]).some((one) => wanted.includes(one));
}

/** Only facilitator and organizer get people who were not let in. @param {Pick<Person, "state">} person */
export function isAdmitted({ state }) {
  return (state ?? "admitted") === "admitted";
}

/** Is this an admitted person rather than the room's display? @param {Person} person */
export function takesPart(person) {
  return isAdmitted(person) && person.role !== "display";
}

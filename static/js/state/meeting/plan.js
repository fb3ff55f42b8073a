// The plan as people see it: own tasks, who holds how many, answers, what is still missing.
/** @import { Store } from "../core/store.js" */
/** @import { Agreement, Person, Task } from "../../types.d.ts" */
import { hasRole, isAdmitted } from "../people/person.js";

/** More rows than these are hard to keep (S1, step 6). */
export const MANY_ROWS = 7;
const ASKED = ["child", "guide", "family", "professional", "support", "convener"];
/** Who has one of these roles says nothing of their own to the plan. */
const NEUTRAL = ["facilitator", "organizer"];
const FAMILY = ["child", "family"];
const OWN_NETWORK = ["support", "guide"];

/** @param {Store} store @param {string | undefined} person */
export function tasksOf({ tasks }, person) {
  return tasks.filter(({ who }) => person !== undefined && who.includes(person));
}

/** Tasks that wait for this person's answer. @param {Store} store @param {string | undefined} person */
export function unansweredTasks(store, person) {
  return tasksOf(store, person).filter((task) => !task.taken[person ?? ""]);
}

/** @param {Store} store @param {string | undefined} person @returns {Agreement | undefined} */
export function agreementOf({ agreements }, person) {
  return agreements.find((one) => one.person === person);
}

/** People who are asked for their agreement. @param {Store} store @returns {Person[]} */
export function askedPeople({ people }) {
  return people.filter((person) => isAdmitted(person) && !hasRole(person, ...NEUTRAL) && hasRole(person, ...ASKED));
}

/** How many answered how, and who has not yet or is asked again. @param {Store} store */
export function agreementCounts(store) {
  const counts = { agree: 0, wish: 0, not_yet: 0 };
  const open = askedPeople(store).filter(({ id }) => {
    const given = agreementOf(store, id);
    if (given && !given.stale) counts[given.answer] += 1;
    return !given || given.stale;
  });
  return { counts, open };
}

/** How many tasks family, the child's own people and services hold. @param {Store} store */
export function shares(store) {
  const held = { family: 0, network: 0, services: 0 };
  for (const { who } of store.tasks)
    for (const id of who) {
      const person = store.person(id);
      if (person && hasRole(person, ...FAMILY)) held.family += 1;
      else if (person && hasRole(person, ...OWN_NETWORK)) held.network += 1;
      else held.services += 1;
    }
  return held;
}

/**
 * Does this person write the plan: the recorder, or the facilitator where nobody records?
 * @param {Store} store
 */
export function writesPlan(store) {
  const { people, me, meeting } = store;
  if (!meeting || meeting.closed || meeting.step < 6 || !store.may("task.add")) return false;
  if (me?.role !== "facilitator") return true;
  return !people.some((person) => isAdmitted(person) && hasRole(person, "recorder"));
}

/**
 * Is this task new or changed since the person's own answer to the plan?
 * @param {Task} task @param {Agreement} [given]
 */
export function changedSince(task, given) {
  return Boolean(given?.stale && task.version > given.plan_version);
}

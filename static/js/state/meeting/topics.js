// Topics and the dot vote: who votes, who chooses, how many dots are left.
/** @import { Store } from "../core/store.js" */
/** @import { Person, Role, Topic, Vote } from "../../types.d.ts" */
import { hasRole, isAdmitted } from "../people/person.js";

/** The roles of each group of voters; the server has the same list (ipk/domain/meeting/topics.py). */
const GROUPS = /** @type {Record<string, string[]>} */ ({
  child: ["child"],
  family: ["family"],
  professional: ["professional", "convener"],
  support: ["support"],
});
const NEVER_VOTES = ["facilitator", "organizer", "guide", "display", "administrator"];

/** @param {Vote | undefined} vote @param {Person | undefined} person */
export function votes(vote, person) {
  if (!vote || !person || hasRole(person, ...NEVER_VOTES)) return false;
  return vote.voters.some((group) => hasRole(person, ...(GROUPS[group] ?? [])));
}

/** The topic that is talked about now. @param {Store} store @returns {Topic | undefined} */
export function chosenTopic({ topics }) {
  return topics.find(({ state }) => state === "chosen");
}

/** Topics for a list after the vote: the most dots first. @param {Store} store */
export function byDots({ topics }) {
  return [...topics].sort((one, other) => other.dots - one.dots || one.order - other.order);
}

/**
 * The role that chooses the first topic: the child who is here with a device, else its guide, else the facilitator.
 * @param {Store} store @returns {Role}
 */
export function chooser({ people }) {
  const admitted = people.filter(isAdmitted);
  if (admitted.some((person) => hasRole(person, "child") && person.entered)) return "child";
  return admitted.some((person) => hasRole(person, "guide") && person.voice_of) ? "guide" : "facilitator";
}

/** Does the viewer choose the first topic now? @param {Store} store */
export function choosesNow(store) {
  const { meeting, me } = store;
  if (meeting?.step !== 4 || !meeting.vote?.choosing || !store.may("vote.order")) return false;
  const self = store.person(me?.person);
  return Boolean(self && hasRole(self, chooser(store)));
}

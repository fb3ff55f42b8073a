// Topics and the dot vote: who votes, who chooses, how many dots are left.
/** @import { Store } from "../core/store.js" */
/** @import { Person, Role, Topic, Vote } from "../../types.d.ts" */

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
  const roles = /** @type {string[]} */ (person?.roles ?? (person ? [person.role] : []));
  if (!vote || roles.some((role) => NEVER_VOTES.includes(role))) return false;
  return vote.voters.some((group) => GROUPS[group]?.some((role) => roles.includes(role)));
}

/** The topic that is talked about now. @param {Store} store @returns {Topic | undefined} */
export function chosenTopic({ topics }) {
  return topics.find(({ state }) => state === "chosen");
}

/** Topics for a list after the vote: the most dots first. @param {Store} store */
export function byDots({ topics }) {
  return [...topics].sort((one, other) => other.dots - one.dots || one.order - other.order);
}

/** How many dots this person has given. @param {Store} store */
export function dotsGiven({ topics }) {
  return topics.reduce((sum, { mine }) => sum + (mine?.dots ?? 0), 0);
}

/**
 * The role that chooses the first topic: the child who is here with a device, else its guide, else the facilitator.
 * @param {Store} store @returns {Role}
 */
export function chooser({ people }) {
  const here = people.filter(({ state }) => (state ?? "admitted") === "admitted");
  const has = (/** @type {Person} */ { roles, role }, /** @type {Role} */ wanted) => (roles ?? [role]).includes(wanted);
  if (here.some((person) => has(person, "child") && person.entered)) return "child";
  return here.some((person) => has(person, "guide") && person.voice_of) ? "guide" : "facilitator";
}

/** Does the viewer choose the first topic now? @param {Store} store */
export function choosesNow(store) {
  const { meeting, me } = store;
  if (meeting?.step !== 4 || !meeting.vote?.choosing || !store.may("vote.order")) return false;
  return (store.person(me?.person)?.roles ?? [me?.role]).includes(chooser(store));
}

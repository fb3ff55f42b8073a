/** @import { Store } from "../core/store.js" */

/**
 * Is somebody in the room who supports this person? Only then can it be said that their support knows.
 * @param {Pick<Store, "here" | "me" | "people">} store
 */
export function supportIsHere({ here, me, people }) {
  return people.some(({ id, supports }) => Boolean(me && here?.has(id) && supports === me.person));
}

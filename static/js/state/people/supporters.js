// Whether the support person of somebody is present.
/** @import { Store } from "../core/store.js" */

/**
 * Is a support person of the viewer connected? Only then the interface may say that they were told.
 * @param {Pick<Store, "here" | "me" | "people">} store
 */
export function supportIsHere({ here, me, people }) {
  return people.some(({ id, supports }) => Boolean(me && here?.has(id) && supports === me.person));
}

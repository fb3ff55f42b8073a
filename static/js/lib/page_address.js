// URLs of the current conference.
/** @import { Page } from "../types.d.ts" */

/**
 * The URL of a path in the conference. It contains the person for whom the page was made: the server answers nobody
 * else (A25).
 * @param {Pick<Page, "conference" | "person">} page
 * @param {string} path below `/c/<conference>/`, perhaps with a query
 */
export function pageAddress({ conference, person }, path) {
  return `/c/${conference}/${path}${path.includes("?") ? "&" : "?"}for=${person.id}`;
}

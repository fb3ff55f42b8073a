// The paper that everybody looks at.
/** @import { Paper } from "../../types.d.ts" */
/** @import { Store } from "../core/store.js" */

/**
 * The paper in the spotlight, else the first open one of this step, else the last open one.
 * @param {Store} store
 * @returns {Paper | undefined}
 */
export function paperInSight(store) {
  const { meeting } = store;
  const open = store.papers.filter((paper) => paper.open);
  const shown = meeting?.spotlight?.paper ?? store.card(meeting?.spotlight?.card)?.paper;
  return open.find(({ id }) => id === shown) ?? papersOfStep(store)[0];
}

/** Open papers of this step; without one, the last open paper. @param {Store} store @returns {Paper[]} */
export function papersOfStep({ meeting, papers }) {
  const open = papers.filter((paper) => paper.open);
  const ofStep = open.filter(({ step }) => step === meeting?.step);
  return ofStep.length > 0 ? ofStep : open.slice(-1);
}

// Tests of the paper that everybody looks at.
import assert from "node:assert/strict";
import test from "node:test";
import { paperInSight, papersOfStep } from "../../../static/js/state/wall/paper_in_sight.js";

const PAPERS = [
  { id: "kdo", title: "Kdo je tady", step: 1, open: true },
  { id: "dari", title: "Co se daří", step: 2, open: true },
  { id: "nedari", title: "Co se nedaří", step: 2, open: true },
  { id: "preji", title: "Co si přeji", step: 3, open: true },
  { id: "napady", title: "Nápady", step: 5, open: false },
];

/** @param {number} step @param {Record<string, string>} [spotlight] */
function aStore(step, spotlight) {
  const card = (/** @type {string | undefined} */ id) => (id === "card-1" ? { id, paper: "kdo" } : undefined);
  return /** @type {any} */ ({ meeting: { step, spotlight }, papers: PAPERS, card });
}

test("the first paper of the step is in sight", () => {
  assert.equal(paperInSight(aStore(2))?.id, "dari");
  assert.deepEqual(
    papersOfStep(aStore(2)).map(({ id }) => id),
    ["dari", "nedari"],
  );
});

test("the spotlight takes precedence over the step", () => {
  assert.equal(paperInSight(aStore(2, { paper: "preji" }))?.id, "preji");
  assert.equal(paperInSight(aStore(2, { card: "card-1" }))?.id, "kdo");
});

test("a closed paper is not in sight; a step without papers keeps the last open one", () => {
  assert.equal(paperInSight(aStore(2, { paper: "napady" }))?.id, "dari");
  assert.equal(paperInSight(aStore(4))?.id, "preji");
});

// Tests of the view index.
import assert from "node:assert/strict";
import test from "node:test";
import { keyOf, useMessages } from "../../../static/js/lib/i18n/i18n.js";
import { ViewIndex } from "../../../static/js/state/core/view_index.js";
import { aCard, aMeeting } from "../support.js";

/** @param {...import("../../../static/js/types.d.ts").AnyRecord} records */
function anIndex(...records) {
  const move = { op: "1", cmd: "card.move", args: { id: "high" }, scope: "", order: 1 };
  return new ViewIndex(new Map(records.map((record) => [record.id, record])), [move]);
}

test("cards are sorted by z and listed by paper", () => {
  const index = anIndex(
    aMeeting(),
    aCard("high", { z: 9 }),
    aCard("low", { z: 1 }),
    aCard("away", { paper: "napady" }),
  );
  assert.deepEqual(
    index.cardsOn("dari-se").map(({ id }) => id),
    ["low", "high"],
  );
  assert.deepEqual(index.cardsOn("nowhere"), []);
  assert.equal(index.cards.length, 3);
});

test("sorted lists are cached", () => {
  const index = anIndex(aCard("one"), aCard("two"));
  assert.equal(index.cards, index.cards);
  assert.equal(index.cardsOn("dari-se"), index.cardsOn("dari-se"));
});

test("standard paper titles are translated, others are not", () => {
  const paper = { type: "paper", rev: 1, step: 1, open: true, neutral: false };
  const [own, ideas] = [
    { ...paper, id: "own", title: "Náš papír", order: 2 },
    { ...paper, id: "ideas", title: "Nápady", order: 1 },
  ];
  useMessages({ [keyOf("Nápady")]: "Ідеї" });
  const index = anIndex(own, ideas);
  assert.deepEqual(
    index.papers.map(({ title }) => title),
    ["Ідеї", "Náš papír"],
  );
  assert.equal(index.papers, index.papers);
  useMessages({});
});

test("unanswered commands are listed by card", () => {
  const index = anIndex(aCard("high"), aCard("low"));
  assert.equal(index.unsavedOf("high").length, 1);
  assert.equal(index.unsavedOf("low").length, 0);
});

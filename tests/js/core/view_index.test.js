import assert from "node:assert/strict";
import test from "node:test";
import { keyOf, useMessages } from "../../../static/js/lib/i18n/i18n.js";
import { Shelf } from "../../../static/js/state/core/view_index.js";
import { aCard, aMeeting } from "../support.js";

/** @param {...import("../../../static/js/types.d.ts").AnyRecord} records */
function aShelf(...records) {
  const move = { op: "1", cmd: "card.move", args: { id: "high" }, scope: "", order: 1 };
  return new Shelf(new Map(records.map((record) => [record.id, record])), [move]);
}

test("cards lie in the order in which they were laid, each on its own paper", () => {
  const shelf = aShelf(aMeeting(), aCard("high", { z: 9 }), aCard("low", { z: 1 }), aCard("away", { paper: "napady" }));
  assert.deepEqual(
    shelf.cardsOn("dari-se").map(({ id }) => id),
    ["low", "high"],
  );
  assert.deepEqual(shelf.cardsOn("nowhere"), []);
  assert.equal(shelf.cards.length, 3);
});

test("what was sorted once is given out again", () => {
  const shelf = aShelf(aCard("one"), aCard("two"));
  assert.equal(shelf.cards, shelf.cards);
  assert.equal(shelf.cardsOn("dari-se"), shelf.cardsOn("dari-se"));
});

test("a paper has its title in the person's language, one with a title of its own keeps it", () => {
  const paper = { type: "paper", rev: 1, step: 1, open: true, neutral: false };
  const [own, ideas] = [
    { ...paper, id: "own", title: "Náš papír", order: 2 },
    { ...paper, id: "ideas", title: "Nápady", order: 1 },
  ];
  useMessages({ [keyOf("Nápady")]: "Ідеї" });
  const shelf = aShelf(own, ideas);
  assert.deepEqual(
    shelf.papers.map(({ title }) => title),
    ["Ідеї", "Náš papír"],
  );
  assert.equal(shelf.papers, shelf.papers);
  useMessages({});
});

test("what is not saved yet is known of its own card only", () => {
  const shelf = aShelf(aCard("high"), aCard("low"));
  assert.equal(shelf.unsavedOf("high").length, 1);
  assert.equal(shelf.unsavedOf("low").length, 0);
});

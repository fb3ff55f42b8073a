import assert from "node:assert/strict";
import test from "node:test";
import { OwnCardTracker, countOwn } from "../../../static/js/state/wall/own_cards.js";
import { aCard } from "../support.js";

test("one's own cards are counted by how they stand", () => {
  const mine = [
    aCard("a", { state: "waiting" }),
    aCard("b", { state: "waiting" }),
    aCard("c"),
    aCard("d", { state: "hidden" }),
  ];
  assert.deepEqual(countOwn(mine), { waiting: 2, shown: 1, hidden: 1 });
});

test("what was there when one came, and what one hangs oneself, is no news", () => {
  const news = new OwnCardTracker();
  assert.equal(news.lastChange([aCard("a", { state: "hidden" })]), undefined);
  assert.equal(news.lastChange([aCard("a", { state: "hidden" }), aCard("b", { state: "waiting" })]), undefined);
});

test("that a card was approved or hidden is news once, and so is a kind word that follows", () => {
  const news = new OwnCardTracker();
  news.lastChange([aCard("a", { state: "waiting" }), aCard("b", { state: "waiting" })]);
  const approved = [aCard("a"), aCard("b", { state: "waiting" })];
  assert.equal(news.lastChange(approved)?.id, "a");
  assert.equal(news.lastChange(approved), undefined);
  assert.equal(news.lastChange([aCard("a"), aCard("b", { state: "hidden" })])?.id, "b");
  assert.equal(
    news.lastChange([aCard("a"), aCard("b", { state: "hidden", words: "Thank you." })])?.words,
    "Thank you.",
  );
});

test("one's own edit that waits is no news, its approval is", () => {
  const news = new OwnCardTracker();
  news.lastChange([aCard("a")]);
  assert.equal(news.lastChange([aCard("a", { state: "waiting", shown_text: "a" })]), undefined);
  assert.equal(news.lastChange([aCard("a")])?.id, "a");
});

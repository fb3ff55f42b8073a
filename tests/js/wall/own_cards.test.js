// Tests of counting and following own cards.
import assert from "node:assert/strict";
import test from "node:test";
import { OwnCardTracker, countOwn } from "../../../static/js/state/wall/own_cards.js";
import { aCard } from "../support.js";

test("own cards are counted by status", () => {
  const mine = [
    aCard("a", { state: "waiting" }),
    aCard("b", { state: "waiting" }),
    aCard("c"),
    aCard("d", { state: "hidden" }),
  ];
  assert.deepEqual(countOwn(mine), { waiting: 2, shown: 1, hidden: 1 });
});

test("existing and new own cards are not reported", () => {
  const news = new OwnCardTracker();
  assert.equal(news.lastChange([aCard("a", { state: "hidden" })]), undefined);
  assert.equal(news.lastChange([aCard("a", { state: "hidden" }), aCard("b", { state: "waiting" })]), undefined);
});

test("an approval, a hiding and a note are each reported once", () => {
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

test("a waiting own edit is not reported, its approval is", () => {
  const news = new OwnCardTracker();
  news.lastChange([aCard("a")]);
  assert.equal(news.lastChange([aCard("a", { state: "waiting", shown_text: "a" })]), undefined);
  assert.equal(news.lastChange([aCard("a")])?.id, "a");
});

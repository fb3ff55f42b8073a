import assert from "node:assert/strict";
import { test } from "node:test";
import { AnnouncementTracker } from "../../../static/js/state/core/announcements.js";

/** @param {string} id @param {string} [author] @param {"shown" | "waiting"} [state] @returns {any} */
const card = (id, author = "jirina", state = "shown") => ({ id, author, state });
/** @param {number} step @returns {any} */
const meeting = (step) => ({ step });
/** @param {{ author?: string }} card */
const mine = ({ author }) => author === "eva";

/** @param {AnnouncementTracker} news @param {any[]} cards @param {number} [step] */
function heard(news, cards, step = 2) {
  const found = news.diff(cards, meeting(step), mine);
  return [found.cards.map(({ id }) => id).join(" "), found.step];
}

test("what was there when one came is no news", () => {
  assert.deepEqual(heard(new AnnouncementTracker(), [card("a"), card("b")]), ["", false]);
});

test("a card of somebody else is news once", () => {
  const news = new AnnouncementTracker();
  heard(news, []);
  assert.deepEqual(heard(news, [card("a")]), ["a", false]);
  assert.deepEqual(heard(news, [card("a")]), ["", false]);
});

test("one's own card is no news", () => {
  const news = new AnnouncementTracker();
  heard(news, []);
  assert.deepEqual(heard(news, [card("a", "eva")]), ["", false]);
});

test("a card is news when it hangs, not while it waits", () => {
  const news = new AnnouncementTracker();
  heard(news, []);
  assert.deepEqual(heard(news, [card("a", "jirina", "waiting")]), ["", false]);
  assert.deepEqual(heard(news, [card("a")]), ["a", false]);
});

test("a new step is news", () => {
  const news = new AnnouncementTracker();
  heard(news, [], 2);
  assert.deepEqual(heard(news, [], 3), ["", true]);
  assert.deepEqual(heard(news, [], 3), ["", false]);
});

// Tests of detecting changes to announce.
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

test("the first state is not announced", () => {
  assert.deepEqual(heard(new AnnouncementTracker(), [card("a"), card("b")]), ["", false]);
});

test("a card of another person is announced once", () => {
  const news = new AnnouncementTracker();
  heard(news, []);
  assert.deepEqual(heard(news, [card("a")]), ["a", false]);
  assert.deepEqual(heard(news, [card("a")]), ["", false]);
});

test("an own card is not announced", () => {
  const news = new AnnouncementTracker();
  heard(news, []);
  assert.deepEqual(heard(news, [card("a", "eva")]), ["", false]);
});

test("a waiting card is announced when it is shown", () => {
  const news = new AnnouncementTracker();
  heard(news, []);
  assert.deepEqual(heard(news, [card("a", "jirina", "waiting")]), ["", false]);
  assert.deepEqual(heard(news, [card("a")]), ["a", false]);
});

test("a new step is announced", () => {
  const news = new AnnouncementTracker();
  heard(news, [], 2);
  assert.deepEqual(heard(news, [], 3), ["", true]);
  assert.deepEqual(heard(news, [], 3), ["", false]);
});

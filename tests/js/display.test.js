import assert from "node:assert/strict";
import { test } from "node:test";
import { isCrowded, pagesOf } from "../../static/js/state/display_pages.js";
import { firstName, peopleInTheRoom } from "../../static/js/state/first_names.js";
import { sizeOf } from "../../static/js/state/spots.js";

/** @typedef {import("../../static/js/types.d.ts").Card} Card */
/** @typedef {import("../../static/js/types.d.ts").Person} Person */

/** @param {number} place @param {Partial<Card>} [more] @returns {Card} */
function card(place, more = {}) {
  const text = "Ve škole je někdy hluk.";
  return { id: `k${place}`, type: "card", rev: place, kind: "note", paper: "p", x: 300, y: 400, text, state: "shown", ...more };
}

/** @param {string} name @param {Partial<Person>} [more] @returns {Person} */
function person(name, more = {}) {
  return { id: name, type: "person", rev: 1, name, role: "family", ...more };
}

test("cards side by side are no crowd, a few over one another are meant so, a heap is a crowd", () => {
  const beside = [0, 1, 2, 3].map((place) => card(place, { x: 200 + 400 * place }));
  const pair = [...beside, card(9, { x: 200 })];
  const heap = Array.from({ length: 12 }, (_, place) => card(place));
  assert.deepEqual([isCrowded(beside), isCrowded(pair), isCrowded(heap)], [false, false, true]);
});

test("on the pages of forty cards each card is whole, none covers another, none is missing", () => {
  const cards = Array.from({ length: 40 }, (_, place) => card(place, { text: "Slovo ".repeat(2 + (place % 20)) }));
  const pages = pagesOf(cards);
  assert.deepEqual(pages.flat().map(({ id }) => id).sort(), cards.map(({ id }) => id).sort());
  for (const page of pages) {
    for (const [place, one] of page.entries()) {
      const { width, height } = sizeOf(one);
      assert.ok(one.x - width / 2 >= 0 && one.x + width / 2 <= 1600 && one.y + height / 2 <= 1250);
      const beside = page.slice(place + 1).filter((other) => Math.abs(other.y - one.y) < 60);
      for (const other of beside) assert.ok(Math.abs(one.x - other.x) >= (width + sizeOf(other).width) / 2);
    }
  }
});

test("the child's own words come first, and what did not change stays the same thing", () => {
  const cards = [card(1), card(2, { own_words: true }), card(3)];
  const [page] = pagesOf(cards);
  assert.deepEqual(page.map(({ id }) => id), ["k2", "k1", "k3"]);
  assert.ok(pagesOf(cards)[0].every((one, place) => one === page[place]));
});

test("people are called as they are called in a room, without offices and titles", () => {
  const names = {
    "Eva Malá": "Eva",
    "Babička Jiřina": "Babička Jiřina",
    "Paní Nováková (OSPOD)": "Paní Nováková",
    "Mgr. Petr Pečlivý, Ph.D.": "Petr",
    "Anička": "Anička",
    "(OSPOD)": "(OSPOD)",
    "Nguyễn Thị Lan": "Lan",
    "Nguyễn": "Nguyễn",
    "👩‍🦰 Ema": "Ema",
    "王小明": "王小明",
    "محمد علي": "محمد",
  };
  for (const [name, called] of Object.entries(names)) assert.equal(firstName(name), called);
});

test("the child stands first, who is not here does not stand at all, nor does a display", () => {
  const people = [
    person("Žofie"),
    person("Anička", { role: "child", roles: ["child"] }),
    person("Bedřich"),
    person("Plátno", { role: "display" }),
    person("Karel"),
  ];
  const there = peopleInTheRoom(people, ({ name }) => name !== "Karel");
  assert.deepEqual(there.map(({ name }) => name), ["Anička", "Bedřich", "Žofie"]);
  assert.deepEqual(Object.keys(there[0]).filter((key) => key.startsWith("role")), []);
});

// Tests of the pages and names on the display.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pagesOf } from "../../../static/js/state/wall/display_pages.js";
import { displayName, peopleInTheRoom } from "../../../static/js/state/people/display_names.js";
import { boxOf, covers, clampToPaper } from "../../../static/js/state/wall/free_spots.js";

/** @typedef {import("../../../static/js/types.d.ts").Card} Card */
/** @typedef {import("../../../static/js/types.d.ts").Person} Person */

/** @param {number} place @param {Partial<Card>} [more] @returns {Card} */
function card(place, more = {}) {
  const text = "Ve škole je někdy hluk.";
  return {
    id: `k${place}`,
    type: "card",
    rev: place,
    kind: "note",
    paper: "p",
    x: 300,
    y: 400,
    text,
    state: "shown",
    ...more,
  };
}

/** @param {string} name @param {Partial<Person>} [more] @returns {Person} */
function person(name, more = {}) {
  return { id: name, type: "person", rev: 1, name, role: "family", ...more };
}

test("each sheet with cards is a page", () => {
  const [one, two, three] = [card(1, { x: 250, y: 400 }), card(2, { x: 700, y: 400 }), card(3, { x: 250, y: 2800 })];
  assert.deepEqual(pagesOf([one, two, three], 3), [[one, two], [three]]);
  assert.deepEqual(pagesOf([], 1), [[]]);
});

test("overlapping cards are laid out without overlap or loss", () => {
  const cards = Array.from({ length: 40 }, (_, place) => card(place, { text: "Slovo ".repeat(2 + (place % 20)) }));
  const pages = pagesOf(cards, 1);
  assert.deepEqual(
    pages
      .flat()
      .map(({ id }) => id)
      .sort(),
    cards.map(({ id }) => id).sort(),
  );
  for (const page of pages)
    for (const [place, one] of page.entries()) {
      assert.deepEqual(clampToPaper(one.x, one.y, one), { x: Math.round(one.x), y: Math.round(one.y) });
      for (const other of page.slice(place + 1)) assert.ok(!covers(boxOf(one), boxOf(other)));
    }
});

test("the child's words come first, and unchanged cards keep their identity", () => {
  const cards = [card(1), card(2, { own_words: true }), card(3)];
  const [page] = pagesOf(cards, 1);
  assert.deepEqual(
    page.map(({ id }) => id),
    ["k2", "k1", "k3"],
  );
  assert.ok(pagesOf(cards, 1)[0].every((one, place) => one === page[place]));
});

test("display names omit offices and titles", () => {
  const names = {
    "Eva Malá": "Eva",
    "Babička Jiřina": "Babička Jiřina",
    "Paní Nováková (OSPOD)": "Paní Nováková",
    "Mgr. Petr Pečlivý, Ph.D.": "Petr",
    Anička: "Anička",
    "(OSPOD)": "(OSPOD)",
    "Nguyễn Thị Lan": "Lan",
    Nguyễn: "Nguyễn",
    "👩‍🦰 Ema": "Ema",
    王小明: "王小明",
    "محمد علي": "محمد",
  };
  for (const [name, called] of Object.entries(names)) assert.equal(displayName(name), called);
});

test("the child comes first; absent people and displays are omitted", () => {
  const people = [
    person("Žofie"),
    person("Anička", { role: "child", roles: ["child"] }),
    person("Bedřich"),
    person("Plátno", { role: "display" }),
    person("Karel"),
  ];
  const there = peopleInTheRoom(people, ({ name }) => name !== "Karel");
  assert.deepEqual(
    there.map(({ name }) => name),
    ["Anička", "Bedřich", "Žofie"],
  );
  assert.deepEqual(
    Object.keys(there[0]).filter((key) => key.startsWith("role")),
    [],
  );
});

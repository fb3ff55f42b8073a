// Workbook page: whom the child wants at the meeting, and whom not.
/** @import { AppContext } from "../../context.js" */
/** @import { Guest, Person } from "../../types.d.ts" */
/** @import { Making, Now, WorkbookPage } from "../workbook/answer/answer_actions.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { everybody, guestsOf } from "../../state/preparation/arrangements.js";
import { displayName } from "../../state/people/display_names.js";
import { hearing } from "../workbook/answer/answer_hearing.js";
import { nameSomebody } from "./naming.js";
import { knownRow } from "./known_to_others.js";
import { speaker } from "../base/reading_speaker.js";
import { askedWords, choiceTile, faceOf, peopleTiles, personTile } from "./choices/tiles.js";

/** Three faces, as everywhere in the book. */
const WISHES = /** @type {const} */ ([
  { id: "come", symbol: "happy", icon: "check", words: () => t("I want them to come") },
  { id: "unsure", symbol: "so-so", icon: "message-circle-question-mark", words: () => t("I do not know") },
  { id: "not", symbol: "sad", icon: "x", words: () => t("I do not want them to come") },
]);
/** @type {Record<string, string>} */
const FACES = Object.fromEntries(WISHES.map(({ id, symbol }) => [id, symbol]));

/**
 * Who is to come and who is not: first a person, then one of three faces. Both devices look at the same person.
 * @param {Making} making
 * @returns {WorkbookPage}
 */
export function guestsPage(making) {
  const { app, page, sheet } = making;
  const { store } = app;
  const guests = () => guestsOf(store.view);
  const look = (/** @type {string} */ tried) => store.do("profile.turn", { page: page.id, tried });
  const people = peopleTiles(app, {
    most: sheet.tiles,
    label: t("Who is to come"),
    make: (person) => personTile(app, person, () => look(person.id)),
    badge: ({ id }) => badgeOf(guests().guests.find((guest) => guest.id === id)),
    other: { words: t("Somebody else"), press: () => nameSomebody(making, look) },
  });
  const left = el("section", { class: "page page--asks" }, askedWords(t("Who is to come?")), people.element);
  const right = wishPage(making);
  return {
    elements: [left, right.element],
    show(/** @type {Now} */ { book }) {
      const all = everybody(store.people, guests().guests).filter(({ role }) => role !== "child");
      const now = all.find(({ id }) => id === book.tried);
      people.show(all, ({ id }) => id === now?.id);
      right.show(now, book.together);
    },
  };
}

/** An answer that waits comes before the wish that it is to. @param {Guest | undefined} guest */
function badgeOf(guest) {
  return guest?.unheard ? "letter" : (FACES[guest?.wish ?? ""] ?? "");
}

/** The child's wish about one person, and what the organizer says to it. @param {Making} making */
function wishPage(making) {
  const { app } = making;
  const { store } = app;
  const guests = () => guestsOf(store.view);
  let who = "";
  const face = el("div", { class: "arrange-about" });
  const name = el("h2", { class: "arrange-name" });
  const wish = (/** @type {string} */ id) =>
    store.do("guests.wish", { id: who, wish: guests().guests.find((one) => one.id === who)?.wish === id ? "" : id });
  const faces = wishTiles(app, wish);
  const answer = el("p", { class: "arrange-answer", role: "status" });
  const heard = hearing(app);
  const drop = dropButton(() => store.do("guests.drop", { id: who }));
  const aloud = speaker(() => [name, answer]);
  const title = el("div", { class: "workbook-question" }, aloud, name);
  const one = el("div", { class: "arrange-one" }, face, title, faces.element, answer, heard.element, drop);
  const empty = el("p", { class: "workbook-empty" }, icon("hand"), el("span", {}, t("Tap somebody.")));
  const organizer = organizerOf(store.people);
  const words = organizer ? t("{name} too, who prepares the meeting", { name: displayName(organizer) }) : undefined;
  const known = knownRow(making, { command: "guests.known", of: guests, words });
  return {
    element: el("section", { class: "page page--answers page--arranges" }, one, empty, known.element),
    /** @param {Person | undefined} person @param {boolean} together does it lie before the child, too? */
    show(person, together) {
      who = person?.id ?? "";
      one.hidden = !person;
      empty.hidden = Boolean(person);
      known.show(guests().guests.some((guest) => asks(guest)));
      const guest = guests().guests.find(({ id }) => id === who);
      heard.show(guest, together);
      if (!person) return;
      showFace(app, face, person);
      setText(name, displayName(person.name));
      faces.show(guest?.wish);
      setText(answer, guest ? answerWords(guest, guests().known, organizer) : "");
      drop.hidden = !guest?.name;
    },
  };
}

/** Three faces, one for each wish. @param {AppContext} app @param {(wish: string) => void} choose */
function wishTiles(app, choose) {
  const tiles = WISHES.map(({ words, ...one }) => choiceTile(app, { ...one, words: words() }, () => choose(one.id)));
  return {
    element: el("div", { class: "faces", role: "group", "aria-label": t("My wish") }, ...tiles),
    /** @param {string | undefined} chosen */
    show(chosen) {
      for (const tile of tiles) setAttribute(tile, "aria-pressed", String(tile.dataset.choice === chosen));
    },
  };
}

/** @param {() => void} press */
function dropButton(press) {
  return button({ class: "button arrange-drop" }, press, icon("x"), el("span", {}, t("Take it out")));
}

/** @param {readonly Person[]} people */
function organizerOf(people) {
  return people.find(({ roles = [] }) => roles.includes("organizer"))?.name ?? "";
}

/** @param {AppContext} app @param {HTMLElement} face @param {Person} person */
function showFace(app, face, person) {
  if (face.dataset.shown !== person.id) face.replaceChildren(faceOf(app, person));
  setAttribute(face, "data-shown", person.id);
}

/**
 * Does it ask the organizer for something? The server decides; this only says when it is worth telling.
 * @param {Guest} guest
 */
function asks({ wish, name, recordOrDefault: kept }) {
  return !kept && (wish === "not" || (wish === "come" && name !== ""));
}

/** @param {Guest} guest @param {boolean} known @param {string} organizer */
function answerWords(guest, known, organizer) {
  const name = displayName(organizer);
  if (guest.recordOrDefault && guest.wish === "not") return t("This stays between you and your guide.");
  if (guest.answer === "yes") return [t("{name} says: Yes, it will be so.", { name }), guest.reason].join(" ");
  if (guest.answer === "no") return [t("{name} says: No, not this time.", { name }), guest.reason].join(" ");
  return known && asks(guest) ? t("{name} knows it and will answer.", { name }) : "";
}

// Workbook page: the seating plan, a U of chairs before the wall.
/** @import { AppContext } from "../../context.js" */
/** @import { Person } from "../../types.d.ts" */
/** @import { Making, Now, WorkbookPage } from "../workbook/answer/answer_actions.js" */
import { button, el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { everybody, guestsOf, seatsOf } from "../../state/preparation/arrangements.js";
import { displayName } from "../../state/people/display_names.js";
import { chairsOf } from "../../state/preparation/seating.js";
import { knownRow } from "./known_to_others.js";
import { askedWords, faceOf, peopleTiles, personTile } from "./choices/tiles.js";
import { pageAddress } from "../../lib/page_address.js";

const CHAIR = "chair_";

/**
 * The U of chairs before the wall: tap a chair, then who sits there. Both devices look at the same chair.
 * @param {Making} making
 * @returns {WorkbookPage}
 */
export function seatsPage(making) {
  const { app, page } = making;
  const { store } = app;
  const look = (/** @type {string} */ tried) => store.do("profile.turn", { page: page.id, tried });
  const rows = { left: row("left"), bend: row("bend"), right: row("right") };
  const inside = insideOfTheU(making, look);
  const wall = el("p", { class: "seats-wall" }, t("The wall"));
  const u = el(
    "div",
    { class: "seats-u", role: "group", "aria-label": t("Chairs in a U") },
    wall,
    rows.left,
    rows.bend,
    rows.right,
    inside.element,
  );
  const section = el("section", { class: "page page--whole page--seats" }, askedWords(t("Where will who sit?")), u);
  let chosen = "";
  return {
    elements: [section],
    show(/** @type {Now} */ { book }) {
      chosen = book.tried.startsWith(CHAIR) ? book.tried : "";
      const { seats } = seatsOf(store.view);
      const people = everybody(store.people, guestsOf(store.view).guests);
      const sitting = new Map(seats.map(({ chair, person }) => [chair, people.find(({ id }) => id === person)]));
      for (const [name, chairs] of Object.entries(chairsOf(seats, people.length)))
        syncChildren(rows[/** @type {keyof typeof rows} */ (name)], chairs, {
          key: String,
          make: (chair) => chairButton(chair, () => look(chosen === CHAIR + chair ? "" : CHAIR + chair)),
          update: (element, chair) =>
            showChair(making, element, { person: sitting.get(chair), chosen: chosen === CHAIR + chair }),
        });
      inside.show(chosen ? Number(chosen.slice(CHAIR.length)) : undefined, people, sitting);
    },
  };
}

/** @param {string} name */
function row(name) {
  return el("div", { class: `seats-row seats-row--${name}` });
}

/** @param {number} chair @param {() => void} press */
function chairButton(chair, press) {
  return button(
    { class: "chair", "data-chair": chair },
    press,
    el("span", { class: "chair-who" }),
    el("span", { class: "chair-name" }),
  );
}

/** @param {Making} making @param {HTMLElement} element @param {{ person: Person | undefined, chosen: boolean }} now */
function showChair({ app }, element, { person, chosen }) {
  const [who, name] = element.children;
  setAttribute(element, "aria-pressed", String(chosen));
  setAttribute(element, "data-taken", Boolean(person));
  setAttribute(element, "data-mine", person?.role === "child");
  setText(name, person ? displayName(person.name) : "");
  setAttribute(element, "aria-label", person ? null : t("A free chair"));
  if (who.getAttribute("data-shown") === (person?.id ?? "")) return;
  setAttribute(who, "data-shown", person?.id ?? "");
  who.replaceChildren(...(person ? [faceOf(app, person)] : []));
}

/**
 * Within the U: who may sit on the chair that was tapped; while none was, who may know of it all.
 * @param {Making} making
 * @param {(tried: string) => void} look
 */
function insideOfTheU(making, look) {
  const { app, sheet } = making;
  const { store } = app;
  let chair = 0;
  const sit = (/** @type {string} */ person) => {
    store.do("seats.sit", { chair, person });
    look("");
  };
  const wordsFor = (/** @type {Person} */ { role }) => (role === "child" ? t("I do, myself") : undefined);
  const people = peopleTiles(app, {
    most: sheet.tiles,
    label: t("Who sits here?"),
    make: (person) => personTile(app, person, () => sit(person.id), wordsFor(person)),
    other: { words: t("Nobody"), icon: "x", press: () => sit("") },
  });
  const known = knownRow(making, { command: "seats.known", of: () => seatsOf(store.view) });
  const empty = el("p", { class: "workbook-empty" }, icon("hand"), el("span", {}, t("Tap a chair.")));
  const print = printLink(app);
  const printing = app.isChild ? null : print;
  const element = el("div", { class: "seats-inside" }, people.element, empty, known.element, printing);
  return {
    element,
    /** @param {number | undefined} now @param {Person[]} all @param {Map<number, Person | undefined>} sitting */
    show(now, all, sitting) {
      const open = now !== undefined;
      chair = now ?? 0;
      people.element.hidden = !open;
      empty.hidden = open;
      print.hidden = open;
      known.show(!open && [...sitting.values()].some(Boolean));
      if (open) people.show(unseatedFirst(all, sitting), ({ id }) => sitting.get(chair)?.id === id);
    },
  };
}

/** @param {AppContext} app */
function printLink({ page }) {
  const href = pageAddress(page, "seating-plan.pdf");
  const look = { class: "button seats-print", href, target: "_blank", rel: "noopener" };
  return el("a", look, icon("printer"), el("span", {}, t("Print")));
}

/** Whoever has no chair yet stands first. @param {Person[]} all @param {Map<number, Person | undefined>} sitting */
function unseatedFirst(all, sitting) {
  const seated = new Set([...sitting.values()].map((person) => person?.id));
  return [...all.filter(({ id }) => !seated.has(id)), ...all.filter(({ id }) => seated.has(id))];
}

/** @import { Guest } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
/** @import { IpkSheet } from "./sheet.js" */
import { button, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { unheardAnswer } from "../state/arranging.js";
import { bookOf } from "../state/profile.js";
import { symbolImage } from "./picker_tile.js";
import { speaker } from "./reading_speaker.js";
import { tile } from "./tile.js";

/**
 * The organizer answered a wish. Outside the book nothing says what, about whom, or how many answers there are: the
 * child is to come to it with its guide near. The sign lies there until they did; it calls nobody.
 * @param {Room} room @param {IpkSheet} sheet
 */
export function answerSign(room, sheet) {
  const picture = el("span", { class: "answer-picture" });
  const element = button({ class: "tile tile--answer", hidden: true }, () => open(), picture, el("span", {}, t("An answer has come")), el("span", { class: "answer-how" }, t("Look into the book together")));
  const open = () => {
    const words = el("p", { class: "answer-words" }, t("An answer to your wish has come. Look into the book together with your guide."));
    const tools = el("div", { class: "write-tools" }, speaker(() => [words], { look: "tile" }), tile("check", t("All right"), () => sheet.close(), { kind: "main" }));
    sheet.open(t("An answer has come"), [el("div", { class: "answer-whole" }, letter(room), words), tools], { quiet: true });
  };
  return {
    element,
    show() {
      element.hidden = !unheardAnswer(room.store);
      if (!element.hidden) picture.replaceChildren(letter(room));
    },
  };
}

/** The same on the guide's desk: one tap, and the answer lies before both. @param {Room} room @param {() => void} openBook */
export function answerDesk(room, openBook) {
  const { store } = room;
  const words = el("span", {}, t("An answer to the child's wish has come. Look at it together."));
  const element = button({ class: "button button--wide answer-desk", hidden: true }, () => open(), icon("mail"), words);
  const open = () => {
    const guest = unheardAnswer(store);
    const sheet = bookOf(store)?.sheet;
    if (!guest || !sheet) return openBook();
    store.do("profile.open", { sheet, together: true });
    store.do("profile.turn", { page: "arrange_guests", tried: guest.id });
  };
  return {
    element,
    show() {
      element.hidden = !unheardAnswer(store) || !store.may("profile.open");
    },
  };
}

/**
 * Before the child an answer is heard when it lies open on its device. A guide alone with the book says so: it may have
 * shown it in another way, or only looked at how to tell it.
 * @param {Room} room
 */
export function hearing(room) {
  const { store } = room;
  let guest = /** @type {Guest | undefined} */ (undefined);
  /** What was sent already, until it is so. */
  let sent = "";
  const hear = () => guest && store.do("guests.heard", { id: guest.id });
  const element = button({ class: "button answer-heard", hidden: true }, hear, icon("check"), el("span", {}, t("We have read it together")));
  return {
    element,
    /** @param {Guest | undefined} now @param {boolean} together */
    show(now, together) {
      guest = now;
      element.hidden = room.isChild || together || !now?.unheard;
      const here = now?.unheard ? `${now.id} ${now.answer} ${now.reason}` : "";
      const fresh = here !== "" && here !== sent;
      sent = here;
      if (room.isChild && together && fresh) hear();
    },
  };
}

/** @param {Room} room */
function letter(room) {
  const symbol = room.symbols.get("letter");
  return symbol ? symbolImage(room, symbol, "answer-letter") : icon("mail");
}

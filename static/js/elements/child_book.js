/** @import { Room } from "../room.js" */
/** @import { IpkMessage } from "./message.js" */
/** @import { IpkSheet } from "./sheet.js" */
/** @import { IpkStudio } from "./studio.js" */
import { button, el, setAttribute } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { answersOf, bookOf } from "../state/profile.js";

/**
 * The book on the child's tablet: it lies there as long as the guide and the child have it open together.
 * @param {{ room: Room, screen: HTMLElement, sheet: IpkSheet, message: IpkMessage }} given
 */
export function childBook({ room, screen, sheet, message }) {
  /** @type {IpkStudio | undefined} */
  let studio;
  let fetching = false;
  const aside = button({ class: "tile studio-aside" }, () => room.store.do("profile.close", {}), icon("book-open"), el("span", {}, t("Enough for now")));
  const tried = new Set();

  const bring = async () => {
    fetching = true;
    const { IpkStudio } = await import("./studio.js");
    studio = new IpkStudio(room, sheet);
    screen.append(studio, aside);
    show();
  };
  /** A guide tried to show what the child did not release: the child hears of it wherever it is (A7). */
  const tell = () => {
    for (const { id, attempt } of answersOf(room.store).values()) {
      if (!attempt) tried.delete(id);
      else if (!tried.has(id)) {
        tried.add(id);
        message.say(t("{name} wanted to show your answer. It does not go without you.", { name: room.nameOf(attempt) }), "waiting");
      }
    }
  };
  const show = () => {
    const book = bookOf(room.store);
    const open = Boolean(book?.open && book.together);
    if (open && !studio && !fetching) void bring();
    const before = screen.hasAttribute("data-book");
    setAttribute(screen, "data-book", open && Boolean(studio));
    if (before && !open && sheet.isOpen) sheet.close();
    tell();
    return open;
  };
  return {
    show,
    /** What lies under a sheet and rests meanwhile. */
    get main() {
      return screen.hasAttribute("data-book") ? studio?.main : undefined;
    },
  };
}

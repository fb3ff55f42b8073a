/** @import { IconName } from "../lib/icons.js" */
/** @import { Consent } from "../types.d.ts" */
/** @import { Making, Now } from "./studio_deeds.js" */
import { button, el, setAttribute, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { hasContent } from "../state/profile.js";
import { symbolImage } from "./picker_tile.js";
import { tile } from "./tile.js";

/** In pictures of the dictionary: between us, everybody sees it, it is written down. @type {{ consent: Consent, symbol: string, icon: IconName, words: () => string }[]} */
const WAYS = [
  { consent: "me", symbol: "secret", icon: "users", words: () => t("Only me and my guide") },
  { consent: "wall", symbol: "everybody", icon: "sticky-note", words: () => t("On the wall") },
  { consent: "minutes", symbol: "notebook", icon: "file-text", words: () => t("In the minutes too") },
];
const WIDTH = { me: 0, wall: 1, minutes: 2 };

/** Who may see this answer: three pictures, the child's to choose. A guide may narrow, or say that the child told it. @param {Making} making */
export function consentRow({ room, page, deeds, over }) {
  const ways = WAYS.filter(({ consent }) => consent !== "wall" || page.question?.paper);
  const legend = el("p", { class: "studio-who-sees" }, t("Who may see it?"));
  const buttons = ways.map((way) =>
    button({ class: "consent", "data-consent": way.consent }, () => choose(way.consent), pictureOf(way), el("span", {}, way.words())),
  );
  const note = el("p", { class: "studio-note", role: "status" });
  const element = el("div", { class: "studio-consent", role: "group", "aria-label": t("Who may see it?") }, legend, el("div", { class: "consents" }, ...buttons), note);

  function pictureOf(/** @type {{ symbol: string, icon: IconName }} */ way) {
    const symbol = room.symbols.get(way.symbol);
    return symbol ? symbolImage(room, symbol, "consent-picture") : icon(way.icon);
  }
  const choose = (/** @type {Consent} */ consent) => {
    const now = deeds?.answer?.consent ?? "me";
    if (room.isChild || WIDTH[consent] <= WIDTH[now]) deeds?.consent(consent);
    else askGuide(consent);
  };
  const askGuide = (/** @type {Consent} */ consent) => {
    const child = room.store.people.find(({ role }) => role === "child")?.name ?? "";
    const yes = tile("check", t("Yes, {name} told me", { name: child }), () => {
      over.close();
      deeds?.consent(consent, true);
    }, { kind: "main" });
    const no = tile("arrow-left", t("Not yet"), () => over.close());
    const words = el("p", { class: "studio-told" }, t("Only {name} decides who sees it: on the tablet, or by telling you. It will be noted that you were told.", { name: child }));
    over.open(t("Did {name} say so?", { name: child }), [words, el("div", { class: "write-tools" }, no, yes)], { kind: "told" });
  };
  return {
    element,
    /** @param {Now} now */
    show({ answers }) {
      const answer = answers.get(page.question?.id ?? "");
      const consent = answer?.consent ?? "me";
      for (const one of buttons) setAttribute(one, "aria-pressed", one.getAttribute("data-consent") === consent ? "true" : "false");
      element.hidden = !hasContent(answer);
      const told = answer?.told && consent !== "me" ? t("{name} says that you told so.", { name: room.nameOf(answer.consent_by) }) : "";
      const tried = answer?.attempt ? t("{name} wanted to show this. It does not go without you.", { name: room.nameOf(answer.attempt) }) : "";
      write(note, room.isChild ? tried || told : tried ? t("Without the child's consent nothing is shown.") : answer?.told && consent !== "me" ? t("Noted: the child told it.") : "");
    },
  };
}

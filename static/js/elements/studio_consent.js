/** @import { IconName } from "../lib/icons.js" */
/** @import { Consent } from "../types.d.ts" */
/** @import { Making, Now } from "./studio_deeds.js" */
import { button, el, setAttribute, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { hasContent } from "../state/profile.js";
import { tile } from "./tile.js";

/** @type {{ consent: Consent, icon: IconName, words: () => string }[]} */
const WAYS = [
  { consent: "me", icon: "users", words: () => t("Only me and my guide") },
  { consent: "wall", icon: "sticky-note", words: () => t("On the wall") },
  { consent: "minutes", icon: "file-text", words: () => t("In the minutes too") },
];
const WIDTH = { me: 0, wall: 1, minutes: 2 };

/** Who may see this answer: three pictures, the child's to choose. A guide may narrow, or say that the child told it. @param {Making} making */
export function consentRow({ room, page, deeds, over }) {
  const ways = WAYS.filter(({ consent }) => consent !== "wall" || page.question?.paper);
  const legend = el("p", { class: "studio-who-sees" }, t("Who may see it?"));
  const buttons = ways.map((way) =>
    button({ class: "consent", "data-consent": way.consent }, () => choose(way.consent), icon(way.icon), el("span", {}, way.words())),
  );
  const note = el("p", { class: "studio-note", role: "status" });
  const element = el("div", { class: "studio-consent", role: "group", "aria-label": t("Who may see it?") }, legend, ...buttons, note);

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

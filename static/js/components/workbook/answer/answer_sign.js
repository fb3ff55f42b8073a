// A tile on the child's screen: the organizer has answered a wish.
/** @import { AppContext } from "../../../context.js" */
/** @import { IpkDialog } from "../../base/dialog.js" */
import { button, el, setAttribute } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { unheardAnswer } from "../../../state/preparation/arrangements.js";
import { symbolImage } from "../../symbols/picker_tile.js";
import { speaker } from "../../base/reading_speaker.js";
import { tile } from "../../base/tile.js";

/**
 * The organizer answered a wish. Outside the book nothing says what, about whom, or how many answers there are: the
 * child is to come to it with its guide near. The sign lies there until they did; it calls nobody.
 * @param {AppContext} app @param {IpkDialog} dialog
 */
export function answerSign(app, dialog) {
  const picture = el("span", { class: "answer-picture" });
  const element = button(
    { class: "tile tile--answer", hidden: true },
    () => open(),
    picture,
    el("span", {}, t("An answer has come")),
    el("span", { class: "answer-how" }, t("Look into the book together")),
  );
  const open = () => {
    const words = el(
      "p",
      { class: "answer-words" },
      `${t("An answer has come")}. ${t("Look into the book together")}.`,
    );
    const tools = el(
      "div",
      { class: "write-tools" },
      speaker(() => [words], { look: "tile" }),
      tile("check", t("All right"), () => dialog.close(), { kind: "main" }),
    );
    dialog.open(t("An answer has come"), [el("div", { class: "answer-whole" }, letter(app), words), tools], {
      quiet: true,
    });
  };
  return {
    element,
    /** @param {boolean} alone is nothing else on the screen yet? */
    show(alone) {
      element.hidden = !unheardAnswer(app.store);
      setAttribute(element, "data-alone", alone);
      if (!element.hidden) picture.replaceChildren(letter(app));
    },
  };
}

/** @param {AppContext} app */
function letter(app) {
  const symbol = app.symbols.get("letter");
  return symbol ? symbolImage(app, symbol, "answer-letter") : icon("mail");
}

// Dialog in which the child chooses who may see a prepared message.
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { Message, Visibility } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { MessageActions } from "./message_actions.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { mayGive, VISIBILITIES } from "../../state/profile/messages.js";
import { symbolImage } from "../symbols/picker_tile.js";
import { tile } from "../base/tile.js";
import { askByProxy } from "../workbook/lifecycle/ask_by_proxy.js";

/**
 * In pictures of the dictionary: me, two, one that knows, one that reads.
 * @type {Record<Visibility, { symbol: string, icon: IconName }>}
 */
const PICTURES = {
  child: { symbol: "me", icon: "star" },
  guide: { symbol: "together", icon: "users" },
  tells: { symbol: "letter", icon: "mail" },
  facilitator: { symbol: "read", icon: "book-open" },
};

/** Who hangs it, in a few words. @param {AppContext} app @param {Visibility} reach */
export function visibilityWords(app, reach) {
  const child = app.store.people.find(({ role }) => role === "child")?.name ?? "";
  switch (reach) {
    case "child":
      return app.isChild ? t("Only I hang it") : t("Only {name} hangs it", { name: child });
    case "guide":
      return app.isChild ? t("Me or my guide") : t("{name} or the guide", { name: child });
    case "tells":
      return t("Who leads the meeting knows that one waits");
    default:
      return t("Who leads the meeting may read it and hang it");
  }
}

/** @param {AppContext} app @param {Visibility} reach */
export function visibilityPicture(app, reach) {
  const { symbol, icon: name } = PICTURES[reach];
  const known = app.symbols.get(symbol);
  return known ? symbolImage(app, known, "consent-picture") : icon(name);
}

/**
 * Who may hang this message: the child's to choose. A guide may narrow, or say that the child told it.
 * @param {MessageActions} actions
 * @param {Message} message
 */
export function openVisibility(actions, message) {
  const { app, dialog } = actions;
  const choose = (/** @type {Visibility} */ reach) => {
    dialog.close();
    if (mayGive(message, reach, app.isChild)) actions.give(message, reach);
    else askByProxy(actions, () => actions.give(message, reach, true));
  };
  const ways = VISIBILITIES.map((reach) => {
    const pressed = (message.reach ?? "guide") === reach ? "true" : "false";
    const words = el("span", {}, visibilityWords(app, reach));
    return button(
      { class: "consent", "data-reach": reach, "aria-pressed": pressed },
      () => choose(reach),
      visibilityPicture(app, reach),
      words,
    );
  });
  const note = el("p", { class: "reach-note" }, t("Nobody else sees it until it hangs."));
  const back = tile("arrow-left", t("Back"), () => dialog.close());
  dialog.open(
    t("Who may hang it?"),
    [
      el("h2", { class: "workbook-asked" }, t("Who may hang it?")),
      el("div", { class: "reaches" }, ...ways),
      note,
      el("div", { class: "write-tools" }, back),
    ],
    { quiet: true, kind: "reach" },
  );
}

// Dialog: the guide confirms that the child itself decided this.
/** @import { AppContext } from "../../../context.js" */
/** @import { IpkDialog } from "../../base/dialog.js" */
import { el } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { tile } from "../../base/tile.js";

/**
 * The guide is asked whether the child said so, and knows that it is noted.
 * @param {{ app: AppContext, dialog: IpkDialog }} making
 * @param {() => void} agreed
 * @param {(child: { name: string }) => string} [why]
 */
export function askByProxy({ app, dialog }, agreed, why = shown) {
  const name = app.store.people.find(({ role }) => role === "child")?.name ?? "";
  const told = () => {
    dialog.close();
    agreed();
  };
  const yes = tile("check", t("Yes, the child told me"), told, { kind: "main" });
  const no = tile("arrow-left", t("Not yet"), () => dialog.close());
  const words = el("p", { class: "workbook-told" }, why({ name }));
  dialog.open(t("Did {name} say so?", { name }), [words, el("div", { class: "write-tools" }, no, yes)], {
    kind: "told",
  });
}

/** @param {{ name: string }} child */
function shown(child) {
  return t(
    "Only {name} decides who sees it: on the tablet, or by telling you. It will be noted that you were told.",
    child,
  );
}

/** @param {{ name: string }} child */
function taken(child) {
  return t(
    "Only {name} takes down what hangs: on the tablet, or by telling you. It will be noted that you were told.",
    child,
  );
}

/**
 * Off the wall and into the book again: by the child, or by its guide when the child said so.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 * @param {string} id
 */
export function takeBack(app, dialog, id) {
  if (app.isChild) app.store.do("messages.take_back", { id });
  else askByProxy({ app, dialog }, () => app.store.do("messages.take_back", { id, told: true }), taken);
}

// The guide's menu for the whole profile (ask anew, export, import, delete), and the deletion itself.
/** @import { IconName } from "../../../lib/dom/icons.js" */
/** @import { AppContext } from "../../../context.js" */
/** @import { IpkDialog } from "../../base/dialog.js" */
import { importWithMessages } from "../../../lib/i18n/catalogue.js";
import { button, el, setText } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { answersOf, isAnswered } from "../../../state/profile/profile.js";
import { ServerRefusal } from "../../../transport/profile_lifecycle.js";
import { openOnDemand } from "../../base/load_on_demand.js";
import { wayBack } from "../way_back.js";
import { tile } from "../../base/tile.js";

/**
 * What becomes of the child's page beyond this meeting, on the guide's desk.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 */
export function lifecycleDesk(app, dialog) {
  const title = t("The child's page, further on");
  const heading = el("summary", { class: "button button--wide" }, icon("hourglass"), title);
  const said = el("p", { class: "life-said", role: "status" });
  const askAgain = () => {
    app.store.do("profile.ask", {});
    setText(said, t("The book will ask about every answer."));
  };
  const preparing = t("We are preparing the next meeting");
  const ask = button({ class: "button" }, askAgain, icon("message-circle-question-mark"), preparing);
  const pack = fileButton(dialog, "lock", t("Take it along in a file"), (file) => file.exportProfile(app, dialog));
  const unpack = fileButton(dialog, "log-in", t("Bring a page in a file"), (file) => file.importProfile(app, dialog));
  const deleteAll = t("Delete the whole page…");
  const end = button({ class: "button button--danger" }, () => deleting(app, dialog), icon("trash-2"), deleteAll);
  const { element: back, show: showBack } = wayBack(app, dialog);
  const hint = el(
    "p",
    {},
    t(
      "Before the next meeting the child is asked whether everything is still true. Until then nothing of it is shown.",
    ),
  );
  const element = el("details", { class: "life-desk" }, heading, back, hint, ask, said, pack, unpack, end);
  return {
    element,
    show() {
      const answers = [...answersOf(app.store).values()];
      const some = answers.some((answer) => isAnswered(answer));
      element.hidden = !app.store.may("profile.open");
      showBack();
      ask.hidden = hint.hidden = !some || !app.store.may("profile.ask");
      pack.hidden = end.hidden = !some;
      unpack.hidden = some;
    },
  };
}

/**
 * @param {IpkDialog} dialog
 * @param {IconName} name
 * @param {string} words
 * @param {(file: typeof import("./export_dialog.js")) => void} open
 */
function fileButton(dialog, name, words, open) {
  return button(
    { class: "button" },
    () => openOnDemand(dialog, words, () => importWithMessages(() => import("./export_dialog.js")), open),
    icon(name),
    words,
  );
}

/**
 * Whoever reads well may end its page by itself: below everything, where no finger strays.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 */
export function deleteProfile(app, dialog) {
  const end = tile("trash-2", t("Delete my page…"), () => deleting(app, dialog), { kind: "end" });
  return el("div", { class: "life-ways" }, end);
}

/** Nobody can bring it back, so it is asked twice. @param {AppContext} app @param {IpkDialog} dialog */
function deleting(app, dialog) {
  const words = app.isChild
    ? t(
        "Everything you said, drew and brought into the book will be gone, and your cards from it. Nobody can bring it back.",
      )
    : t(
        "Everything goes that the child said, drew and brought into the book, in all sittings, and its cards from it. Nobody can bring it back, not even from a backup.",
      );
  const keep = () => tile("arrow-left", t("Keep it"), () => dialog.close(), { kind: "main" });
  const on = tile("trash-2", t("Delete everything…"), () => void sure(), { kind: "end" });
  dialog.open(t("Delete the whole page?"), [el("p", {}, words), el("div", { class: "then-ways" }, keep(), on)], {
    kind: "life",
  });
  const sure = async () => {
    const step = await app.life.beginDeleting().catch((/** @type {Error} */ refusal) => failed(dialog, refusal));
    if (!step) return;
    const gone = tile("trash-2", t("Yes, delete it for good"), () => void finish(app, dialog, step), { kind: "end" });
    dialog.open(
      t("Really?"),
      [el("p", {}, t("Nothing has been deleted yet.")), el("div", { class: "then-ways" }, gone, keep())],
      { kind: "life" },
    );
  };
}

/**
 * What this page remembers for taking back goes, too.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 * @param {string} step
 */
async function finish(app, dialog, step) {
  try {
    await app.life.delete(step);
    location.reload();
  } catch (refusal) {
    failed(dialog, /** @type {Error} */ (refusal));
  }
}

/** @param {IpkDialog} dialog @param {Error} refusal */
function failed(dialog, refusal) {
  const words = refusal instanceof ServerRefusal ? refusal.message : t("Nothing was deleted. Please begin again.");
  dialog.open(t("Nothing was deleted."), [el("p", { role: "alert" }, words)], { kind: "life" });
  return "";
}

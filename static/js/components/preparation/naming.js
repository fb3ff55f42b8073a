// Dialog in which the child names somebody who is not invited yet.
/** @import { AppContext } from "../../context.js" */
/** @import { Making } from "../workbook/answer/answer_actions.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { newId } from "../../lib/ids.js";
import { LIMITS } from "../../protocol.js";
import { keepFieldDraft } from "../base/draft_field.js";
import { pickerTile } from "../symbols/picker_tile.js";
import { textLimit } from "../base/text_limit.js";

/** Whom children wish for, as pictures. */
const SOMEBODY = [
  "mum",
  "dad",
  "grandma",
  "grandpa",
  "brother",
  "sister",
  "friends",
  "aunt",
  "uncle",
  "teacher-woman",
  "foster-parents",
  "pet",
];

/**
 * Somebody who is not invited yet: one picture, or a name.
 * @param {Making} making
 * @param {(id: string) => void} done
 */
export function nameSomebody({ app, dialog }, done) {
  const name = (/** @type {string} */ words, /** @type {string} */ symbol = "") => {
    const id = newId();
    dialog.close();
    app.store.do("guests.name", symbol ? { id, name: words, symbol } : { id, name: words });
    done(id);
  };
  const form = nameForm(app, name, () => dialog.close());
  dialog.open(t("Who else is to come?"), [el("div", { class: "naming" }, ...personTiles(app, name)), form], {
    quiet: true,
    kind: "naming",
  });
}

/** @param {AppContext} app @param {(words: string, symbol: string) => void} name */
function personTiles(app, name) {
  const symbols = SOMEBODY.flatMap((id) => app.symbols.get(id) ?? []);
  return symbols.map((symbol) => {
    const { id, label } = symbol;
    return pickerTile(app, { id, label, picture: symbol }, () => name(label, id), "symbol");
  });
}

/**
 * A field for a name that is not among the pictures; it keeps a draft.
 * @param {AppContext} app @param {(words: string) => void} name @param {() => void} close
 */
function nameForm(app, name, close) {
  const look = { class: "field-input naming-words", id: "naming-words", autocomplete: "off" };
  const field = el("input", { ...look, placeholder: t("Name") });
  const size = textLimit(field, LIMITS.name, { child: app.isChild });
  const draft = keepFieldDraft(app.store.drafts, "naming", field, size.show);
  const add = button({ class: "tile tile--main", type: "submit" }, () => {}, icon("check"), el("span", {}, t("Done")));
  const back = button({ class: "tile" }, close, icon("arrow-left"), el("span", {}, t("Back")));
  const form = el(
    "form",
    { class: "naming-form" },
    back,
    el("label", { class: "visually-hidden", for: "naming-words" }, t("Name")),
    field,
    add,
    size.note,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field.value.trim() || !size.fits) return;
    draft.drop();
    name(field.value.trim());
  });
  return form;
}

// Dialogs that export the profile to an encrypted file, and import one.
/** @import { AppContext } from "../../../context.js" */
/** @import { IpkDialog } from "../../base/dialog.js" */
/** @import { PageSymbol } from "../../../types.d.ts" */
import { button, el, setText } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { easyWords } from "../../../state/profile/passphrase.js";
import { ServerRefusal } from "../../../transport/profile_lifecycle.js";
import { symbolImage } from "../../symbols/picker_tile.js";

/** What a file may be made for; it is written down with who made it. @type {[string, () => string][]} */
const REASONS = [
  ["meeting", () => t("For another meeting of this child")],
  ["move", () => t("The child moves to other people's care")],
  ["own", () => t("The child wants to have it")],
];
const REVOKE_MS = 60_000;

/**
 * The profile leaves the house in a file that only its passphrase opens.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 */
export function exportProfile(app, dialog) {
  const passphrase = passphraseField("pack", true);
  const suggestion = suggested(app, passphrase.input);
  const words = el(
    "p",
    {},
    t(
      "In the file is everything from the book. Agree on it with the child. Whoever opens it has to give the passphrase, and the child will be asked anew who may see what.",
    ),
  );
  const form = act(
    t("Save the file"),
    async (given) => {
      const { file, name } = await app.life.exportFile({
        passphrase: passphrase.input.value,
        reason: String(given.get("reason") ?? ""),
      });
      save(file, name);
      showSaved(dialog, passphrase.input.value);
    },
    reasonFields(),
    passphrase.element,
    suggestion,
  );
  dialog.open(t("Take it along in a file"), [words, form], { kind: "export" });
}

/** The reason is one of a few, and required. */
function reasonFields() {
  const reasons = REASONS.map(([value, words]) =>
    el(
      "label",
      { class: "export-reason" },
      el("input", { type: "radio", name: "reason", value, required: true }),
      words(),
    ),
  );
  const title = el("legend", { class: "field-label" }, t("What is the file for? It will be noted."));
  return el("fieldset", { class: "export-reasons" }, title, ...reasons);
}

/** Shows the passphrase once more. @param {IpkDialog} dialog @param {string} passphrase */
function showSaved(dialog, passphrase) {
  const words = t(
    "The file is among your downloads. Give it and the passphrase on by two different ways. Nobody here keeps the passphrase.",
  );
  const done = el("p", { role: "status" }, words);
  const phrase = el("p", { class: "export-phrase" }, passphrase);
  dialog.open(t("The file is ready"), [done, phrase], { kind: "export" });
}

/** A profile from another house comes into an empty book. @param {AppContext} app @param {IpkDialog} dialog */
export function importProfile(app, dialog) {
  const passphrase = passphraseField("unpack", false);
  const file = el("input", { class: "field-input", type: "file", id: "export-file", accept: ".ipk", required: true });
  const label = el(
    "div",
    { class: "field" },
    el("label", { class: "field-label", for: "export-file" }, t("The file")),
    file,
  );
  const words = el(
    "p",
    {},
    t(
      "What the child said elsewhere comes into its book here. Nobody but you two sees it, and the book asks whether it is still true.",
    ),
  );
  const form = act(
    t("Bring it in"),
    async () => {
      const chosen = file.files?.[0];
      if (!chosen) return;
      await app.life.importFile(chosen, passphrase.input.value);
      dialog.open(
        t("The page is here"),
        [el("p", { role: "status" }, t("Open the book and go through it together."))],
        { kind: "export" },
      );
    },
    label,
    passphrase.element,
  );
  dialog.open(t("Bring a page in a file"), [words, form], { kind: "export" });
}

/**
 * A form that does one thing and says what was wrong.
 * @param {string} words
 * @param {(given: FormData) => Promise<void>} doing
 * @param {...Node} fields
 */
function act(words, doing, ...fields) {
  const wrong = el("p", { class: "export-wrong", role: "alert" });
  const go = el("button", { type: "submit", class: "button button--main" }, words);
  const form = el("form", { class: "export" }, ...fields, wrong, go);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void (async () => {
      go.disabled = true;
      setText(wrong, "");
      setText(go, t("Just a moment…"));
      try {
        await doing(new FormData(form));
      } catch (refusal) {
        setText(
          wrong,
          refusal instanceof ServerRefusal
            ? refusal.message
            : t("The server cannot be reached now. Please try again in a while."),
        );
      }
      setText(go, words);
      go.disabled = false;
    })();
  });
  return form;
}

/**
 * Read as it is written: it is told to somebody, and nobody looks over the shoulder of two.
 * @param {string} name
 * @param {boolean} fresh
 */
function passphraseField(name, fresh) {
  const id = `export-${name}`;
  const input = el("input", {
    class: "field-input",
    type: "text",
    id,
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    required: true,
  });
  const label = el(
    "label",
    { class: "field-label", for: id },
    fresh ? t("Passphrase: several words that only you two know") : t("Its passphrase"),
  );
  return {
    input,
    element: el(
      "div",
      { class: "field" },
      label,
      input,
      el("p", { class: "field-hint" }, t("Capitals and accents do not matter.")),
    ),
  };
}

/**
 * A few words of the picture dictionary, drawn by lot on this device.
 * @param {AppContext} app
 * @param {HTMLInputElement} input
 */
function suggested(app, input) {
  const list = el("ul", { class: "export-words", role: "list" });
  const draw = () => {
    const words = easyWords(app.symbols.groups, crypto);
    list.replaceChildren(
      ...words.map((symbol) =>
        el(
          "li",
          {},
          symbolImage(app, /** @type {PageSymbol} */ (symbol), "export-picture"),
          el("span", {}, symbol.label),
        ),
      ),
    );
    input.value = words.map(({ label }) => label).join(" ");
  };
  const again = button({ class: "button" }, draw, icon("rotate-cw"), t("Other words"));
  draw();
  return el(
    "div",
    { class: "export-suggestion" },
    el("p", { class: "field-hint" }, t("Write these words down, or think up others. They are kept nowhere.")),
    list,
    again,
  );
}

/** @param {Blob} file @param {string} name */
function save(file, name) {
  const address = URL.createObjectURL(file);
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_MS);
}

// Opens the symbol picker in a dialog; the chosen symbols become a card of the composer.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkComposer } from "../compose/composer.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { t } from "../../lib/i18n/i18n.js";
import { SymbolPicker } from "./picker.js";

/**
 * The picture dictionary over a phone or a desk; the card hangs where the composer says.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 * @param {IpkComposer} composer
 */
export function openPictures(app, dialog, composer) {
  const hang = (/** @type {string[]} */ symbols) => {
    dialog.close();
    app.often.record(symbols);
    composer.stick({ kind: "symbol", symbols });
  };
  const other = () => {
    dialog.close();
    composer.words?.focus();
  };
  const picker = new SymbolPicker(app, { few: false, hang, leave: () => dialog.close(), other });
  dialog.open(t("Choose a picture"), [picker.element], { quiet: true });
  void app.symbols.fetchAhead();
}

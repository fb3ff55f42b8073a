// Loads the code of the workbook on demand.
/** @import { AppContext } from "../../../context.js" */
/** @import { IpkDialog } from "../../base/dialog.js" */
/** @import { IpkWorkbook } from "../workbook.js" */
import { importWithMessages } from "../../../lib/i18n/catalogue.js";

/** The book is fetched when it is first opened, or when there is nothing else to do. */
export class QuestionnaireLoader {
  /** @type {IpkWorkbook | undefined} */
  studio;
  #fetching = false;

  /**
   * @param {AppContext} app
   * @param {IpkDialog} dialog what lies over the book
   * @param {(studio: IpkWorkbook) => void} fetched
   */
  constructor(app, dialog, fetched) {
    this.app = app;
    this.dialog = dialog;
    this.fetched = fetched;
  }

  /** The book is wanted now. Where it cannot be had, the next change asks again. */
  async bring() {
    if (this.studio || this.#fetching) return;
    this.#fetching = true;
    const part = await this.fetchAhead();
    this.#fetching = false;
    if (!part) return;
    this.studio = new part.IpkWorkbook(this.app, this.dialog);
    this.fetched(this.studio);
  }

  /** So that the book opens without a connection, too. */
  fetchAhead() {
    return importWithMessages(() => import("../workbook.js")).catch(() => undefined);
  }
}

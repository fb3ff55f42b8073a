// Loads the code of the workbook on demand.
/** @import { AppContext } from "../../../context.js" */
/** @import { IpkDialog } from "../../base/dialog.js" */
/** @import { IpkWorkbook } from "../workbook.js" */
import { importWithMessages } from "../../../lib/i18n/catalogue.js";

/** Loads the module of the workbook when it is first opened, or in advance. */
export class QuestionnaireLoader {
  /** @type {IpkWorkbook | undefined} */
  workbook;
  #fetching = false;

  /**
   * @param {AppContext} app
   * @param {IpkDialog} dialog the dialog over the workbook
   * @param {(workbook: IpkWorkbook) => void} fetched
   */
  constructor(app, dialog, fetched) {
    this.app = app;
    this.dialog = dialog;
    this.fetched = fetched;
  }

  /** Loads the workbook; after a failure the next change of the store tries again. */
  async bring() {
    if (this.workbook || this.#fetching) return;
    this.#fetching = true;
    const part = await this.fetchAhead();
    this.#fetching = false;
    if (!part) return;
    this.workbook = new part.IpkWorkbook(this.app, this.dialog);
    this.fetched(this.workbook);
  }

  /** Loads the module in advance, so that the workbook opens without a connection. */
  fetchAhead() {
    return importWithMessages(() => import("../workbook.js")).catch(() => undefined);
  }
}

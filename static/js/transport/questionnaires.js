/** @import { Page, Questionnaire } from "../types.d.ts" */
import { pageAddress } from "../lib/page_address.js";
import { jsonOf } from "./answers.js";

/** @typedef {Pick<Questionnaire, "id" | "title" | "ages" | "spoken_for">} QuestionnaireTitle */

/** The sheets of the profile as the server has them for this person; each is fetched once. */
export class Questionnaires {
  /** @type {Map<string, Questionnaire>} */
  #known = new Map();

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} id @returns {Questionnaire | undefined} the sheet, if it was loaded */
  get(id) {
    return this.#known.get(id);
  }

  /** All there are. Rejects when they cannot be had now. @returns {Promise<QuestionnaireTitle[]>} */
  list() {
    return fetched(pageAddress(this.page, "sheets/"), (found) => Array.isArray(found));
  }

  /** Rejects when it cannot be had now. @param {string} id @returns {Promise<Questionnaire>} */
  async load(id) {
    const sheet =
      this.#known.get(id) ??
      (await fetched(pageAddress(this.page, `sheets/${encodeURIComponent(id)}`), (found) =>
        Array.isArray(found.questions),
      ));
    this.#known.set(id, sheet);
    return sheet;
  }
}

/** @param {string} address @param {(found: any) => boolean} isOurs @returns {Promise<any>} */
async function fetched(address, isOurs) {
  return jsonOf(await fetch(address), isOurs);
}

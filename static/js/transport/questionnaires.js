// Loads the questionnaires of the profile.
/** @import { Page, Questionnaire } from "../types.d.ts" */
import { pageAddress } from "../lib/page_address.js";
import { jsonOf } from "./answers.js";

/** @typedef {Pick<Questionnaire, "id" | "title" | "ages" | "spoken_for">} QuestionnaireTitle */

/** Questionnaires in the person's language, cached after the first request. */
export class Questionnaires {
  /** @type {Map<string, Questionnaire>} */
  #known = new Map();

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} id @returns {Questionnaire | undefined} the questionnaire, if loaded */
  get(id) {
    return this.#known.get(id);
  }

  /** Lists all questionnaires. Rejects without a connection. @returns {Promise<QuestionnaireTitle[]>} */
  list() {
    return fetched(pageAddress(this.page, "sheets/"), (found) => Array.isArray(found));
  }

  /** Loads a questionnaire. Rejects without a connection. @param {string} id @returns {Promise<Questionnaire>} */
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

// Loads the catalogue of snacks and allergens.
/** @import { CatalogueItem, Page, Snack } from "../types.d.ts" */
import { pageAddress } from "../lib/page_address.js";
import { jsonOf } from "./answers.js";

/** Snacks and allergens by id, loaded once with the workbook. */
export class SnackCatalogue {
  /** @type {Map<string, Snack>} */
  snacks = new Map();
  /** @type {Map<string, CatalogueItem>} */
  allergens = new Map();

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** Loads the catalogue. Rejects without a connection. */
  async load() {
    if (this.snacks.size > 0) return;
    /** @type {{ snacks: Snack[], allergens: CatalogueItem[] }} */
    const { snacks, allergens } = await jsonOf(await fetch(pageAddress(this.page, "snacks/")), isSnackCatalogue);
    this.snacks = new Map(snacks.map((one) => [one.id, one]));
    this.allergens = new Map(allergens.map((one) => [one.id, one]));
  }
}

/** @param {any} found */
function isSnackCatalogue({ snacks, allergens }) {
  return Array.isArray(snacks) && Array.isArray(allergens);
}

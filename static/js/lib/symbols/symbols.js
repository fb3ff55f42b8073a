// The picture dictionary in the person's language.
/** @import { PageSymbol, SymbolGroup } from "../../types.d.ts" */

/**
 * @typedef {{ pictures: string, groups: { id: string, label: string, picture: string, symbols: string[][] }[] }}
 * Written the format of build_symbols.mjs
 */

/**
 * Loads the names of all symbols from one cached file. Each picture is a file of its own, until `fetchAhead` has loaded
 * all pictures in one file for offline use.
 */
export class Symbols {
  /** @type {SymbolGroup[]} */
  groups = [];
  /** @type {Map<string, PageSymbol>} */
  #all = new Map();
  /** @type {Record<string, string>} */
  #drawn = {};
  #address;
  #pictures = "";
  /** @type {Promise<void> | undefined} */
  #ahead;

  /** @param {string} address of the dictionary; "" where a screen has none */
  constructor(address) {
    this.#address = address;
  }

  /** Never rejects: without the dictionary symbols are shown as words. */
  async load() {
    const written = this.#address ? await fetched(this.#address) : null;
    if (Array.isArray(/** @type {any} */ (written)?.groups)) this.#parse(/** @type {Written} */ (written));
  }

  get size() {
    return this.#all.size;
  }

  /** @returns {IterableIterator<PageSymbol>} */
  values() {
    return this.#all.values();
  }

  /** @param {string} id @returns {PageSymbol | undefined} */
  get(id) {
    return this.#all.get(id);
  }

  /** The URL of a picture. @param {PageSymbol} symbol */
  picture({ id, src }) {
    const drawn = this.#drawn[id];
    return drawn ? `data:image/svg+xml,${encodeURIComponent(drawn)}` : src;
  }

  /** Loads all pictures in one file. */
  fetchAhead() {
    this.#ahead ??= this.#fetchPictures();
    return this.#ahead;
  }

  async #fetchPictures() {
    const drawn = this.#pictures ? await fetched(this.#pictures) : null;
    if (drawn) this.#drawn = /** @type {Record<string, string>} */ (drawn);
    else this.#ahead = undefined;
  }

  /** @param {Written} written */
  #parse({ pictures, groups }) {
    const folder = this.#address.slice(0, this.#address.lastIndexOf("/") + 1);
    this.#pictures = folder + pictures;
    this.groups = groups.map(({ symbols, ...group }) => ({
      ...group,
      symbols: symbols.map(([id, hash, label, ...words]) => ({ id, label, words, src: `${folder}${id}-${hash}.svg` })),
    }));
    this.#all = new Map(this.groups.flatMap(({ symbols }) => symbols.map((symbol) => [symbol.id, symbol])));
  }
}

/** @param {string} address @returns {Promise<unknown>} null without a connection */
async function fetched(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

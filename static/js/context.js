/** @import { Page } from "./types.d.ts" */
/** @import { Store } from "./state/core/store.js" */
/** @import { Socket } from "./transport/socket.js" */
import { Often } from "./lib/symbols/symbol_usage.js";
import { Symbols } from "./lib/symbols/symbols.js";
import { LiveInk } from "./state/drawing/remote_ink.js";
import { Larder } from "./transport/snacks.js";
import { ProfileLife } from "./transport/profile_lifecycle.js";
import { Sheets } from "./transport/questionnaires.js";

/**
 * What every element of a screen may use: the state, and what the page brought along.
 */
export class Room {
  /**
   * @param {Page} page
   * @param {Store} store
   * @param {Socket} socket
   */
  constructor(page, store, socket) {
    this.page = page;
    this.store = store;
    this.socket = socket;
    this.ink = new LiveInk(store);
    this.sheets = new Sheets(page);
    this.larder = new Larder(page);
    this.life = new ProfileLife(page);
    this.symbols = new Symbols(page.symbols);
    this.often = new Often(page.person.id);
  }

  /** First names are enough in a room where people see each other. @param {string | undefined | null} id */
  nameOf(id) {
    return this.store.person(id)?.name ?? "";
  }

  get role() {
    return this.store.me?.role ?? this.page.person.role;
  }

  get isChild() {
    return this.role === "child";
  }
}

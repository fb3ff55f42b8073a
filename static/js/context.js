/** @import { Page } from "./types.d.ts" */
/** @import { Store } from "./state/core/store.js" */
/** @import { Socket } from "./transport/socket.js" */
import { SymbolUsage } from "./lib/symbols/symbol_usage.js";
import { Symbols } from "./lib/symbols/symbols.js";
import { RemoteInk } from "./state/drawing/remote_ink.js";
import { SnackCatalogue } from "./transport/snacks.js";
import { ProfileLifecycle } from "./transport/profile_lifecycle.js";
import { Questionnaires } from "./transport/questionnaires.js";

/**
 * What every element of a screen may use: the state, and what the page brought along.
 */
export class AppContext {
  /**
   * @param {Page} page
   * @param {Store} store
   * @param {Socket} socket
   */
  constructor(page, store, socket) {
    this.page = page;
    this.store = store;
    this.socket = socket;
    this.ink = new RemoteInk(store);
    this.sheets = new Questionnaires(page);
    this.larder = new SnackCatalogue(page);
    this.life = new ProfileLifecycle(page);
    this.symbols = new Symbols(page.symbols);
    this.often = new SymbolUsage(page.person.id);
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

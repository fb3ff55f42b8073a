// The context that is passed to every element of a screen: page data, store, socket, catalogues.
/** @import { Page } from "./types.d.ts" */
/** @import { Store } from "./state/core/store.js" */
/** @import { Socket } from "./transport/socket.js" */
import { setStepTexts } from "./components/meeting/step_words.js";
import { SymbolUsage } from "./lib/symbols/symbol_usage.js";
import { Symbols } from "./lib/symbols/symbols.js";
import { RemoteInk } from "./state/drawing/remote_ink.js";
import { SnackCatalogue } from "./transport/snacks.js";
import { ProfileLifecycle } from "./transport/profile_lifecycle.js";
import { Questionnaires } from "./transport/questionnaires.js";

/** Passed to every element of a screen, under the name `app`. */
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
    this.snacks = new SnackCatalogue(page);
    this.life = new ProfileLifecycle(page);
    this.symbols = new Symbols(page.symbols);
    setStepTexts(page.steps ?? []);
    this.often = new SymbolUsage(page.person.id);
  }

  /** The name of a person, or "" when nobody has this id. @param {string | undefined | null} id */
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

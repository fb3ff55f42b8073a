// `<ipk-message>`: status messages and notices at the top of a screen.
/** @import { Answer, Entry } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";

const READING_MS = 9000;
/** Milliseconds without a connection before the screen says so. */
const GAP_MS = 1200;

const WORDS = {
  away: () => t("There is no connection now. What you write is kept here and saved when it is back."),
  awayAlone: () => t("There is no connection now."),
  unkept: () => t("This device cannot remember just now what you write. Please keep the page open."),
};
const CHILDS_WORDS = {
  away: () => t("The connection is away for a moment. Nothing you make gets lost."),
  awayAlone: () => t("The connection is away for a moment."),
  unkept: () => t("The tablet cannot remember it just now. Please leave it on."),
};

/** What the screen says by itself: is the connection there, was something refused. One calm line at a time. */
export class IpkMessage extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #reading;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #gap;
  #away = false;

  build() {
    this.classList.add("message");
    this.setAttribute("role", "status");
    this.words = el("p", { class: "message-words" });
    this.done = button({ class: "message-close", "aria-label": t("Close") }, () => this.#quiet(), icon("x"));
    this.line = el("div", { class: "message-line" }, this.words, this.done);
    this.link = el("p", { class: "message-link", hidden: true }, icon("cloud-off"), el("span"));
    this.unkept = el("p", { class: "message-unkept", hidden: true }, icon("life-buoy"), el("span"));
    this.append(this.unkept, this.link, this.line);
    this.line.hidden = true;
  }

  connected() {
    const store = this.app?.store;
    if (!store) return;
    this.listen(store, "change", () => this.#watch());
    this.listen(store, "refused", (event) => this.#refused(event.detail));
    this.listen(store, "stopped", ({ detail }) =>
      this.say(detail.message ?? t("Please load this page anew."), "waiting"),
    );
    this.#watch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#reading);
    clearTimeout(this.#gap);
  }

  /** @param {string} words @param {"plain" | "waiting"} [kind] */
  say(words, kind = "plain") {
    if (!this.words || !this.line) return;
    setText(this.words, words);
    setAttribute(this.line, "data-kind", kind);
    this.line.hidden = false;
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => this.#quiet(), READING_MS);
  }

  #quiet() {
    if (this.line) this.line.hidden = true;
  }

  /** @param {{ entry: Entry, answer: Answer }} refused */
  #refused({ entry, answer }) {
    const reason = answer.message || t("This did not work.");
    const returned = this.app?.isChild
      ? t("{reason} You have your words back.", { reason })
      : t("{reason} Your words came back to you.", { reason });
    const words = entry.cmd === "card.stick" && entry.args.kind === "note" ? returned : reason;
    this.say(words, "waiting");
  }

  #watch() {
    this.#showStorage();
    const online = this.app?.store.online ?? false;
    if (online === !this.#away) return;
    this.#away = !online;
    clearTimeout(this.#gap);
    if (online) this.#showLink(false);
    else this.#gap = setTimeout(() => this.#showLink(true), GAP_MS);
  }

  /** @param {boolean} gone */
  #showLink(gone) {
    if (!this.link) return;
    this.link.hidden = !gone;
    this.#showStorage();
  }

  /** Nothing is promised that this device cannot hold. */
  #showStorage() {
    const { app, link, unkept } = this;
    if (!app || !link || !unkept) return;
    const { durable } = app.store;
    const words = app.isChild ? CHILDS_WORDS : WORDS;
    setText(/** @type {Element} */ (link.lastElementChild), durable ? words.away() : words.awayAlone());
    setText(/** @type {Element} */ (unkept.lastElementChild), words.unkept());
    unkept.hidden = durable;
  }
}

customElements.define("ipk-message", IpkMessage);

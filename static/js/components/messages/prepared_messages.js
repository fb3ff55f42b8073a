// `<ipk-prepared>`: one prepared message in the workbook, with its actions.
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { Message } from "../../types.d.ts" */
/** @import { Moment } from "../../state/profile/messages.js" */
/** @import { MessageActions } from "./message_actions.js" */
import { button, el, setAttribute } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { asCard } from "../../state/profile/messages.js";
import { cardBody, growDrawing } from "../card/card_body.js";
import { openPlaces } from "./message_places.js";
import { openVisibility, visibilityPicture, visibilityWords } from "./message_visibility.js";
import { speaker } from "../base/reading_speaker.js";

/** Kinds of messages that can be changed; a photo or a recording is replaced by a new message. */
const CHANGED = new Set(["note", "drawing", "symbol"]);

/** A prepared message in the book: as it will hang, who hangs it, and what one may do with it. */
export class IpkPrepared extends IpkElement {
  #drawn = "";

  /** @param {MessageActions} actions */
  constructor(actions) {
    super();
    this.actions = actions;
  }

  build() {
    this.classList.add("prepared");
    this.setAttribute("role", "listitem");
  }

  /** @param {Message} message @param {Moment[]} moments of its step: on which papers it may hang */
  show(message, moments) {
    const { app } = this.actions;
    const card = asCard(message);
    growDrawing(this, card);
    const drawn = renderKey(message, moments, app.symbols.size);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    setAttribute(this, "data-colour", message.colour);
    setAttribute(this, "data-kind", message.kind);
    const body = cardBody(card, app, { touched: true });
    const note = noteOf(this.actions, message);
    const had = this.querySelector(":focus")?.getAttribute("data-act");
    const tools = message.hung ? this.#hanging(message) : this.#waiting(message, moments);
    const drop = message.hung ? null : act("drop", "trash-2", t("Throw away"), () => this.actions.drop(message));
    this.replaceChildren(
      el(
        "div",
        { class: "prepared-body" },
        this.#changed(message, body),
        speaker(() => [body]),
        drop,
      ),
      ...(note ? [el("p", { class: "workbook-note", role: "status" }, note)] : []),
      el("div", { class: "prepared-tools" }, ...tools),
    );
    const same = this.querySelector(`[data-act="${had}"]`);
    if (same instanceof HTMLElement) same.focus();
  }

  /**
   * A tap on it goes on with the words, the pictures or the drawing.
   * @param {Message} message
   * @param {HTMLElement} body
   */
  #changed(message, body) {
    if (message.hung || !CHANGED.has(message.kind)) return body;
    return button(
      { class: "prepared-change", "data-act": "change", title: t("Change") },
      () => this.actions.change(message),
      body,
    );
  }

  /** @param {Message} message @param {Moment[]} moments */
  #waiting(message, moments) {
    const { actions } = this;
    const { app } = actions;
    const reach = message.reach ?? "guide";
    const label = el("span", {}, visibilityWords(app, reach));
    const who = button(
      { class: "prepared-reach", "data-act": "reach" },
      () => openVisibility(actions, message),
      visibilityPicture(app, reach),
      label,
    );
    const place = moments.find(({ paper }) => paper === message.paper)?.title;
    const where =
      moments.length > 1 && place
        ? button(
            { class: "prepared-where", "data-act": "where" },
            () => openPlaces(actions, message, moments),
            icon("sticky-note"),
            el("span", {}, place),
          )
        : null;
    return [where, who].filter((one) => one !== null);
  }

  /** @param {Message} message */
  #hanging(message) {
    const hangs = el("p", { class: "prepared-hangs" }, icon("check"), el("span", {}, t("It is hanging")));
    return [hangs, act("take-back", "undo-2", t("Take it back"), () => this.actions.takeBack(message))];
  }
}

customElements.define("ipk-prepared", IpkPrepared);

/**
 * Everything that the element shows of a message: it renders anew when this differs.
 * @param {Message} message @param {Moment[]} moments @param {number} dictionarySize
 */
function renderKey({ strokes, ...message }, moments, dictionarySize) {
  const { text, symbols, media, wave, colour, hung, reach, told, attempt, author } = message;
  const shown = [text, symbols, media, wave, colour, hung, reach, told, attempt, author];
  return JSON.stringify([...shown, moments, strokes.length > 0, dictionarySize]);
}

/** @param {string} kind @param {IconName} name @param {string} words @param {() => void} press */
function act(kind, name, words, press) {
  return button({ class: "prepared-act", "data-act": kind, "aria-label": words, title: words }, press, icon(name));
}

/**
 * Says who tried to show the message without the child, or noted that the child agreed.
 * @param {MessageActions} actions @param {Message} message
 */
function noteOf({ app }, { attempt, told, author, hung }) {
  const by = app.store.person(author);
  const written = by?.role === "guide" && app.isChild ? t("{name} wrote it down.", { name: by.name }) : "";
  if (!app.isChild)
    return attempt ? t("Without the child's consent nothing is shown.") : told ? t("Noted: the child told it.") : "";
  if (attempt && hung)
    return t("{name} wanted to take this down. It does not go without you.", { name: app.nameOf(attempt) });
  if (attempt) return t("{name} wanted to hang this. It does not go without you.", { name: app.nameOf(attempt) });
  return told ? t("Your guide says that you told so.") : written;
}

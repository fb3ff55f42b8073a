// The actions on a message that the child prepares for the meeting: create, change, move, hang, delete.
/** @import { Args, Message, MediaFile, Visibility } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { Moment } from "../../state/profile/messages.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { t } from "../../lib/i18n/i18n.js";
import { newId } from "../../lib/ids.js";
import { MessageDrawing } from "../../state/drawing/drawing_message.js";
import { takeBack } from "../workbook/lifecycle/ask_by_proxy.js";
import { childWriting } from "../child/child_write.js";
import { layOpen } from "../drawing/drawing_dialog.js";
import { PhotoDialog } from "../media/photo_dialog.js";
import { SymbolPicker } from "../symbols/picker.js";
import { VoiceDialog } from "../voice/voice_dialog.js";

const SYMBOL_COLOUR = "sky";

/**
 * Every way to a prepared message, and what one may do with one. A new one is for the moment that is chosen on the
 * page.
 */
export class MessageActions {
  sheet = { id: "" };
  question = {
    id: "messages",
    kinds: /** @type {import("../../types.d.ts").Question["kinds"]} */ ([
      "words",
      "drawing",
      "symbols",
      "picture",
      "voice",
    ]),
  };

  /** @param {AppContext} app @param {IpkDialog} dialog @param {() => Moment | undefined} moment */
  constructor(app, dialog, moment) {
    this.app = app;
    this.dialog = dialog;
    this.moment = moment;
  }

  /** @param {Message} [message] one to go on with */
  write(message) {
    const { text = "", colour = this.#colour } = message ?? {};
    const done = (/** @type {{ text: string, colour: string }} */ written) => {
      this.dialog.close();
      if (message) this.#change(message, written);
      else this.#make({ kind: "note", ...written });
    };
    const draft = {
      drafts: this.app.store.drafts,
      place: message ? `message ${message.id}` : `message for ${this.moment()?.step}`,
    };
    const writing = childWriting({ text, changing: true, colour, draft, back: () => this.dialog.close(), done });
    this.dialog.open(t("Write"), [writing.element], { quiet: true });
    writing.words.focus();
  }

  /** @param {Message} [message] */
  draw(message) {
    const moment = this.moment();
    const where = message ? { id: message.id } : moment && { step: moment.step, paper: moment.paper };
    if (where) layOpen(this.app, this.dialog, new MessageDrawing(this.app.store, where));
  }

  /** @param {Message} [message] */
  pick(message) {
    const hang = (/** @type {string[]} */ symbols) => {
      this.dialog.close();
      this.app.often.record(symbols);
      if (message) this.#change(message, { symbols });
      else this.#make({ kind: "symbol", symbols, colour: SYMBOL_COLOUR });
    };
    const leave = () => this.dialog.close();
    const picker = new SymbolPicker(this.app, {
      few: this.app.isChild,
      hang,
      leave,
      other: () => this.write(),
      hangWords: t("Put it in"),
    });
    this.dialog.open(t("Choose a picture"), [picker.element], { quiet: true });
    picker.focus();
    void this.app.symbols.fetchAhead();
  }

  photograph() {
    new PhotoDialog(this.app, this.dialog).choose(this.#place("picture"));
  }

  say() {
    new VoiceDialog(this.app, this.dialog).open(this.#place("voice"));
  }

  /** What was photographed or said is thrown away and made anew. @param {Message} message */
  change(message) {
    const way = { note: this.write, drawing: this.draw, symbol: this.pick, picture: undefined, voice: undefined }[
      message.kind
    ];
    way?.call(this, message);
  }

  /** Another paper of its step. @param {Message} message @param {Moment} moment */
  move(message, { step, paper }) {
    this.#change(message, { step, paper });
  }

  /** @param {Message} message @param {Visibility} reach @param {boolean} [told] */
  give({ id }, reach, told = false) {
    this.app.store.do("messages.give", told ? { id, reach, told } : { id, reach });
  }

  /** @param {Message} message */
  drop({ id }) {
    this.app.store.do("messages.drop", { id });
  }

  /** @param {Message} message */
  takeBack({ id }) {
    takeBack(this.app, this.dialog, id);
  }

  /** @param {Args} content */
  #make(content) {
    const moment = this.moment();
    if (moment) this.app.store.do("messages.make", { id: newId(), step: moment.step, paper: moment.paper, ...content });
  }

  /** @param {Message} message @param {Args} change */
  #change({ id }, change) {
    this.app.store.do("messages.change", { id, ...change });
  }

  /** What is photographed or said becomes a message. @param {"picture" | "voice"} kind */
  #place(kind) {
    const moment = this.moment();
    const take = (/** @type {MediaFile} */ parcel) => {
      if (!moment) return;
      const args = { id: newId(), kind, step: moment.step, paper: moment.paper, colour: this.#colour };
      void this.app.store.uploads.add(newId(), args, parcel, "messages.make");
    };
    return { paper: "", take };
  }

  /** Everything that the child says is in its colour. */
  get #colour() {
    return this.app.store.people.find(({ role }) => role === "child")?.colour ?? "sun";
  }
}

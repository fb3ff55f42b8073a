// Offers pictures and recordings again whose card the server refused.
/** @import { Entry, MediaFile, Upload } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { Place } from "./photo_dialog.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { newId } from "../../lib/ids.js";
import { PhotoDialog } from "./photo_dialog.js";
import { VoiceDialog } from "../voice/voice_dialog.js";

const STICK = "card.stick";

/**
 * Opens refused photos and recordings again, one after another, whenever no other dialog is open.
 */
export class UnsentMedia {
  /** @type {(Entry | Upload)[]} */
  #waiting = [];

  /**
   * @param {AppContext} app @param {IpkDialog} dialog
   * @param {() => string | undefined} paper where a card hangs when its own paper is closed by now
   */
  constructor(app, dialog, paper) {
    this.app = app;
    this.dialog = dialog;
    this.paper = paper;
    this.photos = new PhotoDialog(app, dialog);
    this.voices = new VoiceDialog(app, dialog);
  }

  /** @param {Entry | Upload} entry what was refused @returns {boolean} is it a picture or sound? */
  take(entry) {
    if (!entry.args.media || !("bytes" in entry || entry.cmd === STICK)) return false;
    this.#waiting.push(entry);
    this.next();
    return true;
  }

  /** To be called when the sheet was closed. */
  next() {
    if (this.dialog.isOpen) return;
    const entry = this.#waiting.shift();
    if (!entry) return;
    const parcel = "bytes" in entry ? parcelOf(entry) : undefined;
    const sheet = isSound(entry) ? this.voices : this.photos;
    sheet.giveBack(entry.args, this.#placeOf(entry), parcel);
  }

  /** @param {Entry | Upload} entry @returns {Place} */
  #placeOf({ cmd = STICK, args }) {
    const rest = { ...args, media: undefined };
    const { store } = this.app;
    if (cmd !== STICK)
      return { paper: "", take: (parcel) => void store.uploads.add(newId(), renewed(cmd, rest), parcel, cmd) };
    const open = store.papers.some(({ id, open }) => id === args.paper && open);
    const paper = String((open ? args.paper : this.paper()) ?? args.paper);
    return typeof args.said_by === "string" ? { paper, said_by: args.said_by } : { paper };
  }
}

/** A message that is made again is a new one. @param {string} cmd @param {import("../../types.d.ts").Args} args */
function renewed(cmd, args) {
  return cmd === "messages.make" ? { ...args, id: newId() } : args;
}

/** @param {Entry | Upload} entry */
function isSound(entry) {
  return "bytes" in entry ? entry.mime.startsWith("audio/") : entry.args.kind === "voice";
}

/** @param {Upload} upload @returns {MediaFile} */
function parcelOf({ bytes, mime, about }) {
  return about ? { bytes, mime, about } : { bytes, mime };
}

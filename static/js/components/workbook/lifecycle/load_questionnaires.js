/** @import { Room } from "../../../context.js" */
/** @import { IpkSheet } from "../../base/dialog.js" */
/** @import { IpkStudio } from "../workbook.js" */
import { bring } from "../../../lib/i18n/catalogue.js";

/** The book is fetched when it is first opened, or when there is nothing else to do. */
export class BookFetching {
  /** @type {IpkStudio | undefined} */
  studio;
  #fetching = false;

  /** @param {Room} room @param {IpkSheet} over what lies over the book @param {(studio: IpkStudio) => void} fetched */
  constructor(room, over, fetched) {
    this.room = room;
    this.over = over;
    this.fetched = fetched;
  }

  /** The book is wanted now. Where it cannot be had, the next change asks again. */
  async bring() {
    if (this.studio || this.#fetching) return;
    this.#fetching = true;
    const part = await this.fetchAhead();
    this.#fetching = false;
    if (!part) return;
    this.studio = new part.IpkStudio(this.room, this.over);
    this.fetched(this.studio);
  }

  /** So that the book opens without a connection, too. */
  fetchAhead() {
    return bring(() => import("../workbook.js")).catch(() => undefined);
  }
}

/** @import { Room } from "../room.js" */
import { button, el } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { onPaper } from "../state/spots.js";
import { IpkClock } from "./clock.js";
import { IpkComposer, openPapers, wordsOf } from "./composer.js";
import { openDrawing } from "./drawing_sheet.js";
import { openEditing } from "./editing.js";
import { IpkTools } from "./facilitator_tools.js";
import { IpkMessage } from "./message.js";
import { IpkMusicButton } from "./music_button.js";
import { openingSheet, endingSheet } from "./opening.js";
import { PhotoSheet } from "./photo_sheet.js";
import { clearStop } from "./pause.js";
import { IpkRoomSound } from "./room_sound.js";
import { IpkSheet } from "./sheet.js";
import { IpkSteps } from "./steps.js";
import { IpkTray } from "./tray.js";
import { VoiceSheet } from "./voice_sheet.js";
import { IpkWall } from "./wall.js";
import { onEveryChange } from "./watching.js";
import { settingsButton } from "../personal/foot.js";

/** The facilitator's tablet: the whole wall, the steps along the top, what waits at the thumb. */
export class IpkFacilitator extends IpkElement {
  /** @type {Room | undefined} */
  room;
  /** The card that was tapped, else the paper. */
  #chosen = "";
  #paper = "";

  build() {
    const { room } = this;
    if (!room) return;
    this.classList.add("screen", "facilitator");
    this.message = new IpkMessage();
    this.message.room = room;
    this.steps = new IpkSteps();
    this.clock = new IpkClock();
    this.wall = new IpkWall();
    this.tray = new IpkTray();
    this.tray.room = room;
    this.sheet = new IpkSheet();
    this.photos = new PhotoSheet(room, this.sheet);
    this.voices = new VoiceSheet(room, this.sheet);
    this.stopLine = this.#stopLine(room);
    this.start = button({ class: "button button--main" }, () => this.#open(), icon("play"), t("Open the meeting"));
    this.tools = new IpkTools();
    this.tools.room = room;
    this.music = Object.assign(new IpkMusicButton(), { room, sheet: this.sheet });
    const sound = Object.assign(new IpkRoomSound(), { room });
    const top = el(
      "header",
      { class: "top" },
      el("h1", { class: "visually-hidden" }, t("Leading the meeting")),
      this.steps,
      this.start,
      this.clock,
      this.music,
      settingsButton(room, this.sheet),
    );
    const middle = el("div", { class: "middle" }, this.wall, this.tools);
    this.append(top, this.stopLine, this.message, middle, this.tray, this.sheet, sound);
  }

  arrive() {
    const { room } = this;
    if (!room) return;
    onEveryChange(room.store, () => this.render(), this.leaving.signal);
    this.listen(this, "ipk:tap", (event) => this.#tapped(event.detail.card));
    this.listen(this, "ipk:touch", ({ detail }) => this.#touched(detail));
    this.listen(this, "ipk:move", ({ detail: { card, ...spot } }) => room.store.do("card.move", { id: card, ...spot }));
    this.listen(this, "ipk:step", ({ detail: { step } }) => this.#go(room, step));
    this.listen(this, "ipk:write", () => this.#write());
    this.listen(this, "ipk:draw", ({ detail }) => this.sheet && openDrawing(room, this.sheet, detail));
    this.listen(this, "ipk:edit", ({ detail: { card } }) => this.#edit(card));
    this.listen(this, "ipk:look", ({ detail: { paper } }) => this.wall?.look([paper]));
    this.listen(this, "ipk:leave", () => this.#choose(""));
    this.listen(this, "ipk:end", () => this.sheet && endingSheet(room, this.sheet));
    this.listen(this, "ipk:hung", () => this.sheet?.close());
    this.listen(this, "ipk:photo", ({ detail: { files, place } }) => void this.photos?.take(files, place));
    this.listen(this, "ipk:voice", ({ detail: { place } }) => this.voices?.open(place));
    this.listen(document, "keydown", (event) => event.key === "Escape" && this.#choose(""));
    this.listen(room.store, "refused", ({ detail }) => this.#refused(detail));
  }

  render() {
    const { room } = this;
    if (!room) return;
    if (this.#chosen && !room.store.card(this.#chosen)) this.#chosen = "";
    this.steps?.show(room);
    this.clock?.show(room);
    this.music?.show(room);
    this.wall?.show(room, [this.#chosen]);
    this.tray?.show();
    this.tools?.show(
      room.store.card(this.#chosen),
      room.store.papers.find(({ id }) => id === this.#paper),
    );
    if (this.start) this.start.hidden = room.store.meeting?.step !== 0;
    if (this.stopLine) this.stopLine.hidden = !room.store.meeting?.paused_by_child;
  }

  /** @param {Room} room */
  #stopLine(room) {
    const words = el("p", {}, t("The child needs a break. The wall is resting for everybody."));
    return el(
      "div",
      { class: "stop-line", role: "alert" },
      icon("hand"),
      words,
      button({ class: "button button--main" }, () => clearStop(room), icon("play"), t("Go on")),
    );
  }

  /** What was shown to everybody belonged to the step before. @param {Room} room @param {number} step */
  #go({ store }, step) {
    const { meeting } = store;
    if (step === meeting?.step) return;
    store.do("meeting.step", { step });
    if (meeting?.spotlight?.card || meeting?.spotlight?.paper) store.do("meeting.spotlight", {});
  }

  /** @param {string} id */
  #tapped(id) {
    this.#choose(id === this.#chosen ? "" : id);
  }

  /** A place was tapped: the chosen card goes there; without one the paper itself is meant. @param {{ paper: string, x: number, y: number }} spot */
  #touched(spot) {
    const card = this.room?.store.card(this.#chosen);
    if (!card) {
      this.#choose("", spot.paper === this.#paper ? "" : spot.paper);
      return;
    }
    if (this.room?.store.mayMove(card))
      this.room.store.do("card.move", { id: card.id, paper: spot.paper, ...onPaper(spot.x, spot.y, card) });
    this.#choose("");
  }

  /** @param {string} card @param {string} [paper] */
  #choose(card, paper = "") {
    this.#chosen = card;
    this.#paper = paper;
    this.render();
  }

  #write() {
    const { room, sheet } = this;
    if (!room || !sheet) return;
    const composer = new IpkComposer();
    sheet.open(t("A new card"), [composer]);
    composer.show(room, openPapers(room));
    composer.words?.focus();
  }

  /** @param {string} id */
  #edit(id) {
    const card = this.room?.store.card(id);
    if (card && this.room && this.sheet) openEditing(card, this.room, this.sheet);
  }

  #open() {
    this.room?.store.do("meeting.open", {});
  }

  /** @param {{ entry: import("../types.d.ts").Entry, answer: import("../types.d.ts").Answer }} refused */
  #refused({ entry, answer }) {
    const { room, sheet } = this;
    if (!room || !sheet) return;
    if (entry.cmd === "meeting.open" && !entry.args.without_support) openingSheet(room, sheet, answer.message ?? "");
    if (entry.cmd !== "card.stick" || entry.args.kind !== "note") return;
    this.#write();
    const composer = /** @type {IpkComposer | null} */ (this.querySelector("ipk-composer"));
    composer?.giveBack(wordsOf(entry.args));
  }
}

customElements.define("ipk-facilitator", IpkFacilitator);

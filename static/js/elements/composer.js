/** @import { Card, Paper } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { button, el, keyed, setAttribute, write } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { newId } from "../lib/ids.js";
import { icon } from "../lib/icons.js";
import { LIMITS } from "../protocol.js";
import { freeSpot } from "../state/spots.js";
import { colourField } from "./colours.js";
import { cameraButton, galleryButton } from "./photo_sheet.js";

/**
 * One field to write in, one button to hang it by. Says `ipk:hung {card}`.
 * Beside it the ways to something else: `ipk:draw {paper, said_by}`, `ipk:photo {files, place}` and `ipk:voice {place}` ask the screen for its sheet.
 * The guide also says whose words it writes down.
 */
export class IpkComposer extends IpkElement {
  /** @type {Room | undefined} */
  room;
  #coloured = false;
  /** @type {number | undefined} */
  #step;

  build() {
    this.classList.add("composer");
    this.words = el("textarea", {
      class: "composer-words",
      id: "composer-words",
      rows: 3,
      maxlength: LIMITS.text,
      "aria-label": t("What is on the card"),
      placeholder: t("What do you want to say?"),
    });
    this.colours = colourField("sun");
    this.where = el("select", { class: "composer-where", id: "composer-where" });
    this.childs = el("input", { type: "checkbox", id: "composer-childs" });
    this.childsLine = el(
      "label",
      { class: "composer-childs", for: "composer-childs" },
      this.childs,
      t("These are the child's own words"),
    );
    this.hint = el("p", { class: "composer-hint", id: "composer-hint" });
    this.hang = button(
      { class: "button button--main button--wide", "aria-describedby": "composer-hint" },
      () => this.#hang(),
      icon("sticky-note"),
      t("Hang it up"),
    );
    const place = el(
      "label",
      { class: "composer-place", for: "composer-where" },
      el("span", {}, t("On the paper")),
      this.where,
    );
    this.makes = this.#ways();
    this.append(this.words, this.colours.element, place, this.childsLine, this.hang, this.makes, this.hint);
  }

  #ways() {
    const photo = (/** @type {File[]} */ files) => this.tell("photo", { files, place: this.place });
    return el(
      "fieldset",
      { class: "composer-makes" },
      el("legend", { class: "visually-hidden" }, t("Not by words")),
      button({ class: "button composer-draw" }, () => this.tell("draw", this.place), icon("brush"), t("Draw")),
      button({ class: "button button--pictures" }, () => this.tell("pictures"), icon("image"), t("Picture")),
      cameraButton("button", photo),
      galleryButton("button", photo),
      button({ class: "button" }, () => this.tell("voice", { place: this.place }), icon("mic"), t("Say it")),
    );
  }

  /** Where a card made now would hang, and whose words it would carry. */
  get place() {
    const child = this.room?.store.people.find((person) => person.role === "child")?.id;
    const paper = this.where?.value ?? "";
    return this.childs?.checked && child ? { paper, said_by: child } : { paper };
  }

  arrive() {
    const card = () => setAttribute(this, "data-colour", this.colours?.value ?? "sun");
    if (this.words) this.listen(this.words, "input", () => this.#settle());
    if (this.colours) this.listen(this.colours.element, "change", card);
    if (this.childs) this.listen(this.childs, "change", () => this.#settle());
    card();
  }

  /** @param {Room} room @param {Paper[]} papers on which this person may hang something, those of the step first */
  show(room, papers) {
    this.room = room;
    this.#takeOwnColour(room);
    setAttribute(this, "data-colour", this.colours?.value ?? "sun");
    if (this.where) {
      keyed(this.where, papers, {
        key: (paper) => paper.id,
        make: (paper) => el("option", { value: paper.id }),
        update: (option, paper) => write(option, paper.title),
      });
    }
    this.#followStep(room, papers);
    if (this.childsLine) this.childsLine.hidden = room.role !== "guide";
    this.#settle();
  }

  /** A new step begins with its own paper; then the person's choice stays. @param {Room} room @param {Paper[]} papers */
  #followStep({ store }, papers) {
    const step = store.meeting?.step;
    if (step === this.#step || !this.where || papers.length === 0) return;
    this.#step = step;
    this.where.value = papers[0].id;
  }

  /** Everybody begins with a colour of their own. @param {Room} room */
  #takeOwnColour(room) {
    const own = room.store.person(room.store.me?.person)?.colour;
    if (this.#coloured || !own) return;
    this.#coloured = true;
    this.colours?.choose(own);
  }

  /** Words that could not be hung come back to the hand. @param {string} words */
  giveBack(words) {
    if (!this.words || this.words.value.trim()) return;
    this.words.value = words;
    this.#settle();
  }

  /** Hangs a card with this content where and whose the fields say. @param {Partial<Card>} content */
  stick(content) {
    const { room, place } = this;
    if (!room || !place.paper) return;
    const taken = room.store.cards.filter((card) => card.paper === place.paper);
    const spot = freeSpot(taken, content);
    const card = { id: newId(), ...content, ...place, ...spot, colour: this.colours?.value };
    room.store.do("card.stick", card);
    this.tell("hung", { card: card.id });
  }

  #settle() {
    const { room } = this;
    if (!room || !this.hang || !this.hint) return;
    const empty = !this.words?.value.trim();
    const rests = room.store.resting || !this.where?.value;
    this.hang.disabled = empty || rests;
    if (this.makes) this.makes.disabled = rests;
    write(this.hint, this.#advice(room));
  }

  /** @param {Room} room */
  #advice({ store, role }) {
    if (store.meeting?.paused_by_child) return t("We are having a break. You can go on writing and hang it up later.");
    if (store.meeting?.frozen) return t("The facilitator stopped the wall for a while.");
    if (!this.where?.value) return t("No paper is open yet.");
    const waits = store.meeting?.moderation === "approve" && role !== "facilitator" && !this.childs?.checked;
    return waits ? t("Others see it when the facilitator approves it.") : "";
  }

  #hang() {
    const { words } = this;
    if (!words) return;
    this.stick({ kind: "note", text: words.value.trim() });
    words.value = "";
    this.#settle();
  }
}

customElements.define("ipk-composer", IpkComposer);

/** Papers one may write on, those of this step first. @param {Room} room @returns {Paper[]} */
export function openPapers({ store }) {
  const step = store.meeting?.step;
  const open = store.papers.filter((paper) => paper.open);
  return [...open.filter((paper) => paper.step === step), ...open.filter((paper) => paper.step !== step)];
}

/** The words of a note that was refused. @param {Partial<Card>} args */
export function wordsOf({ kind, text }) {
  return kind === "note" && text ? text : "";
}

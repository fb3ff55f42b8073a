/** @import { Card, Paper } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { button, el, setAttribute, write } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { newId } from "../lib/ids.js";
import { icon } from "../lib/icons.js";
import { freeSpot, onPaper } from "../state/spots.js";
import { cardActions } from "./card_actions.js";
import { cardBody } from "./card_body.js";
import { childWriting } from "./child_write.js";
import { IpkMessage } from "./message.js";
import { IpkPaper } from "./paper.js";
import { IpkPause } from "./pause.js";
import { symbolPicker } from "./picker.js";
import { IpkSheet } from "./sheet.js";
import { signalButton } from "./signal_button.js";
import { onEveryChange } from "./watching.js";

/**
 * The child's screen in the meeting: one paper, a few big tiles, STOP, I do not understand, take back. Nothing else.
 */
export class IpkChild extends IpkElement {
  /** @type {Room | undefined} */
  room;
  /** The paper that is turned to; none: the first of the step. */
  #turnedTo = "";
  #step = 0;
  /** The own card that was tapped: the next tap on the paper hangs it there. */
  #chosen = "";

  build() {
    if (!this.room) return;
    this.classList.add("screen", "child");
    this.paper = new IpkPaper();
    this.sheet = new IpkSheet();
    this.pause = new IpkPause();
    const message = new IpkMessage();
    message.room = this.room;
    this.leftTurn = this.#arrow("arrow-left", t("Paper before"), -1);
    this.rightTurn = this.#arrow("arrow-right", t("Next paper"), 1);
    this.unclear = signalButton({ kind: "unclear", icon: "message-circle-question-mark", down: () => t("I do not understand"), up: () => t("We know. We will explain"), className: "corner" });
    this.stop = button({ class: "corner corner--stop" }, () => this.#stop(), icon("hand"), el("span", {}, t("STOP")));
    this.tiles = el("div", { class: "tiles" });
    this.hint = el("p", { class: "child-hint", role: "status" });
    const stage = el("div", { class: "child-stage" }, this.leftTurn.element, this.paper, this.rightTurn.element);
    this.sheet.over = stage;
    const bar = el("div", { class: "child-bar" }, this.unclear.element, this.tiles, this.stop);
    this.append(el("h1", { class: "visually-hidden" }, t("Our wall")), message, stage, this.hint, bar, this.sheet, this.pause);
  }

  arrive() {
    const { room } = this;
    if (!room) return;
    onEveryChange(room.store, () => this.render(), this.leaving.signal);
    this.listen(this, "ipk:opened", () => this.render());
    this.listen(this, "ipk:closed", () => this.render());
    this.listen(this, "ipk:tap", (event) => this.#tapped(event.detail.card));
    this.listen(this, "ipk:touch", (event) => this.#place(event.detail));
    this.listen(this, "ipk:move", ({ detail }) => this.#move(detail));
    this.listen(document, "keydown", (event) => event.key === "Escape" && this.#choose(""));
    this.listen(room.store, "refused", (event) => this.#giveBack(event.detail.entry));
  }

  render() {
    const { room, paper } = this;
    if (!room || !paper) return;
    const papers = this.#papers(room);
    const shown = this.#shown(room, papers);
    if (this.#chosen && !room.store.card(this.#chosen)) this.#chosen = "";
    paper.hidden = !shown;
    if (shown) paper.show(shown, room.store.cards.filter((card) => card.paper === shown.id), room, this.#chosen);
    const at = papers.findIndex(({ id }) => id === shown?.id);
    this.leftTurn?.show(papers[at - 1]);
    this.rightTurn?.show(papers[at + 1]);
    this.unclear?.show(room);
    this.pause?.show(room);
    this.#renderTiles(room, shown);
    if (this.hint) write(this.hint, this.#advice(room, shown));
  }

  // --- papers ---

  /** @param {Room} room */
  #papers({ store }) {
    return store.papers.filter((paper) => paper.open);
  }

  /** @param {Room} room @param {Paper[]} papers @returns {Paper | undefined} */
  #shown({ store }, papers) {
    const { meeting } = store;
    if (meeting && meeting.step !== this.#step) {
      this.#step = meeting.step;
      this.#turnedTo = "";
    }
    const lead = meeting?.spotlight?.paper ?? store.card(meeting?.spotlight?.card)?.paper;
    const wanted = this.#turnedTo || lead;
    return papers.find(({ id }) => id === wanted) ?? papers.find(({ step }) => step === meeting?.step) ?? papers.at(-1);
  }

  /** @param {"arrow-left" | "arrow-right"} name @param {string} words @param {number} by */
  #arrow(name, words, by) {
    const label = el("span", { class: "turn-title" });
    const turn = button({ class: "round", "aria-label": words }, () => this.#turn(by), icon(name));
    const element = el("div", { class: "turn" }, turn, label);
    return {
      element,
      /** @param {Paper | undefined} paper */
      show(paper) {
        setAttribute(element, "data-none", !paper);
        turn.disabled = !paper;
        write(label, paper?.title ?? "");
        setAttribute(turn, "aria-label", paper ? `${words}: ${paper.title}` : words);
      },
    };
  }

  /** @param {number} by */
  #turn(by) {
    if (!this.room) return;
    const papers = this.#papers(this.room);
    const at = papers.findIndex(({ id }) => id === this.#shown(/** @type {Room} */ (this.room), papers)?.id);
    this.#turnedTo = papers[at + by]?.id ?? this.#turnedTo;
    this.render();
  }

  // --- tiles ---

  /** @param {Room} room @param {Paper | undefined} paper */
  #renderTiles(room, paper) {
    const card = room.store.card(this.#chosen);
    const key = JSON.stringify([this.#chosen, card?.locked, room.store.trail.empty, room.store.resting, paper?.id, room.store.may("card.stick"), this.sheet?.isOpen]);
    if (!this.tiles || this.tiles.getAttribute("data-shown") === key) return;
    const hadFocus = this.tiles.contains(document.activeElement);
    this.tiles.setAttribute("data-shown", key);
    const writing = this.sheet?.isOpen;
    const tiles = writing ? [] : card ? this.#cardTiles(room, card) : this.#mainTiles(room, paper);
    this.tiles.replaceChildren(...tiles, this.#undoTile(room));
    if (hadFocus) this.tiles.querySelector("button")?.focus();
  }

  /** @param {Room} room @param {Paper | undefined} paper */
  #mainTiles({ store, symbols }, paper) {
    const rests = store.resting || !paper;
    const tiles = [];
    if (store.may("card.stick")) tiles.push(bigTile("pencil", t("Write"), () => this.#write(), { rests, kind: "write" }));
    if (store.may("card.stick") && symbols.size > 0) tiles.push(bigTile("image", t("Picture"), () => this.#pick(), { rests, kind: "picture" }));
    return tiles;
  }

  /** @param {Room} room */
  #undoTile({ store }) {
    return bigTile("undo-2", t("Take back"), () => store.undo(), { rests: store.trail.empty || store.resting, kind: "undo" });
  }

  /** @param {Room} room @param {Card} card */
  #cardTiles(room, card) {
    const actions = cardActions(card, room, { edit: () => this.#write(card) });
    const done = bigTile("check", t("Done"), () => this.#choose(""), { kind: "done" });
    return [...actions.map((action) => bigTile(action.icon, action.words, () => this.#act(action), { kind: action.name })), done];
  }

  /** @param {import("./card_actions.js").CardAction} action */
  #act(action) {
    this.#choose("");
    action.act();
  }

  /** @param {Room} room @param {Paper | undefined} paper */
  #advice({ store }, paper) {
    if (!store.meeting) return t("Just a moment…");
    if (store.meeting.frozen) return t("Now we are listening. The wall is resting.");
    if (this.#chosen && !this.sheet?.isOpen) return t("Tap the place where it should hang.");
    return paper ? "" : t("We have not started yet. Make yourself comfortable.");
  }

  // --- acts ---

  /** @param {Card} [card] the card to change; none: a new one @param {string} [text] words to begin with */
  #write(card, text = card?.text ?? "") {
    const paper = this.paper?.paper?.id;
    const writing = childWriting({
      text,
      changing: Boolean(card),
      colour: card?.colour ?? this.room?.store.person(this.room.store.me?.person)?.colour,
      back: () => this.sheet?.close(),
      done: (written) => this.#written(written, card, paper),
    });
    this.sheet?.open(t("Write"), [writing.element], { quiet: true });
    writing.words.focus();
  }

  /** @param {{ text: string, colour: string }} written @param {Card} [card] @param {string} [paper] the one that was there when the child began */
  #written(written, card, paper) {
    this.sheet?.close();
    this.#choose("");
    if (card) this.room?.store.do("card.edit", { id: card.id, ...written });
    else this.#stick({ kind: "note", paper, ...written });
  }

  #pick() {
    const paper = this.paper?.paper?.id;
    const choose = (/** @type {{ id: string }} */ { id }) => {
      this.sheet?.close();
      this.#stick({ kind: "symbol", symbol: id, colour: "sky", paper });
    };
    const back = button({ class: "tile" }, () => this.sheet?.close(), icon("arrow-left"), el("span", {}, t("I do not want to")));
    const other = button({ class: "tile" }, () => this.#write(), icon("pencil"), el("span", {}, t("Something else")));
    this.sheet?.open(t("Choose a picture"), [symbolPicker([...(this.room?.symbols.values() ?? [])], choose), el("div", { class: "write-tools" }, back, other)], { quiet: true });
  }

  /** @param {Partial<Card>} content */
  #stick(content) {
    const { room } = this;
    const paper = content.paper ?? this.paper?.paper?.id;
    if (!room || !paper) return;
    const spot = freeSpot(room.store.cards.filter((card) => card.paper === paper), content);
    room.store.do("card.stick", { id: newId(), ...content, paper, ...spot });
  }

  /** @param {string} id */
  #tapped(id) {
    const card = this.room?.store.card(id);
    if (!card || !this.room) return;
    if (this.room.store.isMine(card) && !this.room.store.resting) this.#choose(id === this.#chosen ? "" : id);
    else this.#read(card);
  }

  /** @param {Card} card */
  #read(card) {
    const { room, sheet } = this;
    if (!room || !sheet) return;
    const author = el("p", { class: "read-author" }, room.nameOf(card.said_by || card.author));
    const back = button({ class: "tile" }, () => sheet.close(), icon("arrow-left"), el("span", {}, t("Back")));
    sheet.open(t("A card"), [el("div", { class: "read", "data-colour": card.colour ?? "sun" }, cardBody(card, room), author), el("div", { class: "write-tools" }, back)], { quiet: true });
    back.focus();
  }

  /** @param {string} id */
  #choose(id) {
    this.#chosen = id;
    this.render();
  }

  /** @param {{ paper: string, x: number, y: number }} spot */
  #place(spot) {
    const card = this.room?.store.card(this.#chosen);
    if (!card) return;
    this.room?.store.do("card.move", { id: card.id, paper: spot.paper, ...onPaper(spot.x, spot.y, card) });
    this.#choose("");
  }

  /** @param {{ card: string, paper: string, x: number, y: number }} move */
  #move({ card, ...spot }) {
    this.room?.store.do("card.move", { id: card, ...spot });
  }

  /** @param {import("../types.d.ts").Entry} entry */
  #giveBack(entry) {
    if (entry.cmd !== "card.stick" || typeof entry.args.text !== "string" || this.sheet?.isOpen) return;
    this.#write(undefined, entry.args.text);
  }

  #stop() {
    this.sheet?.close();
    this.#choose("");
    this.room?.store.do("signal.raise", { kind: "stop" });
  }
}

/** @param {import("../lib/icons.js").IconName} name @param {string} words @param {() => void} press @param {{ rests?: boolean, kind: string }} how */
function bigTile(name, words, press, { rests = false, kind }) {
  return button({ class: `tile tile--${kind}`, disabled: rests }, press, icon(name), el("span", {}, words));
}

customElements.define("ipk-child", IpkChild);

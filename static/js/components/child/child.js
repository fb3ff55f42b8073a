// `<ipk-child>`: the child's screen in the meeting.
/** @import { Entry } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { clampToPaper } from "../../state/wall/free_spots.js";
import { answerSign } from "../workbook/answer/answer_sign.js";
import { cardPlaces } from "../card/card_places.js";
import { ChildWorkbook } from "./child_workbook.js";
import { ChildLock } from "./child_lock.js";
import { ChildStep } from "./child_step.js";
import { ChildPapers, turningArrow } from "./child_papers.js";
import { ChildSheets } from "./child_sheets.js";
import { childTiles } from "./child_tiles.js";
import { endedCover } from "../meeting/ended.js";
import { tellFurtherDevices } from "../people/further_devices.js";
import { IpkMessage } from "../messages/message.js";
import { IpkMusicButton } from "../music/music_button.js";
import { IpkPaper } from "../wall/paper.js";
import { textOf } from "../meeting/step_words.js";
import { IpkPause } from "../meeting/pause.js";
import { IpkRoomSound } from "../music/room_sound.js";
import { IpkDialog } from "../base/dialog.js";
import { speaker } from "../base/reading_speaker.js";
import { signalButton } from "../meeting/signal_button.js";
import { tile } from "../base/tile.js";
import { openGrownUpDialog } from "../../preferences/childs_settings.js";
import { oneSwitch } from "../../preferences/one_switch.js";
import { pauseWays } from "../meeting/pause_ways.js";
import { preparedOffer } from "../messages/prepared_offer.js";
import { onEveryChange } from "../base/watching.js";

/**
 * One paper, a few large tiles, STOP, "I do not understand", undo. Nothing else, so that nothing distracts.
 */
export class IpkChild extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** The own card that was tapped: the next tap on the paper hangs it there. */
  #chosen = "";
  /** It is to hang elsewhere: the nine places of the paper are offered. */
  #moving = false;
  /** The step whose words the child has seen: they go when it touches something. */
  #knownStep = 0;
  /** What could not be hung while the child was making something else. @type {Entry[]} */
  #returned = [];

  build() {
    const { app } = this;
    if (!app) return;
    this.classList.add("screen", "child");
    this.papers = new ChildPapers(app.store);
    this.paper = new IpkPaper();
    this.places = cardPlaces(app, this.paper, (spot) => this.#place(spot));
    this.dialog = new IpkDialog();
    this.sheets = new ChildSheets(app, this.dialog, () => this.papers?.shown);
    this.pause = new IpkPause();
    this.aside = new IpkDialog();
    this.pause.ways = pauseWays(app, this.aside);
    this.ended = endedCover(app, this.aside);
    this.hint = el("p", { role: "status" });
    this.stepPicture = el("img", { class: "child-hint-picture", alt: "", hidden: true });
    const message = (this.message = Object.assign(new IpkMessage(), { app }));
    this.book = new ChildWorkbook(app, this, this.dialog, message);
    this.step = new ChildStep(app, () => this.render());
    const title = el("h1", { class: "visually-hidden" }, t("Our wall"));
    this.append(
      title,
      message,
      this.#stage(this.paper),
      this.step.banner.element,
      this.step.element,
      this.step.leave,
      this.step.back,
      el("div", { class: "child-hint" }, this.stepPicture, this.hint),
      ...this.#bar(app),
      this.dialog,
      this.ended.element,
      this.pause,
      this.aside,
    );
  }

  /** @param {IpkPaper} paper */
  #stage(paper) {
    this.leftTurn = turningArrow("arrow-left", t("Paper before"), () => this.#turn(-1));
    this.rightTurn = turningArrow("arrow-right", t("Next paper"), () => this.#turn(1));
    const aloud = speaker(() => [this.paper?.title_, this.hint]);
    this.stage = el("div", { class: "child-stage" }, this.leftTurn.element, paper, this.rightTurn.element, aloud);
    if (this.dialog) this.dialog.over = this.stage;
    return this.stage;
  }

  /** @param {AppContext} app What lies around the paper: the two corners, the tiles between them, the side tools. */
  #bar(app) {
    this.unclear = signalButton({
      kind: "unclear",
      icon: "message-circle-question-mark",
      down: () => t("I do not understand"),
      up: () => t("We know. We will explain"),
      className: "corner",
    });
    this.tiles = childTiles(app, /** @type {ChildSheets} */ (this.sheets), {
      leave: (act) => this.#leaveCard(act),
      move: () => this.#choose(this.#chosen, true),
    });
    this.undo = tile("undo-2", t("Take back"), () => app.store.undo(), { kind: "undo" });
    const stop = button({ class: "corner corner--stop" }, () => this.#stop(), icon("hand"), el("span", {}, t("STOP")));
    this.music = Object.assign(new IpkMusicButton(), { app, dialog: this.dialog });
    const sound = Object.assign(new IpkRoomSound(), { app });
    this.prepared = preparedOffer(app, /** @type {IpkDialog} */ (this.dialog));
    this.answer = answerSign(app, /** @type {IpkDialog} */ (this.dialog));
    return [
      this.undo,
      this.unclear.element,
      this.tiles.element,
      this.music,
      stop,
      sound,
      this.prepared.element,
      this.answer.element,
    ];
  }

  connected() {
    const { app } = this;
    if (!app) return;
    onEveryChange(app.store, () => this.render(), this.abort.signal);
    if (this.message) tellFurtherDevices(app, this.message, this.abort.signal);
    this.scanning = oneSwitch(this, this.abort.signal);
    this.lock = new ChildLock(this, () => this.aside && openGrownUpDialog(app, this.aside), this.abort.signal);
    this.listen(this, "ipk:opened", () => this.#choose(""));
    this.listen(this, "ipk:closed", () => this.#sheetClosed());
    this.listen(this, "ipk:tap", (event) => this.#tapped(event.detail.card));
    this.listen(this, "ipk:enlarge", ({ detail }) => this.#read(detail.card));
    this.listen(this, "ipk:touch", (event) => this.#place(event.detail));
    this.listen(this, "ipk:move", ({ detail: { card, ...spot } }) => app.store.do("card.move", { id: card, ...spot }));
    this.listen(document, "keydown", (event) => event.key === "Escape" && this.#choose(""));
    this.listen(this, "click", () => this.#startStep());
    this.listen(app.store, "refused", (event) => this.#giveBack(event.detail.entry));
  }

  fetchAhead() {
    return this.book?.fetchAhead();
  }

  render() {
    const { app, paper, papers } = this;
    if (!app || !paper || !papers) return;
    const { store } = app;
    papers.followOwn(store.me?.person);
    const { shown } = papers;
    if (!store.card(this.#chosen)) this.#chosen = "";
    this.book?.show();
    const main = this.book?.main;
    paper.hidden = !shown;
    // Under the open book nothing of the wall is seen, and nothing is laid out.
    if (shown && !main)
      paper.show(shown.paper, store.cardsOn(shown.paper.id), app, {
        chosen: new Set([this.#chosen]),
        sheet: shown.sheet,
      });
    this.leftTurn?.show(papers.beside(-1));
    this.rightTurn?.show(papers.beside(1));
    this.unclear?.show(app);
    this.pause?.show(app);
    this.ended?.show();
    this.lock?.show(app);
    this.music?.show(app);
    this.prepared?.show();
    this.answer?.show(!shown);
    this.scanning?.show(app);
    const chosen = store.card(this.#chosen);
    const moving = this.#moving && Boolean(chosen && shown && store.mayMove(chosen));
    this.tiles?.show(chosen, { rests: store.resting || !shown, moving });
    if (shown && !main) this.places?.show(moving ? chosen : undefined);
    if (this.undo) this.undo.disabled = store.undoStack.empty || store.resting;
    if (this.undo && main) this.undo.disabled = store.undoStack.empty;
    if (this.dialog && !this.dialog.isOpen) this.dialog.over = main ?? this.stage;
    setAttribute(this, "data-busy", this.dialog?.isOpen);
    this.#showStep(Boolean(main));
    this.#showHint(app);
  }

  /** What this step asks of the child lies over the paper. @param {boolean} book is the workbook open? */
  #showStep(book) {
    this.step?.show(this, book || Boolean(this.dialog?.isOpen));
    if (this.stage && !this.dialog?.isOpen && !book) this.stage.inert = Boolean(this.step?.isOpen);
  }

  /** What to do now, else the words of a new step with its picture. @param {AppContext} app */
  #showHint(app) {
    const { stepPicture, hint } = this;
    if (!stepPicture || !hint) return;
    const advice = this.#advice(app);
    const step = advice || this.step?.isOpen ? undefined : this.#newStep(app);
    setText(hint, advice || (step?.words ?? ""));
    const symbol = step && app.symbols.get(step.picture);
    stepPicture.hidden = !symbol;
    if (symbol) setAttribute(stepPicture, "src", app.symbols.picture(symbol));
  }

  /** The step, while the child has touched nothing in it. @param {AppContext} app */
  #newStep({ store: { meeting } }) {
    return meeting && !meeting.closed && meeting.step !== this.#knownStep ? textOf(meeting.step) : undefined;
  }

  /** @param {AppContext} app */
  #advice({ store }) {
    if (!store.meeting) return t("Just a moment…");
    if (store.meeting.frozen) return t("Now we are listening. The wall is resting.");
    const said = store.card(this.#chosen)?.words;
    if (said) return said;
    if (this.#chosen && this.#moving) return t("Choose a place.");
    if (this.#chosen) return t("Tap the place where it should hang.");
    return this.papers?.shown ? "" : t("We have not started yet. Make yourself comfortable.");
  }

  // --- acts ---

  #startStep() {
    const { step = 0 } = this.app?.store.meeting ?? {};
    if (step === this.#knownStep) return;
    this.#knownStep = step;
    this.render();
  }

  /** @param {number} by */
  #turn(by) {
    this.papers?.turn(by);
    this.render();
  }

  /** @param {() => void} [act] */
  #leaveCard(act) {
    this.#choose("");
    act?.();
  }

  /** @param {string} id */
  #tapped(id) {
    const card = this.app?.store.card(id);
    if (!card || !this.app) return;
    const { store } = this.app;
    if (store.isMine(card) && !store.resting) this.#choose(id === this.#chosen ? "" : id);
    else this.sheets?.read(card);
  }

  /** @param {string} id */
  #read(id) {
    const card = this.app?.store.card(id);
    if (card) this.sheets?.read(card);
  }

  /** @param {string} id @param {boolean} [moving] */
  #choose(id, moving = false) {
    this.#chosen = id;
    this.#moving = moving;
    this.render();
  }

  /** @param {{ paper: string, x: number, y: number }} spot */
  #place(spot) {
    const card = this.app?.store.card(this.#chosen);
    if (!card) return;
    this.app?.store.do("card.move", { id: card.id, paper: spot.paper, ...clampToPaper(spot.x, spot.y, card) });
    this.#choose("");
  }

  /** What could not be hung comes back, after what the child makes now. @param {Entry} entry */
  #giveBack(entry) {
    const { kind, text, media } = entry.args;
    if (!("bytes" in entry) && (entry.cmd !== "card.stick" || !(kind === "note" ? text : media))) return;
    this.#returned.push(entry);
    if (!this.dialog?.isOpen) this.#afterSheet();
  }

  /** What came back waits until no other sheet takes the place of the one that closed. */
  #sheetClosed() {
    this.render();
    setTimeout(() => this.dialog?.isOpen || this.#afterSheet());
  }

  #afterSheet() {
    this.render();
    const entry = this.#returned.shift();
    if (entry) this.sheets?.giveBack(entry);
  }

  #stop() {
    this.#choose("");
    this.app?.store.do("signal.raise", { kind: "stop" });
  }
}

customElements.define("ipk-child", IpkChild);

// `<ipk-facilitator>`: the facilitator's screen.
/** @import { AppContext } from "../../context.js" */
import { button, el, setAttribute } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { callLines } from "../meeting/calls.js";
import { cardActions } from "../card/card_actions.js";
import { openLarge } from "../card/card_large.js";
import { IpkClock } from "../meeting/clock.js";
import { IpkComposer, openPapers, wordsOf } from "../compose/composer.js";
import { fetchDrawing, openDrawing } from "../drawing/drawing_start.js";
import { openEditing } from "../card/editing.js";
import { endedCover } from "../meeting/ended.js";
import { openElsewhere } from "../card/another_paper_dialog.js";
import { Selection } from "./selection.js";
import { moreMenu } from "./more_menu.js";
import { IpkTools } from "./tools.js";
import { UnsentMedia } from "../media/unsent_media.js";
import { IpkMessage } from "../messages/message.js";
import { facilitatorStep } from "../steps/facilitator_step.js";
import { openPlan } from "../steps/plan/plan_desk.js";
import { openTopics, topicFrom } from "../steps/topics_dialog.js";
import { IpkMusicButton } from "../music/music_button.js";
import { openingSheet, endingSheet } from "../meeting/opening.js";
import { preparedRow } from "../messages/prepared_row.js";
import { openPaperList } from "../wall/paper_list.js";
import { PhotoDialog } from "../media/photo_dialog.js";
import { clearStop } from "../meeting/pause.js";
import { IpkRoomSound } from "../music/room_sound.js";
import { IpkDialog } from "../base/dialog.js";
import { IpkSteps } from "../meeting/steps.js";
import { IpkTray } from "../moderation/tray.js";
import { VoiceDialog } from "../voice/voice_dialog.js";
import { IpkWall } from "../wall/wall.js";
import { onEveryChange } from "../base/watching.js";
import { settingsButton } from "../account/account_bar.js";

const APPROVING = new Set(["approve", "hide"]);

/** The facilitator's screen: the wall, the bar of steps above, the side panel. */
export class IpkFacilitator extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** Words that could not be hung while something lay over the wall. @type {string[]} */
  #words = [];

  build() {
    const { app } = this;
    if (!app) return;
    this.classList.add("screen", "facilitator");
    this.hand = new Selection(app);
    this.message = new IpkMessage();
    this.message.app = app;
    this.steps = new IpkSteps();
    this.clock = new IpkClock();
    this.wall = new IpkWall();
    this.tray = new IpkTray();
    this.tray.app = app;
    this.dialog = new IpkDialog();
    this.photos = new PhotoDialog(app, this.dialog);
    this.voices = new VoiceDialog(app, this.dialog);
    this.returned = new UnsentMedia(app, this.dialog, () => openPapers(app)[0]?.id);
    this.stopLine = this.#stopLine(app);
    this.lead = facilitatorStep(app, this.dialog);
    this.ended = endedCover(app, this.dialog);
    this.start = button({ class: "button button--main" }, () => this.#open(), icon("play"), t("Open the meeting"));
    this.tools = new IpkTools();
    this.tools.app = app;
    this.music = Object.assign(new IpkMusicButton(), { app, dialog: this.dialog });
    const sound = Object.assign(new IpkRoomSound(), { app });
    const top = this.#top(app, this.dialog);
    const middle = this.#middle(app, this.dialog);
    const skip = button({ class: "skip" }, () => this.tray?.goToWaiting(), t("To what waits for you"));
    // What waits comes before the wall: a keyboard does not go through every card to it.
    const { stopLine, message, tray, lead, dialog, ended } = this;
    this.append(skip, top, stopLine, message, tray, lead.element, middle, dialog, ended.element, sound);
  }

  /** @param {AppContext} app @param {IpkDialog} dialog */
  #top(app, dialog) {
    const title = el("h1", { class: "visually-hidden" }, t("Leading the meeting"));
    const { steps, start, clock, music } = this;
    return el("header", { class: "top" }, title, steps, start, clock, music, settingsButton(app, dialog));
  }

  /** @param {AppContext} app @param {IpkDialog} dialog */
  #middle(app, dialog) {
    this.calls = callLines(app);
    this.prepared = preparedRow(app, dialog);
    this.wall?.append(this.calls.element);
    return el("div", { class: "middle" }, this.prepared.element, this.wall, this.tools);
  }

  connected() {
    const { app } = this;
    if (!app) return;
    onEveryChange(app.store, () => this.render(), this.abort.signal);
    this.listen(this, "ipk:tap", ({ detail }) => this.#take((hand) => hand.tapped(detail.card)));
    this.listen(this, "ipk:touch", ({ detail }) => this.#take((hand) => hand.touched(detail)));
    this.listen(this, "ipk:gather", () => this.#take((hand) => hand.gather()));
    this.listen(this, "ipk:steer", () => this.#take((hand) => hand.steer()));
    this.listen(this, "ipk:leave", () => this.#take((hand) => hand.leave()));
    this.listen(this, "ipk:more", () => this.#more(app));
    this.listen(this, "ipk:enlarge", ({ detail: { card } }) => this.#enlarge(card));
    this.listen(
      this,
      "ipk:elsewhere",
      ({ detail: { cards } }) => this.dialog && openElsewhere(app, this.dialog, cards),
    );
    this.listen(this, "ipk:move", ({ detail: { card, ...spot } }) => app.store.do("card.move", { id: card, ...spot }));
    this.listen(this, "ipk:step", ({ detail }) => this.#go(app, detail));
    this.listen(this, "ipk:write", () => this.#write());
    this.listen(this, "ipk:draw", ({ detail }) => this.dialog && void openDrawing(app, this.dialog, detail));
    this.listen(
      this,
      "ipk:topic",
      ({ detail }) => this.dialog && openTopics(app, this.dialog, topicFrom(app, detail.card)),
    );
    this.listen(this, "ipk:plan", ({ detail }) => this.#plan(detail.card));
    this.listen(this, "ipk:edit", ({ detail: { card } }) => this.#edit(card));
    this.listen(this, "ipk:look", ({ detail: { paper } }) => this.wall?.look([paper]));
    this.listen(this, "ipk:list", ({ detail: { paper } }) => this.dialog && openPaperList(app, this.dialog, paper));
    this.listen(this, "ipk:hung", () => this.dialog?.close());
    this.listen(this, "ipk:closed", () => this.#closed());
    this.listen(this, "ipk:photo", ({ detail: { files, place } }) => void this.photos?.take(files, place));
    this.listen(this, "ipk:voice", ({ detail: { place } }) => this.voices?.open(place));
    this.listen(document, "keydown", (event) => event.key === "Escape" && this.#take((hand) => hand.leave()));
    this.listen(app.store, "refused", ({ detail }) => this.#refused(detail));
  }

  fetchAhead() {
    return fetchDrawing();
  }

  render() {
    const { app } = this;
    if (!app) return;
    this.hand?.settle();
    this.steps?.show(app);
    this.lead?.show();
    this.clock?.show(app);
    this.music?.show(app);
    this.prepared?.show();
    // The tray measures where its buttons are: before the wall changes, that costs nothing.
    this.tray?.show();
    this.wall?.show(app, this.hand?.cards);
    this.calls?.show();
    if (this.hand) this.tools?.show(this.hand);
    this.ended?.show();
    setAttribute(this, "data-gathering", Boolean(this.hand?.gathering));
    if (this.start) this.start.hidden = app.store.meeting?.step !== 0;
    this.#showStop(Boolean(app.store.meeting?.paused_by_child));
  }

  /** @param {boolean} paused */
  #showStop(paused) {
    if (!this.stopLine || this.stopLine.hidden === !paused) return;
    this.stopLine.hidden = !paused;
    this.stopLine.sure(false);
  }

  /**
   * The child lifts its STOP, or its guide; whoever leads does it alone by a second, deliberate act.
   * @param {AppContext} app
   */
  #stopLine(app) {
    const words = el("p", {}, t("The child needs a break. The wall is resting for everybody."));
    const first = button({ class: "button" }, () => sure(true), icon("play"), t("Go on"));
    const alone = el("p", {}, t("The child or its guide lets the wall go on. You alone only if you must."));
    const wait = button({ class: "button" }, () => sure(false), t("Wait"));
    const goOn = button(
      { class: "button button--main", "data-act": "go-on" },
      () => clearStop(app),
      icon("play"),
      t("Go on without the child"),
    );
    const second = el("div", { class: "stop-line-sure", hidden: true }, alone, wait, goOn);
    const sure = (/** @type {boolean} */ asks) => {
      first.hidden = asks;
      second.hidden = !asks;
    };
    const line = el("div", { class: "stop-line", role: "alert" }, icon("hand"), words, first, second);
    return Object.assign(line, { sure });
  }

  /**
   * What was shown to everybody belonged to the step before.
   * @param {AppContext} app
   * @param {{ step: number, half?: number }} there
   */
  #go({ store }, there) {
    const { meeting } = store;
    if (there.step === meeting?.step && (there.half ?? 1) === (meeting.half ?? 1)) return;
    store.do("meeting.step", there);
  }

  /** @param {(hand: Selection) => void} act */
  #take(act) {
    if (this.hand) act(this.hand);
    this.render();
  }

  /** @param {AppContext} app */
  #more(app) {
    const { dialog } = this;
    if (dialog) moreMenu(app, dialog, () => endingSheet(app, dialog));
  }

  /** A picture, a drawing or a long text, before it is approved and on the wall. @param {string} id */
  #enlarge(id) {
    const { app, dialog } = this;
    const card = app?.store.card(id);
    if (!app || !card || !dialog) return;
    const actions = cardActions(card, app, { edit: () => undefined }).filter(({ name }) => APPROVING.has(name));
    openLarge(app, dialog, card, actions);
  }

  #write() {
    const { app, dialog } = this;
    if (!app || !dialog) return;
    const composer = new IpkComposer();
    dialog.open(t("A new card"), [composer]);
    composer.show(app, openPapers(app));
    composer.words?.focus();
  }

  /** @param {string} id */
  #plan(id) {
    const { app, dialog } = this;
    const card = app?.store.card(id);
    if (app && dialog && card) openPlan(app, dialog, card);
  }

  /** @param {string} id */
  #edit(id) {
    const card = this.app?.store.card(id);
    if (card && this.app && this.dialog) openEditing(card, this.app, this.dialog);
  }

  #open() {
    this.app?.store.do("meeting.open", {});
  }

  /** @param {{ entry: import("../../types.d.ts").Entry, answer: import("../../types.d.ts").Answer }} refused */
  #refused({ entry, answer }) {
    const { app, dialog } = this;
    if (!app || !dialog) return;
    if (entry.cmd === "meeting.open" && !entry.args.without_support) openingSheet(app, dialog, answer.message ?? "");
    if (this.returned?.take(entry) || entry.cmd !== "card.stick" || !wordsOf(entry.args)) return;
    this.#words.push(wordsOf(entry.args));
    this.#nextReturned();
  }

  /** What opened the sheet may be gone by now: the keyboard goes on with what waits. */
  #closed() {
    if (document.activeElement === document.body) this.tray?.takeFocus();
    this.#nextReturned();
  }

  /** Opens the next refused card after the dialog that is open now. */
  #nextReturned() {
    if (this.dialog?.isOpen) return;
    const words = this.#words.splice(0);
    if (words.length === 0) return this.returned?.next();
    this.#write();
    const composer = /** @type {IpkComposer | null} */ (this.querySelector("ipk-composer"));
    for (const one of words) composer?.giveBack(one);
  }
}

customElements.define("ipk-facilitator", IpkFacilitator);

// `<ipk-phone>`: the screen of a participant's phone, with three tabs.
/** @import { Card } from "../../types.d.ts" */
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
import { button, el, setAttribute } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { cardList } from "../card/card_list.js";
import { wordsOf } from "../compose/composer.js";
import { fetchDrawing, openDrawing } from "../drawing/drawing_start.js";
import { openEditing } from "../card/editing.js";
import { endedCover } from "../meeting/ended.js";
import { UnsentMedia } from "../media/unsent_media.js";
import { IpkMessage } from "../messages/message.js";
import { IpkMusicButton } from "../music/music_button.js";
import { IpkPause } from "../meeting/pause.js";
import { openPictures } from "../symbols/picking.js";
import { phoneNow } from "./phone_now.js";
import { fetchActivity } from "./phone_activity.js";
import { ownCards } from "./phone_own_cards.js";
import { PhotoDialog } from "../media/photo_dialog.js";
import { IpkReading } from "./phone_wall.js";
import { IpkRoomSound } from "../music/room_sound.js";
import { IpkDialog } from "../base/dialog.js";
import { VoiceDialog } from "../voice/voice_dialog.js";
import { onEveryChange } from "../base/watching.js";
import { childsSettings } from "../../preferences/childs_settings.js";
import { accountBar } from "../account/account_bar.js";

/** @typedef {"now" | "mine" | "wall"} Place */

/** The screen of a phone with three tabs: now, my cards, the wall. */
export class IpkPhone extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** The id of a card that was hung without a connection and is not stored on this device yet. */
  #unsaid = "";

  build() {
    if (!this.app) return;
    this.classList.add("screen", "phone");
    this.message = Object.assign(new IpkMessage(), { app: this.app });
    this.dialog = new IpkDialog();
    this.#buildMedia(this.app, this.dialog);
    this.pause = new IpkPause();
    this.ended = endedCover(this.app, this.dialog);
    this.now = phoneNow(this.app, () => this.render());
    this.own = ownCards(
      () => this.#go("mine"),
      (words, hidden) => this.message?.say(words, hidden ? "waiting" : "plain"),
    );
    this.now.about.after(this.own.element);
    this.music = Object.assign(new IpkMusicButton(), { app: this.app, dialog: this.dialog });
    this.now.content.append(this.music);
    this.wall = new IpkReading();
    const mine = this.#ownCardsPlace();
    this.childs = childsSettings(this.app, this.dialog);
    this.now.content.append(this.childs.element, accountBar(this.app, this.dialog));
    this.places = { now: this.now.element, mine, wall: this.wall };
    this.rooms = el("div", { class: "phone-rooms" }, ...Object.values(this.places));
    this.append(
      el("h1", { class: "visually-hidden" }, t("The meeting")),
      this.message,
      this.rooms,
      this.#tabs(),
      this.dialog,
      Object.assign(new IpkRoomSound(), { app: this.app }),
      this.ended.element,
      this.pause,
    );
    this.#go("now");
  }

  /** @param {AppContext} app @param {IpkDialog} dialog */
  #buildMedia(app, dialog) {
    this.photos = new PhotoDialog(app, dialog);
    this.voices = new VoiceDialog(app, dialog);
    this.returned = new UnsentMedia(app, dialog, () => this.now?.composer.place.paper);
  }

  #ownCardsPlace() {
    this.mine = cardList(t("You have not hung anything yet."), {
      standing: true,
      actions: ["edit", "peel"],
      edit: (card) => this.#edit(card),
    });
    return el(
      "section",
      { class: "place place--mine", "aria-label": t("My cards") },
      el("h2", {}, t("My cards")),
      this.#undoButton(),
      this.mine.element,
    );
  }

  connected() {
    const { app } = this;
    if (!app) return;
    onEveryChange(app.store, () => this.render(), this.abort.signal);
    this.listen(this, "ipk:draw", ({ detail }) => this.dialog && void openDrawing(app, this.dialog, detail));
    this.listen(this, "ipk:pictures", () => this.#pick(app));
    this.listen(this, "ipk:hung", (event) => this.#hung(event.detail.card));
    this.listen(this, "ipk:photo", ({ detail: { files, place } }) => void this.photos?.take(files, place));
    this.listen(this, "ipk:voice", ({ detail: { place } }) => this.voices?.open(place));
    this.listen(app.store, "refused", ({ detail: { entry } }) => {
      if (!this.returned?.take(entry) && entry.cmd === "card.stick") this.now?.composer.giveBack(wordsOf(entry.args));
    });
    this.listen(this, "ipk:closed", () => this.returned?.next());
  }

  fetchAhead() {
    return Promise.all([fetchDrawing(), fetchActivity()]);
  }

  render() {
    const { app } = this;
    if (!app) return;
    const { store } = app;
    this.now?.show();
    this.own?.show(app);
    this.childs?.show();
    this.music?.show(app);
    this.wall?.show(app);
    this.mine?.show(store.cards.filter((card) => card.author === store.me?.person).reverse(), app);
    this.pause?.show(app);
    this.ended?.show();
    if (this.undo) this.undo.disabled = store.undoStack.empty || store.resting;
    if (this.#unsaid) this.#sayKept(app);
  }

  #undoButton() {
    this.undo = button({ class: "button" }, () => this.app?.store.undo(), icon("undo-2"), t("Take back"));
    return this.undo;
  }

  #tabs() {
    /** @type {[Place, IconName, string][]} */
    const tabs = [
      ["now", "house", t("Now")],
      ["mine", "sticky-note", t("My cards")],
      ["wall", "layout-grid", t("The wall")],
    ];
    this.tabs = el(
      "nav",
      { class: "tabs", "aria-label": t("Places") },
      ...tabs.map(([place, name, words]) =>
        button({ class: "tab", "data-place": place }, () => this.#go(place), icon(name), el("span", {}, words)),
      ),
    );
    return this.tabs;
  }

  /** @param {Place} place */
  #go(place) {
    for (const [name, element] of Object.entries(this.places ?? {})) element.hidden = name !== place;
    for (const tab of this.tabs?.children ?? [])
      setAttribute(tab, "aria-current", tab.getAttribute("data-place") === place ? "page" : null);
    this.rooms?.scrollTo(0, 0);
  }

  /** @param {string} id */
  #hung(id) {
    const card = this.app?.store.card(id);
    const words =
      card?.state === "waiting"
        ? t("Thank you. It waits for approval; you find it under My cards.")
        : t("It is hanging on the wall.");
    if (this.app?.store.online) this.message?.say(words);
    else this.#unsaid = id;
  }

  /** Says that the card is stored on this device, once it is. @param {AppContext} app */
  #sayKept({ store }) {
    const card = store.card(this.#unsaid);
    const standing = card && store.saveStatus(card);
    if (standing === "unkept") return;
    if (standing === "offline") this.message?.say(t("It is kept here and will be saved when the connection is back."));
    this.#unsaid = "";
  }

  /** @param {AppContext} app */
  #pick(app) {
    const { dialog, now } = this;
    if (dialog && now) openPictures(app, dialog, now.composer);
  }

  /** @param {Card} card */
  #edit(card) {
    if (this.app && this.dialog) openEditing(card, this.app, this.dialog);
  }
}

customElements.define("ipk-phone", IpkPhone);

// Dialog in which a photo is cropped, labelled and hung as a card.
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
/** @import { Card, MediaFile } from "../../types.d.ts" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { newId } from "../../lib/ids.js";
import { writtenIn } from "../../lib/speech/voices.js";
import { spotOn } from "../../state/wall/free_spots.js";
import { mediaAddress } from "./media_address.js";
import { labelField } from "./media_label.js";
import { readPhoto } from "./photo_canvas.js";
import { fileButton } from "./photo_files.js";
import { photoFrame } from "./photo_frame.js";
import { tile } from "../base/tile.js";

/**
 * @typedef {{ paper: string, sheet?: number, said_by?: string, take?: (parcel: MediaFile, label?: string) => void }}
 * Place
 * where it will hang, and whose words it is; `take`: it goes elsewhere than to the wall
 */
/** @typedef {import("./photo_canvas.js").Photo} Photo */

const UNREADABLE = /\.(heic|heif)$|^image\/hei[cf]$/i;

/** From a camera or a gallery to the wall: one picture at a time is looked at, turned, perhaps named, and hung. */
export class PhotoDialog {
  /** Chosen together, still to be looked at. @type {File[]} */
  #rest = [];
  #all = 0;
  #turn = 0;
  #hung = "";

  /** @param {AppContext} app @param {IpkDialog} dialog */
  constructor(app, dialog) {
    this.app = app;
    this.dialog = dialog;
    dialog.addEventListener("ipk:closed", () => (this.#rest = []));
  }

  /** The child's two ways to a picture. @param {Place} place */
  choose(place) {
    const take = (/** @type {File[]} */ files) => void this.take(files, place);
    const ways = el(
      "div",
      { class: "photo-ways" },
      cameraButton("tile tile--main photo-way", take),
      galleryButton("tile tile--picture photo-way", take),
    );
    this.dialog.open(t("Photo"), [ways, el("div", { class: "write-tools" }, this.#leave())], { quiet: true });
    ways.querySelector("input")?.focus();
  }

  /** @param {File[]} files @param {Place} place */
  async take(files, place) {
    this.#rest = [...files];
    this.#all = files.length;
    this.#hung = "";
    await this.#next(place);
  }

  /**
   * Opens a refused photo again; with a parcel the server does not have the file.
   * @param {Partial<Card>} args
   * @param {Place} place
   * @param {MediaFile} [parcel]
   */
  giveBack(args, place, parcel) {
    const { media } = args;
    const address = mediaAddress(/** @type {Card} */ (args), this.app);
    const picture = el("img", { src: address, alt: args.text || t("Your picture"), class: "photo-canvas" });
    const hang = () => {
      this.dialog.close();
      const { kind, text, colour } = args;
      if (parcel) this.#keep(parcel, text ?? "", place);
      else this.app.store.do("card.stick", this.#card({ kind, text, colour, media }, place));
    };
    this.#open([
      el("div", { class: "photo-frame" }, picture),
      el(
        "div",
        { class: "photo-last" },
        this.#leave(),
        this.#button("check", place.take ? t("Put it in") : t("Hang it up"), hang, "main"),
      ),
    ]);
  }

  /** @param {Place} place */
  async #next(place) {
    const file = this.#rest.shift();
    if (!file) {
      this.dialog.close();
      if (this.#hung) this.dialog.emit("hung", { card: this.#hung });
      return;
    }
    const turn = ++this.#turn;
    this.#open([el("p", { class: "photo-moment", role: "status" }, t("Just a moment…"))]);
    const photo = await readPhoto(file).catch(() => undefined);
    if (turn !== this.#turn || !this.dialog.isOpen) return;
    if (photo) this.#look(photo, place);
    else this.#sorry(file, place);
  }

  /** @param {Photo} photo @param {Place} place */
  #look(photo, place) {
    const label = labelField(this.app.isChild, t("What is in the picture?"));
    label.element.hidden = Boolean(place.take) && this.app.isChild;
    const settle = () => {
      far.disabled = frame.look.zoom === 1;
      near.disabled = frame.look.zoom === 4;
    };
    const frame = photoFrame(photo, () => settle());
    const turn = this.#button("rotate-cw", t("Turn"), () => frame.turn());
    const near = this.#button("zoom-in", t("Nearer"), () => frame.near(1));
    const far = this.#button("zoom-out", t("Farther"), () => frame.near(-1));
    const hang = this.#button("check", place.take ? t("Put it in") : t("Hang it up"), () => void keep(), "main");
    const keep = async () => {
      hang.disabled = true;
      const parcel = await photo.packed(frame.look);
      this.#keep(parcel, label.value, place);
      await this.#next(place);
    };
    label.guards(hang);
    settle();
    const work = el(
      "div",
      { class: "photo-work" },
      frame.element,
      el("div", { class: "photo-tools" }, turn, near, far),
    );
    this.#open([this.#dots(), work, el("div", { class: "photo-last" }, this.#leave(), label.element, hang)]);
    hang.focus();
  }

  /** @param {MediaFile} parcel @param {string} text @param {Place} place */
  #keep(parcel, text, place) {
    if (place.take) return place.take(parcel, text);
    const card = this.#card({ kind: "picture", text }, place);
    this.app.store.stickWithMedia(card, parcel);
    this.#hung = card.id;
  }

  /** @param {File} file @param {Place} place */
  #sorry(file, place) {
    const heic = UNREADABLE.test(file.type) || UNREADABLE.test(file.name);
    const words = heic
      ? t("This phone keeps pictures in a way that we cannot show. Please take it here with the camera.")
      : t("This picture cannot be read. Please try another one.");
    const on = () => void this.#next(place);
    this.#open([
      el("p", { class: "photo-moment", role: "alert" }, words),
      el("div", { class: "photo-last" }, this.#button("check", t("All right"), on, "main")),
    ]);
  }

  /** @param {Partial<Card>} content @param {Place} place */
  #card(content, place) {
    const colour = content.colour ?? this.app.store.person(this.app.store.me?.person)?.colour;
    const { sheet, ...where } = place;
    const given = Object.entries({ colour, ...content, ...writtenIn(content.text), ...where }).filter(
      ([, value]) => value,
    );
    return { id: newId(), ...Object.fromEntries(given), ...spotOn(this.app.store, place.paper, content, sheet) };
  }

  /** @param {(Node | null)[]} content */
  #open(content) {
    const shown = content.filter((part) => part !== null);
    this.dialog.open(t("Photo"), [el("div", { class: "photo" }, ...shown)], { quiet: this.app.isChild });
  }

  /** Which of those that were chosen together this is. */
  #dots() {
    if (this.#all < 2) return null;
    const at = this.#all - this.#rest.length;
    const dots = Array.from({ length: this.#all }, (_, index) => el("li", { "data-now": index === at - 1 }));
    return el("ol", { class: "photo-dots", "aria-hidden": "true" }, ...dots);
  }

  #leave() {
    return this.#button("arrow-left", t("I do not want to"), () => this.dialog.close());
  }

  /** @param {IconName} name @param {string} words @param {() => void} act @param {string} [kind] */
  #button(name, words, act, kind = "plain") {
    return this.app.isChild
      ? tile(name, words, act, { kind })
      : button({ class: kind === "main" ? "button button--main" : "button" }, act, icon(name), el("span", {}, words));
  }
}

/** @param {string} className @param {(files: File[]) => void} take */
export function cameraButton(className, take) {
  const how = { icon: /** @type {const} */ ("camera"), words: t("Take a photo"), accept: "image/*" };
  return fileButton({ ...how, className, capture: "environment" }, take);
}

/** @param {string} className @param {(files: File[]) => void} take */
export function galleryButton(className, take) {
  const how = { icon: /** @type {const} */ ("images"), words: t("From my pictures"), accept: "image/*" };
  return fileButton({ ...how, className, multiple: true }, take);
}

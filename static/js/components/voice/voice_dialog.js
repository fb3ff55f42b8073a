// Dialog in which a voice is recorded, checked, labelled and hung as a card.
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
/** @import { Card, MediaFile } from "../../types.d.ts" */
/** @import { Place } from "../media/photo_dialog.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { newId } from "../../lib/ids.js";
import { writtenIn } from "../../lib/speech/voices.js";
import { spotOn } from "../../state/wall/free_spots.js";
import { mediaAddress } from "../media/media_address.js";
import { labelField } from "../media/media_label.js";
import { fileButton } from "../media/photo_files.js";
import { checkSound, soundKind } from "../music/sound_check.js";
import { tile } from "../base/tile.js";
import { IpkVoice } from "./voice.js";
import { player } from "./voice_player.js";
import { mayRecord, record } from "./voice_recorder.js";
import { recordingRing } from "./voice_ring.js";

/** Phones call their own recordings films, or give them no kind. */
const SOUNDS = "audio/*,.3gp,.amr,.m4a,.opus,.ogg,.webm";
const PREVIEW = "preview";

/** From a mouth to the wall: said, listened to, said again or thrown away, and only then hung. */
export class VoiceDialog {
  /** @type {{ stop: () => void } | undefined} */
  #recording;
  #turn = 0;

  /** @param {AppContext} app @param {IpkDialog} dialog */
  constructor(app, dialog) {
    this.app = app;
    this.dialog = dialog;
    dialog.addEventListener("ipk:closed", () => this.#end());
    app.store.addEventListener("change", () => app.store.meeting?.paused_by_child && this.#recording?.stop());
  }

  /** @param {Place} place @param {string} [trouble] why it did not go on */
  open(place, trouble = "") {
    this.#end();
    const can = mayRecord();
    const why = trouble || (can ? "" : t("This page may not listen here. You can choose a sound instead."));
    const say = can ? this.#button("mic", t("Record"), () => void this.#record(place), "main voice-way") : null;
    const way = this.app.isChild ? "tile tile--picture voice-way" : "button voice-way";
    const pick = fileButton(
      { className: way, icon: "file-audio", words: t("Choose a sound"), accept: SOUNDS },
      ([file]) => void this.#take(file, place),
    );
    const words = why ? el("p", { class: "photo-moment", role: trouble ? "alert" : null }, why) : null;
    this.#show([
      words,
      el("div", { class: "voice-ways" }, say, pick),
      el("div", { class: "voice-last" }, this.#leave()),
    ]);
    (say ?? pick.querySelector("input"))?.focus();
  }

  /**
   * Opens a refused recording again; with a parcel the server does not have the file.
   * @param {Partial<Card>} args
   * @param {Place} place
   * @param {MediaFile} [parcel]
   */
  giveBack(args, place, parcel) {
    const { kind, text, colour, media } = args;
    const address = mediaAddress(/** @type {Card} */ (args), this.app) ?? "";
    this.#review({ address, wave: parcel?.about?.wave ?? "", plays: true }, place, (words) => {
      if (parcel) this.#bring(words || text || "", parcel, place);
      else this.app.store.do("card.stick", this.#card({ kind, text: words || text, colour, media }, place));
    });
  }

  /** @param {Place} place */
  async #record(place) {
    const turn = ++this.#turn;
    player.stop();
    const ring = recordingRing();
    try {
      const recording = await record({
        heard: (level, part) => ring.show(level, part),
        ended: (sound) => turn === this.#turn && void this.#take(sound, place, true),
      });
      if (turn !== this.#turn) return recording.stop();
      this.#recording = recording;
    } catch {
      if (turn === this.#turn)
        this.open(place, t("The microphone does not listen here. You can choose a sound instead."));
      return;
    }
    const done = this.#button("check", t("Done"), () => this.#recording?.stop(), "main");
    const words = el("p", { class: "voice-now", role: "status" }, t("I am listening…"));
    this.#show([ring.element, words, el("div", { class: "voice-last" }, this.#leave(), done)]);
    done.focus();
  }

  /** @param {Blob} sound @param {Place} place @param {boolean} [recorded] */
  async #take(sound, place, recorded = false) {
    this.#recording = undefined;
    const turn = ++this.#turn;
    const { refusal, wave, plays } = await checkSound(sound, recorded);
    const bytes = await sound.arrayBuffer();
    if (turn !== this.#turn || !this.dialog.isOpen) return;
    if (refusal) return this.open(place, refusalWords(refusal));
    const mime = soundKind(sound);
    const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
    this.#review({ address, wave, plays }, place, (text) => this.#bring(text, { bytes, mime, about: { wave } }, place));
  }

  /**
   * @param {{ address: string, wave: string, plays: boolean }} sound
   * @param {Place} place
   * @param {(text: string) => void} keep
   */
  #review({ address, wave, plays }, place, keep) {
    const child = this.app.isChild;
    const toggle = () => player.toggleAddress(PREVIEW, address);
    const voice = plays ? Object.assign(new IpkVoice(), { toggle, name: PREVIEW, wave, touched: true }) : unheard();
    const label = labelField(child, t("What does it say?"));
    const hang = () => {
      keep(label.value);
      this.dialog.close();
    };
    const again = this.#button("rotate-ccw", t("Once more"), () => this.open(place));
    const up = this.#button("check", place.take ? t("Put it in") : t("Hang it up"), hang, "main");
    label.guards(up);
    const last = el(
      "div",
      { class: "voice-last" },
      this.#leave(),
      again,
      ...(child || place.take ? [] : [label.element]),
      up,
    );
    this.#show([el("div", { class: "voice-review" }, voice), last]);
    (voice instanceof IpkVoice ? voice.play : up)?.focus();
  }

  /** @param {string} text @param {MediaFile} parcel @param {Place} place */
  #bring(text, parcel, place) {
    if (place.take) return place.take(parcel);
    const card = this.#card({ kind: "voice", text }, place);
    this.app.store.stickWithMedia(card, parcel);
    this.dialog.emit("hung", { card: card.id });
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

  #end() {
    this.#turn += 1;
    this.#recording?.stop();
    this.#recording = undefined;
  }

  #leave() {
    return this.#button("arrow-left", t("I do not want to"), () => this.dialog.close());
  }

  /** @param {(Node | null)[]} content */
  #show(content) {
    const shown = content.filter((part) => part !== null);
    this.dialog.open(t("Say it"), [el("div", { class: "voice-sheet" }, ...shown)], { quiet: this.app.isChild });
  }

  /** @param {IconName} name @param {string} words @param {() => void} act @param {string} [kind] */
  #button(name, words, act, kind = "") {
    const [main, more] = [kind.startsWith("main"), kind.replace("main", "")];
    if (this.app.isChild) {
      const made = tile(name, words, act, { kind: main ? "main" : "plain" });
      made.classList.add(...more.split(" ").filter(Boolean));
      return made;
    }
    return button({ class: `button ${main ? "button--main" : ""}${more}` }, act, icon(name), el("span", {}, words));
  }
}

/** @param {import("../music/sound_check.js").Refusal} refusal */
function refusalWords(refusal) {
  if (refusal === "video") return t("This is a video. Please choose a sound only.");
  if (refusal === "big") return t("This sound is too big. Please choose a shorter one.");
  return t("This sound is longer than a minute. Please choose a shorter one.");
}

/** In the place of a sound that this device does not play: no button that does nothing. */
function unheard() {
  const words = t("This device cannot play this sound. Once it hangs, it usually plays everywhere.");
  return el("p", { class: "voice-unheard", role: "status" }, icon("volume-x"), el("span", {}, words));
}

/** @import { IconName } from "../lib/icons.js" */
/** @import { Room } from "../room.js" */
/** @import { Card, Parcel } from "../types.d.ts" */
/** @import { Place } from "./photo_sheet.js" */
/** @import { IpkSheet } from "./sheet.js" */
import { button, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { newId } from "../lib/ids.js";
import { freeSpot } from "../state/spots.js";
import { mediaAddress } from "./media_address.js";
import { labelField } from "./media_label.js";
import { fileButton } from "./photo_files.js";
import { tile } from "./tile.js";
import { IpkVoice } from "./voice.js";
import { player } from "./voice_player.js";
import { lookAt, LONGEST_SECONDS, mayRecord, record } from "./voice_recorder.js";
import { recordingRing } from "./voice_ring.js";

const MOST_BYTES = 6 * 1024 * 1024;
const PREVIEW = "preview";

/** From a mouth to the wall: said, listened to, said again or thrown away, and only then hung. */
export class VoiceSheet {
  /** @type {{ stop: () => void } | undefined} */
  #recording;
  #turn = 0;

  /** @param {Room} room @param {IpkSheet} sheet */
  constructor(room, sheet) {
    this.room = room;
    this.sheet = sheet;
    sheet.addEventListener("ipk:closed", () => this.#end());
    room.store.addEventListener("change", () => room.store.meeting?.paused_by_child && this.#recording?.stop());
  }

  /** @param {Place} place @param {string} [trouble] why it did not go on */
  open(place, trouble = "") {
    this.#end();
    const can = mayRecord();
    const why = trouble || (can ? "" : t("This page may not listen here. You can choose a sound instead."));
    const say = can ? this.#button("mic", t("Record"), () => void this.#record(place), "main voice-way") : null;
    const way = this.room.isChild ? "tile tile--picture voice-way" : "button voice-way";
    const pick = fileButton(
      { className: way, icon: "file-audio", words: t("Choose a sound"), accept: "audio/*" },
      ([file]) => void this.#take(file, place),
    );
    const words = why ? el("p", { class: "photo-moment", role: trouble ? "alert" : null }, why) : null;
    this.#show([words, el("div", { class: "voice-ways" }, say, pick), el("div", { class: "voice-last" }, this.#leave())]);
    (say ?? pick.querySelector("input"))?.focus();
  }

  /** A voice that could not be hung comes back to the hand; with a parcel the server does not have it. @param {Partial<Card>} args @param {Place} place @param {Parcel} [parcel] */
  giveBack(args, place, parcel) {
    const { kind, text, colour, media } = args;
    const address = mediaAddress(/** @type {Card} */ (args), this.room) ?? "";
    this.#review({ address, wave: parcel?.about?.wave ?? "" }, place, (words) => {
      if (parcel) this.#bring(words || text || "", parcel, place);
      else this.room.store.do("card.stick", this.#card({ kind, text: words || text, colour, media }, place));
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
        ended: (sound) => turn === this.#turn && void this.#take(sound, place),
      });
      if (turn !== this.#turn) return recording.stop();
      this.#recording = recording;
    } catch {
      if (turn === this.#turn) this.open(place, t("The microphone does not listen here. You can choose a sound instead."));
      return;
    }
    const done = this.#button("check", t("Done"), () => this.#recording?.stop(), "main");
    const words = el("p", { class: "voice-now", role: "status" }, t("I am listening…"));
    this.#show([ring.element, words, el("div", { class: "voice-last" }, this.#leave(), done)]);
    done.focus();
  }

  /** @param {Blob} sound @param {Place} place */
  async #take(sound, place) {
    this.#recording = undefined;
    const turn = ++this.#turn;
    const { wave, seconds } = await lookAt(sound).catch(() => ({ wave: "", seconds: 0 }));
    const bytes = await sound.arrayBuffer();
    if (turn !== this.#turn || !this.sheet.isOpen) return;
    if (sound.size > MOST_BYTES || seconds > LONGEST_SECONDS + 5) {
      this.open(place, t("This sound is longer than a minute. Please choose a shorter one."));
      return;
    }
    const address = URL.createObjectURL(sound);
    const parcel = { bytes, mime: sound.type, about: { wave } };
    this.#review({ address, wave }, place, (text) => this.#bring(text, parcel, place));
  }

  /** @param {{ address: string, wave: string }} sound @param {Place} place @param {(text: string) => void} keep */
  #review({ address, wave }, place, keep) {
    const child = this.room.isChild;
    const toggle = () => player.toggleAddress(PREVIEW, address);
    const voice = Object.assign(new IpkVoice(), { toggle, name: PREVIEW, wave, touched: true });
    const label = labelField(child, t("What does it say?"));
    const hang = () => {
      keep(label.value);
      this.sheet.close();
    };
    const again = this.#button("rotate-ccw", t("Once more"), () => this.open(place));
    const up = this.#button("check", place.take ? t("Put it in") : t("Hang it up"), hang, "main");
    label.guards(up);
    const last = el("div", { class: "voice-last" }, this.#leave(), again, ...(child || place.take ? [] : [label.element]), up);
    this.#show([el("div", { class: "voice-review" }, voice), last]);
    voice.play?.focus();
  }

  /** @param {string} text @param {Parcel} parcel @param {Place} place */
  #bring(text, parcel, place) {
    if (place.take) return place.take(parcel);
    const card = this.#card({ kind: "voice", text }, place);
    this.room.store.bring(card, parcel);
    this.sheet.tell("hung", { card: card.id });
  }

  /** @param {Partial<Card>} content @param {Place} place */
  #card(content, place) {
    const colour = content.colour ?? this.room.store.person(this.room.store.me?.person)?.colour;
    const given = Object.entries({ colour, ...content, ...place }).filter(([, value]) => value);
    const taken = this.room.store.cards.filter((card) => card.paper === place.paper);
    return { id: newId(), ...Object.fromEntries(given), ...freeSpot(taken, content) };
  }

  #end() {
    this.#turn += 1;
    this.#recording?.stop();
    this.#recording = undefined;
  }

  #leave() {
    return this.#button("arrow-left", t("I do not want to"), () => this.sheet.close());
  }

  /** @param {(Node | null)[]} content */
  #show(content) {
    const shown = content.filter((part) => part !== null);
    this.sheet.open(t("Say it"), [el("div", { class: "voice-sheet" }, ...shown)], { quiet: this.room.isChild });
  }

  /** @param {IconName} name @param {string} words @param {() => void} act @param {string} [kind] */
  #button(name, words, act, kind = "") {
    const [main, more] = [kind.startsWith("main"), kind.replace("main", "")];
    if (this.room.isChild) {
      const made = tile(name, words, act, { kind: main ? "main" : "plain" });
      made.classList.add(...more.split(" ").filter(Boolean));
      return made;
    }
    return button({ class: `button ${main ? "button--main" : ""}${more}` }, act, icon(name), el("span", {}, words));
  }
}

// The dialogs of the child's screen: writing, drawing, symbols, photo, voice, reading a card.
/** @import { Card, Entry } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { newId } from "../../lib/ids.js";
import { writtenIn } from "../../lib/speech/voices.js";
import { spotOn } from "../../state/wall/free_spots.js";
import { cardBody } from "../card/card_body.js";
import { childWriting } from "./child_write.js";
import { openDrawing } from "../drawing/drawing_dialog.js";
import { UnsentMedia } from "../media/unsent_media.js";
import { PhotoDialog } from "../media/photo_dialog.js";
import { SymbolPicker } from "../symbols/picker.js";
import { speaker } from "../base/reading_speaker.js";
import { tile } from "../base/tile.js";
import { VoiceDialog } from "../voice/voice_dialog.js";

const SYMBOL_COLOUR = "sky";

/** @typedef {{ paper: string, sheet: number }} Place */

/** Opens the dialogs of the child's screen. */
export class ChildSheets {
  /**
   * @param {AppContext} app @param {IpkDialog} dialog
   * @param {() => import("./child_papers.js").PaperSheet | undefined} sheet the sheet of paper that the child sees now
   */
  constructor(app, dialog, sheet) {
    this.app = app;
    this.dialog = dialog;
    this.sheet = sheet;
    this.photos = new PhotoDialog(app, dialog);
    this.voices = new VoiceDialog(app, dialog);
    this.returned = new UnsentMedia(app, dialog, () => sheet()?.paper.id);
  }

  /**
   * A new card. It hangs on the paper that was there when the child began.
   * @param {string} [text] words to begin with
   */
  write(text = "") {
    const place = this.#place();
    const own = this.app.store.person(this.app.store.me?.person)?.colour;
    this.#openWriting({ text, changing: false, colour: own, draft: this.#draft("write", place?.paper) }, (written) =>
      this.#stick({ kind: "note", ...written }, place),
    );
  }

  /** A new drawing, or one of the child's own to go on with. @param {Card} [card] */
  draw(card) {
    const where = card ?? this.#place();
    if (where) openDrawing(this.app, this.dialog, where);
  }

  /** @param {Card} card */
  change(card) {
    if (card.kind === "drawing") {
      this.draw(card);
      return;
    }
    const draft = this.#draft(`card ${card.id}`);
    this.#openWriting({ text: card.text ?? "", changing: true, colour: card.colour ?? undefined, draft }, (written) =>
      this.app.store.do("card.edit", { id: card.id, ...written }),
    );
  }

  /** @param {string} place @param {string} [paper] @returns {import("./child_write.js").Writing["draft"]} */
  #draft(place, paper) {
    const { store } = this.app;
    const title = store.papers.find(({ id }) => id === paper)?.title ?? "";
    return { drafts: store.drafts, place, paper, moved: () => t("It will hang on the paper {title}.", { title }) };
  }

  pick() {
    const place = this.#place();
    const hang = (/** @type {string[]} */ symbols) => {
      this.dialog.close();
      this.app.often.record(symbols);
      this.#stick({ kind: "symbol", symbols, colour: SYMBOL_COLOUR }, place);
    };
    const leave = () => this.dialog.close();
    const picker = new SymbolPicker(this.app, { few: true, hang, leave, other: () => this.write() });
    this.dialog.open(t("Choose a picture"), [picker.element], { quiet: true });
    picker.focus();
  }

  photograph() {
    const place = this.#place();
    if (place) this.photos.choose(place);
  }

  say() {
    const place = this.#place();
    if (place) this.voices.open(place);
  }

  /** Opens the refused card again for editing. @param {Entry} entry */
  giveBack(entry) {
    const { text } = entry.args;
    if (!this.returned.take(entry) && typeof text === "string") this.write(text);
  }

  /** @param {Card} card */
  read(card) {
    const author = el("p", { class: "read-author" }, this.app.nameOf(card.said_by || card.author));
    const back = tile("arrow-left", t("Back"), () => this.dialog.close());
    const whole = el(
      "div",
      { class: "read", "data-colour": card.colour ?? "sun" },
      cardBody(card, this.app, { large: true, touched: true }),
      author,
    );
    const aloud = speaker(() => [whole], { look: "tile" });
    this.dialog.open(t("A card"), [whole, el("div", { class: "write-tools" }, back, aloud)], { quiet: true });
    back.focus();
  }

  /**
   * @param {Pick<import("./child_write.js").Writing, "text" | "changing" | "colour" | "draft">} begin
   * @param {(written: { text: string, colour: string }) => void} keep
   */
  #openWriting(begin, keep) {
    const writing = childWriting({
      ...begin,
      back: () => this.dialog.close(),
      done: (written) => {
        this.dialog.close();
        keep(written);
      },
    });
    this.dialog.open(t("Write"), [writing.element], { quiet: true });
    writing.words.focus();
  }

  /** Where a card begun now will hang. @returns {Place | undefined} */
  #place() {
    const shown = this.sheet();
    return shown && { paper: shown.paper.id, sheet: shown.sheet };
  }

  /** @param {Partial<Card>} content @param {Place | undefined} place */
  #stick(content, place) {
    const { store } = this.app;
    if (!place) return;
    const { paper, sheet } = { ...place, paper: content.paper ?? place.paper };
    store.do("card.stick", {
      id: newId(),
      ...content,
      ...writtenIn(content.text),
      paper,
      ...spotOn(store, paper, content, sheet),
    });
  }
}

// `<ipk-composer>`: a form by which somebody writes a card and hangs it on a paper.
/** @import { Card, Paper } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { newId } from "../../lib/ids.js";
import { icon } from "../../lib/dom/icons.js";
import { splitText } from "../../lib/i18n/counting.js";
import { writtenIn } from "../../lib/speech/voices.js";
import { LIMITS } from "../../protocol.js";
import { paperInSight } from "../../state/wall/paper_in_sight.js";
import { spotOn } from "../../state/wall/free_spots.js";
import { colourField } from "../base/colours.js";
import { ComposerDraft } from "./composer_draft.js";
import { cameraButton, galleryButton } from "../media/photo_dialog.js";
import { textLimit } from "../base/text_limit.js";

/**
 * Emits `ipk:hung {card}` after a card was created. Its other buttons emit `ipk:draw {paper, said_by}`,
 * `ipk:photo {files, place}`, `ipk:pictures` and `ipk:voice {place}`; the screen opens the dialog.
 * A guide also chooses whose words these are.
 */
export class IpkComposer extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** @type {ComposerDraft | undefined} */
  draft;
  #coloured = false;
  /** The id of the paper in everybody's sight when the choice of paper last followed it. */
  #aim = "";
  /** Buttons for drawing, photo and voice, and the colours; a screen may place this element elsewhere. */
  beside = el("div", { class: "composer composer-beside" });

  build() {
    this.classList.add("composer");
    this.words = el("textarea", {
      class: "composer-words",
      id: "composer-words",
      rows: 3,
      "aria-label": t("What is on the card"),
      placeholder: t("What do you want to say?"),
    });
    this.size = textLimit(this.words, LIMITS.text);
    this.colours = colourField("sun");
    this.where = el("select", { class: "composer-where", id: "composer-where" });
    this.childs = el("input", { type: "checkbox", id: "composer-childs" });
    const childs = t("These are the child's own words");
    this.childsLine = el("label", { class: "composer-childs", for: "composer-childs" }, this.childs, childs);
    this.hint = el("p", { class: "composer-hint", id: "composer-hint", role: "status" });
    this.elsewhere = this.#elsewhere();
    this.hang = this.#hangButton();
    const onPaper = el("span", {}, t("On the paper"));
    const place = el("label", { class: "composer-place", for: "composer-where" }, onPaper, this.where);
    this.split = this.#splitButton();
    this.makes = this.#ways();
    const { words, size, colours, elsewhere, childsLine, hang, split, makes, hint, beside } = this;
    this.append(place, words, size.note, split, elsewhere.element, childsLine, hint, hang);
    beside.append(makes, colours.element);
    if (!beside.parentElement) this.append(beside);
  }

  #hangButton() {
    const look = { class: "button button--main button--wide", "aria-describedby": "composer-hint" };
    return button(look, () => this.#hang(), icon("sticky-note"), t("Hang it up"));
  }

  #splitButton() {
    const look = { class: "button button--wide composer-split", hidden: true };
    return button(look, () => this.#split(), icon("sticky-note"), el("span"));
  }

  /** A notice while the card belongs to another paper than everybody looks at, with a button that changes the paper. */
  #elsewhere() {
    const words = el("span");
    const go = button({ class: "button button--small" }, () => this.aimAt(this.#aim));
    const element = el("p", { class: "composer-elsewhere notice", role: "status", hidden: true }, words, go);
    return { element, words, go };
  }

  #ways() {
    const photo = (/** @type {File[]} */ files) => this.emit("photo", { files, place: this.place });
    return el(
      "fieldset",
      { class: "composer-makes", "aria-describedby": "composer-hint" },
      el("legend", { class: "visually-hidden" }, t("Not by words")),
      button({ class: "button composer-draw" }, () => this.emit("draw", this.place), icon("brush"), t("Draw")),
      button({ class: "button button--pictures" }, () => this.emit("pictures"), icon("image"), t("Picture")),
      cameraButton("button", photo),
      galleryButton("button", photo),
      button({ class: "button" }, () => this.emit("voice", { place: this.place }), icon("mic"), t("Say it")),
    );
  }

  /** Where a card made now would hang, and whose words it would carry. */
  get place() {
    const child = this.app?.store.people.find((person) => person.role === "child")?.id;
    const paper = this.where?.value ?? "";
    return this.childs?.checked && child ? { paper, said_by: child } : { paper };
  }

  connected() {
    const card = () => setAttribute(this, "data-colour", this.colours?.value ?? "sun");
    if (this.words) this.listen(this.words, "input", () => this.#settle());
    if (this.where) this.listen(this.where, "change", () => this.#settle());
    if (this.colours) this.listen(this.colours.element, "change", card);
    if (this.childs) this.listen(this.childs, "change", () => this.#settle());
    card();
  }

  /** @param {AppContext} app @param {Paper[]} papers on which this person may hang something */
  show(app, papers) {
    this.app = app;
    this.#takeOwnColour(app);
    setAttribute(this, "data-colour", this.colours?.value ?? "sun");
    if (this.where) {
      syncChildren(this.where, papers, {
        key: (paper) => paper.id,
        make: (paper) => el("option", { value: paper.id }),
        update: (option, paper) => setText(option, paper.title),
      });
    }
    this.#follow(app);
    this.draft ??= new ComposerDraft(this, app.store.drafts);
    if (this.childsLine) this.childsLine.hidden = app.role !== "guide";
    this.#settle();
  }

  /**
   * It is aimed at the paper that everybody is looking at; what is half written stays where it was begun.
   * @param {AppContext} app
   */
  #follow({ store }) {
    const aim = paperInSight(store)?.id ?? "";
    if (!aim || aim === this.#aim || !this.where) return;
    const begun = this.draft?.paper;
    this.#aim = aim;
    if (begun && this.where.querySelector(`option[value="${begun}"]`)) this.where.value = begun;
    else if (!this.words?.value.trim()) this.where.value = aim;
  }

  /** Everybody's paper, chosen on purpose. @param {string} paper */
  aimAt(paper) {
    if (!this.where) return;
    this.where.value = paper;
    this.where.dispatchEvent(new Event("change"));
  }

  /**
   * A draft of an earlier page goes on: on its paper, if that is still open, and in its colour.
   * @param {string} paper
   * @param {string} [colour]
   */
  goOn(paper, colour) {
    this.#coloured = true;
    if (colour) this.colours?.choose(colour);
    if (this.where?.querySelector(`option[value="${paper}"]`)) this.where.value = paper;
    setAttribute(this, "data-colour", this.colours?.value ?? "sun");
    this.settle();
  }

  /** Preselects the person's own colour, once. @param {AppContext} app */
  #takeOwnColour(app) {
    const own = app.store.person(app.store.me?.person)?.colour;
    if (this.#coloured || !own) return;
    this.#coloured = true;
    this.colours?.choose(own);
  }

  /** Puts the text of a refused card back into the field. @param {string} words */
  giveBack(words) {
    if (words) this.draft?.giveBack(words);
  }

  /** Hangs a card with this content where and whose the fields say. @param {Partial<Card>} content */
  stick(content) {
    const { app, place } = this;
    if (!app || !place.paper) return;
    const card = {
      id: newId(),
      ...content,
      ...writtenIn(content.text),
      ...place,
      ...spotOn(app.store, place.paper, content),
      colour: this.colours?.value,
    };
    app.store.do("card.stick", card);
    this.emit("hung", { card: card.id });
  }

  /** Updates the form after the field was filled by a script. */
  settle() {
    this.size?.show();
    this.#settle();
  }

  #settle() {
    const { app } = this;
    if (!app || !this.hang || !this.hint) return;
    const empty = !this.words?.value.trim();
    const rests = app.store.resting || !this.where?.value;
    const pieces = this.size?.fits ? 0 : splitText(this.words?.value ?? "", LIMITS.text).length;
    this.hang.disabled = empty || rests || pieces > 0;
    if (this.split) {
      this.split.hidden = pieces === 0;
      this.split.disabled = rests;
      setText(
        /** @type {Element} */ (this.split.lastElementChild),
        t("Split it into {count} cards", { count: pieces }),
      );
    }
    if (this.makes) this.makes.disabled = rests;
    setText(this.hint, this.#advice(app));
    setAttribute(this.hint, "data-rests", rests);
    this.#sayWhere(app);
  }

  /** @param {AppContext} app */
  #sayWhere({ store }) {
    const { elsewhere, where } = this;
    if (!elsewhere || !where) return;
    const title = (/** @type {string} */ id) => store.papers.find((paper) => paper.id === id)?.title ?? "";
    const [here, there] = [title(where.value), title(this.#aim)];
    elsewhere.element.hidden = !this.words?.value.trim() || where.value === this.#aim || !here || !there;
    setText(
      elsewhere.words,
      t("Your card will hang on “{here}”. Everybody is looking at “{there}” now.", { here, there }),
    );
    setText(elsewhere.go, t("Hang it on “{there}”", { there }));
  }

  /** @param {AppContext} app */
  #advice({ store, role }) {
    if (store.meeting?.closed) return t("The meeting is over");
    if (store.meeting?.paused_by_child) return t("We are having a break. You can go on writing and hang it up later.");
    if (store.meeting?.frozen) return t("The facilitator stopped the wall for a while.");
    if (!this.where?.value) return t("No paper is open yet.");
    if (this.draft?.moved)
      return t("It will hang on the paper {title}.", { title: this.where.selectedOptions[0]?.textContent ?? "" });
    const waits = store.meeting?.moderation === "approve" && role !== "facilitator" && !this.childs?.checked;
    return waits ? t("Others see it when the facilitator approves it.") : "";
  }

  #hang() {
    const { words } = this;
    if (!words || !this.size?.fits || !this.place.paper) return;
    this.stick({ kind: "note", text: words.value.trim() });
    this.#empty(words);
  }

  /** A text that is too long for one card becomes several, one after another. */
  #split() {
    const { words } = this;
    if (!words || !this.place.paper) return;
    for (const text of splitText(words.value, LIMITS.text)) this.stick({ kind: "note", text });
    this.#empty(words);
  }

  /** @param {HTMLTextAreaElement} words */
  #empty(words) {
    words.value = "";
    this.draft?.hung();
    if (!words.value && this.#aim && this.where) this.where.value = this.#aim;
    this.settle();
  }
}

customElements.define("ipk-composer", IpkComposer);

/** Papers one may write on, the one that everybody is looking at first. @param {AppContext} app @returns {Paper[]} */
export function openPapers({ store }) {
  const step = store.meeting?.step;
  const first = paperInSight(store)?.id;
  const rank = (/** @type {Paper} */ { id, step: of }) => (id === first ? 0 : of === step ? 1 : 2);
  return store.papers.filter((paper) => paper.open).sort((one, other) => rank(one) - rank(other));
}

/** The words of a note that was refused. @param {Partial<Card>} args */
export function wordsOf({ kind, text }) {
  return kind === "note" && text ? text : "";
}

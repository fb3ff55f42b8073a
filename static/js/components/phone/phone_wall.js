// `<ipk-reading>`: the third tab of the phone, the wall as lists of cards.
/** @import { Paper } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { cardList } from "../card/card_list.js";
import { openPapers } from "../compose/composer.js";
import { speaker } from "../base/reading_speaker.js";

/** The third tab of the phone: the wall as lists of cards, one paper after another. */
export class IpkReading extends IpkElement {
  #turnedTo = "";
  #all = false;

  build() {
    this.classList.add("place", "place--wall");
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", t("The wall"));
    this.chips = el("div", { class: "chips", role: "group", "aria-label": t("Papers") });
    this.more = button({ class: "chip chip--more" }, () => this.#showAll(), t("Other papers"));
    this.heading = el("h2", { class: "wall-title" });
    this.list = cardList(t("Nothing hangs here yet."), { author: true, aloud: true });
    const title = el(
      "div",
      { class: "spoken" },
      this.heading,
      speaker(() => [this.heading]),
    );
    this.append(el("div", { class: "chips" }, this.chips, this.more), title, this.list.element);
  }

  /** @param {AppContext} app */
  show(app) {
    this.app = app;
    const { store } = app;
    const papers = openPapers(app);
    const wanted = this.#turnedTo || store.meeting?.spotlight?.paper;
    const shown = papers.find(({ id }) => id === wanted) ?? papers[0];
    this.#showChips(papers, shown);
    if (this.heading) setText(this.heading, shown?.title ?? "");
    // The child's own words come first (S1, step 3).
    const cards = store.cards
      .filter((card) => card.paper === shown?.id)
      .sort((one, other) => Number(other.own_words ?? false) - Number(one.own_words ?? false));
    this.list?.show(cards, app, shown ? undefined : t("No paper is open yet."));
  }

  /**
   * The papers of this step; the others when they are asked for.
   * @param {Paper[]} papers
   * @param {Paper | undefined} shown
   */
  #showChips(papers, shown) {
    const { chips, more } = this;
    const step = this.app?.store.meeting?.step;
    const near = papers.filter((paper) => paper.step === step || paper === shown);
    const all = this.#all || !papers.some((paper) => paper.step === step);
    if (!chips || !more) return;
    more.hidden = all || near.length === papers.length;
    syncChildren(chips, all ? papers : near, {
      key: (paper) => paper.id,
      make: (paper) => button({ class: "chip" }, () => this.#turnTo(paper.id)),
      update: (chip, paper) => {
        setText(chip, paper.title);
        setAttribute(chip, "aria-pressed", String(paper === shown));
      },
    });
  }

  #showAll() {
    this.#all = true;
    if (this.app) this.show(this.app);
    /** @type {HTMLElement | null} */ (this.chips?.lastElementChild)?.focus();
  }

  /** @param {string} id */
  #turnTo(id) {
    this.#turnedTo = id;
    if (this.app) this.show(this.app);
  }
}

customElements.define("ipk-reading", IpkReading);

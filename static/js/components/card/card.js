// `<ipk-card>`: one card on a paper of the wall.
/** @import { Card } from "../../types.d.ts" */
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
import { spaced, el, setAttribute } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { hashFraction } from "../../lib/ids.js";
import { LIMITS } from "../../protocol.js";
import { sizeOf } from "../../state/wall/card_sizes.js";
import { clampToPaper, sheetOf } from "../../state/wall/free_spots.js";
import { cardName } from "./card_name.js";
import { cardBody, growDrawing, kindOf } from "./card_body.js";

const MOST_TURN = 2;
/** The child's own words lie above everybody else's, whoever puts something there. */
const OWN_WORDS_Z = 1_000_000_000;

/** @typedef {ReturnType<AppContext["store"]["saveStatus"]>} Standing */
/** @type {Record<Standing, { icon: IconName, say: () => string }>} */
export const SAVE_STATUSES = {
  saving: { icon: "hourglass", say: () => t("Saving…") },
  offline: { icon: "cloud-off", say: () => t("Will be saved when the connection is back") },
  unkept: { icon: "cloud-off", say: () => t("Not saved yet. Keep the page open") },
  held: { icon: "clock", say: () => t("Waits until the wall goes on") },
  waiting: { icon: "clock", say: () => t("Waiting for approval") },
  hidden: { icon: "eye-off", say: () => t("Hidden") },
  shown: { icon: "check", say: () => t("It is hanging") },
};

/** One card on a paper. It shows what it is given; the paper around it moves it. */
export class IpkCard extends IpkElement {
  #drawn = "";
  #about = "";
  #named = () => "";
  /** @type {Card | undefined} */
  card;
  /** Where it is shown: all of it on its sheet. */
  spot = { x: 0, y: 0 };

  build() {
    this.classList.add("card");
    this.tabIndex = 0;
    this.setAttribute("role", "button");
  }

  connected() {
    this.listen(this, "ipk:said", () => this.#name());
  }

  /** @param {Card} card @param {AppContext} app */
  show(card, app) {
    const standing = app.store.saveStatus(card);
    const author = card.said_by ? app.nameOf(card.said_by) : app.nameOf(card.author);
    setAttribute(this, "data-movable", app.store.mayMove(card));
    if (this.#isShown(card, `${standing} ${author}`)) return;
    this.spot = clampToPaper(card.x, card.y, card);
    this.#place(card, this.spot);
    setAttribute(this, "data-standing", standing);
    setAttribute(this, "data-locked", Boolean(card.locked));
    setAttribute(this, "data-own-words", Boolean(card.own_words));
    const drawn = JSON.stringify([
      card.kind,
      card.text,
      card.symbols,
      card.media,
      card.wave,
      card.album,
      card.kind === "profile" && (card.strokes?.length ?? 0) > 0,
      card.colour,
      author,
      standing,
      card.locked,
      card.group,
    ]);
    growDrawing(this, card);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#draw(card, app, { standing, author });
  }

  /**
   * A record is never changed in place: the same one, standing the same, is there already.
   * @param {Card} card
   * @param {string} about
   */
  #isShown(card, about) {
    const same = card === this.card && about === this.#about;
    this.card = card;
    this.#about = about;
    return same;
  }

  /**
   * Wherever its centre is, a whole card hangs on the paper.
   * @param {Card} card
   * @param {{ x: number, y: number }} spot
   */
  #place(card, { x, y }) {
    const { style } = this;
    style.setProperty("--x", String(x / LIMITS.paper_width));
    style.setProperty("--y", String(y / LIMITS.paper_height - sheetOf(y)));
    style.setProperty("--tilt", `${card.turn || (hashFraction(card.id) * 2 - 1) * MOST_TURN}deg`);
    const { width, height, lines } = sizeOf(card);
    style.setProperty("--width", String(width));
    style.setProperty("--height", String(height));
    style.setProperty("--lines", String(lines));
    style.zIndex = String((card.z ?? 0) + (card.own_words ? OWN_WORDS_Z : 0));
  }

  /** @param {Card} card @param {AppContext} app @param {{ standing: Standing, author: string }} about */
  #draw(card, app, { standing, author }) {
    const { name, cut } = sizeOf(card);
    this.className = ["card", `card--${card.colour ?? "sun"}`, `card--${name}`].join(" ");
    setAttribute(this, "data-cut", cut);
    const body = cardBody(card, app);
    const foot = el(
      "footer",
      { class: "card-foot" },
      ...spaced(
        el("span", { class: "card-author" }, author),
        // The child's own words stay where they hang; that they belong to a group is only said.
        card.own_words && card.group && el("span", { class: "card-group" }, card.group),
        cut && el("span", { class: "card-more" }, t("more…")),
        ...this.#marks(card, standing),
      ),
    );
    this.replaceChildren(...spaced(body, foot));
    this.#named = () =>
      cardName(body, foot, [kindOf(card, app), standing === "shown" ? "" : SAVE_STATUSES[standing].say()]);
    this.#name();
    if (card.own_words) this.append(el("span", { class: "card-star" }, icon("star")));
  }

  #name() {
    setAttribute(this, "aria-label", this.#named());
  }

  /** @param {Card} card @param {Standing} standing */
  #marks(card, standing) {
    const marks = [];
    if (card.locked) marks.push(icon("lock"));
    if (standing !== "shown") marks.push(icon(SAVE_STATUSES[standing].icon));
    return marks;
  }
}

customElements.define("ipk-card", IpkCard);

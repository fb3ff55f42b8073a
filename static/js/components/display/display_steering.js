// `<ipk-display-steering>`: the facilitator's remote control for the room's display.
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
/** @import { DisplayView, Target } from "../../state/wall/display_steering.js" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { displayView } from "../../state/wall/display_steering.js";
import { cardLabel } from "../card/card_body.js";

/** What the room's display shows, and turning it: to the next page or card, larger, back. Emits `ipk:leave`. */
export class IpkDisplaySteering extends IpkElement {
  /** @type {AppContext | undefined} */
  app;

  build() {
    this.words = el("p", { class: "tools-card", role: "status" });
    this.previous = this.#tool("arrow-left", t("Back"), "previous");
    this.next = this.#tool("arrow-right", t("Next"), "next");
    this.larger = this.#tool("maximize", t("Cards one by one"), "larger");
    this.smaller = this.#tool("layout-grid", t("The whole paper"), "smaller");
    this.alone = button({ class: "button", "data-steer": "alone" }, () => this.#show({}), icon("play"), t("By itself"));
    const leave = button(
      { class: "icon-button", "aria-label": t("Leave it"), title: t("Leave it") },
      () => this.emit("leave"),
      icon("x"),
    );
    const tools = [this.words, this.previous, this.next, this.larger, this.smaller, this.alone, leave];
    this.append(el("div", { class: "tools-row tools-row--display" }, ...tools));
  }

  /** @param {boolean} open */
  show(open) {
    const { app } = this;
    this.hidden = !open;
    if (!app || !open) return;
    const view = displayView(app.store);
    if (this.words) setText(this.words, t("On the display: {what}", { what: shownWords(view, app) }));
    for (const name of /** @type {const} */ (["previous", "next", "larger", "smaller"])) {
      const tool = this[name];
      if (tool) tool.disabled = !view[name];
    }
    if (this.larger) this.larger.hidden = Boolean(view.card);
    if (this.smaller) this.smaller.hidden = !view.card;
    if (this.alone) this.alone.disabled = !app.store.meeting?.spotlight;
  }

  /** @param {IconName} name @param {string} words @param {"previous" | "next" | "larger" | "smaller"} way */
  #tool(name, words, way) {
    const press = () => this.app && this.#show(displayView(this.app.store)[way]);
    return button({ class: "button", "data-steer": way }, press, icon(name), words);
  }

  /** @param {Target | Record<string, never> | undefined} target */
  #show(target) {
    if (target) this.app?.store.do("meeting.spotlight", target);
  }
}

/** @param {DisplayView} view @param {AppContext} app */
function shownWords({ paper, card, profile, place, count }, app) {
  if (profile) return t("The page about the child");
  if (card) return cardLabel(card, app);
  if (!paper) return "–";
  if (count < 2) return paper.title;
  const page =
    place === undefined
      ? t("pages turn by themselves: {pages}", { pages: count })
      : t("Page {page} of {pages}", { page: place + 1, pages: count });
  return `${paper.title}, ${page}`;
}

customElements.define("ipk-display-steering", IpkDisplaySteering);

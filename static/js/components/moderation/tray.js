// `<ipk-tray>`: the facilitator's side panel: waiting cards, raised hands, people.
/** @import { AppContext } from "../../context.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { giveFocus, changeListSafely } from "../../lib/dom/ghost_clicks.js";
import { t } from "../../lib/i18n/i18n.js";
import { TrayInputs } from "../../state/meeting/moment.js";
import { waitingTexts } from "../../state/meeting/waiting_texts.js";
import { handsPanel, quietSignals } from "../meeting/raised_hands.js";
import { IpkKindWords } from "./kind_words.js";
import { waitingInLobby } from "../people/lobby.js";
import { peoplePanel } from "../people/people.js";
import { waitingCards, waitingPanel } from "./waiting.js";

/** Side panel with three lists: waiting cards, raised hands, people and the lobby. */
export class IpkTray extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  #open = "waiting";
  #inputs = new TrayInputs();

  build() {
    const { app } = this;
    if (!app) return;
    this.classList.add("tray");
    this.panels = [
      { name: "waiting", words: t("Waits"), panel: waitingPanel(app), count: () => waitingCount(app) },
      { name: "hands", words: t("Hands"), panel: handsPanel(app), count: () => quietSignals(app).length },
      {
        name: "people",
        words: t("People"),
        panel: peoplePanel(app, () => this.#draw()),
        count: () => app.store.people.filter(waitingInLobby).length,
      },
    ];
    this.tabs = el(
      "div",
      { class: "tray-tabs", role: "tablist", "aria-label": t("What waits for you") },
      ...this.panels.map(({ name, words }) =>
        button(
          { class: "tray-tab", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}` },
          () => this.#turn(name),
          el("span", {}, words),
          el("span", { class: "count" }),
        ),
      ),
    );
    this.listen(this.tabs, "keydown", (event) => this.#arrows(event));
    this.kind = new IpkKindWords();
    this.append(this.tabs, ...this.panels.map(({ panel }) => panel.element), this.kind);
    this.panels.forEach(({ name, panel: { element } }) => {
      for (const [key, value] of Object.entries({
        role: "tabpanel",
        id: `panel-${name}`,
        "aria-labelledby": `tab-${name}`,
      }))
        setAttribute(element, key, value);
    });
    this.#turn(this.#open);
  }

  connected() {
    this.listen(this, "ipk:kind-done", () => this.takeFocus());
    this.listen(this, "click", ({ target }) => {
      const there = target instanceof Element && target.closest("[data-turn]")?.getAttribute("data-turn");
      if (!there) return;
      this.#turn(there);
      // Whoever is at the door is in sight, however far down the list was read.
      this.panels
        ?.find(({ name }) => name === there)
        ?.panel.element.querySelector(".lobby")
        ?.scrollIntoView({ block: "start" });
    });
  }

  /** What only hangs or moves on the wall changes nothing here. */
  show() {
    if (this.app && !this.#inputs.isSame(this.app.store)) this.#draw();
  }

  #draw() {
    if (this.app) this.kind?.show(this.app);
    this.panels?.forEach(({ panel, count }, index) => {
      changeListSafely(panel.element, () => panel.show());
      const badge = /** @type {Element} */ (this.tabs?.children[index].lastElementChild);
      setText(badge, String(count() || ""));
    });
  }

  /** A keyboard comes to what waits without going through the wall. */
  goToWaiting() {
    this.#turn("waiting");
    const first =
      this.querySelector(".heaps [data-action=approve], .heaps button, .waiting-texts button") ??
      this.tabs?.firstElementChild;
    if (first instanceof HTMLElement) first.focus();
  }

  /** What had the keyboard is gone: it goes on with the first card that waits, else with the open panel's tab. */
  takeFocus() {
    const first = this.querySelector(".panel:not([hidden]) :is(.heaps [data-action=approve], .waiting-texts button)");
    giveFocus(first ?? this.tabs?.querySelector("[aria-selected=true]") ?? null);
  }

  /** @param {string} name */
  #turn(name) {
    this.#open = name;
    this.panels?.forEach((panel, index) => {
      const open = panel.name === name;
      panel.panel.element.hidden = !open;
      setAttribute(/** @type {Element} */ (this.tabs?.children[index]), "aria-selected", String(open));
      setAttribute(/** @type {Element} */ (this.tabs?.children[index]), "tabindex", open ? 0 : -1);
    });
  }

  /** @param {KeyboardEvent} event */
  #arrows(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const panels = this.panels ?? [];
    if (!by) return;
    const at = panels.findIndex(({ name }) => name === this.#open);
    const next = (at + by + panels.length) % panels.length;
    this.#turn(panels[next].name);
    /** @type {HTMLElement | undefined} */ (this.tabs?.children[next])?.focus();
  }
}

/** @param {AppContext} app */
function waitingCount(app) {
  return waitingCards(app).length + waitingTexts(app.store).length;
}

customElements.define("ipk-tray", IpkTray);

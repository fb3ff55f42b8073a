// `<ipk-gather>`: groups cards; the facilitator taps similar cards and gives them a title.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { decide } from "../../state/core/seen.js";
import { keepFieldDraft } from "../base/draft_field.js";
import { textLimit } from "../base/text_limit.js";

const TITLE_LIMIT = 120;

/** Similar cards are tapped one after another and gathered under a title. Emits `ipk:leave` when that is done. */
export class IpkGather extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** @type {ReturnType<typeof keepFieldDraft> | undefined} */
  draft;
  /** As the wall shows them. @type {Card[]} */
  #chosen = [];
  /** The clock of what the wall shows. */
  #seen = 0;

  build() {
    this.words = el("p", { class: "tools-card", role: "status" });
    const title = t("Title of the pile");
    this.name_ = el("input", {
      class: "gather-title",
      type: "text",
      placeholder: title,
      "aria-label": title,
      enterkeyhint: "done",
    });
    this.done = button(
      { class: "button button--main", "data-act": "gather" },
      () => this.#gather(),
      icon("group"),
      t("Gather"),
    );
    const leave = button({ class: "button button--plain" }, () => this.emit("leave"), t("Leave it"));
    this.size = textLimit(this.name_, TITLE_LIMIT);
    this.form = el(
      "form",
      { class: "tools-row tools-row--gather" },
      this.words,
      this.name_,
      this.done,
      leave,
      this.size.note,
    );
    this.append(this.form);
  }

  connected() {
    if (this.name_) this.listen(this.name_, "input", () => this.#settle());
    if (this.name_ && this.app)
      this.draft ??= keepFieldDraft(this.app.store.drafts, "gather", this.name_, () => this.#settle());
    if (!this.form) return;
    this.listen(this.form, "submit", (event) => {
      event.preventDefault();
      this.#gather();
    });
  }

  /** @param {Set<string> | undefined} cards none while nothing is gathered */
  show(cards) {
    this.hidden = !cards;
    const { store } = this.app ?? {};
    this.#chosen = [...(cards ?? [])].map((id) => store?.card(id)).filter((card) => card !== undefined);
    this.#seen = store?.replica.seq ?? 0;
    const count = this.#chosen.length;
    if (this.words)
      setText(this.words, count > 0 ? t("Cards: {count}", { count }) : t("Tap cards that belong together."));
    this.#settle();
  }

  #settle() {
    if (this.done) this.done.disabled = !this.name_?.value.trim() || !this.size?.fits || this.#chosen.length === 0;
  }

  #gather() {
    const group = this.name_?.value.trim();
    if (!group || !this.app || !this.name_ || !this.size?.fits || this.#chosen.length === 0) return;
    const ids = this.#chosen.map(({ id }) => id);
    this.draft?.drop();
    decide(this.app.store, "card.gather", { ids, group }, this.#chosen, { seen: this.#seen });
    this.name_.value = "";
    this.emit("leave");
  }
}

customElements.define("ipk-gather", IpkGather);

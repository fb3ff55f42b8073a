/** @import { Card, Paper } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { el, keyed, write } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { IpkCard } from "./card.js";
import { IpkMessage } from "./message.js";
import { IpkPaper } from "./paper.js";
import { IpkPause } from "./pause.js";
import { joinCard } from "./join_card.js";
import { IpkRoomSound } from "./room_sound.js";
import { stepName } from "./step_words.js";
import { onEveryChange } from "./watching.js";

/** The room's display: the paper of this step, large; how to join; nothing to click. */
export class IpkDisplay extends IpkElement {
  /** @type {Room | undefined} */
  room;

  build() {
    const { room } = this;
    if (!room) return;
    this.classList.add("screen", "display");
    const message = new IpkMessage();
    message.room = room;
    this.pause = new IpkPause();
    this.goal = el("p", { class: "display-goal" });
    this.step = el("h1", { class: "display-step" });
    this.papers = el("div", { class: "display-papers" });
    this.rest = el("ul", { class: "display-rest", role: "list" });
    this.join = joinCard(room);
    const side = el("aside", { class: "display-side" }, this.join.element);
    this.append(
      el("header", { class: "display-head" }, this.step, this.goal),
      el("div", { class: "display-stage" }, this.papers, side),
      this.rest,
      message,
      Object.assign(new IpkRoomSound(), { room }),
      this.pause,
    );
    this.#light();
  }

  arrive() {
    if (!this.room) return;
    onEveryChange(this.room.store, () => this.render(), this.leaving.signal);
    this.listen(document, "keydown", (event) => event.key === "d" && this.#light(true));
  }

  render() {
    const { room } = this;
    if (!room || !this.papers) return;
    const { meeting, cards } = room.store;
    const { shown, rest } = this.#choice(room);
    write(/** @type {Element} */ (this.step), meeting ? stepName(meeting) : "");
    write(/** @type {Element} */ (this.goal), meeting?.goal ?? "");
    keyed(this.papers, shown ? [shown] : [], {
      key: (paper) => paper.id,
      make: () => Object.assign(new IpkPaper(), { still: true }),
      update: (element, paper) =>
        element.show(
          paper,
          cards.filter((card) => card.paper === paper.id),
          room,
        ),
    });
    keyed(/** @type {Element} */ (this.rest), rest, {
      key: (paper) => paper.id,
      make: (paper) => el("li", {}, paper.title),
    });
    this.#showCard(room.store.card(meeting?.spotlight?.card), room);
    this.join?.show();
    this.pause?.show(room);
  }

  /** @param {Room} room One paper at a time: a room reads it from the far end of the table. @returns {{ shown: Paper | undefined, rest: Paper[] }} */
  #choice({ store }) {
    const { meeting } = store;
    const open = store.papers.filter((paper) => paper.open);
    const spot = open.find(({ id }) => id === meeting?.spotlight?.paper);
    const ofStep = open.filter((paper) => paper.step === meeting?.step);
    const these = ofStep.length > 0 ? ofStep : open.slice(-1);
    const shown = spot ?? these[0];
    return { shown, rest: these.filter((paper) => paper !== shown) };
  }

  /** "Everybody look here": one card over everything. @param {Card | undefined} card @param {Room} room */
  #showCard(card, room) {
    if (!card) {
      this.large?.remove();
      this.large = undefined;
      return;
    }
    if (!this.large) {
      this.large = el("div", { class: "display-large" }, new IpkCard());
      this.append(this.large);
    }
    /** @type {IpkCard} */ (this.large.firstElementChild).show({ ...card, x: 800, y: 600 }, room);
  }

  /** A dark ground for a dark room: by its address, by the system, or by the key D. @param {boolean} [turn] */
  #light(turn = false) {
    const root = document.documentElement;
    const asked = location.hash === "#dark" || matchMedia("(prefers-color-scheme: dark)").matches;
    const dark = turn ? root.dataset.ground !== "dark" : asked;
    if (dark) root.dataset.ground = "dark";
    else delete root.dataset.ground;
  }
}

customElements.define("ipk-display", IpkDisplay);

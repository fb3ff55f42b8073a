// `<ipk-display>`: the room's display, which everybody sees and nobody operates.
/** @import { Paper } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { el, syncChildren, setText } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { displayName } from "../../state/people/display_names.js";
import { paperInSight, papersOfStep } from "../../state/wall/paper_in_sight.js";
import { displayCard } from "./display_card.js";
import { DisplayPaper } from "./display_paper.js";
import { endedCover } from "../meeting/ended.js";
import { displayProfile } from "./display_profile.js";
import { displayPeople } from "./display_people.js";
import { joinCard } from "../people/join_card.js";
import { displayStep } from "../steps/display_step.js";
import { IpkMessage } from "../messages/message.js";
import { IpkPause } from "../meeting/pause.js";
import { IpkRoomSound } from "../music/room_sound.js";
import { stepName } from "../meeting/step_words.js";
import { onEveryChange } from "../base/watching.js";

/** The room's display: the paper of this step, the people, how to join. It has no controls. */
export class IpkDisplay extends IpkElement {
  /** @type {AppContext | undefined} */
  app;

  build() {
    const { app } = this;
    if (!app) return;
    this.classList.add("screen", "display");
    this.pause = new IpkPause();
    this.ended = endedCover(app);
    this.goal = el("p", { class: "display-goal" });
    this.step = el("h1", { class: "display-step" });
    this.rest = el("ul", { class: "display-rest", role: "list" });
    this.word = el("p", { class: "display-word", role: "status" }, icon("message-circle"), el("span", {}));
    this.calm = el("p", { class: "display-calm", role: "status" }, icon("snowflake"), el("span", {}));
    this.paper = new DisplayPaper(app, this.abort.signal);
    this.people = displayPeople();
    this.large = displayCard(this.abort.signal);
    this.page = displayProfile(this);
    this.join = joinCard(app);
    this.now = displayStep(app);
    this.append(
      this.#head(),
      this.#stage(),
      this.page.element,
      this.people.element,
      this.calm,
      this.large.element,
      Object.assign(new IpkMessage(), { app }),
      Object.assign(new IpkRoomSound(), { app }),
      this.ended.element,
      this.pause,
    );
  }

  #head() {
    const { step = null, goal = null, word = null, rest = null, now } = this;
    return el("header", { class: "display-head" }, step, goal, now?.banner, word, now?.alone, rest);
  }

  #stage() {
    const { now, paper, join } = this;
    const side = el("aside", { class: "display-side" }, join?.element);
    return el("div", { class: "display-stage" }, now?.board, paper?.element, side);
  }

  connected() {
    if (!this.app) return;
    onEveryChange(this.app.store, () => this.render(), this.abort.signal);
    const system = matchMedia("(prefers-color-scheme: dark)");
    this.listen(system, "change", () => light(wantsDark(system)));
    this.listen(document, "keydown", (event) => event.key === "d" && light(!isDark()));
    light(wantsDark(system));
  }

  render() {
    const { app } = this;
    if (!app) return;
    const { meeting } = app.store;
    const { shown, rest } = choice(app);
    setText(/** @type {Element} */ (this.step), meeting ? stepName(meeting) : "");
    setText(/** @type {Element} */ (this.goal), meeting?.goal ?? "");
    syncChildren(/** @type {Element} */ (this.rest), rest, {
      key: (paper) => paper.id,
      make: (paper) => el("li", {}, paper.title),
    });
    this.#giveWord(app.store.person(meeting?.word ?? undefined)?.name ?? "");
    this.now?.show();
    if (this.paper && this.now) this.paper.element.hidden = !this.now.board.hidden;
    this.paper?.show(shown, meeting?.spotlight?.part ?? undefined);
    this.people?.show(app);
    this.large?.show(app.store.card(meeting?.spotlight?.card), app);
    this.page?.show(app);
    this.join?.show();
    this.pause?.show(app);
    this.ended?.show();
    this.#rest(Boolean(meeting?.frozen && !meeting.paused_by_child));
  }

  /** @param {string} name who has it, "" for nobody */
  #giveWord(name) {
    if (!this.word) return;
    this.word.hidden = !name;
    setText(
      /** @type {Element} */ (this.word.lastElementChild),
      name ? t("{name} is speaking", { name: displayName(name) }) : "",
    );
  }

  /** @param {boolean} rests the facilitator let the wall rest */
  #rest(rests) {
    if (!this.calm) return;
    this.calm.hidden = !rests;
    setText(
      /** @type {Element} */ (this.calm.lastElementChild),
      rests ? t("The wall is resting. We are listening.") : "",
    );
  }
}

/**
 * One paper at a time: a room reads it from the far end of the table.
 * @param {AppContext} app
 * @returns {{ shown: Paper | undefined, rest: Paper[] }}
 */
function choice({ store }) {
  const shown = paperInSight(store);
  return { shown, rest: papersOfStep(store).filter((paper) => paper !== shown) };
}

// --- a dark ground for a dark room: by the address, by the system, or by the key D; nothing has to be clicked ---

/** @param {MediaQueryList} system */
function wantsDark(system) {
  return new URLSearchParams(location.search).has("dark") || location.hash === "#dark" || system.matches;
}

function isDark() {
  return document.documentElement.dataset.ground === "dark";
}

/** @param {boolean} dark */
function light(dark) {
  if (dark) document.documentElement.dataset.ground = "dark";
  else delete document.documentElement.dataset.ground;
}

customElements.define("ipk-display", IpkDisplay);

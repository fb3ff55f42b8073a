// Step 8: agree, agree with a wish, not yet; three equal answers.
/** @import { AppContext } from "../../context.js" */
/** @import { Agreement, AgreementAnswer } from "../../types.d.ts" */
/** @import { Respondent } from "./respondent.js" */
/** @import { StepBlock } from "./step_block.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { LIMITS } from "../../protocol.js";
import { agreementOf, askedPeople } from "../../state/meeting/plan.js";
import { textLimit } from "../base/text_limit.js";
import { stepBlock } from "./step_block.js";

const AGREEING = 8;
/** @type {{ answer: AgreementAnswer, icon: "check" | "heart" | "hourglass", words: () => string }[]} */
const ANSWERS = [
  { answer: "agree", icon: "check", words: () => t("I agree") },
  { answer: "wish", icon: "heart", words: () => t("I agree, and I wish…") },
  { answer: "not_yet", icon: "hourglass", words: () => t("Not yet, because…") },
];

/** The answer to the plan, of oneself or of somebody without a device. @implements {StepBlock} */
class AgreementBlock {
  /** The answer to which words are being written. @type {AgreementAnswer | ""} */
  #chosen = "";

  /** @param {AppContext} app @param {Respondent} respondent */
  constructor(app, respondent) {
    this.app = app;
    this.respondent = respondent;
    const about = app.isChild ? t("Do you want to say more? You need not.") : t("In your own words");
    this.words = el("textarea", { class: "field-input", rows: 2, placeholder: about, "aria-label": about });
    this.size = textLimit(this.words, LIMITS.text);
    this.buttons = ANSWERS.map(({ answer, icon: sign, words }) =>
      button(
        { class: "answer", "data-answer": answer },
        () => this.#press(answer),
        icon(sign),
        el("span", {}, words()),
      ),
    );
    const send = button({ class: "button button--main" }, () => this.#send(), t("Send"));
    this.more = el("div", { class: "answer-more" }, this.words, this.size.note, send);
    this.status = el("p", { class: "step-block-done", role: "status" });
    this.block = stepBlock("agreement", el("div", { class: "answers" }, ...this.buttons), this.more, this.status);
    this.element = this.block.element;
  }

  show() {
    this.element.hidden = !this.#isOpen;
    if (this.element.hidden) return;
    const given = this.#given;
    this.block.say(this.app.isChild ? t("Is the plan good for you?") : t("Do you agree with the plan?"));
    setText(this.status, statusWords(given));
    this.status.hidden = !given;
    this.more.hidden = !this.#chosen || this.#chosen === "agree";
    const pressed = this.#chosen || (given && !given.stale ? given.answer : "");
    for (const one of this.buttons)
      setAttribute(one, "aria-pressed", String(one.getAttribute("data-answer") === pressed));
  }

  waits() {
    return this.#isOpen && (!this.#given || this.#given.stale);
  }

  get #given() {
    return agreementOf(this.app.store, this.respondent.person());
  }

  /** Recorder and organizer answer for people without a device only. */
  get #isOpen() {
    const { store } = this.app;
    const asked = askedPeople(store).some(({ id }) => id === this.respondent.person());
    return store.meeting?.step === AGREEING && store.may("plan.answer") && asked;
  }

  /** @param {AgreementAnswer} answer */
  #press(answer) {
    this.#chosen = answer;
    if (answer === "agree") return this.#send();
    // The child's picture counts at once; words may follow, and no keyboard covers the screen.
    if (this.app.isChild) this.#do(answer);
    this.show();
    if (!this.app.isChild) this.words.focus();
  }

  #send() {
    if (!this.#chosen || !this.size.fits) return;
    this.#do(this.#chosen, this.#chosen === "agree" ? undefined : this.words.value.trim() || undefined);
    this.words.value = "";
    this.#chosen = "";
    this.show();
  }

  /** @param {AgreementAnswer} answer @param {string} [words] */
  #do(answer, words) {
    const { store } = this.app;
    const seen = Math.max(0, ...store.tasks.map(({ rev }) => rev));
    store.do("plan.answer", { answer, words, seen, ...this.respondent.saidBy() });
  }
}

/** @param {Agreement | undefined} given */
function statusWords(given) {
  if (!given) return "";
  return given.stale ? t("The plan changed. Please answer once more.") : t("Your answer is noted. You can change it.");
}

/** @param {AppContext} app @param {Respondent} respondent @returns {StepBlock} */
export function agreementBlock(app, respondent) {
  const answer = new AgreementBlock(app, respondent);
  return { element: answer.element, show: () => answer.show(), waits: () => answer.waits() };
}

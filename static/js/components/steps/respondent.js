// For whom one answers: oneself, or a person without a device.
/** @import { AppContext } from "../../context.js" */
import { el, setAttribute, syncChildren } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { otherRespondents } from "../../state/people/respondents.js";

const PLAN = 6;

/**
 * The person whose answer is given: `person` is their id, `saidBy` what is sent where it is somebody else.
 * @typedef {{ person: () => string | undefined, saidBy: () => { said_by?: string } }} Respondent
 */

/**
 * The choice of the respondent.
 * @param {AppContext} app @param {() => void} changed
 */
export function respondentChoice(app, changed) {
  const { store } = app;
  const select = el("select", { class: "field-input", "aria-label": t("I write for") });
  const element = el(
    "p",
    { class: "respondent-choice", hidden: true },
    el("label", { class: "respondent-label" }, t("I write for"), " ", select),
  );
  /** @type {Respondent} */
  const respondent = {
    person: () => select.value || store.me?.person,
    saidBy: () => (select.value ? { said_by: select.value } : {}),
  };
  select.addEventListener("change", changed);
  return {
    element,
    respondent,
    /** @param {boolean} answers is there anything to answer? */
    show(answers) {
      const others = otherRespondents(store);
      const options = [{ id: "", name: t("myself") }, ...others];
      syncChildren(select, options, {
        key: ({ id }) => id || "me",
        make: ({ id, name }) => el("option", { value: id }, name),
      });
      if (select.selectedIndex < 0) select.selectedIndex = 0;
      const { step = 0, vote } = store.meeting ?? {};
      element.hidden = others.length === 0 || !(answers || vote?.open || step >= PLAN);
      setAttribute(element, "data-other", Boolean(select.value));
    },
  };
}

/**
 * Secret answers of the respondent by what they are about. The server shows them to nobody but their owner, so those
 * given for somebody else are kept here, until the page is loaded anew.
 * @template T
 */
export class SecretAnswers {
  /** @type {Map<string, T>} */
  #given = new Map();

  /** @param {Respondent} respondent */
  constructor(respondent) {
    this.respondent = respondent;
  }

  /**
   * @param {string} about @param {T | undefined} own the viewer's own answer, from the server
   * @returns {T | undefined}
   */
  get(about, own) {
    return this.respondent.saidBy().said_by ? this.#given.get(this.#key(about)) : own;
  }

  /** @param {string} about @param {T} answer */
  set(about, answer) {
    if (this.respondent.saidBy().said_by) this.#given.set(this.#key(about), answer);
  }

  /** @param {string} about */
  #key(about) {
    return `${this.respondent.person()} ${about}`;
  }
}

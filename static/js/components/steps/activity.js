// All that a person can do in the present step, the most urgent first; in whose name it is done.
/** @import { AppContext } from "../../context.js" */
/** @import { Voice } from "./act.js" */
import { el, setAttribute, syncChildren } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { voicesOf } from "../../state/people/voices.js";
import { agreementAct } from "./agreement.js";
import { evaluationAct } from "./evaluation.js";
import { marksAct, topicBanner } from "./ideas.js";
import { ownTasksAct, planAct } from "./plan_list.js";
import { promiseAct } from "./promise.js";
import { topicChoiceAct } from "./topic_choice.js";
import { resultAct, voteAct } from "./vote.js";

/**
 * @param {AppContext} app
 * @param {{ banner?: boolean }} [how] `banner`: with the topic on top
 */
export function stepActivity(app, { banner: withBanner = true } = {}) {
  const chosen = voiceChoice(app, () => show());
  const { voice } = chosen;
  const banner = topicBanner(app);
  const acts = [
    promiseAct(app, voice),
    topicChoiceAct(app),
    voteAct(app, voice),
    resultAct(app),
    marksAct(app, voice),
    ownTasksAct(app, voice),
    agreementAct(app, voice),
    evaluationAct(app, voice),
    planAct(app, voice),
  ];
  const element = el(
    "div",
    { class: "activity", hidden: true },
    withBanner && banner.element,
    chosen.element,
    ...acts.map((one) => one.element),
  );
  const show = () => {
    banner.show();
    for (const one of acts) one.show();
    const answers = acts.some((one) => !one.element.hidden && one.element.querySelector("button:not(.speaker)"));
    chosen.show(answers || acts.some((one) => one.waits()));
    element.hidden = [...element.children].every((child) => child instanceof HTMLElement && child.hidden);
  };
  return {
    element,
    show,
    /** Does the step wait for this person? */
    waits: () => acts.some((one) => one.waits()),
  };
}

/**
 * For whom one writes: oneself, or a person without a device.
 * @param {AppContext} app @param {() => void} changed
 */
function voiceChoice(app, changed) {
  const { store } = app;
  const select = el("select", { class: "field-input", "aria-label": t("I write for") });
  const element = el(
    "p",
    { class: "voice-choice", hidden: true },
    el("label", { class: "voice-label" }, t("I write for"), " ", select),
  );
  /** @type {Voice} */
  const voice = {
    person: () => select.value || store.me?.person,
    saidBy: () => (select.value ? { said_by: select.value } : {}),
  };
  select.addEventListener("change", changed);
  return {
    element,
    voice,
    /** @param {boolean} answers is there anything to answer? */
    show(answers) {
      const voices = voicesOf(store);
      const options = [{ id: "", name: t("myself") }, ...voices];
      syncChildren(select, options, {
        key: ({ id }) => id || "me",
        make: ({ id, name }) => el("option", { value: id }, name),
      });
      if (select.selectedIndex < 0) select.selectedIndex = 0;
      const { step = 0, vote } = store.meeting ?? {};
      element.hidden = voices.length === 0 || !(answers || vote?.open || step >= 6);
      setAttribute(element, "data-other", Boolean(select.value));
    },
  };
}

// All that a person can do in the present step, the most urgent first; in whose name it is done.
/** @import { AppContext } from "../../context.js" */
import { el } from "../../lib/dom/dom.js";
import { agreementBlock } from "./agreement.js";
import { evaluationBlock } from "./evaluation.js";
import { marksBlock, topicBanner } from "./ideas.js";
import { minutesCardsBlock } from "./minutes_cards.js";
import { ownTasksBlock, planBlock } from "./plan/plan_list.js";
import { promiseBlock } from "./promise.js";
import { respondentChoice } from "./respondent.js";
import { wishesBlock } from "./plan/wishes.js";
import { topicChoiceBlock } from "./topic_choice.js";
import { resultBlock, voteBlock } from "./vote.js";

/**
 * @param {AppContext} app
 * @param {{ banner?: boolean }} [how] `banner`: with the topic on top
 */
export function stepActivity(app, { banner: withBanner = true } = {}) {
  const chosen = respondentChoice(app, () => show());
  const { respondent } = chosen;
  const banner = topicBanner(app);
  const blocks = [
    promiseBlock(app, respondent),
    topicChoiceBlock(app),
    voteBlock(app, respondent),
    resultBlock(app),
    marksBlock(app, respondent),
    ownTasksBlock(app, respondent),
    agreementBlock(app, respondent),
    evaluationBlock(app, respondent),
    minutesCardsBlock(app),
    planBlock(app, respondent),
    wishesBlock(app),
  ];
  const element = el(
    "div",
    { class: "activity", hidden: true },
    withBanner && banner.element,
    chosen.element,
    ...blocks.map((one) => one.element),
  );
  const show = () => {
    banner.show();
    for (const one of blocks) one.show();
    const answers = blocks.some((one) => !one.element.hidden && one.element.querySelector("button:not(.speaker)"));
    chosen.show(answers || blocks.some((one) => one.waits()));
    element.hidden = [...element.children].every((child) => child instanceof HTMLElement && child.hidden);
  };
  return {
    element,
    show,
    /** Does the step wait for this person? */
    waits: () => blocks.some((one) => one.waits()),
  };
}

// What the room's display shows beside a paper: rules, topics, the plan, the end.
/** @import { AppContext } from "../../context.js" */
import { el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { marksResultBlock, topicBanner } from "./ideas.js";
import { planBlock } from "./plan/plan_list.js";
import { wishesBlock } from "./plan/wishes.js";
import { programme, ruleList } from "./promise.js";
import { resultBlock } from "./vote.js";

const RULES_STEP = 1;

/** @param {AppContext} app */
export function displayStep(app) {
  const respondent = { person: () => undefined, saidBy: () => ({}) };
  const banner = topicBanner(app);
  const rules = el("section", { class: "step-block step-block--rules", hidden: true });
  const blocks = [resultBlock(app), marksResultBlock(app), planBlock(app, respondent), wishesBlock(app)];
  const voting = el(
    "p",
    { class: "display-voting", hidden: true },
    t("Everybody chooses alone. The result comes for all at once."),
  );
  const alone = el(
    "p",
    { class: "display-voting", hidden: true },
    t("Everybody writes alone. Then we uncover all cards."),
  );
  const board = el("div", { class: "display-board", hidden: true }, rules, voting, ...blocks.map((one) => one.element));
  // Nobody operates the display.
  for (const aloud of board.querySelectorAll("ipk-speaker")) aloud.remove();
  return {
    banner: banner.element,
    board,
    alone,
    show() {
      const { meeting } = app.store;
      banner.show();
      for (const one of blocks) one.show();
      const lit = Boolean(meeting?.spotlight);
      showRules(app, rules, meeting?.step === RULES_STEP && !meeting.closed);
      voting.hidden = !meeting?.vote?.open;
      alone.hidden = !meeting?.alone;
      const shown = [rules, voting, ...blocks.map((one) => one.element)].some((element) => !element.hidden);
      // What whoever leads shows to everybody comes first.
      board.hidden = lit || !shown;
    },
  };
}

/**
 * The rules and the programme, made when they are shown first: at other times they are not on the page.
 * @param {AppContext} app @param {HTMLElement} rules @param {boolean} shown
 */
function showRules(app, rules, shown) {
  if (rules.hidden === !shown) return;
  rules.hidden = !shown;
  const parts = [
    el("h2", { class: "step-block-title" }, t("What we keep to")),
    ruleList(app),
    el("h2", { class: "step-block-title" }, t("What will happen")),
    programme(app),
  ];
  rules.replaceChildren(...(shown ? parts : []));
}

// What the facilitator sees of the child's profile: its STOP sign, who speaks for it, topics to avoid.
/** @import { ProfileAnswer } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { el, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { partOf, seatsOf } from "../../state/preparation/arrangements.js";
import { displayName } from "../../state/people/display_names.js";
import { answersOf, hasContent } from "../../state/profile/profile.js";
import { answerPieces } from "../workbook/answer/answer_content.js";
import { SOUVENIRS } from "../preparation/souvenirs.js";
import { pageAddress } from "../../lib/page_address.js";

/** @type {Record<string, () => string>} */
const WAYS = {
  self: () => t("Comes in person."),
  guide: () => t("The guide is there for the child."),
  messages: () => t("Sends messages prepared before."),
};

/**
 * What the child let whoever leads the meeting know: how it says stop, who speaks for it, what is not to be talked
 * about.
 * @param {AppContext} app
 */
export function childLine(app) {
  const name = el("span", {});
  const stop = section(el("div", { class: "about-child-section" }, el("h4", {}, t("This is how the child says STOP"))));
  const part = el("p", { class: "about-child-part" });
  // Closed until it is tapped: others may look over the shoulder.
  const untold = section(
    el("details", { class: "about-child-section" }, el("summary", {}, t("Not to be talked about"))),
  );
  const plan = seatingPlanLink(app);
  const element = el(
    "section",
    { class: "about-child", "aria-label": t("What the child lets you know") },
    el("h3", {}, icon("star"), name),
    stop.element,
    part,
    untold.element,
    plan,
  );
  return {
    element,
    show() {
      const { store } = app;
      const answers = [...answersOf(store).values()].filter((answer) => hasContent(answer));
      setText(name, displayName(store.people.find(({ role }) => role === "child")?.name ?? ""));
      const under = (/** @type {string} */ wanted) => answers.filter(({ heading }) => heading === wanted);
      stop.show(under("stop"), app);
      untold.show(under("untold"), app);
      setText(part, partWords(app));
      plan.hidden = seatsOf(store.view).seats.length === 0;
      element.hidden = plan.hidden && stop.element.hidden && untold.element.hidden && !part.textContent;
    },
  };
}

/** @param {AppContext} app */
function seatingPlanLink({ page }) {
  return el(
    "a",
    { class: "button", href: pageAddress(page, "seating-plan.pdf"), target: "_blank", rel: "noopener" },
    icon("printer"),
    el("span", {}, t("Plan of the chairs")),
  );
}

/** @param {HTMLElement} element */
function section(element) {
  const pieces = el("div", { class: "about-child-pieces" });
  element.append(pieces);
  let drawn = "";
  return {
    element,
    /** @param {ProfileAnswer[]} answers @param {AppContext} app */
    show(answers, app) {
      const now = JSON.stringify([answers, app.symbols.size]);
      element.hidden = answers.length === 0;
      if (now === drawn) return;
      drawn = now;
      pieces.replaceChildren(...answers.flatMap((answer) => answerPieces(answer, app)));
    },
  };
}

/** @param {AppContext} app */
function partWords(app) {
  const { way, speaker, home } = partOf(app.store.view);
  const child = app.store.person(speaker)?.role === "child";
  const speaks = !speaker
    ? ""
    : child
      ? t("Speaks for itself.")
      : t("{name} speaks for the child.", { name: displayName(app.nameOf(speaker)) });
  const names = SOUVENIRS.filter(({ id }) => home.includes(id)).map(({ taken }) => taken());
  return [
    WAYS[way]?.(),
    speaks,
    names.length > 0 ? t("Goes home with the child: {things}.", { things: names.join(", ") }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

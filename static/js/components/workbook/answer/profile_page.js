// The finished page about the child: its design, printing, hanging it on the wall.
/** @import { AppContext } from "../../../context.js" */
/** @import { Design, ProfileAnswer } from "../../../types.d.ts" */
import { button, el, setAttribute, setText } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { answersOf, bookOf } from "../../../state/profile/profile.js";
import { DESIGNS, shownAnswers, PAGE_CARD, cacheKeyOf } from "../../../state/profile/profile_page.js";
import { tile } from "../../base/tile.js";
import { pageAddress } from "../../../lib/page_address.js";

/** @type {Record<Design, () => string>} */
const NAMES = { sun: () => t("Sun"), sea: () => t("Sea"), meadow: () => t("Meadow") };

/** The page in each of its looks, as it would be printed now: one is chosen. @param {AppContext} app */
export function designChoice(app) {
  const choices = DESIGNS.map((design) => {
    const look = el("img", { class: "design-look", alt: "", draggable: "false" });
    const choose = () => app.store.do("profile.design", { design });
    return {
      design,
      look,
      press: button({ class: "tile tile--design" }, choose, look, el("span", {}, NAMES[design]())),
    };
  });
  const element = el(
    "div",
    { class: "designs", role: "group", "aria-label": t("How the page looks") },
    ...choices.map(({ press }) => press),
  );
  let stamp = "";
  return {
    element,
    show() {
      const chosen = bookOf(app.store)?.design ?? DESIGNS[0];
      for (const { design, press } of choices) setAttribute(press, "aria-pressed", String(design === chosen));
      const now = cacheKeyOf([...answersOf(app.store).values()].filter(isReleased));
      if (now === stamp) return;
      stamp = now;
      for (const { design, look } of choices) look.src = pageAddress(app.page, `profile.jpg?design=${design}&v=${now}`);
    },
  };
}

/**
 * What is done with the page when it is ready: it gets a look, is printed, hangs on the wall.
 * @param {AppContext} app
 */
export function paperWays(app) {
  const designs = designChoice(app);
  const print = el(
    "a",
    { class: "tile tile--print", href: printAddress(app), target: "_blank", rel: "noopener" },
    icon("printer"),
    el("span", {}, t("Print")),
  );
  const hang = tile("sticky-note", "", () => app.store.do(hangs(app) ? "profile.peel" : "profile.hang", {}), {
    kind: "hang",
  });
  const element = el(
    "div",
    { class: "tiles workbook-ways workbook-paper", role: "group", "aria-label": t("My page on paper"), hidden: true },
    designs.element,
    print,
    hang,
  );
  return {
    element,
    /** @param {boolean} shown */
    show(shown) {
      setAttribute(element, "hidden", !shown || !app.store.may("profile.design"));
      if (!shown) return;
      designs.show();
      setText(
        /** @type {Element} */ (hang.querySelector("span")),
        hangs(app) ? t("Take it off the wall") : t("Hang it on the wall"),
      );
      setAttribute(hang, "aria-pressed", String(hangs(app)));
      hang.disabled = app.store.resting || (!hangs(app) && shownAnswers(app.store.cards).length === 0);
    },
  };
}

/** The same on the guide's desk, and in which language it is printed. @param {AppContext} app */
export function paperDesk(app) {
  const designs = designChoice(app);
  const links = Object.entries(app.page.languages ?? {}).map(([language, name]) =>
    el(
      "a",
      {
        class: "button",
        href: printAddress(app, language),
        target: "_blank",
        rel: "noopener",
        hreflang: language,
        lang: language,
      },
      icon("printer"),
      name,
    ),
  );
  const words = t("Only what the child releases is on it.");
  const heading = el("summary", { class: "button button--wide" }, icon("printer"), t("The child's page on paper"));
  const element = el(
    "details",
    { class: "paper-desk" },
    heading,
    el("p", {}, words),
    designs.element,
    el("div", { class: "paper-languages" }, ...links),
  );
  element.addEventListener("toggle", () => element.open && designs.show());
  return {
    element,
    show() {
      element.hidden = !app.store.may("profile.design");
      if (element.open) designs.show();
    },
  };
}

/** @param {AppContext} app */
function hangs(app) {
  return Boolean(app.store.card(PAGE_CARD));
}

/** @param {ProfileAnswer} answer */
function isReleased({ consent }) {
  return consent !== "me";
}

/** @param {AppContext} app @param {string} [language] */
function printAddress({ page }, language) {
  return pageAddress(page, `profile.pdf${language ? `?lang=${language}` : ""}`);
}

// Which function makes each page of the workbook that arranges the meeting.
/** @import { AppContext } from "../../context.js" */
/** @import { Arranging } from "../../state/profile/profile.js" */
/** @import { Making, WorkbookPage } from "./answer/answer_actions.js" */
import { t } from "../../lib/i18n/i18n.js";
import { guestsOf, partOf, seatsOf } from "../../state/preparation/arrangements.js";
import { wishesOf } from "../../state/meeting/music.js";
import { someMusicWished } from "../../state/meeting/music_wishes.js";
import { allergiesOf, snackWishesOf, wasAsked } from "../../state/preparation/snacks.js";
import { allergiesPage } from "../preparation/allergies.js";
import { messagesOf } from "../../state/profile/messages.js";
import { guestsPage } from "../preparation/guests.js";
import { musicPage } from "../preparation/choices/music.js";
import { homePage } from "../preparation/take_home.js";
import { partPage } from "../preparation/taking_part.js";
import { seatsPage } from "../preparation/seats.js";
import { neverPage, snacksPage, treatsPage } from "../preparation/choices/snacks.js";
import { messagesPage } from "./messages.js";

/**
 * Who makes a page that arranges the meeting: one row for each kind of `ARRANGING` in `state/profile/profile.js`, which
 * says where it stands.
 * @type {Record<Arranging, (making: Making) => WorkbookPage>}
 */
export const ARRANGING_PAGES = {
  seats: seatsPage,
  guests: guestsPage,
  part: partPage,
  home: homePage,
  music: musicPage,
  snacks: snacksPage,
  treats: treatsPage,
  never: neverPage,
  allergies: allergiesPage,
  messages: messagesPage,
};

/**
 * How it is shown in the strip of pages: a picture, words, whether something is arranged.
 * @type {Record<Arranging, { symbol: string, words: () => string, done: (app: AppContext) => boolean }>}
 */
const STOPS = {
  seats: { symbol: "map", words: () => t("Where we sit"), done: ({ store }) => seatsOf(store.view).seats.length > 0 },
  guests: {
    symbol: "everybody",
    words: () => t("Who is to come"),
    done: ({ store }) => guestsOf(store.view).guests.some(({ wish }) => wish),
  },
  music: { symbol: "headphones", words: () => t("My music"), done: ({ store }) => someMusicWished(wishesOf(store)) },
  snacks: { symbol: "eat", words: () => t("For me"), done: ({ store }) => snackWishesOf(store.view).me.length > 0 },
  treats: {
    symbol: "salad",
    words: () => t("For everybody"),
    done: ({ store }) => wishesForAll(snackWishesOf(store.view)),
  },
  never: {
    symbol: "no",
    words: () => t("Never for me"),
    done: ({ store }) => snackWishesOf(store.view).never.length > 0,
  },
  allergies: {
    symbol: "medicine",
    words: () => t("What I must not eat"),
    done: ({ store }) => wasAsked(allergiesOf(store.view)),
  },
  part: {
    symbol: "talk",
    words: () => t("Who speaks for me"),
    done: ({ store }) => Boolean(partOf(store.view).speaker),
  },
  messages: { symbol: "letter", words: () => t("My messages"), done: ({ store }) => messagesOf(store).length > 0 },
  home: {
    symbol: "home",
    words: () => t("What goes home with me"),
    done: ({ store }) => partOf(store.view).home.length > 0,
  },
};

/** @param {{ everybody: string[], words: string }} wishes */
function wishesForAll({ everybody, words }) {
  return everybody.length > 0 || Boolean(words);
}

/** @param {string} kind @returns {typeof STOPS[Arranging] | undefined} */
export function arrangingStop(kind) {
  return Object.hasOwn(STOPS, kind) ? STOPS[/** @type {Arranging} */ (kind)] : undefined;
}

// Saves what the child arranges for the meeting; it is also the answer to the question of that page.
/** @import { AppContext } from "../../context.js" */
/** @import { Args, Questionnaire, Question, Snack, SnackPlace, Way } from "../../types.d.ts" */
/** @import { Making } from "../workbook/answer/answer_actions.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { newId } from "../../lib/ids.js";
import { choosesTimes } from "../../state/meeting/music_wishes.js";
import { choosesSnacks, snackWishesOf, tappedSnack } from "../../state/preparation/snacks.js";
import { partOf } from "../../state/preparation/arrangements.js";
import { answersOf } from "../../state/profile/profile.js";
import { choosesWay, wayOfPicture, answerForWay, wayOf } from "../../state/profile/taking_part.js";
import { AnswerActions } from "../workbook/answer/answer_actions.js";

/**
 * A choice made by tapping tiles is also saved as the answer to that question: the child is asked once, its page shows
 * the answer, and one undo takes both back.
 * @typedef {Pick<Making, "app" | "sheet" | "dialog">} Place
 */

/** @param {AppContext} app @param {IpkDialog} dialog @param {Questionnaire} sheet @param {Question} question */
export function arrangementActions(app, dialog, sheet, question) {
  if (choosesSnacks(question)) return new SnackAnswerActions(app, dialog, sheet, question);
  if (question.heading === "music" && question.shape === "this_or_that")
    return new MusicAnswerActions(app, dialog, sheet, question);
  if (choosesWay(question, sheet)) return new TakingPartAnswerActions(app, dialog, sheet, question);
  return new AnswerActions(app, dialog, sheet, question);
}

/**
 * How the child takes part; the same again takes it back. Whoever sends its guide lets the guide speak.
 * @param {Place} place
 * @param {Way} way
 */
export function goAs({ app, sheet, dialog }, way) {
  const { store } = app;
  const undoGroup = newId();
  const taken = wayOf(partOf(store.view), answersOf(store).values()) === way;
  const guide = !taken && way === "guide" && store.people.find(({ role }) => role === "guide");
  const wanted = taken ? "" : way;
  store.do("part.choose", { way: wanted, ...(guide ? { speaker: guide.id } : {}) }, { undoGroup });
  const question = sheet.questions.find((one) => choosesWay(one, sheet));
  if (!question) return;
  const actions = new AnswerActions(app, dialog, sheet, question);
  actions.give(answerForWay(question, actions.answer ?? {}, wanted), { undoGroup });
}

/**
 * A snack is wished for me, for everybody or never; or is not any more.
 * @param {Place} place
 * @param {Snack} snack
 * @param {SnackPlace} where
 */
export function wishSnack({ app, sheet, dialog }, snack, where) {
  const undoGroup = newId();
  const said = tappedSnack(snackWishesOf(app.store.view), snack.id, where);
  app.store.do("snacks.choose", said, { undoGroup });
  const question = sheet.questions.find(choosesSnacks);
  if (question && "me" in said)
    new AnswerActions(app, dialog, sheet, question).show(snack.picture, Boolean(said.me), undoGroup);
}

/** When there shall be music. @param {Place} place @param {{ before?: boolean, during?: boolean }} wish */
export function wishTimes({ app, sheet, dialog }, wish) {
  const undoGroup = newId();
  app.store.do("music.wish", wish, { undoGroup });
  const question = sheet.questions.find((one) => choosesTimes(one, sheet));
  if (!question) return;
  const actions = new AnswerActions(app, dialog, sheet, question);
  const some = Object.values(wish).includes(true);
  const none = wish.before === false && wish.during === false;
  actions.show(some ? "quiet" : "music", false, undoGroup);
  if (some || none) actions.show(some ? "music" : "quiet", true, undoGroup);
}

/** What is taken out of the answer is wished for me no more. */
class SnackAnswerActions extends AnswerActions {
  /** @param {string} picture */
  toggle(picture) {
    const { app, sheet, dialog } = this;
    const snack = [...app.snacks.snacks.values()].find((one) => one.picture === picture);
    if (snack && snackWishesOf(app.store.view).me.includes(snack.id)) wishSnack({ app, sheet, dialog }, snack, "me");
    else super.toggle(picture);
  }
}

/** Who takes a way's picture out of the answer does not go that way. */
class TakingPartAnswerActions extends AnswerActions {
  /** @param {string} picture */
  toggle(picture) {
    const { app, sheet, dialog } = this;
    const way = wayOfPicture(picture);
    if (way && way === partOf(app.store.view).way) goAs({ app, sheet, dialog }, way);
    else super.toggle(picture);
  }

  /** One of two ways. @param {string} picture */
  choose(picture) {
    const { app, sheet, dialog } = this;
    goAs({ app, sheet, dialog }, wayOfPicture(picture));
  }
}

/** A choice of music or quiet, saved as an answer and as a wish. */
class MusicAnswerActions extends AnswerActions {
  /** @param {string} id */
  choose(id) {
    const taken = this.answer?.choice === id;
    const undoGroup = newId();
    this.give({ choice: taken ? "" : id, none: false }, { undoGroup });
    /** @type {Record<string, Args>} */
    const wishes = { quiet: { before: false, during: false }, music: { before: true } };
    if (!taken && wishes[id]) this.app.store.do("music.wish", wishes[id], { undoGroup });
  }
}

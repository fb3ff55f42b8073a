// Predictions of commands of the steps: dots, marks, taking a task on, answers.
/** @import { Rule } from "../core/view.js" */
/** @import { Agreement, Card, Confirmation, Feedback, ReleasedCards, Task, Topic } from "../../types.d.ts" */

/** @type {[string, Rule][]} */
export const STEP_RULES = [
  ["vote.cast", (view, args) => countDot(view, args, 1)],
  ["vote.take_back", (view, args) => countDot(view, args, -1)],
  ["mark.set", markIdea],
  ["meeting.confirm", promise],
  ["task.take", takeTask],
  ["plan.answer", answerPlan],
  ["feedback.give", evaluate],
  ["card.release", releaseCard],
];

/**
 * One's own dots; those given for somebody else are secret from the writer, too.
 * @param {Parameters<Rule>[0]} view @param {Parameters<Rule>[1]} args @param {number} change
 */
function countDot(view, args, change) {
  const topic = /** @type {Topic | undefined} */ (view.records.get(String(args.topic)));
  if (topic?.type !== "topic" || args.said_by) return;
  const dots = Math.max((topic.mine?.dots ?? 0) + change, 0);
  view.records.set(topic.id, /** @type {Topic} */ ({ ...topic, mine: { dots } }));
}

/** @type {Rule} */
function markIdea(view, args) {
  const card = /** @type {Card | undefined} */ (view.records.get(String(args.card)));
  if (card?.type !== "card" || args.said_by) return;
  const names = ["realistic", "acceptable"].filter((name) => name in args);
  const marks = Object.fromEntries(names.map((name) => [name, args[name]]));
  view.records.set(card.id, { ...card, mine: { ...card.mine, ...marks } });
}

/** @type {Rule} */
function promise(view, args) {
  const person = String(args.said_by ?? view.me.person);
  const id = `confirmation-${person}`;
  if (!args.said_by || view.me.role === "facilitator")
    view.records.set(id, /** @type {Confirmation} */ ({ id, type: "confirmation", rev: 0, person }));
}

/** @type {Rule} */
function takeTask(view, args) {
  const task = /** @type {Task | undefined} */ (view.records.get(String(args.id)));
  const person = String(args.said_by ?? view.me.person);
  if (task?.type !== "task") return;
  view.records.set(task.id, /** @type {Task} */ ({ ...task, taken: { ...task.taken, [person]: args.answer } }));
}

/** @type {Rule} */
function answerPlan(view, args) {
  const person = String(args.said_by ?? view.me.person);
  const id = `agreement-${person}`;
  const known = /** @type {Agreement | undefined} */ (view.records.get(id));
  const given = { answer: args.answer, words: args.words ?? "", stale: false };
  view.records.set(id, /** @type {Agreement} */ ({ id, type: "agreement", rev: 0, person, ...known, ...given }));
}

/** @type {Rule} */
function evaluate(view, args) {
  if (args.said_by) return;
  const { question, answer } = args;
  const id = `unsent-feedback-${question}`;
  const person = view.me.person;
  view.records.set(id, /** @type {Feedback} */ ({ id, type: "feedback", rev: 0, person, question, answer }));
}

/** @type {Rule} */
function releaseCard(view, args) {
  const id = "released-cards";
  const known = /** @type {ReleasedCards | undefined} */ (view.records.get(id));
  const others = (known?.cards ?? []).filter((card) => card !== args.id);
  const cards = args.released ? [...others, String(args.id)] : others;
  view.records.set(id, /** @type {ReleasedCards} */ ({ id, type: "released", rev: 0, ...known, cards }));
}

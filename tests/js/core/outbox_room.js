// Creates an outbox with a fake server.
/** @import { Answer, Command, Entry } from "../../../static/js/types.d.ts" */
import { MemoryStorage } from "../../../static/js/state/storage/command_storage.js";
import { Outbox } from "../../../static/js/state/core/outbox.js";

/**
 * @param {Partial<ConstructorParameters<typeof Outbox>[0]> & { answers?: (command: Command) => Answer | Promise<Answer>
 * }} [wishes]
 */
export function createOutbox({ answers = (command) => ({ ok: true, op: command.op, seq: 7 }), ...wishes } = {}) {
  /** @type {Command[]} */
  const sent = [];
  /** @type {{ entry: Entry, answer: Answer }[]} */
  const refused = [];
  const outbox = new Outbox({
    scope: "demo/mama",
    storage: new MemoryStorage(),
    send: async (command) => {
      sent.push(command);
      return answers(command);
    },
    refused: (entry, answer) => refused.push({ entry, answer }),
    changed: () => undefined,
    isWallPaused: async () => false,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    ...wishes,
  });
  return { outbox, sent, refused };
}

export const ops = (/** @type {{ op: string }[]} */ commands) => commands.map(({ op }) => op);

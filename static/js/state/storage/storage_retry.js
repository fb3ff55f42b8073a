/** A browser's storage that fell silent is asked again. */
const RETRY_MS = 3000;
/** Nobody's meeting waits longer for what an earlier page left behind. */
const LOAD_TIMEOUT_MS = 1500;

/**
 * Loads what earlier pages left on this device. Never rejects: what cannot be read now is read later, beside the
 * meeting.
 * @param {{ load: () => Promise<void> }[]} queues
 */
export async function loadQueues(queues) {
  const patience = new Promise((resolve) => setTimeout(resolve, LOAD_TIMEOUT_MS));
  await Promise.race([Promise.all(queues.map(loadQueue)), patience]);
}

/** @param {{ load: () => Promise<void> }} queue */
async function loadQueue(queue) {
  try {
    await queue.load();
  } catch {
    const timer = setTimeout(() => void loadQueue(queue), RETRY_MS);
    /** @type {any} */ (timer).unref?.();
  }
}

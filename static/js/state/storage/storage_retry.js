// Loads the stored queues with a timeout and retries.
/** Pause before a failed load is repeated. */
const RETRY_MS = 3000;
/** The meeting starts after this time even when the storage has not answered. */
const LOAD_TIMEOUT_MS = 1500;

/**
 * Loads what earlier pages stored. Never rejects: a failed load is repeated in the background.
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

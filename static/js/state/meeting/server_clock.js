/** What time it is at the server: every device has to be at the same place of the same music. */
export class ServerClock {
  #offsetMs = 0;

  /**
   * Listens to an answer that says the server's time, and gives it on.
   * @template {{ now: string }} A
   * @param {() => Promise<A>} ask
   */
  async measure(ask) {
    const asked = Date.now();
    const answer = await ask();
    const then = Date.parse(answer.now);
    if (Number.isFinite(then)) this.#offsetMs = then - (asked + Date.now()) / 2;
    return answer;
  }

  /** Milliseconds since 1970, as the server counts them. */
  now() {
    return Date.now() + this.#offsetMs;
  }
}

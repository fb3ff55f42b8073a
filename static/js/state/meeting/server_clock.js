// The server's time on this device, estimated from answers.
/** Estimates the offset to the server's clock, so that all devices play the same position of the music. */
export class ServerClock {
  #offsetMs = 0;

  /**
   * Measures the offset with a request whose answer contains the server's time, and returns the answer.
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

  /** The server's time in milliseconds since 1970. */
  now() {
    return Date.now() + this.#offsetMs;
  }
}

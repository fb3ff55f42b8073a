/** @import { Answer, Command, Ink, Patch, Sync } from "../types.d.ts" */
import { io } from "socket.io-client";
import { FAREWELLS } from "../protocol.js";

/** An answer that has not come by then is not coming: the command is sent again with its op. */
const ANSWER_MS = 6000;
/** A whole wall on a weak line takes its time. That the line is dead the heartbeat finds out. */
const SYNC_MS = 30_000;
/** After sleep a dead connection may look alive for a minute; a living one answers within this. */
const PROBE_MS = 2000;
const RETRY_MS = 1500;
/** Waking fires several events at once; one fresh start is enough for them. */
const START_OVER_MS = 1000;

const UNPACKS = typeof DecompressionStream === "function";

/**
 * What a whole audience sees, as the server packed it.
 * @param {string} packed base64 of deflated JSON
 * @returns {Promise<import("../types.d.ts").AnyRecord[]>}
 */
async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

/**
 * The only place that knows Socket.IO. Events: `up`, `down`, `patch`, `live`, `here`, `farewell` (detail: code),
 * `another`: the
 * page was made for another person than who is in this browser now.
 */
export class Socket extends EventTarget {
  #stop = new AbortController();
  #seq = 0;
  /** What was told last: the browser may say that there is no network, whatever the socket still believes. */
  #isUp = false;
  #startedOver = 0;
  /** How many answers with a wall are on their way: whether the line lives is asked by them already. */
  #syncing = 0;

  /** @param {string} conference @param {string} person for whom the page was made */
  constructor(conference, person) {
    super();
    this.socket = io({
      autoConnect: false,
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      auth: { conference, person, strokes: "apart" },
      query: { conference },
      reconnectionDelay: 250,
      reconnectionDelayMax: 3000,
      timeout: 5000,
    });
    this.#listen();
  }

  get connected() {
    return this.socket.connected;
  }

  /** From now on. Nothing connects before, however often the page wakes: nobody would hear of it. */
  open() {
    this.#startedOver = Date.now();
    this.socket.connect();
    this.#probeOnWake();
    this.#watchConnection();
  }

  close() {
    this.#stop.abort();
    this.socket.disconnect();
  }

  /** @param {Command} command @returns {Promise<Answer>} rejects when no answer came in time */
  async send(command) {
    try {
      return await this.socket.timeout(ANSWER_MS).emitWithAck("do", command);
    } catch (silence) {
      if (this.connected) void this.probe();
      throw silence;
    }
  }

  /**
   * @param {number} since
   * @param {string} [after] the piece of a whole wall that came last
   * @returns {Promise<Sync>} rejects when it is refused or no answer came
   */
  async sync(since, after = "") {
    const answer = await this.#askForSync(since, after);
    if (!answer?.ok) {
      this.#closeOnFarewell(answer?.code);
      throw new Error(answer?.code ?? "no answer");
    }
    this.#seq = answer.seq;
    return answer.packed ? { ...answer, records: [...(await unpacked(answer.packed)), ...answer.records] } : answer;
  }

  /** @param {number} since @param {string} after @returns {Promise<any>} */
  async #askForSync(since, after) {
    this.#syncing += 1;
    try {
      return await this.socket.timeout(SYNC_MS).emitWithAck("sync", { since, ...(UNPACKS && { packed: true, after }) });
    } finally {
      this.#syncing -= 1;
    }
  }

  /** @param {Record<string, unknown>} event */
  live(event) {
    this.socket.volatile.emit("live", event);
  }

  /**
   * Is anybody there? If not, start over at once instead of waiting for the heartbeat. The question is a small sync.
   */
  async probe() {
    const socket = this.socket;
    if (!socket.connected) {
      this.#reconnect();
      return;
    }
    if (this.#syncing > 0) return;
    try {
      await socket.timeout(PROBE_MS).emitWithAck("sync", { since: this.#seq });
      if (!this.#isUp) this.#up();
    } catch {
      this.#reconnect();
    }
  }

  /** Connect now. Only this way Socket.IO does not wait for the end of its own pause. */
  #reconnect() {
    if (Date.now() - this.#startedOver < START_OVER_MS) return;
    this.#startedOver = Date.now();
    this.socket.disconnect();
    this.socket.connect();
  }

  #listen() {
    const { socket } = this;
    socket.on("connect", () => this.#up());
    socket.on("disconnect", (reason) => {
      this.#down();
      if (reason === "io server disconnect") socket.connect();
    });
    socket.on("connect_error", (error) => this.#refused(error));
    socket.on("patch", (/** @type {Patch} */ patch) => this.#emit("patch", patch));
    socket.on("live", (/** @type {Ink[]} */ events) => this.#emit("live", events));
    socket.on("bye", (/** @type {{ code?: string } | undefined} */ word) => this.#closeOnFarewell(word?.code));
    socket.on("here", (/** @type {{ here: string[] }} */ people) => this.#emit("here", people));
  }

  /** @param {Error & { data?: { code?: string, another?: boolean } }} error */
  #refused(error) {
    this.#down();
    if (error.data?.another) {
      this.close();
      this.#emit("another");
      return;
    }
    this.#closeOnFarewell(error.data?.code ?? error.message);
  }

  /** A refused handshake is final for Socket.IO, and one refused twice leaves it believing that it is connected; for us
   * only a farewell is final. */
  #watchConnection() {
    const watch = setInterval(() => {
      if (!this.socket.active) this.#reconnect();
      else if (this.socket.connected && !this.#isUp) void this.probe();
    }, RETRY_MS);
    this.#stop.signal.addEventListener("abort", () => clearInterval(watch));
  }

  /** @param {string | undefined} code */
  #closeOnFarewell(code) {
    if (!code || !FAREWELLS.includes(code)) return;
    this.close();
    this.#emit("farewell", code);
  }

  /** A tablet that was asleep is back within seconds, not at the next heartbeat. */
  #probeOnWake() {
    const { signal } = this.#stop;
    const wake = () => {
      if (!signal.aborted && document.visibilityState === "visible") void this.probe();
    };
    for (const name of ["online", "pageshow", "focus"]) window.addEventListener(name, wake, { signal });
    document.addEventListener("visibilitychange", wake, { signal });
    window.addEventListener("offline", () => this.#down(), { signal });
  }

  #up() {
    this.#isUp = true;
    this.#emit("up");
  }

  #down() {
    this.#isUp = false;
    this.#emit("down");
  }

  /** @param {string} name @param {unknown} [detail] */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

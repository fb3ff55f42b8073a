// The Socket.IO connection to the server.
/** @import { Answer, Command, Ink, Patch, Sync } from "../types.d.ts" */
import { io } from "socket.io-client";
import { FAREWELLS } from "../protocol.js";

/** Timeout of a command; it is then sent again with the same op. */
const ANSWER_MS = 6000;
/** Timeout of a sync: a large snapshot is slow on a weak line. The heartbeat detects a dead line. */
const SYNC_MS = 30_000;
/** Timeout of a probe: after sleep a dead connection may look alive for a minute. */
const PROBE_MS = 2000;
const RETRY_MS = 1500;
/** Waking fires several events; they cause only one reconnection. */
const START_OVER_MS = 1000;

const UNPACKS = typeof DecompressionStream === "function";

/**
 * Decompresses records that the server compressed once for an audience.
 * @param {string} packed base64 of deflated JSON
 * @returns {Promise<import("../types.d.ts").AnyRecord[]>}
 */
async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

/**
 * The only module that uses Socket.IO. Events: `up`, `down`, `patch`, `live`, `here`, `farewell` (detail: code),
 * `another`: the browser now belongs to another person than the page.
 */
export class Socket extends EventTarget {
  #stop = new AbortController();
  #seq = 0;
  /** The last state that was announced: the browser may report offline while the socket seems connected. */
  #isUp = false;
  #startedOver = 0;
  /** Number of syncs in flight; while there are some, a probe is unnecessary. */
  #syncing = 0;

  /** @param {string} conference @param {string} person the person of the page */
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

  /** Connects. Nothing connects earlier, because nobody would handle the events. */
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

  /** @param {Command} command @returns {Promise<Answer>} rejects after the timeout */
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
   * @param {string} [after] the last received piece of a snapshot
   * @returns {Promise<Sync>} rejects when refused or after the timeout
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

  /** Tests the connection with a small sync, and reconnects at once if it is dead. */
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

  /** Reconnects at once; disconnecting first avoids Socket.IO's own pause. */
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

  /**
   * Reconnects after a refused handshake, which is final for Socket.IO (refused twice, it even believes to be
   * connected). For us only a farewell is final.
   */
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

  /** Probes the connection when the device wakes, instead of waiting for the heartbeat. */
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

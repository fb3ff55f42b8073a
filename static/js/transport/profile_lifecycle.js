/** @import { AnswerVersion, Page } from "../types.d.ts" */
import { pageAddress } from "../lib/page_address.js";
import { isRefusal, jsonOf, NotOurs } from "./answers.js";

/** A refusal in the server's own kind words. */
export class Refused extends Error {}

/** The profile's earlier sittings, its file and its end: what does not go by the socket. */
export class ProfileLifecycle {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** Earlier sittings, the oldest first. @returns {Promise<{ sitting: number, at: string }[]>} */
  async sittings() {
    return jsonOf(await this.#ask("then"), Array.isArray);
  }

  /** The whole page at the end of one. @param {number} sitting @returns {Promise<AnswerVersion[]>} */
  async then(sitting) {
    return jsonOf(await this.#ask(`then?sitting=${sitting}`), Array.isArray);
  }

  /**
   * The profile in a file.
   * @param {{ passphrase: string, reason: string }} how
   * @returns {Promise<{ file: Blob, name: string }>}
   */
  async pack(how) {
    const answer = await this.#ask("export", how);
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
    if (!name) throw new NotOurs("no file");
    return { file: await answer.blob(), name };
  }

  /** @param {File} file @param {string} passphrase */
  async unpack(file, passphrase) {
    await jsonOf(await this.#ask("import", { passphrase, file }), ({ ok }) => ok === true);
  }

  /** The first of two steps: nothing is done yet. @returns {Promise<string>} what the second wants */
  async beginDeleting() {
    /** @type {{ sure: string }} */
    const { sure } = await jsonOf(await this.#ask("deleting", {}), (found) => typeof found.sure === "string");
    return sure;
  }

  /** @param {string} sure */
  async delete(sure) {
    await jsonOf(await this.#ask("delete", { sure }), ({ ok }) => ok === true);
  }

  /** Rejects with Refused or NotOurs. @param {string} what @param {Record<string, string | File>} [form] */
  async #ask(what, form) {
    const body = form && new FormData();
    for (const [name, value] of Object.entries(form ?? {})) body?.append(name, value);
    const headers = { Accept: "application/json", "X-CSRFToken": this.page.csrf ?? "" };
    const answer = await fetch(pageAddress(this.page, `profile/${what}`), {
      method: body ? "POST" : "GET",
      body,
      headers,
    });
    if (answer.ok) return answer;
    const refusal = await answer.json().catch(() => undefined);
    throw isRefusal(refusal) ? new Refused(refusal.message) : new NotOurs(String(answer.status));
  }
}

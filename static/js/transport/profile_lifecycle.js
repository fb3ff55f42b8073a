// HTTP requests about the profile as a whole: earlier versions, export, import, deletion.
/** @import { AnswerVersion, Page } from "../types.d.ts" */
import { pageAddress } from "../lib/page_address.js";
import { isRefusal, jsonOf, ForeignAnswer } from "./answers.js";

/** A refusal with the server's message for people. */
export class ServerRefusal extends Error {}

/** Requests about the profile that do not use the socket. */
export class ProfileLifecycle {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** Earlier sittings, oldest first. @returns {Promise<{ sitting: number, at: string }[]>} */
  async listVersions() {
    return jsonOf(await this.#request("then"), Array.isArray);
  }

  /** All answers at the end of a sitting. @param {number} sitting @returns {Promise<AnswerVersion[]>} */
  async fetchVersion(sitting) {
    return jsonOf(await this.#request(`then?sitting=${sitting}`), Array.isArray);
  }

  /**
   * Exports the profile as an encrypted file.
   * @param {{ passphrase: string, reason: string }} how
   * @returns {Promise<{ file: Blob, name: string }>}
   */
  async exportFile(how) {
    const answer = await this.#request("export", how);
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
    if (!name) throw new ForeignAnswer("no file");
    return { file: await answer.blob(), name };
  }

  /** @param {File} file @param {string} passphrase */
  async importFile(file, passphrase) {
    await jsonOf(await this.#request("import", { passphrase, file }), ({ ok }) => ok === true);
  }

  /**
   * The first of two steps of deletion; nothing is deleted yet.
   * @returns {Promise<string>} the confirmation token for the second step
   */
  async beginDeleting() {
    /** @type {{ sure: string }} */
    const { sure } = await jsonOf(await this.#request("deleting", {}), (found) => typeof found.sure === "string");
    return sure;
  }

  /** @param {string} sure */
  async delete(sure) {
    await jsonOf(await this.#request("delete", { sure }), ({ ok }) => ok === true);
  }

  /** Rejects with Refused or NotOurs. @param {string} what @param {Record<string, string | File>} [form] */
  async #request(what, form) {
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
    throw isRefusal(refusal) ? new ServerRefusal(refusal.message) : new ForeignAnswer(String(answer.status));
  }
}

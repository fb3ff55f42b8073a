/** @import { EarlierAnswer, Page } from "../types.d.ts" */

/** A refusal in the server's own kind words. */
export class Refused extends Error {}

/** The profile's earlier sittings, its file and its end: what does not go by the socket. */
export class ProfileLife {
  #address;
  #csrf;

  /** @param {Page} page */
  constructor({ conference, csrf }) {
    this.#address = `/c/${conference}/profile/`;
    this.#csrf = csrf ?? "";
  }

  /** Earlier sittings, the oldest first. @returns {Promise<{ sitting: number, at: string }[]>} */
  async sittings() {
    return (await this.#ask("then")).json();
  }

  /** The whole page at the end of one. @param {number} sitting @returns {Promise<EarlierAnswer[]>} */
  async then(sitting) {
    return (await this.#ask(`then?sitting=${sitting}`)).json();
  }

  /** The profile in a file. @param {{ passphrase: string, reason: string }} how @returns {Promise<{ file: Blob, name: string }>} */
  async pack(how) {
    const answer = await this.#ask("export", how);
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "profile.ipk";
    return { file: await answer.blob(), name };
  }

  /** @param {File} file @param {string} passphrase */
  async unpack(file, passphrase) {
    await this.#ask("import", { passphrase, file });
  }

  /** The first of two steps: nothing is done yet. @returns {Promise<string>} what the second wants */
  async beginDeleting() {
    return (await (await this.#ask("deleting", {})).json()).sure;
  }

  /** @param {string} sure */
  async delete(sure) {
    await this.#ask("delete", { sure });
  }

  /** @param {string} what @param {Record<string, string | File>} [form] */
  async #ask(what, form) {
    const body = form && new FormData();
    for (const [name, value] of Object.entries(form ?? {})) body?.append(name, value);
    const headers = { Accept: "application/json", "X-CSRFToken": this.#csrf };
    const answer = await fetch(this.#address + what, { method: body ? "POST" : "GET", body, headers });
    if (answer.ok) return answer;
    const refusal = await answer.json().catch(() => ({}));
    throw new Refused(refusal.message ?? String(answer.status));
  }
}

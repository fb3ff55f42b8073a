// Uploads a picture or sound with progress.
/** @import { Answer, Page, Upload } from "../types.d.ts" */
import { isMedia, isRefusal } from "./answers.js";
import { pageAddress } from "../lib/page_address.js";

/**
 * Sends a file in one request: files are small, so chunks would save nothing (docs/protocol.md). `XMLHttpRequest` is
 * used because `fetch` reports no upload progress.
 * @param {Page} page
 * @param {Upload} upload
 * @param {(part: number) => void} progress
 * @param {AbortSignal} signal
 * @returns {Promise<Answer & { id?: string }>} rejects when no answer came
 */
export function sendUpload(page, upload, progress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const lost = () => reject(new Error("the upload was cut off"));
    request.open("POST", pageAddress(page, "media"));
    request.responseType = "json";
    request.setRequestHeader("X-CSRFToken", page.csrf ?? "");
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => {
      const answer = answerOf(request, upload.op);
      if (answer) resolve(answer);
      else lost();
    };
    request.onerror = request.onabort = request.ontimeout = lost;
    if (signal.aborted) return lost();
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(formOf(upload));
  });
}

/** @param {Upload} upload */
function formOf({ op, bytes, mime, about }) {
  const form = new FormData();
  form.append("upload", op);
  for (const [name, value] of Object.entries(about ?? {})) form.append(name, value);
  form.append("file", new Blob([bytes], { type: mime }), "file");
  return form;
}

/**
 * The server's answer, or undefined when it is not from our server.
 * @param {{ status: number, response: any }} request
 * @param {string} op
 * @returns {Answer & { id?: string } | undefined}
 */
export function answerOf({ status, response }, op) {
  if (status === 200 || status === 201) return isMedia(response) ? { ok: true, op, id: response.id } : undefined;
  if (isRefusal(response)) return { ...response, op };
  // A proxy with a lower size limit answers 413 without our JSON; a retry is pointless.
  return status === 413 ? { ok: false, op, code: "too_big" } : undefined;
}

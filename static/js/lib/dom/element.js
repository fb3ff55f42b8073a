/**
 * What our elements have in common: they build themselves once, and let go of every listener when they leave.
 */
export class IpkElement extends HTMLElement {
  /** Aborted when the element leaves the page. */
  abort = new AbortController();
  #built = false;

  connectedCallback() {
    if (this.abort.signal.aborted) this.abort = new AbortController();
    if (!this.#built) this.build();
    this.#built = true;
    this.connected();
  }

  disconnectedCallback() {
    this.abort.abort();
  }

  /** Makes what is inside; called once. */
  build() {}

  /** Starts listening; called at every arrival in the page. */
  connected() {}

  /**
   * @param {EventTarget} target @param {string} type @param {(event: any) => void} hear
   * @param {AddEventListenerOptions} [options]
   */
  listen(target, type, hear, options = {}) {
    target.addEventListener(type, hear, { ...options, signal: this.abort.signal });
  }

  /** Says to whoever holds this element what has happened. @param {string} type @param {unknown} [detail] */
  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(`ipk:${type}`, { detail, bubbles: true }));
  }
}

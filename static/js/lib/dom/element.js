/** Base class of the custom elements: they build their content once and remove all listeners when disconnected. */
export class IpkElement extends HTMLElement {
  /** Aborted when the element is disconnected. */
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

  /** Creates the content; called once. */
  build() {}

  /** Starts listening; called whenever the element is connected. */
  connected() {}

  /**
   * @param {EventTarget} target @param {string} type @param {(event: any) => void} hear
   * @param {AddEventListenerOptions} [options]
   */
  listen(target, type, hear, options = {}) {
    target.addEventListener(type, hear, { ...options, signal: this.abort.signal });
  }

  /** Dispatches a bubbling event `ipk:<type>`. @param {string} type @param {unknown} [detail] */
  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(`ipk:${type}`, { detail, bubbles: true }));
  }
}

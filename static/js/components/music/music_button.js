// `<ipk-music-button>`: opens the choice of music, and silences what plays.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { importWithMessages } from "../../lib/i18n/catalogue.js";
import { el, setAttribute } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { musicOf } from "../../state/meeting/music.js";
import { tile } from "../base/tile.js";

/** A button that opens the choice of music; while music plays, another one silences it. */
export class IpkMusicButton extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** Where the choice is laid out. @type {IpkDialog | undefined} */
  dialog;

  build() {
    const { app } = this;
    if (!app) return;
    this.classList.add(app.isChild ? "tile--music" : "music-small");
    this.quiet = tile("volume-x", t("Quiet"), () => this.#hush(app), { kind: "quiet" });
    this.open = tile("music", app.isChild ? t("My music") : t("Music"), () => void this.#choose(app), {
      kind: "tunes",
    });
    this.append(el("div", { class: "music-side" }, this.quiet, this.open));
  }

  /** @param {AppContext} app */
  show(app) {
    const { store } = app;
    this.hidden = !store.may("music.play");
    const { playing } = musicOf(store);
    if (this.quiet) this.quiet.hidden = !playing;
    setAttribute(this, "data-playing", playing);
  }

  /** @param {AppContext} app */
  #hush(app) {
    app.store.do("music.pause", {});
    this.open?.focus();
  }

  /** The sheet is fetched when it is first wanted. @param {AppContext} app */
  async #choose(app) {
    const { openMusic } = await importWithMessages(() => import("./music_dialog.js"));
    if (this.dialog?.isOpen) this.dialog.close();
    else if (this.dialog) openMusic(app, this.dialog);
  }
}

customElements.define("ipk-music-button", IpkMusicButton);

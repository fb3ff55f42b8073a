// `<ipk-music-button>`: opens the choice of music, and silences what plays.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { bring } from "../../lib/i18n/catalogue.js";
import { el, setAttribute } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { musicOf } from "../../state/meeting/music.js";
import { tile } from "../base/tile.js";

/** The one small clear place for music: choose it, and, while it plays, silence it by one tap. */
export class IpkMusicButton extends IpkElement {
  /** @type {AppContext | undefined} */
  room;
  /** Where the choice is laid out. @type {IpkDialog | undefined} */
  sheet;

  build() {
    const { room } = this;
    if (!room) return;
    this.classList.add(room.isChild ? "tile--music" : "music-small");
    this.quiet = tile("volume-x", t("Quiet"), () => this.#hush(room), { kind: "quiet" });
    this.open = tile("music", room.isChild ? t("My music") : t("Music"), () => void this.#choose(room), {
      kind: "tunes",
    });
    this.append(el("div", { class: "music-side" }, this.quiet, this.open));
  }

  /** @param {AppContext} room */
  show(room) {
    const { store } = room;
    this.hidden = !store.may("music.play");
    const { playing } = musicOf(store);
    if (this.quiet) this.quiet.hidden = !playing;
    setAttribute(this, "data-playing", playing);
  }

  /** @param {AppContext} room */
  #hush(room) {
    room.store.do("music.pause", {});
    this.open?.focus();
  }

  /** The sheet is fetched when it is first wanted. @param {AppContext} room */
  async #choose(room) {
    const { openMusic } = await bring(() => import("./music_dialog.js"));
    if (this.sheet?.isOpen) this.sheet.close();
    else if (this.sheet) openMusic(room, this.sheet);
  }
}

customElements.define("ipk-music-button", IpkMusicButton);

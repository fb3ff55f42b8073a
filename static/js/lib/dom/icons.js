// The Lucide icons that the interface uses.
import tabletSmartphone from "lucide-static/icons/tablet-smartphone.svg";
import fileText from "lucide-static/icons/file-text.svg";
import bookOpen from "lucide-static/icons/book-open.svg";
import lightbulb from "lucide-static/icons/lightbulb.svg";
import pencil from "lucide-static/icons/pencil.svg";
import image from "lucide-static/icons/image.svg";
import globe from "lucide-static/icons/globe.svg";
import printer from "lucide-static/icons/printer.svg";
import undo2 from "lucide-static/icons/undo-2.svg";
import hand from "lucide-static/icons/hand.svg";
import arrowLeft from "lucide-static/icons/arrow-left.svg";
import arrowRight from "lucide-static/icons/arrow-right.svg";
import check from "lucide-static/icons/check.svg";
import x from "lucide-static/icons/x.svg";
import move from "lucide-static/icons/move.svg";
import trash2 from "lucide-static/icons/trash-2.svg";
import eye from "lucide-static/icons/eye.svg";
import eyeOff from "lucide-static/icons/eye-off.svg";
import lock from "lucide-static/icons/lock.svg";
import lockOpen from "lucide-static/icons/lock-open.svg";
import projector from "lucide-static/icons/projector.svg";
import snowflake from "lucide-static/icons/snowflake.svg";
import users from "lucide-static/icons/users.svg";
import inbox from "lucide-static/icons/inbox.svg";
import messageCircleQuestionMark from "lucide-static/icons/message-circle-question-mark.svg";
import plus from "lucide-static/icons/plus.svg";
import minus from "lucide-static/icons/minus.svg";
import maximize from "lucide-static/icons/maximize.svg";
import star from "lucide-static/icons/star.svg";
import circlePause from "lucide-static/icons/circle-pause.svg";
import clock from "lucide-static/icons/clock.svg";
import cloudOff from "lucide-static/icons/cloud-off.svg";
import hourglass from "lucide-static/icons/hourglass.svg";
import mail from "lucide-static/icons/mail.svg";
import house from "lucide-static/icons/house.svg";
import stickyNote from "lucide-static/icons/sticky-note.svg";
import layoutGrid from "lucide-static/icons/layout-grid.svg";
import lifeBuoy from "lucide-static/icons/life-buoy.svg";
import play from "lucide-static/icons/play.svg";
import mic from "lucide-static/icons/mic.svg";
import userMinus from "lucide-static/icons/user-minus.svg";
import logIn from "lucide-static/icons/log-in.svg";
import presentation from "lucide-static/icons/presentation.svg";
import bringToFront from "lucide-static/icons/bring-to-front.svg";
import grid2x2 from "lucide-static/icons/grid-2x2.svg";
import grid3x3 from "lucide-static/icons/grid-3x3.svg";
import focus from "lucide-static/icons/focus.svg";
import shieldCheck from "lucide-static/icons/shield-check.svg";
import palette from "lucide-static/icons/palette.svg";
import footprints from "lucide-static/icons/footprints.svg";
import brush from "lucide-static/icons/brush.svg";
import eraser from "lucide-static/icons/eraser.svg";
import redo2 from "lucide-static/icons/redo-2.svg";
import stamp from "lucide-static/icons/stamp.svg";
import paintBucket from "lucide-static/icons/paint-bucket.svg";
import rotateCcw from "lucide-static/icons/rotate-ccw.svg";
import ellipsis from "lucide-static/icons/ellipsis.svg";
import group from "lucide-static/icons/group.svg";
import ungroup from "lucide-static/icons/ungroup.svg";
import messageCircle from "lucide-static/icons/message-circle.svg";
import timer from "lucide-static/icons/timer.svg";
import logOut from "lucide-static/icons/log-out.svg";
import listChecks from "lucide-static/icons/list-checks.svg";
import square from "lucide-static/icons/square.svg";
import squareCheck from "lucide-static/icons/square-check.svg";
import slidersHorizontal from "lucide-static/icons/sliders-horizontal.svg";
import moon from "lucide-static/icons/moon.svg";
import camera from "lucide-static/icons/camera.svg";
import images from "lucide-static/icons/images.svg";
import rotateCw from "lucide-static/icons/rotate-cw.svg";
import zoomIn from "lucide-static/icons/zoom-in.svg";
import zoomOut from "lucide-static/icons/zoom-out.svg";
import music from "lucide-static/icons/music.svg";
import volumeX from "lucide-static/icons/volume-x.svg";
import volume1 from "lucide-static/icons/volume-1.svg";
import volume2 from "lucide-static/icons/volume-2.svg";
import heart from "lucide-static/icons/heart.svg";
import speaker from "lucide-static/icons/speaker.svg";
import pause from "lucide-static/icons/pause.svg";
import fileAudio from "lucide-static/icons/file-audio.svg";
import { svg } from "./svg.js";

const ICONS = {
  lightbulb: lightbulb,
  "book-open": bookOpen,
  "tablet-smartphone": tabletSmartphone,
  "file-text": fileText,
  "circle-pause": circlePause,
  pencil: pencil,
  image: image,
  globe: globe,
  printer,
  "undo-2": undo2,
  hand: hand,
  "arrow-left": arrowLeft,
  "arrow-right": arrowRight,
  check: check,
  x: x,
  move: move,
  "trash-2": trash2,
  eye: eye,
  "eye-off": eyeOff,
  lock: lock,
  "lock-open": lockOpen,
  projector: projector,
  snowflake: snowflake,
  users: users,
  inbox: inbox,
  "message-circle-question-mark": messageCircleQuestionMark,
  plus: plus,
  minus: minus,
  maximize: maximize,
  star: star,
  clock: clock,
  "cloud-off": cloudOff,
  hourglass: hourglass,
  house: house,
  mail: mail,
  "sticky-note": stickyNote,
  "list-checks": listChecks,
  square: square,
  "square-check": squareCheck,
  "layout-grid": layoutGrid,
  "life-buoy": lifeBuoy,
  play: play,
  mic: mic,
  "user-minus": userMinus,
  "log-in": logIn,
  presentation: presentation,
  "bring-to-front": bringToFront,
  "grid-2x2": grid2x2,
  "grid-3x3": grid3x3,
  focus: focus,
  "shield-check": shieldCheck,
  palette: palette,
  footprints: footprints,
  brush: brush,
  eraser: eraser,
  "redo-2": redo2,
  stamp: stamp,
  "paint-bucket": paintBucket,
  "rotate-ccw": rotateCcw,
  ellipsis: ellipsis,
  group: group,
  ungroup: ungroup,
  "message-circle": messageCircle,
  timer: timer,
  "log-out": logOut,
  "sliders-horizontal": slidersHorizontal,
  moon: moon,
  camera: camera,
  images: images,
  "rotate-cw": rotateCw,
  "zoom-in": zoomIn,
  "zoom-out": zoomOut,
  music: music,
  "volume-x": volumeX,
  "volume-1": volume1,
  "volume-2": volume2,
  heart: heart,
  speaker: speaker,
  pause: pause,
  "file-audio": fileAudio,
};

/** @typedef {keyof typeof ICONS} IconName */

/** An SVG element of an icon; a text always stands beside it. @param {IconName} name */
export function icon(name) {
  const shapes = ICONS[name].map(([tag, attributes]) =>
    svg(/** @type {keyof SVGElementTagNameMap} */ (tag), attributes),
  );
  return svg("svg", { viewBox: "0 0 24 24", class: `icon icon-${name}`, "aria-hidden": "true" }, ...shapes);
}

// A photo on a canvas: drawn cropped and turned, encoded as JPEG for the upload.
/** @import { Crop } from "../../state/media/cropping.js" */
/** @import { MediaFile } from "../../types.d.ts" */
import { fitted, cropRectangle, turnedSize } from "../../state/media/cropping.js";

const LONGEST = 2048;
const QUALITY = 0.85;
/** The background of transparent pictures: JPEG has no transparency. */
const GROUND = "white";

/** A picture of this device, upright and small enough to be sent; drawn once, then only looked at. */
export class Photo {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
  }

  /** @param {HTMLCanvasElement} onto @param {Crop} look @param {number} longest of the longer side, in pixels */
  draw(onto, look, longest) {
    const part = cropRectangle(look, this.canvas);
    const size = fitted(part, longest);
    const { width, height } = turnedSize(look, this.canvas);
    onto.width = size.width;
    onto.height = size.height;
    const pen = penOf(onto);
    pen.scale(size.width / part.width, size.height / part.height);
    pen.translate(width / 2 - part.left, height / 2 - part.top);
    pen.rotate((look.turns * Math.PI) / 2);
    pen.drawImage(this.canvas, -this.canvas.width / 2, -this.canvas.height / 2);
  }

  /**
   * What is seen, to be sent. JPEG on every browser alike: Safari writes no WebP, and a photo takes WebP thrice as
   * long.
   * @param {Crop} look @returns {Promise<MediaFile>}
   */
  async packed(look) {
    const canvas = document.createElement("canvas");
    this.draw(canvas, look, LONGEST);
    const blob = await new Promise((/** @type {BlobCallback} */ resolve) =>
      canvas.toBlob(resolve, "image/jpeg", QUALITY),
    );
    if (!blob) throw new Error("the picture could not be written");
    return { bytes: await blob.arrayBuffer(), mime: blob.type };
  }
}

/**
 * Reads a file that a person chose. Rejects when the browser cannot show it.
 * @param {Blob} file
 * @returns {Promise<Photo>}
 */
export async function readPhoto(file) {
  const picture = await decoded(file);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, fitted(picture, LONGEST));
  const pen = penOf(canvas);
  pen.fillStyle = GROUND;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  if (picture instanceof ImageBitmap) picture.close();
  return new Photo(canvas);
}

/** Upright, as the camera was held. @param {Blob} file @returns {Promise<ImageBitmap | HTMLImageElement>} */
async function decoded(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return await asElement(file);
  }
}

/**
 * Some browsers read as an `<img>` what they refuse as a bitmap (large photos, SVG without a size).
 * @param {Blob} file
 */
async function asElement(file) {
  const picture = new Image();
  picture.src = URL.createObjectURL(file);
  try {
    await picture.decode();
    return picture;
  } finally {
    URL.revokeObjectURL(picture.src);
  }
}

/** @param {HTMLCanvasElement} canvas */
function penOf(canvas) {
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.imageSmoothingQuality = "high";
  return pen;
}

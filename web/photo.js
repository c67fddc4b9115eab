// A photograph on its way to the office: upright, no larger than its text needs, without what the
// camera wrote into it (place, time, device), and with a warning where it will be hard to read.

// A page of A4 at 170 dots an inch: the small print of a certificate is 20 pixels high, and a
// photograph of 12 megapixels becomes a tenth of its bytes.
const SIDE_MAX = 2000;
const QUALITY = 0.8;
const HEAD_BYTES = 256 * 1024;
export const FLAW = {none: 0, dark: 1, bright: 2, blurred: 3};

// The flaws are looked for in a picture of this size, where a stroke of print is a pixel wide.
const LOOK_SIDE = 1000;
const TILES = 8;
// The paper itself: the lightest twentieth of the picture is darker than this.
const DARK_BELOW = 80;
// The ink itself: the darkest 200th of the picture is lighter than this.
const BRIGHT_ABOVE = 180;
// Variance of the Laplacian in the sharpest of the tiles: print that is just readable has 450 and
// more, print that is not has 110 and less.
const BLURRED_BELOW = 220;

function drawn(image, side) {
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext('2d', {willReadFrequently: side === LOOK_SIDE});
  context.imageSmoothingQuality = 'high';
  // Where a picture is transparent, paper is white.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function greyOf(canvas) {
  const {width, height} = canvas;
  const {data} = canvas.getContext('2d').getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; ++i)
    grey[i] = (data[i * 4] * 77 + data[i * 4 + 1] * 150 + data[i * 4 + 2] * 29) >> 8;
  return grey;
}

/** The grey that `share` of all pixels do not exceed. */
function percentile(grey, share) {
  const counts = new Uint32Array(256);
  for (const value of grey) ++counts[value];
  let value = 0;
  for (let sum = counts[0]; sum < grey.length * share; sum += counts[value]) ++value;
  return value;
}

/** A page may be empty for the most part: the tile that has the most edges counts. */
export function sharpness(grey, width, height) {
  const sums = new Float64Array(TILES * TILES);
  const squares = new Float64Array(TILES * TILES);
  const counts = new Uint32Array(TILES * TILES);
  for (let y = 1; y < height - 1; ++y) {
    const row = Math.floor(y * TILES / height) * TILES;
    for (let x = 1; x < width - 1; ++x) {
      const i = y * width + x;
      const edge = grey[i - 1] + grey[i + 1] + grey[i - width] + grey[i + width] - 4 * grey[i];
      const tile = row + Math.floor(x * TILES / width);
      sums[tile] += edge;
      squares[tile] += edge * edge;
      ++counts[tile];
    }
  }
  return Math.max(...squares.map((square, tile) =>
    counts[tile] ? square / counts[tile] - (sums[tile] / counts[tile]) ** 2 : 0));
}

export function flawOf(image) {
  const canvas = drawn(image, LOOK_SIDE);
  const grey = greyOf(canvas);
  if (percentile(grey, 0.95) < DARK_BELOW) return FLAW.dark;
  if (percentile(grey, 0.005) > BRIGHT_ABOVE) return FLAW.bright;
  return sharpness(grey, canvas.width, canvas.height) < BLURRED_BELOW ? FLAW.blurred : FLAW.none;
}

async function hasCameraNotes(file) {
  const head = await file.slice(0, HEAD_BYTES).arrayBuffer();
  return /Exif\0|eXIf|ns\.adobe\.com\/xap/.test(new TextDecoder('latin1').decode(head));
}

/** The file to send and what may be wrong with it. Throws where the picture cannot be read. */
export async function prepare(file) {
  const image = await createImageBitmap(file, {imageOrientation: 'from-image'});
  try {
    const flaw = flawOf(image);
    const canvas = drawn(image, SIDE_MAX);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    const isWanted = blob && (blob.size < file.size || await hasCameraNotes(file));
    if (!isWanted) return {file, flaw};
    const name = file.name.replace(/\.[^.]*$/, '') + '.jpg';
    return {file: new File([blob], name, {type: blob.type}), flaw};
  } finally {
    image.close();
  }
}

// What is on the screen, as pixels: the accessibility tree does not know what was painted.

async function untilStill() {
  const STILL_FRAMES = 12;
  for (let still = 0; still < STILL_FRAMES;) {
    const last = globalThis.onedoor?.frames;
    await new Promise(requestAnimationFrame);
    still = globalThis.onedoor?.frames === last ? still + 1 : 0;
  }
  document.getElementById('canvas')?.getContext('webgl2').finish();
}

/// Waits until the canvas shows what the elements above it are. The clock of a tour calls frames
/// without the browser's own, which bring the news of a scroll: a picture makes the browser draw one.
export async function drawn(page) {
  await page.screenshot();
  await page.evaluate(untilStill);
}

/// Contrast (WCAG 2.2, 1.4.3) between the ground of each area, its most common colour, and the
/// colour in it that differs most. `areas`: [{x, y, width, height}] in CSS px of the window.
export async function contrasts(page, areas) {
  const picture = (await page.screenshot({scale: 'device'})).toString('base64');
  const reader = await page.context().newPage();
  try {
    return await reader.evaluate(measure, {picture, areas, scale: await density(page)});
  } finally {
    await reader.close();
  }
}

const density = (page) => page.evaluate(() => devicePixelRatio);

async function measure({picture, areas, scale}) {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  pen.drawImage(image, 0, 0);

  const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (colour) => 0.2126 * linear((colour >> 16 & 255) / 255) +
    0.7152 * linear((colour >> 8 & 255) / 255) + 0.0722 * linear((colour & 255) / 255);
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

  return areas.map(({x, y, width, height}) => {
    const {data} = pen.getImageData(Math.round(x * scale), Math.round(y * scale),
      Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data[at] << 16 | data[at + 1] << 8 | data[at + 2];
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const [[ground]] = [...counts].sort((a, b) => b[1] - a[1]);
    const light = luminance(ground);
    return Math.max(...[...counts.keys()].map((colour) => ratio(luminance(colour), light)));
  });
}

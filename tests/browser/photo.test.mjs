// Photographs of papers: what reaches the server, and what is said of those hard to read.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {axeViolations, browser, openPage, programReady, server, serveTests} from './support.mjs';

let studio;
serveTests([], async () => {
  studio = await browser.newPage();
});

/// A sheet of print on a table, as a camera would see it; JPEG. `print` is the height of its letters
/// as a share of the height of the picture.
async function photograph({width = 1500, height = 2000, filter = 'none', print = 0.011} = {}) {
  const base64 = await studio.evaluate(async ({width, height, filter, print}) => {
    const sheet = new OffscreenCanvas(width, height);
    const draw = sheet.getContext('2d');
    const table = draw.createLinearGradient(0, 0, width, height);
    table.addColorStop(0, '#7a5c3e');
    table.addColorStop(1, '#4b3826');
    draw.fillStyle = table;
    draw.fillRect(0, 0, width, height);
    draw.fillStyle = '#f1efe8';
    draw.fillRect(width * 0.06, height * 0.05, width * 0.88, height * 0.9);
    draw.fillStyle = '#22201c';
    draw.font = `${Math.round(height * print)}px serif`;
    for (let y = 0.1; y < 0.7; y += 0.022)
      draw.fillText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM – Giấy chứng sinh số 0123456789',
        width * 0.1, height * y, width * 0.8);
    const picture = new OffscreenCanvas(width, height);
    const paint = picture.getContext('2d');
    paint.filter = filter;
    paint.drawImage(sheet, 0, 0);
    const blob = await picture.convertToBlob({type: 'image/jpeg', quality: 0.92});
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 32768)
      text += String.fromCharCode(...bytes.subarray(i, i + 32768));
    return btoa(text);
  }, {width, height, filter, print});
  return Buffer.from(base64, 'base64');
}

/// What a camera writes: the orientation, and where the picture was taken.
function withCameraNotes(jpeg, orientation) {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4 + 2 + 12 + 4);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  const entry = (at, tag, type, value) => {
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(type, at + 2);
    tiff.writeUInt32BE(1, at + 4);
    if (type === 3) tiff.writeUInt16BE(value, at + 8);
    else tiff.writeUInt32BE(value, at + 8);
  };
  entry(10, 0x0112, 3, orientation);
  entry(22, 0x8825, 4, 38);
  tiff.writeUInt16BE(1, 38);
  tiff.writeUInt16BE(1, 40);
  tiff.writeUInt16BE(2, 42);
  tiff.writeUInt32BE(2, 44);
  tiff.write('N\0', 48, 'latin1');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xFF, 0xE1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/// Width and height as the file itself says them, without regard to any orientation.
function sizeOf(jpeg) {
  for (let at = 2; at < jpeg.length;) {
    const marker = jpeg[at + 1];
    if (marker >= 0xC0 && marker <= 0xC2) return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  return [];
}

async function openPapers(page) {
  await page.goto(`${server.address}/thu-tuc/dang-ky-khai-sinh/nop`);
  await programReady(page);
  await page.getByRole('radio', {name: 'Trẻ sinh chưa quá 60 ngày'}).check();
  await page.getByRole('button', {name: /Sang bước/}).click();
  await page.getByRole('heading', {level: 1, name: 'Người yêu cầu'}).waitFor();
  await page.evaluate(() => {
    history.pushState(null, '', '/thu-tuc/dang-ky-khai-sinh/nop/giay-to');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.getByRole('heading', {level: 1, name: 'Giấy tờ kèm theo'}).waitFor();
}

/// Chooses the file and resolves to what went to the server for it.
async function send(page, file) {
  const sent = {declaration: undefined, chunks: [], get bytes() { return Buffer.concat(this.chunks); }};
  page.on('request', (request) => {
    if (!request.url().includes('/api/v1/uploads')) return;
    if (request.method() === 'POST') sent.declaration = request.postDataJSON();
    else if (request.method() === 'PUT') sent.chunks.push(request.postDataBuffer());
  });
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByText(/Đã nhận tệp/).first().waitFor();
  return sent;
}

const jpeg = (buffer, name = 'IMG_0001.jpg') => ({name, mimeType: 'image/jpeg', buffer});

function papersTest(words, step) {
  test(words, async () => {
    const page = await openPage(browser);
    await openPapers(page);
    await step(page);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

papersTest('12 megapixels held on edge arrive upright, small and without place', async (page) => {
  const photo = withCameraNotes(await photograph({width: 4000, height: 3000}), 6);
  assert.match(photo.toString('latin1'), /Exif/);
  const {bytes, declaration} = await send(page, jpeg(photo));
  assert.deepEqual(sizeOf(bytes), [1500, 2000]);
  assert.doesNotMatch(bytes.toString('latin1'), /Exif/);
  assert.ok(bytes.length < photo.length / 2, `${bytes.length} of ${photo.length}`);
  assert.equal(bytes.length, declaration.size);
  assert.equal(await page.getByRole('button', {name: /Chọn ảnh khác/}).count(), 0);
});

papersTest('a small photograph loses the camera\'s notes too', async (page) => {
  const photo = withCameraNotes(await photograph({width: 600, height: 800, print: 0.02}), 1);
  const {bytes} = await send(page, jpeg(photo));
  assert.deepEqual(sizeOf(bytes), [600, 800]);
  assert.doesNotMatch(bytes.toString('latin1'), /Exif/);
});

papersTest('a file that is no photograph goes as it is', async (page) => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const {bytes} = await send(page, {name: 'giấy.pdf', mimeType: 'application/pdf', buffer: pdf});
  assert.ok(bytes.equals(pdf));
});

papersTest('what cannot be read as a picture goes as it is; the server decides', async (page) => {
  const broken = Buffer.concat([Buffer.from([0xFF, 0xD8, 0xFF, 0xE0]), Buffer.alloc(200, 7)]);
  const declared = page.waitForRequest(/\/api\/v1\/uploads$/);
  await page.locator('input[type=file]').first().setInputFiles(jpeg(broken));
  assert.equal((await declared).postDataJSON().size, broken.length);
  await page.locator('.error').first().waitFor();
  page.problems.length = 0;
});

const HARD_TO_READ = [
  ['dark', {filter: 'brightness(0.25)'}, /Ảnh có vẻ quá tối/],
  ['washed out', {filter: 'brightness(8)'}, /Ảnh có vẻ quá sáng/],
  ['blurred', {filter: 'blur(7px)'}, /Ảnh có vẻ bị mờ/],
];
for (const [kind, look, words] of HARD_TO_READ)
  papersTest(`a ${kind} photograph is sent with a warning`, async (page) => {
    await send(page, jpeg(await photograph(look)));
    await page.getByText(words).first().waitFor();
    assert.deepEqual(await axeViolations(page), []);
    if (process.env.SCREENSHOTS && kind === 'blurred')
      await page.screenshot({path: `${process.env.SCREENSHOTS}/photo.png`, fullPage: true});
    await page.getByRole('button', {name: /Vẫn dùng ảnh này/}).click();
    await page.getByText(words).first().waitFor({state: 'detached'});
    await page.getByText(/Đã nhận tệp/).first().waitFor();
  });

papersTest('another photograph is chosen in its place', async (page) => {
  await send(page, jpeg(await photograph({filter: 'blur(7px)'})));
  await page.getByRole('button', {name: /Chọn ảnh khác/}).click();
  await page.getByText(/Đã nhận tệp/).first().waitFor({state: 'detached'});
  assert.equal(await page.evaluate(() => document.activeElement.type), 'file');
  await send(page, jpeg(await photograph()));
  assert.equal(await page.getByText(/Ảnh có vẻ/).count(), 0);
});

// The thresholds: a page of print passes as long as a person can read it, in any light that leaves
// paper lighter than ink.
test('the flaws found are those a reader would find', async () => {
  const page = await openPage(browser);
  await page.goto(server.address);
  await programReady(page);
  const address = await page.evaluate(() => performance.getEntriesByType('resource')
    .map((entry) => entry.name).find((name) => /host[^/]*\.js/.test(name)));
  const module = /photo\.[0-9a-f]+\.js|[^'"`]*photo[^'"`]*\.js/
    .exec(await (await page.request.get(address)).text())[0];
  const flawOf = async (look) => {
    const data = (await photograph(look)).toString('base64');
    return page.evaluate(async ([path, base64]) => {
      const {flawOf, FLAW} = await import(path);
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], {type: 'image/jpeg'}));
      const flaw = flawOf(image);
      return Object.keys(FLAW).find((name) => FLAW[name] === flaw);
    }, [new URL(module, server.address).href, data]);
  };
  const expected = [
    [{}, 'none'],
    [{filter: 'brightness(0.5)'}, 'none'],
    [{filter: 'brightness(1.6)'}, 'none'],
    [{filter: 'blur(1px)'}, 'none'],
    [{filter: 'blur(2px)'}, 'none'],
    [{filter: 'blur(6px)'}, 'blurred'],
    [{filter: 'blur(12px)'}, 'blurred'],
    [{filter: 'brightness(0.3)'}, 'dark'],
    [{filter: 'brightness(8)'}, 'bright'],
    [{width: 900, height: 1200, print: 0.014}, 'none'],
    [{width: 900, height: 1200, print: 0.014, filter: 'blur(5px)'}, 'blurred'],
  ];
  const found = [];
  for (const [look] of expected) found.push([look, await flawOf(look)]);
  assert.deepEqual(found, expected);
  await page.context().close();
});

// One citizen's filing from search to the printed receipt, by role and name as people find things.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test as nodeTest} from 'node:test';
import {axeViolations, browser, openPage, programReady, server, serveTests} from './support.mjs';

const CHILD = 'Trần Nguyễn Bảo Ngọc';
const REQUESTER = 'Nguyễn Thị Thuở';

let page;
let folder;
let receipt;

serveTests([], async () => {
  page = await openPage(browser);
  folder = await mkdtemp(join(tmpdir(), 'onedoor-journey-'));
});

after(async () => {
  await rm(folder, {recursive: true});
});

let broken = false;

/// Each step stands on the one before: after a failure the rest fails at once and says why.
function test(name, step) {
  nodeTest(name, async () => {
    assert.ok(!broken, 'an earlier step of the journey failed');
    broken = true;
    try {
      await step();
    } catch (error) {
      console.log(page.url(), page.problems, await page.locator('body').ariaSnapshot());
      throw error;
    }
    broken = false;
  });
}

async function accessible() {
  assert.deepEqual(await axeViolations(page), []);
}

const heading = (name) => page.getByRole('heading', {level: 1, name});
const button = (name) => page.getByRole('button', {name});

async function fill(label, value) {
  await page.getByRole('textbox', {name: label, exact: false}).first().fill(value);
}

async function choose(group, option) {
  await page.getByRole('group', {name: group}).or(page.getByRole('radiogroup', {name: group}))
    .getByRole('radio', {name: option}).first().check();
}

async function address(province, commune, street) {
  await page.getByRole('combobox', {name: /Tỉnh, thành phố/}).last().selectOption({label: province});
  await page.getByRole('combobox', {name: /Xã, phường, đặc khu/}).last()
    .selectOption({label: commune});
  await fill(/Số nhà, đường/, street);
}

async function chooseUnit(label) {
  const province = page.getByRole('combobox', {name: new RegExp(`${label}: Tỉnh`)});
  if (await province.count()) {
    await province.selectOption({label: 'Tỉnh Khánh Hòa'});
    await page.getByRole('combobox', {name: new RegExp(`${label}: Xã`)})
      .selectOption({label: 'Phường Nha Trang'});
    return;
  }
  await page.getByRole('combobox', {name: label}).selectOption({label: 'Tỉnh Khánh Hòa'});
}

function todayText() {
  return new Intl.DateTimeFormat('en-GB', {timeZone: 'Asia/Ho_Chi_Minh'}).format(new Date());
}

test('home: the search is there at once and finds while typing', async () => {
  await page.goto(server.address);
  await programReady(page);
  await accessible();
  await page.getByRole('searchbox', {name: 'Tìm thủ tục'}).fill('khai sihn');
  await page.getByRole('link', {name: /^Đăng ký khai sinh/}).first().click();
  await heading('Đăng ký khai sinh').waitFor();
  assert.equal(new URL(page.url()).pathname, '/thu-tuc/dang-ky-khai-sinh');
});

test('procedure: papers, time and fees are told before anybody files', async () => {
  await accessible();
  await page.getByRole('table', {name: /Thời hạn/}).waitFor();
  await button('Nộp hồ sơ trực tuyến').click();
  await heading('Trường hợp của ông/bà').waitFor();
  await accessible();
});

test('case: the question is answered before the form', async () => {
  await button(/Sang bước/).click();
  await page.getByText('Xin chọn một trường hợp').first().waitFor();
  await page.getByRole('radio', {name: 'Trẻ sinh chưa quá 60 ngày'}).check();
  await button(/Sang bước/).click();
  await heading('Người yêu cầu').waitFor();
  await accessible();
});

test('form: errors stand beside their fields and go when they are mended', async () => {
  await button(/Sang bước/).click();
  await page.getByText(/chỗ cần sửa/).first().waitFor();
  await accessible();
  await fill('Họ, chữ đệm, tên', REQUESTER);
  await fill('Ngày sinh', '15/03/1992');
  await choose('Giới tính', 'Nữ');
  await fill('Số định danh cá nhân', '056192001237');
  await fill('Số điện thoại', '0905 123 268');
  await address('Tỉnh Khánh Hòa', 'Phường Nha Trang', '12 Trần Phú');
});

test('language: English and back without losing what was typed', async () => {
  await button('English').click();
  await page.getByRole('heading', {level: 1, name: 'Applicant'}).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('button', {name: 'Tiếng Việt'}).click();
  await heading('Người yêu cầu').waitFor();
  const name = page.getByRole('textbox', {name: 'Họ, chữ đệm, tên'}).first();
  assert.equal(await name.inputValue(), REQUESTER);
});

test('form: the child, the birth, the mother and the father', async () => {
  await button(/Sang bước/).click();
  await heading('Trẻ được khai sinh').waitFor();
  await choose('Quan hệ của ông/bà với trẻ', 'Mẹ');
  await fill('Họ, chữ đệm, tên của trẻ', CHILD);
  await fill('Ngày sinh của trẻ', '12/11/2062');
  await choose('Giới tính của trẻ', 'Nữ');
  await fill('Dân tộc của trẻ', 'Kinh');
  await fill('Quốc tịch của trẻ', 'Việt Nam');
  await chooseUnit('Quê quán của trẻ');
  await page.getByText(/không thể sau hôm nay/).first().waitFor();
  await fill('Ngày sinh của trẻ', todayText());
  await button(/Sang bước/).click();

  await heading('Nơi sinh và giấy chứng sinh').waitFor();
  await choose('Trẻ sinh ở đâu', 'Tại cơ sở y tế');
  await fill('Tên cơ sở y tế', 'Bệnh viện Đa khoa tỉnh Khánh Hòa');
  await address('Tỉnh Khánh Hòa', 'Phường Nha Trang', '19 Yersin');
  await choose('Giấy tờ chứng minh việc sinh', 'Giấy chứng sinh');
  await accessible();
  await button(/Sang bước/).click();

  await heading('Mẹ của trẻ').waitFor();
  await fill('Dân tộc của mẹ', 'Kinh');
  await fill('Quốc tịch của mẹ', 'Việt Nam');
  await choose('Cha mẹ của trẻ có đăng ký kết hôn không', 'Không');
  await button(/Sang bước/).click();

  await heading('Cha của trẻ').waitFor();
  await choose('Có khai thông tin về cha không', 'Không');
  await button(/Sang bước/).click();

  await heading('Nhận kết quả và cam đoan').waitFor();
  await fill('Số bản sao trích lục cần cấp', '2');
  await page.getByRole('checkbox', {name: /Tôi cam đoan/}).check();
  await page.getByRole('checkbox', {name: /Giữ bản nháp/}).check();
  await page.getByText(/Đã lưu trên máy này lúc/).first().waitFor();
});

test('draft: it survives a reload when the citizen asked to keep it', async () => {
  await page.reload();
  await programReady(page);
  await heading('Ông/bà có bản nháp chưa gửi').waitFor();
  await accessible();
  await button('Làm tiếp').click();
  await heading('Nhận kết quả và cam đoan').waitFor();
  const copies = page.getByRole('textbox', {name: 'Số bản sao trích lục cần cấp'});
  assert.equal(await copies.inputValue(), '2');
  await button(/Sang bước/).click();
  await heading('Giấy tờ kèm theo').waitFor();
});

test('papers: a file goes up as it is chosen, another is brought', async () => {
  const photo = join(folder, 'giấy chứng sinh.png');
  await page.screenshot({path: photo});
  await page.getByLabel(/Giấy chứng sinh, hoặc/).first().setInputFiles(photo);
  await page.getByText(/Đã nhận tệp/).first().waitFor();
  await page.getByRole('checkbox', {name: /đến quầy: Căn cước/}).check();
  await accessible();
  await button(/Sang bước/).click();
});

test('check: one answer is changed and the file is sent', async () => {
  await heading('Kiểm tra trước khi gửi').waitFor();
  await accessible();
  await page.getByText(CHILD).first().waitFor();
  await page.getByRole('link', {name: /Sửa.*Người yêu cầu/}).click();
  await heading('Người yêu cầu').waitFor();
  await fill('Số điện thoại', '0905 123 269');
  await page.goBack();
  await heading('Kiểm tra trước khi gửi').waitFor();
  await page.getByText('0905 123 269').first().waitFor();
  await button('Gửi hồ sơ').click();
  await heading('Đã nhận hồ sơ').waitFor();
  await accessible();
  await page.getByRole('img', {name: /Mã QR/}).waitFor();
  const codes = await page.locator('#mirror').innerText();
  receipt = {reference: /TN-[A-Z0-9-]+/.exec(codes)[0],
    secret: /[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}/.exec(codes.replaceAll(/TN-[A-Z0-9-]+/g, ''))[0]};
});

test('track: the file is found at its own address, not yet accepted', async () => {
  await button('Xem tình trạng hồ sơ').click();
  await heading(`Hồ sơ ${receipt.reference}`).waitFor();
  assert.equal(new URL(page.url()).pathname, `/ho-so/${receipt.reference}`);
  await page.getByText('Mới đăng ký').first().waitFor();
  await accessible();
});

test('staff: the file is accepted and form 01 carries code, names and QR', async () => {
  const desk = await openPage(browser, {width: 1366, height: 768}, {acceptDownloads: true});
  await desk.goto(`${server.address}/can-bo`);
  await programReady(desk);
  assert.deepEqual(await axeViolations(desk), []);
  await desk.getByRole('textbox', {name: 'Tài khoản'}).fill('canbo');
  await desk.getByLabel('Mật khẩu').fill(server.password);
  await desk.getByRole('button', {name: 'Đăng nhập'}).click();
  await desk.getByRole('link', {name: receipt.reference}).click();
  await desk.getByRole('heading', {level: 1, name: 'Đăng ký khai sinh'}).waitFor();
  assert.deepEqual(await axeViolations(desk), []);
  await desk.getByText(CHILD).first().waitFor();
  await desk.getByRole('button', {name: 'Tiếp nhận hồ sơ'}).click();
  const accepted = await desk.getByText(/Đã tiếp nhận, mã hồ sơ/).first().innerText();
  receipt.code = /mã hồ sơ (\S+)/.exec(accepted)[1];
  assert.match(receipt.code, /^[A-Z0-9.]+-\d{6}-\d{4}$/);

  const href = await desk.getByRole('link', {name: /Mẫu 01/}).getAttribute('href');
  const bytes = await (await desk.request.get(server.address + href)).body();
  const pdf = join(folder, 'form-01.pdf');
  await writeFile(pdf, bytes);
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], {encoding: 'utf8'});
  assert.ok(text.includes(receipt.code), text);
  assert.ok(text.includes(REQUESTER), text);
  execFileSync('pdftoppm', ['-r', '200', '-png', '-f', '1', '-l', '1', pdf, join(folder, 'form')]);
  const image = execFileSync('sh', ['-c', `ls ${folder}/form*.png`], {encoding: 'utf8'}).trim();
  const qr = execFileSync('zbarimg', ['--nodbus', '-q', '--raw', image], {encoding: 'utf8'});
  assert.ok(qr.includes(receipt.code), qr);
  // "Who is signed in?" is answered 401 before the sign-in, and Chromium notes it.
  assert.deepEqual(desk.problems.filter((problem) => !problem.includes('401')), []);
  await desk.context().close();
});

test('track: with the code and the secret it shows Được tiếp nhận and the due date', async () => {
  await page.goto(`${server.address}/ho-so/${receipt.code}`);
  await programReady(page);
  await page.getByRole('textbox', {name: 'Mã tra cứu'}).fill(receipt.secret);
  await button('Xem tình trạng').click();
  await heading(`Hồ sơ ${receipt.code}`).waitFor();
  await page.getByText('Được tiếp nhận').first().waitFor();
  await page.getByText('Hẹn trả kết quả').first().waitFor();
  await page.getByText(/\d\d:\d\d thứ \S+, \d\d\/\d\d\/\d{4}/).first().waitFor();
  await accessible();
});

test('nothing was written to the console and no policy was broken', () => {
  assert.deepEqual(page.problems, []);
});

// A filing with an attachment as a citizen makes it, and what the office then has of it.
import assert from 'node:assert/strict';
import {programReady} from './support.mjs';

export const CITIZEN = {name: 'Nguyễn Thị Thuở', number: '056192001237', phone: '0905123268',
  street: '12 Trần Phú', office: 'UBND phường Vạn Thạnh'};
export const PROCEDURE = 'cap-ban-sao-trich-luc-ho-tich';
export const ATTACHMENT = 'ủy quyền của bà Thuở.pdf';

/// A PDF of about this many bytes that the server accepts.
export function pdf(bytes) {
  const filler = '% quiet filler of no meaning\n'.repeat(Math.ceil(bytes / 29));
  return Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n`
    + `2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n${filler}trailer<</Root 1 0 R>>\n%%EOF\n`);
}

export const FORM = `/thu-tuc/${PROCEDURE}/nop/buoc-1`;

/// Fills in the whole form at `origin`, or the one that is open, and stops before the button that
/// sends it.
export async function fillFiling(page, origin, {attachmentBytes = 40_000} = {}) {
  const heading = (name) => page.getByRole('heading', {level: 1, name});
  const fill = (label, value) =>
    page.getByRole('textbox', {name: label}).first().fill(value);
  const choose = (group, option) =>
    page.getByRole('group', {name: group}).or(page.getByRole('radiogroup', {name: group}))
      .getByRole('radio', {name: option}).first().check();
  const next = () => page.getByRole('button', {name: /Sang bước/}).click();

  if (page.url() !== origin + FORM) await page.goto(origin + FORM);
  await programReady(page);
  // On a bad line the page may say that it could not be loaded; it comes by itself.
  await heading('Người yêu cầu').waitFor();
  await fill('Họ, chữ đệm, tên', CITIZEN.name);
  await fill('Ngày sinh', '15/03/1992');
  await choose('Giới tính', 'Nữ');
  await fill('Số định danh cá nhân', CITIZEN.number);
  await fill('Số điện thoại', CITIZEN.phone);
  await page.getByRole('combobox', {name: /Tỉnh, thành phố/}).last()
    .selectOption({label: 'Tỉnh Khánh Hòa'});
  await page.getByRole('combobox', {name: /Xã, phường, đặc khu/}).last()
    .selectOption({label: 'Phường Nha Trang'});
  await fill(/Số nhà, đường/, CITIZEN.street);
  await next();
  await heading('Người có tên trong sổ hộ tịch').waitFor();
  await choose('Xin giấy cho ai', 'Cho tôi');
  await next();
  await heading('Việc hộ tịch đã đăng ký').waitFor();
  await page.getByRole('combobox', {name: 'Loại giấy cần cấp'})
    .or(page.getByRole('radio', {name: 'Bản sao Giấy khai sinh'})).first().waitFor();
  const radio = page.getByRole('radio', {name: 'Bản sao Giấy khai sinh'});
  if (await radio.count()) await radio.check();
  else
    await page.getByRole('combobox', {name: 'Loại giấy cần cấp'})
      .selectOption({label: 'Bản sao Giấy khai sinh'});
  await fill('Nơi đã đăng ký', CITIZEN.office);
  await next();
  await heading('Bản sao và cam đoan').waitFor();
  await fill('Số bản sao giấy', '2');
  await choose('Có nhận thêm bản điện tử không', 'Không');
  await page.getByRole('checkbox', {name: /Tôi cam đoan/}).check();
  await next();
  await heading('Giấy tờ kèm theo').waitFor();
  await page.getByLabel(/Văn bản ủy quyền/).first().setInputFiles(
    {name: ATTACHMENT, mimeType: 'application/pdf', buffer: pdf(attachmentBytes)});
  await page.getByText(ATTACHMENT).first().waitFor();
  await next();
  await heading('Kiểm tra trước khi gửi').waitFor();
}

export function send(page) {
  return page.getByRole('button', {name: 'Gửi hồ sơ'}).click();
}

/// What the office holds: the files in its list, and the bytes of the attachment of each.
export async function filesOfOffice(server) {
  const signedIn = await fetch(`${server.address}/api/v1/staff/session`, {
    method: 'POST', headers: {'Content-Type': 'application/json', 'X-Onedoor-Request': '1'},
    body: JSON.stringify({account: 'canbo', password: server.password})});
  assert.equal(signedIn.status, 200);
  const cookie = signedIn.headers.get('Set-Cookie').split(';')[0];
  const read = async (path) =>
    fetch(server.address + path, {headers: {Cookie: cookie}});
  const {files} = await (await read('/api/v1/staff/files?status=1')).json();
  return Promise.all(files.map(async ({reference, applicant}) => {
    const whole = await (await read(`/api/v1/staff/files/${reference}`)).json();
    const attachments = [];
    for (const {upload_id, file_name} of whole.papers.filter((paper) => paper.upload_id)) {
      const answer = await read(`/api/v1/staff/uploads/${upload_id}`);
      attachments.push({name: file_name, bytes: Buffer.from(await answer.arrayBuffer())});
    }
    return {reference, applicant, attachments};
  }));
}

/// Exactly one file of the citizen, with the attachment as it was chosen.
export async function assertOneFile(server, attachmentBytes = 40_000) {
  const files = await filesOfOffice(server);
  assert.equal(files.length, 1, JSON.stringify(files.map(({reference}) => reference)));
  assert.equal(files[0].applicant, CITIZEN.name);
  assert.equal(files[0].attachments.length, 1);
  assert.ok(files[0].attachments[0].bytes.equals(pdf(attachmentBytes)));
  return files[0];
}

// A filing driven as assistive technology drives it: things are found by role and name in the
// accessibility tree and acted on through it. No selector, no place on the screen, no mouse.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {browser, openPage, programReady, server, serveTests} from './support.mjs';

serveTests();

class Reader {
  static async open(address) {
    const reader = new Reader();
    reader.page = await openPage(browser);
    reader.session = await reader.page.context().newCDPSession(reader.page);
    await reader.page.goto(server.address + address);
    await programReady(reader.page);
    return reader;
  }

  async nodes(...roles) {
    const {nodes} = await this.session.send('Accessibility.getFullAXTree');
    return nodes.filter((node) => !node.ignored && roles.includes(node.role?.value))
      .map((node) => ({
        backendNodeId: node.backendDOMNodeId, role: node.role.value, name: node.name?.value ?? '',
        value: node.value?.value ?? '', parent: node.parentId,
        ...Object.fromEntries((node.properties ?? []).map(({name, value}) => [name, value.value])),
      }));
  }

  /// Waits for a thing of this role and name, as a person listens until it is said.
  async find(role, name) {
    for (let i = 0; i < 100; ++i) {
      const found = (await this.nodes(role)).find((node) => name.test(node.name));
      if (found) return found;
      await this.settle();
    }
    const all = await this.nodes('heading', 'link', 'button', 'textbox', 'radio', 'checkbox');
    return assert.fail(`no ${role} ${name} among\n` +
      all.map((node) => `${node.role} ${node.name}`).join('\n'));
  }

  settle() {
    return this.page.evaluate(() => new Promise((done) =>
      requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
  }

  async act({backendNodeId}, what) {
    const {object} = await this.session.send('DOM.resolveNode', {backendNodeId});
    await this.session.send('Runtime.callFunctionOn',
      {objectId: object.objectId, functionDeclaration: what});
    await this.settle();
  }

  /// The default action of the tree: what "double tap" and "Enter" do in browse mode.
  press(node) {
    return this.act(node, 'function () { this.click(); }');
  }

  async type(node, text) {
    await this.session.send('DOM.focus', {backendNodeId: node.backendNodeId});
    await this.session.send('Input.insertText', {text});
    await this.settle();
  }

  async choose(node) {
    await this.session.send('DOM.focus', {backendNodeId: node.backendNodeId});
    const wanted = /Tỉnh, thành phố/.test(node.name) ? /Khánh Hòa/ : /./;
    for (let i = 0; i < 40; ++i) {
      await this.page.keyboard.press('ArrowDown');
      await this.settle();
      const [now] = (await this.nodes('combobox'))
        .filter((each) => each.backendNodeId === node.backendNodeId);
      if (wanted.test(now.value)) return;
    }
  }

  async go(role, name, title) {
    await this.press(await this.find(role, name));
    await this.find('heading', title);
  }

  /// Whatever is asked and has no answer gets the example that stands in its description or field.
  async fill() {
    const seen = new Set();
    for (let node = await this.unanswered(seen); node; node = await this.unanswered(seen)) {
      seen.add(node.backendNodeId);
      if (node.role === 'radio' || node.role === 'checkbox') await this.press(node);
      else if (node.role === 'combobox') await this.choose(node);
      else await this.type(node, this.answer(node.name));
    }
  }

  async unanswered(seen) {
    const nodes = await this.nodes('textbox', 'combobox', 'radio', 'checkbox');
    const radios = nodes.filter((node) => node.role === 'radio');
    const chosen = new Set(radios.filter((node) => String(node.checked) === 'true')
      .map((node) => this.groupOf(node)));
    return nodes.find((node, i) => {
      if (seen.has(node.backendNodeId) || node.disabled || node.readonly) return false;
      if (node.role === 'checkbox') return String(node.checked) === 'false' &&
        /cam đoan|đến quầy/.test(node.name);
      if (node.role === 'radio') {
        const isLast = nodes[i + 1]?.role !== 'radio' ||
          this.groupOf(nodes[i + 1]) !== this.groupOf(node);
        return isLast && !chosen.has(this.groupOf(node));
      }
      return node.value === '' || node.value === 'Chọn';
    });
  }

  groupOf(node) {
    return this.groups.get(node.backendNodeId);
  }

  answer(name) {
    const answers = [[/Ngày sinh của trẻ/, '12/11/2026'], [/Ngày sinh/, '15/03/1992'],
      [/[Nn]gày/, '13/11/2026'],
      [/Số định danh/, '056192001237'], [/điện thoại/, '0905 123 268'],
      [/Thư điện tử/, 'an@example.vn'], [/tên của trẻ/, 'Trần Nguyễn Bảo Ngọc'],
      [/tên/, 'Nguyễn Thị Thuở'], [/Dân tộc/, 'Kinh'], [/Quốc tịch/, 'Việt Nam'],
      [/bản sao/, '2']];
    return answers.find(([pattern]) => pattern.test(name))?.[1] ?? '12 Trần Phú';
  }

  /// Which group each radio button stands in, by the tree's own structure.
  async listGroups() {
    const {nodes} = await this.session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    this.groups = new Map();
    for (const node of nodes.filter((each) => each.role?.value === 'radio')) {
      let above = byId.get(node.parentId);
      while (above && !['group', 'radiogroup'].includes(above.role?.value))
        above = byId.get(above.parentId);
      this.groups.set(node.backendDOMNodeId, above?.nodeId);
    }
  }

  async leaveStep() {
    const before_ = this.page.url();
    for (let pass = 0; pass < 3 && this.page.url() === before_; ++pass) {
      await this.listGroups();
      await this.fill();
      await this.press(await this.find('button', /^Sang bước/));
    }
    const told = await this.page.locator('body').ariaSnapshot();
    assert.notEqual(this.page.url(), before_, `the step was not left:\n${told}`);
  }
}

test('a filing and its look-up through the accessibility tree alone', async () => {
  const reader = await Reader.open('/');
  await reader.type(await reader.find('searchbox', /Tìm thủ tục/), 'khai sinh');
  await reader.go('link', /^Đăng ký khai sinh,/, /^Đăng ký khai sinh$/);
  await reader.go('button', /^Nộp hồ sơ trực tuyến/, /Trường hợp/);
  while (!reader.page.url().endsWith('/kiem-tra')) await reader.leaveStep();
  await reader.go('button', /^Gửi hồ sơ/, /Đã nhận hồ sơ/);
  const pictures = await reader.nodes('image', 'img');
  assert.ok(pictures.some((node) => /Mã QR/.test(node.name)), 'the QR code has no name');
  await reader.go('button', /^Xem tình trạng/, /^Hồ sơ TN-/);
  assert.deepEqual(reader.page.problems, []);
  await reader.page.context().close();
});
